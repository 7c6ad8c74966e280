"""Rounded cards: blocks with a border, a tint or a coloured edge that may run over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.styles import LINE, PAPER, RADIUS

_ENOUGH = 10_000.0
_ROUNDING = 0.01
# With this much room there is no better page to wait for.
_FRESH_PAGE = 600.0


@dataclass(frozen=True, slots=True)
class Dress:
    """How a card looks, in points; ``edge`` is a coloured band along its left side.

    A card that is cut leaves at least ``least`` on the first page. One that isn't is at least
    ``tall``.
    """

    fill: Color = PAPER
    line: Color | None = LINE
    edge: Color | None = None
    padding: float = 12.0
    indent: float = 0.0
    before: float = 8.0
    after: float = 10.0
    least: float = 60.0
    tall: float = 0.0

    @property
    def left(self) -> float:
        """From the left side of the card to its content."""
        return self.padding + (6.0 if self.edge else 0.0)


class Card(Flowable):
    """Blocks inside one rounded box; a part that doesn't fit goes on in a box on the next page."""

    def __init__(self, content: Sequence[Flowable], dress: Dress) -> None:
        super().__init__()
        self.content = list(content)
        self.dress = dress
        self.spaceBefore, self.spaceAfter = dress.before, dress.after

    def _inside(self, available_width: float) -> float:
        return available_width - self.dress.indent - self.dress.left - self.dress.padding

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        inside = self._inside(available_width)
        heights = _heights(self.content, inside, self.canv)
        self.height = max(self.dress.tall, sum(heights) + 2 * self.dress.padding)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between blocks, or inside one; a heading is never left behind alone."""
        if available_height < self.dress.least:
            return []
        inside = self._inside(available_width)
        room = available_height - 2 * self.dress.padding
        cut, parts = _fitting(self.content, inside, room, self.canv)
        if len(parts) > 1:
            here, there = [*self.content[:cut], parts[0]], [*parts[1:], *self.content[cut + 1 :]]
        else:
            while (
                cut
                and available_height < _FRESH_PAGE
                and getattr(self.content[cut - 1], "holds_next", False)
            ):
                cut -= 1
            here, there = self.content[:cut], self.content[cut:]
        if not here or not there:
            return []
        cut_dress = replace(self.dress, tall=0)
        return [Card(here, cut_dress), Card(there, replace(cut_dress, before=0))]

    def draw(self) -> None:
        canvas, dress = self.canv, self.dress
        with canvas.decoration():
            _draw_box(canvas, dress, width=self.width - dress.indent, height=self.height)
        inside = self._inside(self.width)
        x, y = dress.indent + dress.left, self.height - dress.padding
        for block, height in zip(self.content, _heights(self.content, inside, canvas), strict=True):
            y -= height
            block.drawOn(canvas, x, y, inside - block.width)


def _gaps(content: Sequence[Flowable]) -> list[float]:
    """The white above each block; the first one needs none."""
    pairs = pairwise(content)
    return [0.0, *(max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairs)]


def _heights(content: Sequence[Flowable], width: float, canvas: TaggedCanvas) -> list[float]:
    """The height of each block together with the white above it."""
    return [
        gap + float(block.wrapOn(canvas, width, _ENOUGH)[1])
        for gap, block in zip(_gaps(content), content, strict=True)
    ]


def _fitting(
    content: Sequence[Flowable], width: float, room: float, canvas: TaggedCanvas
) -> tuple[int, list[Flowable]]:
    """Say which block is the first that doesn't fit, and in which parts it can be cut."""
    heights, gaps = _heights(content, width, canvas), _gaps(content)
    for number, (height, gap) in enumerate(zip(heights, gaps, strict=True)):
        if height > room + _ROUNDING:
            left = room - gap
            return number, content[number].splitOn(canvas, width, left) if left > 0 else []
        room -= height
    return len(content), []


def _draw_box(canvas: TaggedCanvas, dress: Dress, *, width: float, height: float) -> None:
    canvas.saveState()
    canvas.translate(dress.indent, 0)
    shape = canvas.beginPath()
    shape.roundRect(0, 0, width, height, RADIUS)
    canvas.setFillColor(dress.fill)
    canvas.drawPath(shape, stroke=0, fill=1)
    if dress.edge:
        canvas.saveState()
        canvas.clipPath(shape, stroke=0, fill=0)
        canvas.setFillColor(dress.edge)
        canvas.rect(0, 0, 6, height, stroke=0, fill=1)
        canvas.restoreState()
    if dress.line:
        canvas.setStrokeColor(dress.line)
        canvas.setLineWidth(0.8)
        canvas.drawPath(shape, stroke=1, fill=0)
    canvas.restoreState()
