"""The list at the door, to tick who is there, with room for who comes unasked."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialoog.adapters.pdf.blocks import heading, paragraph, section
from dialoog.adapters.pdf.layout import in_rows
from dialoog.adapters.pdf.page import CONTENT_WIDTH, render
from dialoog.adapters.pdf.parts import facts_list
from dialoog.adapters.pdf.styles import Sheet
from dialoog.adapters.pdf.writing import WritingLines, ticks
from dialoog.domain.documents import SignInPaper

_GAP = 16.0
_SIZE = 14.0


def sign_in_list(paper: SignInPaper) -> bytes:
    """Give the list as PDF/UA-1; nobody writes anything but a tick."""
    return render(lambda: _story(paper), paper.imprint)


def _story(paper: SignInPaper) -> list[Flowable]:
    sheet = Sheet()
    across = [(CONTENT_WIDTH - _GAP) / 2] * 2
    return [
        heading(paper.imprint.title, sheet.title, level=1),
        *facts_list(paper.facts, sheet.body),
        paragraph(paper.explanation, sheet.body),
        *in_rows(ticks(paper.people, sheet, size=_SIZE), across, gap=_GAP, after=6),
        *section(paper.walk_ins.heading, sheet.heading),
        *(
            block
            for words in paper.walk_ins.lines
            for block in (*ticks([words], sheet), WritingLines(1))
        ),
    ]
