"""Parts that several papers share: the question with the promise, facts, lines under a label."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import fact, heading, items, paragraphs
from dialoog.adapters.pdf.bullets import Bullet
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.layout import Columns
from dialoog.adapters.pdf.page import CONTENT_WIDTH
from dialoog.adapters.pdf.styles import BRAND, LINE, TINT, Sheet, coloured, sized
from dialoog.domain.documents import Fact, Passage, Purpose

_GAP = 16.0


def facts_list(facts: Sequence[Fact], style: ParagraphStyle) -> list[Flowable]:
    """One line per fact."""
    return [fact(each.label, each.text, style) for each in facts]


def passage(
    words: Passage, label: ParagraphStyle, body: ParagraphStyle, *, level: int = 2
) -> list[Flowable]:
    """A small heading with paragraphs under it; nothing when there are no lines."""
    if not words.lines:
        return []
    return [heading(words.heading, label, level=level), *paragraphs(words.lines, body)]


def listed(
    words: Passage, label: ParagraphStyle, body: ParagraphStyle, *, level: int = 2
) -> list[Flowable]:
    """A small heading with a list under it; nothing when there are no lines."""
    if not words.lines:
        return []
    return [heading(words.heading, label, level=level), *items(words.lines, body)]


def rounds_beside(
    rounds: Sequence[Passage], sheet: Sheet, *, size: float, bullet: Bullet, level: int
) -> list[Flowable]:
    """Who sits somewhere in each round, three rounds beside each other, with a sign per person."""
    wide = [(CONTENT_WIDTH - 2 * _GAP) / 3] * 3
    label, body = coloured(sized(sheet.label, size), BRAND), _listed(sized(sheet.body, size))
    stacks = [
        [
            heading(each.heading, label, level=level),
            *items(each.lines, body, bullets=[bullet] * len(each.lines)),
        ]
        for each in rounds
    ]
    rows = [stacks[at : at + 3] for at in range(0, len(stacks), 3)]
    return [Columns(row, wide[: len(row)], gap=_GAP, after=14) for row in rows]


def _listed(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}-listed", parent=style, spaceAfter=3)


def purpose_card(purpose: Purpose, sheet: Sheet) -> Card:
    """The question in large letters with the promise right under it."""
    label = coloured(sheet.label, BRAND)
    return Card(
        [
            *passage(purpose.question, label, sheet.strong),
            *passage(purpose.room, label, sheet.body),
            *passage(purpose.promise, label, sheet.body),
        ],
        Dress(fill=TINT, line=LINE, edge=BRAND),
    )
