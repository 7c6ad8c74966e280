"""Laws of the building blocks: no word is lost and every sign can be printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from dialoog.adapters.pdf.blocks import heading, items, paragraph
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.fonts import BOLD, fitting_size, printable, shortened, width
from dialoog.adapters.pdf.page import render
from dialoog.adapters.pdf.styles import Sheet
from tests.adapters.pdf import papers
from tests.adapters.pdf.reading import heard, roles

SIGNS = set(pdfmetrics.getFont(BOLD).face.charToGlyph)
lengths = st.lists(st.integers(1, 400), min_size=1, max_size=12)


@settings(max_examples=12, deadline=None)
@given(lengths)
def test_card_over_pages_loses_and_doubles_nothing(counts: list[int]) -> None:
    sheet = Sheet()
    texts = [" ".join(f"{n}.{word}" for word in range(count)) for n, count in enumerate(counts)]

    def story() -> list[Card]:
        inside = Card([paragraph(text, sheet.body) for text in texts], Dress())
        return [Card([heading("Kop", sheet.label, level=1), inside], Dress())]

    pieces = heard(render(story, papers.imprint("Proef")))

    assert pieces == [("H1", "Kop"), *(("P", text) for text in texts)]


@settings(max_examples=8, deadline=None)
@given(lengths)
def test_list_over_pages_stays_one_list(counts: list[int]) -> None:
    lines = ["woord " * count for count in counts]

    pdf = render(lambda: items(lines, Sheet().body), papers.imprint("Proef"))

    assert roles(pdf) == ["Document", "L", *(["LI", "Lbl", "LBody"] * len(lines))]


@given(st.text())
def test_printable_text_stays_the_same_when_printed_again(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_printable_text_has_only_signs_of_the_typeface(text: str) -> None:
    assert set(map(ord, printable(text))) <= SIGNS | {ord("\n")}


def test_printable_keeps_names_as_they_are_written() -> None:
    names = "Yılmaz, Özgür, Łukasz, Ştefan, Đorđe, Zoë, Renée, Åse, Kovač – ‘t Hooft"

    assert printable(names) == names


def test_printable_shows_that_a_sign_is_missing() -> None:
    assert printable("Фа") == "??"


@given(st.text(max_size=60), st.floats(20, 300))
def test_shortened_text_fits(text: str, room: float) -> None:
    line = shortened(text, room=room, size=12)

    assert width(line, font="DialoogSans", size=12) <= room


@given(st.text(min_size=1, max_size=40), st.floats(50, 500))
def test_fitting_size_fits_or_is_the_smallest(text: str, room: float) -> None:
    size = fitting_size(text, room=room, largest=90, smallest=12)

    line = " ".join(printable(text).split())
    assert size == 12 or width(line, font=BOLD, size=size) <= room + 0.01
