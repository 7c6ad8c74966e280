"""Hear from care users whether they notice an action, and let it follow what they say."""

from __future__ import annotations

from datetime import date, datetime

from dialoog.domain import followup
from dialoog.domain.figures import Weighed
from dialoog.domain.followup import ActionState, ActionStep, Heard, Through
from dialoog.services import clock, history
from dialoog.services.followup.actions import add_step
from dialoog.storage import db
from dialoog.storage import followup as storage
from dialoog.storage.followup import ActionRow, NoticeRow


def noticed(
    action_id: int,
    *,
    yes: int,
    no: int,
    through: Through,
    now: datetime,
    unsure: int = 0,
    words: str = "",
    said_on: date | None = None,
    source: str = "",
    user_id: int | None = None,
) -> ActionRow:
    """Write down how many care users notice an action, and let it follow what they say.

    It is noticed when it was done and the threshold is reached that the programme chose: the least
    number of answers and the share of yes. With enough answers and too few yes it opens again.
    ``words`` say what is noticed, or what is missing. ``source`` names where it was counted
    ("check:12"): counting there again replaces what was counted there before. A round of questions
    tells it when the round is over.
    """
    row = storage.get_action(action_id)
    db.session.flush()  # the step with which it was done has a number from here on
    before = row.state
    notice = _notice(row, finish_id=_last_finish(row), source=source)
    notice.yes, notice.no, notice.unsure = yes, no, unsure
    notice.through, notice.words = through, words.strip()
    notice.said_on, notice.at, notice.user_id = said_on or clock.day_of(now), now, user_id
    threshold = row.programme.threshold
    row.remember(followup.hear(row.as_action(), _heard(row), threshold=threshold, missing=words))
    if row.state is not before:
        step = ActionStep.NOTICE if row.state is ActionState.NOTICED else ActionStep.REOPEN
        add_step(row, step=step, note=words, now=now, user_id=user_id)
        history.note(f"action.{step.value}", "action", row.id)
    return row


def weigh_notices(row: ActionRow) -> Weighed:
    """Give what care users say of an action since it was last done, as it may be shown."""
    return followup.weigh_heard(_heard(row), threshold=row.programme.threshold)


def _last_finish(row: ActionRow) -> int | None:
    steps = (one.id for one in reversed(row.history) if one.step is ActionStep.FINISH)
    return next(steps, None)


def _heard(row: ActionRow) -> list[Heard]:
    finish_id = _last_finish(row)
    return [one.as_heard() for one in row.notices if one.finish_id == finish_id]


def _notice(row: ActionRow, *, finish_id: int | None, source: str) -> NoticeRow:
    if source:
        for known in row.notices:
            if (known.source, known.finish_id) == (source, finish_id):
                return known
    notice = NoticeRow(organisation_id=row.organisation_id, finish_id=finish_id, source=source)
    row.notices.append(notice)
    return notice
