"""The macros that show figures, times and tables say them in words too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

Render = Callable[..., str]


def test_bar_chart_carries_its_figures_as_a_table(render: Render) -> None:
    html = render("{{ bar_chart('Wensen', [('Rust', 4), ('Groen', 2)], 'Wens', 'Aantal') }}")

    assert re.findall(r'<rect width="([\d.]+)%"', html) == ["100.0", "50.0"]
    assert '<th scope="row">Groen</th><td class="number">2</td>' in html


def test_bar_chart_of_nothing_is_empty_bars(render: Render) -> None:
    assert "<rect" not in render("{{ bar_chart('Wensen', [], 'Wens', 'Aantal') }}")
    assert 'width="0.0%"' in render("{{ bar_chart('Wensen', [('Rust', 0)], 'Wens', 'Aantal') }}")


def test_stacked_bar_says_its_parts_in_words(render: Render) -> None:
    html = render("{{ stacked_bar('Afspraken', [('Klaar', 3, 'done'), ('Te laat', 1, 'late')]) }}")

    assert 'aria-label="Afspraken: 3 klaar, 1 te laat."' in html
    assert re.findall(r'<svg x="[\d.]+%" width="([\d.]+)%"', html) == ["75.0", "25.0"]


def test_time_bar_says_the_programme_in_words(render: Render) -> None:
    html = render("{{ time_bar([('Welkom', 20, 1), ('Pauze', 10, 0)], free_minutes=10) }}")

    assert 'aria-label="Tijdbalk: Welkom 20 minuten, Pauze 10 minuten."' in html
    assert "time-bar__free" in html


@pytest.mark.parametrize(
    ("left", "words"),
    [(12, "Nog 12 minuten"), (1, "Nog 1 minuut"), (0, "De tijd is om."), (-3, "De tijd is om.")],
)
def test_clock_tells_the_time_without_script(render: Render, left: int, words: str) -> None:
    html = render("{{ clock(left, 40, '2027-01-21T15:10:00+01:00') }}", left=left)

    assert words in html.split('class="clock__words">')[1]


def test_table_may_be_scrolled_from_the_keyboard(render: Render) -> None:
    html = render("{% call table('Mensen', ['Naam', ('Aantal', 'number')]) %}{% endcall %}")

    assert 'role="region" tabindex="0" aria-label="Tabel: Mensen"' in html
    assert '<th scope="col" class="number">Aantal</th>' in html


def test_pagination_leads_on_and_back(render: Render) -> None:
    html = render("{{ pagination(2, 3, address) }}", address=lambda page: f"?p={page}")

    assert re.findall(r'<a [^>]*href="([^"]+)"', html) == ["?p=1", "?p=3"]
    assert "Bladzijde 2 van 3" in html
    assert render("{{ pagination(1, 1, address) }}", address=str).strip() == ""


def test_round_table_names_table_and_seats(render: Render) -> None:
    html = render("{{ round_table(3, ['lived_experience', none], words='2 plekken') }}")

    assert "Tafel 3, 2 plekken: 1 eigen ervaring, 1 vrij" in html
    assert "<b>Tafel 3</b>" in html
