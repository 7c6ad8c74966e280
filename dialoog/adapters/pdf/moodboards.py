"""Moodboards to hang on a wall: a page for each advice, lying, with a large picture."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, PageBreak

from dialoog.adapters.pdf.blocks import Picture, heading, paragraph
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.styles import BRAND, MARGIN, Sheet, coloured, sized
from dialoog.domain.documents import MoodboardPage, MoodboardsPaper

_SIZE = landscape(A4)
_WIDE = _SIZE[0] - 2 * MARGIN
_HIGH = 250.0


def moodboards(paper: MoodboardsPaper) -> bytes:
    """Give the moodboards as PDF/UA-1, an advice on each page."""
    return render(lambda: _story(paper), paper.imprint, Layout(size=_SIZE))


def _story(paper: MoodboardsPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = [heading(paper.imprint.title, sized(sheet.title, 22), level=1)]
    for number, page in enumerate(paper.pages):
        if number:
            story.append(PageBreak())
        story += _page(page, sheet)
    return story


def _page(page: MoodboardPage, sheet: Sheet) -> list[Flowable]:
    story: list[Flowable] = [
        paragraph(f"{page.place} · {page.votes}", coloured(sized(sheet.label, 16), BRAND)),
        heading(page.heading, sized(sheet.title, 28), level=2),
    ]
    if page.picture:
        story.append(Picture(_Photo(page.picture), page.alt))
    if page.line:
        story.append(paragraph(page.line, sized(sheet.strong, 24)))
    if page.why:
        story.append(paragraph(page.why, sized(sheet.body, 16)))
    return story


class _Photo:
    """A photo as large as fits beside its words."""

    def __init__(self, content: bytes) -> None:
        self._image = ImageReader(BytesIO(content))
        wide, high = self._image.getSize()
        scale = min(_WIDE / wide, _HIGH / high)
        self.width, self.height = wide * scale, high * scale

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float) -> None:  # noqa: N802  # reportlab's name
        canvas.drawImage(self._image, x, y, self.width, self.height)
