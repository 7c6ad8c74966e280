"""The short measure on paper: a side of the table and a face per statement, to tick; no name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Path, String
from reportlab.platypus import Flowable, PageBreak, Spacer

from dialoog.adapters.pdf.blocks import heading, items, paragraph
from dialoog.adapters.pdf.bullets import Spot, TickBox
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.fonts import BOLD
from dialoog.adapters.pdf.layout import in_rows
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import BRAND, MARGIN, PAPER, Sheet, sized, tight
from dialoog.adapters.pdf.writing import phase_tag
from dialoog.domain.documents import MeasurePaper, MeasureSheet

_EDGE = 40.0
_WIDE = 595.0 - 2 * _EDGE
_SHORT = 3
# How deep the mouth of each face bends; another score has a question mark.
_BEND = {1: -5.0, 2: -2.5, 3: 0.0, 4: 2.5, 5: 5.0}


def measure_form(paper: MeasurePaper) -> bytes:
    """Give the measure of each moment as PDF/UA-1; a short one stands twice on its page."""
    layout = Layout(left=_EDGE, right=_EDGE, top=_EDGE, bottom=MARGIN, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: MeasurePaper) -> list[Flowable]:
    story: list[Flowable] = []
    for number, sheet in enumerate(paper.sheets):
        if number:
            story.append(PageBreak())
        copies = 2 if len(sheet.statements) < _SHORT else 1
        for copy in range(copies):
            story += [Spacer(1, 60)] if copy else []
            story += _form(paper, sheet)
    return story


def _form(paper: MeasurePaper, form: MeasureSheet) -> list[Flowable]:
    sheet = Sheet()
    label = tight(sized(sheet.strong, 13.5))
    sides = items(paper.sides, sized(sheet.choice, 13), bullets=[TickBox()] * len(paper.sides))
    across = [(_WIDE - 14) / 2] * 2
    return [
        *phase_tag(form.mark, sheet),
        heading(form.heading, sized(sheet.title, 20), level=1),
        paragraph(paper.explanation, sheet.body),
        heading(paper.sides_heading, label, level=2),
        Spacer(1, 4),
        *in_rows(sides, across, gap=14, after=2),
        *(_statement(statement, paper.faces, sheet) for statement in form.statements),
    ]


def _statement(text: str, faces: Sequence[tuple[int, str]], sheet: Sheet) -> Flowable:
    style = tight(sized(sheet.body, 11))
    answers = items([word for _, word in faces], style, bullets=[Face(score) for score, _ in faces])
    wide = (_WIDE - 20) / len(faces)
    return Card(
        [
            heading(text, tight(sized(sheet.strong, 14)), level=2),
            Spacer(1, 6),
            *in_rows(answers, [wide] * len(faces), gap=0, after=0),
        ],
        Dress(before=6, after=2, padding=10),
    )


@dataclass(frozen=True, slots=True)
class Face:
    """A face to tick, from sad to glad, or a question mark for who doesn't know."""

    score: int
    indent: float = 2.45

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        size = 2.15 * spot.size
        drawing = Drawing(size, size)
        middle = size / 2
        drawing.add(
            Circle(middle, middle, middle - 1, fillColor=PAPER, strokeColor=BRAND, strokeWidth=1.2)
        )
        if self.score in _BEND:
            for side in (-1, 1):
                eye = Circle(middle + side * 4, middle + 3, 1.3)
                eye.fillColor, eye.strokeColor = BRAND, None
                drawing.add(eye)
            drawing.add(_mouth(middle, _BEND[self.score]))
        else:
            drawing.add(
                String(
                    middle, middle - 4.5, "?", fontName=BOLD, fontSize=13, fillColor=BRAND,
                    textAnchor="middle",
                )
            )  # fmt: skip
        with canvas.decoration():
            renderPDF.draw(drawing, canvas, spot.x, spot.baseline - size / 2 + 0.34 * spot.size)


def _mouth(middle: float, bend: float) -> Path:
    low = middle - 4
    path = Path(fillColor=None, strokeColor=BRAND, strokeWidth=1.4)
    path.moveTo(middle - 5.5, low + bend / 2)
    path.curveTo(
        middle - 2, low - bend / 2, middle + 2, low - bend / 2, middle + 5.5, low + bend / 2
    )
    return path
