"""The checker isn't blind: each planted fault is found, so that a pass means something."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from reportlab.graphics.shapes import Drawing

from dialoog.adapters.pdf.blocks import Picture, heading, paragraph
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import Sheet
from tests.adapters.pdf import papers
from tests.adapters.pdf.reading import failures

IMPRINT = papers.imprint("Proef")


def test_plain_page_passes() -> None:
    sheet = Sheet()

    pdf = render(lambda: [heading("Kop", sheet.title, level=1)], IMPRINT)

    assert failures(pdf) == []


def test_untagged_footer_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def nothing(_canvas: TaggedCanvas, _kind: str = "Layout") -> Iterator[None]:
        yield

    monkeypatch.setattr(TaggedCanvas, "decoration", nothing)

    assert failures(render(lambda: [paragraph("Tekst", Sheet().body)], IMPRINT)) != []


def test_skipped_heading_level_is_caught() -> None:
    sheet = Sheet()

    pdf = render(
        lambda: [heading("Een", sheet.title, level=1), heading("Vier", sheet.label, level=4)],
        IMPRINT,
    )

    assert failures(pdf) != []


def test_missing_language_is_caught() -> None:
    nameless = replace(IMPRINT, language="")

    assert failures(render(lambda: [paragraph("Tekst", Sheet().body)], nameless)) != []


def test_figure_without_words_is_caught() -> None:
    picture = Picture(Drawing(10, 10), "vierkant")
    picture.alt = ""

    assert failures(render(lambda: [picture], IMPRINT, Layout(footer=False))) != []


def test_figure_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="can't be heard"):
        Picture(Drawing(10, 10), "  ")


def test_item_outside_a_list_is_caught() -> None:
    pdf = render(lambda: [paragraph("Los", Sheet().body, node=Node("LBody"))], IMPRINT)

    assert failures(pdf) != []


def test_marked_content_never_nests() -> None:
    canvas = TaggedCanvas("never written")

    with canvas.marking(Node("P")), pytest.raises(ValueError, match="inside another"):
        canvas.decoration().__enter__()
