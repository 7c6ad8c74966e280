"""When an owner hears of their actions again, and when a manager does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.followup.actions import UNFINISHED, Action, days_late
from dialoog.domain.refusal import Refused

WEEK = 7
MONDAY = 0
MOST_DAYS = 90


class Occasion(StrEnum):
    """Why an owner gets a mail about their actions."""

    WEEKLY = "weekly"
    CHASE = "chase"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chasing:
    """The rules of an organisation: days before and after the date, and how often at most."""

    paused: bool = False
    weekly: bool = True
    days_before: int = 7
    most_late: int = 6
    escalate_after: int = 14


@dataclass(frozen=True, slots=True)
class Chased:
    """An action with how often its owner heard of which date; another date begins anew."""

    action: Action
    due_on: date | None = None
    times: int = 0

    @property
    def heard(self) -> int:
        """How often the owner heard of the date that stands now."""
        return self.times if self.due_on == self.action.due_on else 0


def require_sensible(rules: Chasing) -> None:
    """Refuse rules that nobody could follow."""
    if not 0 <= rules.days_before <= MOST_DAYS:
        raise Refused("chasing.days_out_of_range", most=MOST_DAYS)
    if not 1 <= rules.escalate_after <= MOST_DAYS:
        raise Refused("chasing.days_out_of_range", most=MOST_DAYS)
    if not 0 <= rules.most_late <= MOST_DAYS:
        raise Refused("chasing.times_out_of_range", most=MOST_DAYS)


def times_to_hear(action: Action, *, rules: Chasing, today: date) -> int:
    """Give how often an owner should have heard of an action's date by ``today``.

    Once before the date, then on the first day after it, and every week until the most.
    """
    if action.state not in UNFINISHED:
        return 0
    if today < action.due_on - timedelta(days=rules.days_before):
        return 0
    late = days_late(action, today=today)
    weeks = 1 + (late - 1) // WEEK if late else 0
    return 1 + min(weeks, rules.most_late)


def is_to_be_chased(chased: Chased, *, rules: Chasing, today: date) -> bool:
    """Say whether the owner must hear of this action now."""
    return times_to_hear(chased.action, rules=rules, today=today) > chased.heard


def occasion_to_mail(
    actions: Iterable[Chased],
    *,
    rules: Chasing,
    weekly: bool,
    mailed_on: date | None,
    today: date,
) -> Occasion | None:
    """Say why an owner gets a mail today; one a day, and the week's overview takes it all along.

    ``weekly`` is whether this owner wants the overview; ``mailed_on`` when they last got a mail.
    """
    unfinished = [one for one in actions if one.action.state in UNFINISHED]
    if rules.paused or not unfinished or mailed_on == today:
        return None
    if rules.weekly and weekly and today.weekday() == MONDAY:
        return Occasion.WEEKLY
    chased = any(is_to_be_chased(one, rules=rules, today=today) for one in unfinished)
    return Occasion.CHASE if chased else None


def require_may_remind(
    action: Action, *, rules: Chasing, mailed_on: date | None, today: date
) -> None:
    """Refuse to remind an owner by hand of what is finished, in a pause, or twice on a day."""
    if action.state not in UNFINISHED:
        raise Refused("chasing.nothing_to_do", state=action.state)
    if rules.paused:
        raise Refused("chasing.paused")
    if mailed_on == today:
        raise Refused("chasing.mailed_today")


def needs_a_manager(action: Action, *, told_of: date | None, rules: Chasing, today: date) -> bool:
    """Say whether the manager must hear that an action is late; once for each date."""
    late_enough = days_late(action, today=today) >= rules.escalate_after
    return late_enough and told_of != action.due_on
