"""A poster for on the table, A3: the tree or the kinds of contribution, with room to write."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A3, landscape
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import Picture, heading, paragraph, paragraphs
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.layout import Columns, in_rows
from dialoog.adapters.pdf.page import Layout, render
from dialoog.adapters.pdf.parts import passage
from dialoog.adapters.pdf.shapes import apple_tree
from dialoog.adapters.pdf.styles import BRAND, SHADES, SOFT, Sheet, coloured, sized, tight
from dialoog.domain.documents import PosterPaper, Space
from dialoog.domain.methods import TreePart

_SIZE = landscape(A3)
_EDGE = 34.0
_GAP = 14.0
_WIDE = _SIZE[0] - 2 * _EDGE
_TREE = 372.0
_BESIDE = (_WIDE - _TREE - 2 * _GAP) / 2
_TALL = 206.0
_LOW = 232.0
_GRID_ROOM = 640.0
_ACROSS = 3
_LEFT = (TreePart.BLOSSOM, TreePart.TRUNK)
_RIGHT = (TreePart.APPLES, TreePart.SEEDS)


def poster(paper: PosterPaper) -> bytes:
    """Give the poster as PDF/UA-1 on A3, lying."""
    layout = Layout(size=_SIZE, left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE - 6, footer=False)
    return render(lambda: _story(paper), paper.imprint, layout)


def _story(paper: PosterPaper) -> list[Flowable]:
    sheet = Sheet()
    body = _around_the_tree if paper.tree else _in_a_grid
    return [*_top(paper, sheet), *body(paper, sheet)]


def _top(paper: PosterPaper, sheet: Sheet) -> list[Flowable]:
    label = coloured(tight(sized(sheet.label, 13)), BRAND)
    question = passage(paper.question, label, tight(sized(sheet.strong, 18)))
    table = [paragraph(paper.table, sized(sheet.strong, 18))]
    return [
        Columns(
            [[heading(paper.heading, tight(sized(sheet.title, 26)), level=1), *question], table],
            [_WIDE - 150 - _GAP, 150],
            gap=_GAP,
            after=10,
        )
    ]


def _around_the_tree(paper: PosterPaper, sheet: Sheet) -> list[Flowable]:
    """The crown beside the tree, what feeds it under it."""
    left, right = (
        [
            _space(each, sheet, tall=_TALL)
            for part in side
            for each in paper.spaces
            if each.part is part
        ]
        for side in (_LEFT, _RIGHT)
    )
    under = [each for each in paper.spaces if each.part not in (*_LEFT, *_RIGHT)]
    return [
        Columns(
            [left, [Picture(apple_tree(0, width=_TREE), paper.tree)], right],
            [_BESIDE, _TREE, _BESIDE],
            gap=_GAP,
            after=10,
        ),
        *_row([*[_space(each, sheet, tall=_LOW) for each in under], *_private(paper, sheet, _LOW)]),
    ]


def _in_a_grid(paper: PosterPaper, sheet: Sheet) -> list[Flowable]:
    count = len(paper.spaces) + bool(paper.private.lines)
    rows = -(-count // _ACROSS)
    tall = _GRID_ROOM / max(1, rows) - _GAP
    cards = [*[_space(each, sheet, tall=tall) for each in paper.spaces]]
    cards += _private(paper, sheet, tall)
    wide = (_WIDE - (_ACROSS - 1) * _GAP) / _ACROSS
    return in_rows(cards, [wide] * _ACROSS, gap=_GAP, after=_GAP)


def _row(cards: Sequence[Card]) -> list[Flowable]:
    wide = (_WIDE - (len(cards) - 1) * _GAP) / max(1, len(cards))
    return in_rows(cards, [wide] * len(cards), gap=_GAP, after=0)


def _space(space: Space, sheet: Sheet, *, tall: float) -> Card:
    """A tinted box with little print at its top and nothing in the rest of it."""
    shade = SHADES[space.look]
    marks = "  ·  ".join(mark.code for mark in space.marks)
    small = coloured(tight(sized(sheet.label, 12)), shade.ink)
    return Card(
        [
            heading(space.heading, coloured(tight(sized(sheet.title, 19)), shade.ink), level=2),
            *([paragraph(marks, small)] if marks else []),
            *paragraphs(space.prompts, coloured(tight(sized(sheet.body, 12)), SOFT)),
        ],
        Dress(fill=shade.fill, line=shade.line, edge=shade.line, before=0, after=10, tall=tall),
    )


def _private(paper: PosterPaper, sheet: Sheet, tall: float) -> list[Card]:
    if not paper.private.lines:
        return []
    shade = SHADES[0]
    title = coloured(tight(sized(sheet.title, 19)), shade.ink)
    content = [
        heading(paper.private.heading, title, level=2),
        *paragraphs(paper.private.lines, sized(sheet.body, 13)),
    ]
    return [Card(content, Dress(fill=shade.fill, line=shade.line, before=0, after=10, tall=tall))]
