"""What is new of a programme, for everybody: each answer, what became of it, and the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain.followup import ActionState, ActionStep
from dialoog.domain.programmes import ProgrammeState
from dialoog.services.feedback.checks import Round
from dialoog.services.feedback.public import find_told_decision, list_ended_rounds
from dialoog.storage import feedback as feedback_storage
from dialoog.storage import followup as storage
from dialoog.storage.feedback import AdviceRow, DecisionRow
from dialoog.storage.followup import ActionStepRow
from dialoog.storage.history import list_events
from dialoog.storage.programmes import ProgrammeRow

STILL_TRUE = {
    ActionStep.FINISH: frozenset({ActionState.DONE, ActionState.NOTICED}),
    ActionStep.NOTICE: frozenset({ActionState.NOTICED}),
    ActionStep.DROP: frozenset({ActionState.DROPPED}),
}


@dataclass(frozen=True)
class News:
    """All that is new of a programme; nobody's name, nothing that people were not told."""

    programme: ProgrammeRow
    answers: Sequence[tuple[AdviceRow, DecisionRow]]
    steps: Sequence[ActionStepRow]
    last_round: Round | None
    closed_at: datetime | None


def read_news(programme: ProgrammeRow, *, told_at: datetime | None, today: date) -> News:
    """Gather what is new of a programme whose people were last told ``told_at``."""
    ended = list_ended_rounds(programme.id, today=today)
    return News(
        programme=programme,
        answers=[
            (row, decision)
            for row in feedback_storage.list_advices(programme.id)
            if (decision := find_told_decision(row, told_at=told_at))
        ],
        steps=_list_steps(programme.id),
        last_round=ended[-1] if ended else None,
        closed_at=_find_closed_at(programme),
    )


def _list_steps(programme_id: int) -> list[ActionStepRow]:
    """Give the last time that each action was done, noticed or dropped, while that still holds."""
    last = {
        (row.action_id, row.step): row
        for row in storage.list_steps(programme_id, STILL_TRUE)
        if row.step and row.action.state in STILL_TRUE[row.step]
    }
    return list(last.values())


def _find_closed_at(programme: ProgrammeRow) -> datetime | None:
    """Give when a programme was closed; None while it is open."""
    if programme.state is not ProgrammeState.CLOSED:
        return None
    events = list_events("programme", programme.id)
    return next((row.at for row in reversed(events) if row.what == "programme.closed"), None)
