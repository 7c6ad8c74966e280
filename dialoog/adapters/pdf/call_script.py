"""The phone list on paper: what to say, and a row for each person with room for the outcome."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading, section
from dialoog.adapters.pdf.cards import Card, Dress
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.parts import facts_list, passage, purpose_card
from dialoog.adapters.pdf.styles import Sheet
from dialoog.adapters.pdf.tables import table
from dialoog.domain.documents import CallScriptPaper

_LIST = (122.0, 96.0, 124.0, CONTENT_WIDTH - 342.0)


def call_script(paper: CallScriptPaper) -> bytes:
    """Give the phone list as PDF/UA-1."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: CallScriptPaper) -> list[Flowable]:
    sheet = Sheet()
    story: list[Flowable] = [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        purpose_card(paper.purpose, sheet),
    ]
    story += [
        Card(passage(words, sheet.label, sheet.speech), Dress())
        for words in paper.say
        if words.lines
    ]
    rows = [(call.name, call.number, call.note, paper.outcomes) for call in paper.calls]
    return [
        *story,
        *section(paper.list_heading, sheet.heading),
        table(paper.columns, rows, widths=_LIST, head=sheet.label, body=sheet.body),
    ]
