"""What stands before a list item, each with its own place in the structure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color

from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.fonts import BOLD, printable
from dialoog.adapters.pdf.shapes import seat
from dialoog.adapters.pdf.structure import Node
from dialoog.adapters.pdf.styles import BRAND, PAPER
from dialoog.domain.people import Perspective


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a bullet comes: left side and baseline of the first line, and the size of the text."""

    x: float
    baseline: float
    size: float


class Bullet(Protocol):
    """A sign before an item; ``indent`` is its room in times the text size."""

    @property
    def indent(self) -> float: ...

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        """Draw the sign as a label of ``item``, or as decoration."""


@dataclass(frozen=True, slots=True)
class Dot:
    """The plain sign of a list."""

    colour: Color = BRAND
    indent: float = 1.4

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        with canvas.marking(Node("Lbl", item)):
            canvas.setFillColor(self.colour)
            canvas.setFont(BOLD, spot.size)
            canvas.drawCentredString(spot.x + 0.6 * spot.size, spot.baseline, "•")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a filled circle."""

    text: str
    colour: Color
    indent: float = 2.4

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        centre, size = spot.x + 0.9 * spot.size, spot.size
        with canvas.decoration():
            canvas.setFillColor(self.colour)
            canvas.circle(centre, spot.baseline + 0.34 * size, 0.88 * size, stroke=0, fill=1)
        with canvas.marking(Node("Lbl", item)):
            canvas.setFillColor(PAPER)
            canvas.setFont(BOLD, size)
            canvas.drawCentredString(centre, spot.baseline, self.text)


@dataclass(frozen=True, slots=True)
class SeatSign:
    """The sign of a perspective with the ``word`` for it; without a word it is decoration."""

    perspective: Perspective
    word: str = ""
    indent: float = 1.9

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        size = spot.size
        drawing = Drawing(size, size)
        drawing.add(seat(self.perspective, x=0.6 * size, y=0.34 * size, size=0.85 * size))
        with canvas.marking(self._figure(canvas, item, spot)) if self.word else canvas.decoration():
            renderPDF.draw(drawing, canvas, spot.x, spot.baseline)

    def _figure(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> Node:
        left, low = canvas.absolutePosition(spot.x, spot.baseline)
        box = (round(left), round(low), round(left + spot.size), round(low + spot.size))
        return Node("Figure", Node("Lbl", item), alt=printable(self.word), bbox=box)


@dataclass(frozen=True, slots=True)
class Ring:
    """The seat of a person who chose to show no perspective."""

    indent: float = 1.9

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        with canvas.decoration():
            canvas.setStrokeColor(BRAND)
            canvas.setLineWidth(1.5)
            middle = spot.baseline + 0.34 * spot.size
            canvas.circle(spot.x + 0.6 * spot.size, middle, 0.38 * spot.size, stroke=1, fill=0)


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box to tick with a pen; the words beside it say what it means."""

    indent: float = 1.9

    def draw(self, canvas: TaggedCanvas, item: Node, spot: Spot) -> None:
        with canvas.decoration():
            canvas.setStrokeColor(BRAND)
            canvas.setLineWidth(1.2)
            side = 1.1 * spot.size
            canvas.roundRect(spot.x, spot.baseline - 0.18 * spot.size, side, side, 3, fill=0)
