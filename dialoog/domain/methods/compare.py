"""What is different between two run sheets: phases that came, went, moved or say something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from dialoog.domain.methods.model import Phase


class Change(StrEnum):
    """What happened to a phase."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class PhasePart(StrEnum):
    """A part of a phase that people read; each is named as the field of ``Phase``."""

    TITLE = "title"
    MINUTES = "minutes"
    FORM = "form"
    PURPOSE = "purpose"
    LEAD = "lead"
    SAY = "say"
    QUESTIONS = "questions"
    TIPS = "tips"
    RECORDS = "records"
    MATERIALS = "materials"
    PAPER = "paper"
    TOOLS = "tools"
    ROUTE = "route"
    ENDS_IN_AGREEMENTS = "ends_in_agreements"


@dataclass(frozen=True, slots=True)
class Difference:
    """One phase that isn't the same: as it is now, or as it was when it was removed.

    Of a changed phase ``parts`` say what is otherwise than ``before``.
    """

    change: Change
    phase: Phase
    before: Phase | None = None
    parts: tuple[PhasePart, ...] = ()


def compare(before: Sequence[Phase], after: Sequence[Phase]) -> tuple[Difference, ...]:
    """Give what changed from one run sheet to another, in the order of the new one.

    Phases are the same phase when they have the same key. What went comes last.
    """
    known = {phase.key: phase for phase in before}
    moved = _moved([phase.key for phase in before], [phase.key for phase in after])
    found = [_difference(known.get(phase.key), phase, moved=moved) for phase in after]
    kept = {phase.key for phase in after}
    gone = [Difference(Change.REMOVED, phase) for phase in before if phase.key not in kept]
    return (*(difference for difference in found if difference), *gone)


def _difference(before: Phase | None, after: Phase, *, moved: set[str]) -> Difference | None:
    if before is None:
        return Difference(Change.ADDED, after)
    parts = tuple(part for part in PhasePart if getattr(before, part) != getattr(after, part))
    if parts:
        return Difference(Change.CHANGED, after, before, parts)
    return Difference(Change.MOVED, after) if after.key in moved else None


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Give the keys that are in both, but not in the same order."""
    left = [key for key in before if key in after]
    right = [key for key in after if key in before]
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    in_order = {key for block in blocks for key in left[block.a : block.a + block.size]}
    return set(left) - in_order
