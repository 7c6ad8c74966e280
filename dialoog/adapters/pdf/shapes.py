"""Small drawings made of lines: the four seats, a box to tick, a square code, the apple tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import cos, pi, sin

import segno
from reportlab.graphics.shapes import Circle, Drawing, Group, Path, Polygon, Rect, String
from reportlab.lib.colors import Color, HexColor, black

from dialoog.adapters.pdf.fonts import BOLD, fitting_size, one_line
from dialoog.adapters.pdf.styles import APPLE, BRAND, PAPER, SEAT_COLOURS, WOOD, WOODEN
from dialoog.domain.people import Perspective

_QUIET_ZONE = 4  # modules of white around the code (ISO/IEC 18004)
_LEAF = (HexColor("#3d7a55"), HexColor("#4f8d5d"), HexColor("#8fbf79"))
_GRASS = HexColor("#8bb174")
_CROWN = (
    (100, 156, 44),
    (56, 140, 38),
    (144, 140, 38),
    (40, 108, 32),
    (160, 108, 32),
    (76, 108, 40),
    (124, 108, 40),
)
_LIGHT = ((88, 172, 20), (50, 150, 17), (138, 156, 18), (34, 114, 14), (154, 116, 15))
_PLACES = (
    *((100, 168), (64, 140), (136, 140), (100, 130), (40, 112), (160, 112)),
    *((80, 102), (120, 102), (72, 168), (128, 168), (100, 190), (46, 144)),
    *((154, 144), (82, 148), (118, 148), (60, 92), (140, 92), (100, 98)),
    *((30, 96), (170, 96), (62, 118), (138, 118), (98, 150), (112, 182)),
)


def seat(perspective: Perspective, *, x: float, y: float, size: float) -> Circle | Rect | Polygon:
    """The sign of one perspective around the point (x, y)."""
    colour = SEAT_COLOURS[perspective]
    half = size / 2
    look = {"fillColor": colour, "strokeColor": None}
    if perspective is Perspective.LIVED_EXPERIENCE:
        return Circle(x, y, half, **look)
    if perspective is Perspective.PROFESSION:
        side = 0.9 * size
        return Rect(x - side / 2, y - side / 2, side, side, rx=1.5, ry=1.5, **look)
    if perspective is Perspective.GOVERNMENT:
        return Polygon([x - half, y - half, x + half, y - half, x, y + half], **look)
    wide = 0.58 * size
    return Polygon([x - wide, y, x, y - wide, x + wide, y, x, y + wide], **look)


def round_table(number: str, seats: Sequence[Perspective | None], *, size: float) -> Drawing:
    """A table from above, its number in the middle and a sign for each person around it."""
    drawing = Drawing(size, size)
    middle, radius = size / 2, size * 0.3
    drawing.add(
        Circle(
            middle, middle, radius, fillColor=WOODEN.fill, strokeColor=WOODEN.line, strokeWidth=2
        )
    )
    figure = fitting_size(number, room=1.5 * radius, largest=radius, smallest=8)
    drawing.add(_number(one_line(number), x=middle, y=middle, size=figure, colour=WOODEN.ink))
    for place, perspective in enumerate(seats):
        angle = pi / 2 - 2 * pi * place / len(seats)
        x, y = middle + size * 0.42 * cos(angle), middle + size * 0.42 * sin(angle)
        sign = min(size * 0.11, 2 * pi * size * 0.42 / len(seats) * 0.7)
        if perspective is None:
            drawing.add(Circle(x, y, sign / 2, fillColor=PAPER, strokeColor=BRAND, strokeWidth=1.5))
        else:
            drawing.add(seat(perspective, x=x, y=y, size=sign))
    return drawing


def qr_code(url: str, *, size: float) -> Drawing:
    """A square code that leads to ``url``, as lines, so that it prints sharp at any size."""
    code = segno.make(url, error="m", micro=False)
    rows = list(code.matrix)
    module = size / (len(rows) + 2 * _QUIET_ZONE)
    drawing = Drawing(size, size)
    for y, x, length in _runs(rows):
        left, low = (x + _QUIET_ZONE) * module, size - (y + 1 + _QUIET_ZONE) * module
        drawing.add(Rect(left, low, length * module, module, fillColor=black, strokeColor=None))
    return drawing


def _runs(rows: list[bytearray]) -> Iterator[tuple[int, int, int]]:
    """Dark modules beside each other as one bar: row, first column, how many."""
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                yield y, x, length
            x += length


def apple_tree(apples: int, *, width: float) -> Drawing:
    """The Appelboompje with a numbered apple for each idea, as far as there is room for them."""
    drawing = Drawing(width, width)
    tree = Group(transform=(width / 200, 0, 0, width / 200, 0, 0))
    tree.add(_ground())
    tree.add(_trunk())
    for parts, colour in ((_CROWN, _LEAF[0]), (_CROWN[:1] + _CROWN[5:], _LEAF[1])):
        for x, y, radius in parts:
            inner = radius if colour is _LEAF[0] else radius * 0.8
            tree.add(Circle(x, y, inner, fillColor=colour, strokeColor=None))
    for x, y, radius in _LIGHT:
        tree.add(Circle(x, y, radius, fillColor=_LEAF[2], strokeColor=None))
    for number, (x, y) in enumerate(_PLACES[:apples], 1):
        tree.add(Circle(x, y, 9, fillColor=APPLE, strokeColor=PAPER, strokeWidth=0.8))
        tree.add(_number(str(number), x=x, y=y, size=11, colour=PAPER))
    drawing.add(tree)
    return drawing


def _ground() -> Path:
    path = Path(fillColor=_GRASS, strokeColor=None)
    path.moveTo(10, 14)
    path.curveTo(50, 26, 150, 26, 190, 14)
    path.curveTo(150, 6, 50, 6, 10, 14)
    path.closePath()
    return path


def _trunk() -> Path:
    path = Path(fillColor=WOOD, strokeColor=None)
    path.moveTo(74, 14)
    path.curveTo(90, 20, 92, 50, 90, 76)
    path.lineTo(62, 110)
    path.lineTo(70, 114)
    path.lineTo(94, 92)
    path.lineTo(97, 130)
    path.lineTo(104, 130)
    path.lineTo(107, 92)
    path.lineTo(130, 114)
    path.lineTo(138, 110)
    path.lineTo(110, 76)
    path.curveTo(108, 50, 110, 20, 126, 14)
    path.closePath()
    return path


def _number(text: str, *, x: float, y: float, size: float, colour: Color) -> String:
    return String(
        x,
        y - 0.34 * size,
        text,
        fontName=BOLD,
        fontSize=size,
        fillColor=colour,
        textAnchor="middle",
    )
