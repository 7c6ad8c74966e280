"""Tables that stay one table for a screen reader, also when they run over pages."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table

from dialoog.adapters.pdf.blocks import Prose, markup, paragraph
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import LINE, TINT

Cell = str | Sequence[str]


class _HeaderCell(Prose):
    """A column header: heard once, and only decoration where it is repeated on a next page."""

    heard = False

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        if not self.heard:
            super().place(canvas, x, y)
            self.heard = True
            return
        with canvas.decoration("Pagination"):
            self.write(canvas, x, y)


class _TaggedTable(Table):
    """ReportLab's table, whose tints and lines are decoration; its cells tag themselves."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  # reportlab's name
        with self.canv.decoration():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  # reportlab's name
        with self.canv.decoration():
            super()._drawLines()


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    widths: Sequence[float],
    head: ParagraphStyle,
    body: ParagraphStyle,
) -> Flowable:
    """A table with a header row that repeats; the first cell of each row is its header.

    A cell of several lines holds a paragraph for each.
    """
    whole = Node("Table")
    top = Node("TR", whole)
    data: list[list[object]] = [[_header(text, head, row=top) for text in columns]]
    for cells in rows:
        row = Node("TR", whole)
        first, *others = cells
        data.append(
            [
                _cell(first, head, Node("TH", row, scope="Row")),
                *(_cell(other, body, Node("TD", row)) for other in others),
            ]
        )
    drawn = _TaggedTable(data, colWidths=list(widths), repeatRows=1, splitInRow=1, hAlign="LEFT")
    drawn.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), TINT),
            ("LINEBELOW", (0, 0), (-1, -1), 0.8, LINE),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    drawn.spaceAfter = 10
    return drawn


def _header(text: str, style: ParagraphStyle, *, row: Node) -> _HeaderCell:
    cell = _HeaderCell(markup(text), style)
    cell.node = Node("TH", row, scope="Column")
    return cell


def _cell(cell: Cell, style: ParagraphStyle, node: Node) -> list[Flowable]:
    if isinstance(cell, str):
        return [paragraph(cell, style, node=node)]
    return [paragraph(line, style, node=Node("P", node)) for line in cell]
