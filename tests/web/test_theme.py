"""A house style is readable whatever colours an organisation brings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.web.theme import contrast, theme_css

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
OWN_THEME = {"name": "dialoog", "brand": "#1f5a44", "accent": "#b23a2e", "neutral": "#46584f"}

colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def values(css: str) -> dict[str, str]:
    return dict(re.findall(r"--basis-color-([\w-]+): (#[0-9a-f]{6});", css))


def groups(found: dict[str, str]) -> list[str]:
    return [
        name.removesuffix("-bg-document")
        for name in found
        if name.endswith("-bg-document") and "inverse" not in name
    ]


@settings(max_examples=25, deadline=None)
@given(brand=colours, accent=colours, neutral=colours)
def test_theme_keeps_text_and_lines_readable(brand: str, accent: str, neutral: str) -> None:
    found = values(theme_css("town", brand, accent, neutral))

    for group in groups(found):
        for word in ("color-default", "color-hover", "color-active", "color-document"):
            for surface in ("bg-document", "bg-subtle", "bg-default", "bg-hover", "bg-active"):
                assert contrast(found[f"{group}-{word}"], found[f"{group}-{surface}"]) >= 4.5
        assert contrast(found[f"{group}-color-subtle"], found[f"{group}-bg-default"]) >= 4.5
        for line in ("border-default", "border-hover", "border-active"):
            assert contrast(found[f"{group}-{line}"], found[f"{group}-bg-default"]) >= 3


@settings(max_examples=25, deadline=None)
@given(brand=colours, accent=colours, neutral=colours)
def test_theme_keeps_white_words_on_full_colours_readable(
    brand: str, accent: str, neutral: str
) -> None:
    found = values(theme_css("town", brand, accent, neutral))

    for group in groups(found):
        for surface in ("default", "hover", "active", "subtle", "document"):
            words = found[f"{group}-inverse-color-default"]
            assert contrast(words, found[f"{group}-inverse-bg-{surface}"]) >= 4.5


def test_theme_gives_every_group_the_same_28_colours() -> None:
    found = values(theme_css(**OWN_THEME))

    assert len(groups(found)) == 13
    assert len(found) == 13 * 28


def test_theme_uses_the_brand_itself_when_white_can_be_read_on_it() -> None:
    found = values(theme_css(**OWN_THEME))

    assert found["action-1-inverse-bg-default"] == OWN_THEME["brand"]


def test_theme_darkens_a_brand_that_is_too_light_for_white_words() -> None:
    found = values(theme_css("town", "#ffd500", "#b23a2e", "#46584f"))

    assert found["action-1-inverse-bg-default"] != "#ffd500"


def test_theme_answers_to_its_class() -> None:
    assert ".appelveld-theme {" in theme_css("appelveld", "#1f5a44", "#b23a2e", "#46584f")


@pytest.mark.parametrize("colour", ["green", "#fff", "1f5a44", "#1f5a4g", ""])
def test_theme_refuses_another_notation(colour: str) -> None:
    with pytest.raises(ValueError, match="#rrggbb"):
        theme_css("town", colour, "#b23a2e", "#46584f")


def test_committed_theme_is_what_the_generator_makes() -> None:
    assert (CSS / "theme.css").read_text() == theme_css(**OWN_THEME)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)
