"""The code by which people know a phase, the same on screen and on paper: "4 Bloesem"."""

from __future__ import annotations

from dialoog.domain.methods import Phase
from dialoog.services.live import Sheet
from dialoog.web.language import choose


def phase_code(sheet: Sheet, phase: Phase) -> str:
    """Give the number and the title of a phase; a break has only a title."""
    title = phase.title.in_language(choose())
    number = sheet.number_of(phase)
    return f"{number} {title}" if number else title
