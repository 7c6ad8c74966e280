"""U zei, wij doen: each advice with its answer as a colour and a word."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading, paragraph, paragraphs
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.page import render
from dialoog.adapters.pdf.parts import facts_list
from dialoog.adapters.pdf.styles import APPLE, BRAND, SHADES, SOFT, Sheet, coloured, sized
from dialoog.domain.documents import AdviceOverviewPaper, Answered
from dialoog.domain.feedback import DecisionAnswer

_AMBER = SHADES[1].line
_LIGHTS: dict[DecisionAnswer | None, Color] = {
    DecisionAnswer.YES: BRAND,
    DecisionAnswer.PARTLY: _AMBER,
    DecisionAnswer.LATER: _AMBER,
    DecisionAnswer.NO: APPLE,
    None: SOFT,
}


def advice_overview(paper: AdviceOverviewPaper) -> bytes:
    """Give the overview to hand out as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: AdviceOverviewPaper) -> list[Flowable]:
    sheet = Sheet()
    top = [heading(paper.imprint.title, sheet.title, level=1), *facts_list(paper.facts, sheet.body)]
    if not paper.answers:
        return [*top, paragraph(paper.none, sheet.body)]
    return [*top, *(_answer(one, paper.said, sheet) for one in paper.answers)]


def _answer(one: Answered, said: str, sheet: Sheet) -> Card:
    ink = SHADES[1].ink if _LIGHTS[one.answer] is _AMBER else _LIGHTS[one.answer]
    return Card(
        [
            heading(f"{said} {one.title}", sheet.heading, level=2),
            *paragraphs(tuple(f"“{quote}”" for quote in one.quotes), sheet.small),
            paragraph(one.word, coloured(sized(sheet.strong, 17), ink)),
            *([paragraph(one.reason, sheet.body)] if one.reason else []),
            *facts_list(one.more, sheet.body),
        ],
        Dress(edge=_LIGHTS[one.answer]),
    )
