"""The account to the council: who was asked, what was done with it, and what it led to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dialoog.domain import outcomes
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.outcomes import Harvest, Reach, Scope
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Promise
from dialoog.services.followup import ActionFigures, count_actions
from dialoog.services.outcomes.records import harvests, promised
from dialoog.services.outcomes.window import window_of
from dialoog.storage import outcomes as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow


@dataclass(frozen=True)
class Account:
    """What one programme can show; figures of people are rounded to fives, and nobody is named."""

    programme: ProgrammeRow
    meetings: Sequence[tuple[MeetingRow, Harvest]]
    asked: Mapping[Perspective, Reach]
    whole: Reach
    advices: Sequence[AdviceRow]
    promises: Sequence[Promise]
    actions: ActionFigures

    @property
    def said(self) -> int:
        """How often something was written down at its meetings."""
        return sum(harvest.said for _meeting, harvest in self.meetings)

    @property
    def decided(self) -> Mapping[DecisionAnswer | None, int]:
        """How many pieces of advice got which answer; None has no answer yet."""
        return Counter(row.decisions[-1].answer if row.decisions else None for row in self.advices)


def give_account(scope: Scope, *, today: date) -> list[Account]:
    """Give the programmes in which something happened in the period, the first one first."""
    window = window_of(scope, today=today)
    rows = storage.list_programmes()
    meetings = harvests(window)
    asked = storage.count_people_asked(window)
    advices = storage.list_advices(window)
    actions = storage.list_actions(window)
    due = promised(rows, window)
    accounts = [
        Account(
            programme=row,
            meetings=[pair for pair in meetings if pair[0].programme_id == row.id],
            asked={
                perspective: outcomes.reach(
                    group for group in asked.get(row.id, []) if group.perspective is perspective
                )
                for perspective in Perspective
            },
            whole=outcomes.reach(asked.get(row.id, [])),
            advices=[one for one in advices if one.programme_id == row.id],
            promises=[promise for owner, promise in due if owner is row],
            actions=count_actions(
                [one for one in actions if one.programme_id == row.id], today=today
            ),
        )
        for row in rows
    ]
    return [found for found in accounts if found.meetings or found.advices or found.promises]
