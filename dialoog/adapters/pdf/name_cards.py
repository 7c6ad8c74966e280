"""Tent cards to fold: a first name that everyone at the table can read, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.fonts import BOLD, REGULAR, fitting_size, one_line, shortened, width
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import BRAND, SOFT
from dialoog.domain.documents import NameCard, NameCardsPaper

_WIDTH, _HEIGHT = A4[0], A4[1] / 2
_FACE = _HEIGHT / 2
_ROOM = _WIDTH - 100
_LARGEST, _SMALLEST = 96.0, 30.0
_SMALL = 18.0


def name_cards(paper: NameCardsPaper) -> bytes:
    """Give two cards on each A4 as PDF/UA-1: cut along the line, fold along the dots."""
    layout = Layout(left=0, right=0, top=0, bottom=0, footer=False)
    cards = [_TentCard(card) for card in paper.cards]
    return render(lambda: cards, paper.imprint, layout)


class _TentCard(Flowable):
    """Half a sheet; the name stands on both faces, so that both sides of the table can read it."""

    def __init__(self, card: NameCard) -> None:
        super().__init__()
        self.name, self.lines = card.name, _lines(card.tables)

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = _WIDTH, _HEIGHT - 0.01
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        with canvas.decoration():
            self._draw_lines(canvas)
            canvas.saveState()
            canvas.translate(_WIDTH, _HEIGHT)
            canvas.rotate(180)
            self._draw_name(canvas)
            self._draw_tables(canvas)
            canvas.restoreState()
        with canvas.marking(Node("P")):
            self._draw_name(canvas)
        with canvas.marking(Node("P")):
            self._draw_tables(canvas)
        canvas.restoreState()

    def _draw_lines(self, canvas: TaggedCanvas) -> None:
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        canvas.line(0, 0, _WIDTH, 0)
        canvas.setDash(2, 5)
        canvas.line(0, _FACE, _WIDTH, _FACE)
        canvas.setDash()

    def _draw_name(self, canvas: TaggedCanvas) -> None:
        size = fitting_size(self.name, room=_ROOM, largest=_LARGEST, smallest=_SMALLEST)
        canvas.setFont(BOLD, size)
        canvas.setFillColor(BRAND)
        name = shortened(self.name, room=_ROOM, size=size, font=BOLD)
        canvas.drawCentredString(_WIDTH / 2, 0.52 * _FACE - 0.34 * size, name)

    def _draw_tables(self, canvas: TaggedCanvas) -> None:
        canvas.setFont(REGULAR, _SMALL)
        canvas.setFillColor(SOFT)
        for place, line in enumerate(reversed(self.lines)):
            words = shortened(line, room=_ROOM, size=_SMALL)
            canvas.drawCentredString(_WIDTH / 2, 26 + 24 * place, words)


def _lines(tables: Sequence[str]) -> list[str]:
    """Put as many tables on a line as fit there."""
    lines: list[str] = []
    for table in map(one_line, tables):
        longer = f"{lines[-1]}  ·  {table}" if lines else table
        if lines and width(longer, font=REGULAR, size=_SMALL) <= _ROOM:
            lines[-1] = longer
        else:
            lines.append(table)
    return lines
