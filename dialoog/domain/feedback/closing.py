"""The end of a programme, guarded: told when all is answered, closed when it is really better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from dialoog.domain import programmes
from dialoog.domain.feedback.advices import (
    Advice,
    Contribution,
    needs_telling,
    require_all_answered,
)
from dialoog.domain.feedback.checks import Check, Verdict, is_open, verdict
from dialoog.domain.programmes import Override, Programme, ProgrammeState, ProgrammeStep
from dialoog.domain.refusal import Refused

TOLD = frozenset({ProgrammeState.REPORTED, ProgrammeState.CLOSED})


def report_back(
    programme: Programme,
    *,
    contributions: Iterable[Contribution],
    advices: Sequence[Advice],
    told_at: datetime | None,
    today: date,
) -> Programme:
    """Give the programme after the answer left; its promise is kept once everybody has it.

    ``told_at`` is when people last heard what was decided. Who hears only how it goes on has not
    heard back anew: the rounds that were asked since they did still count. A closed programme
    stays closed.
    """
    reported = programmes.advance(programme, ProgrammeStep.REPORT)
    require_all_answered(contributions, advices)
    sent = tuple(programmes.send_answer(promise, today=today) for promise in programme.promises)
    decided = any(needs_telling(advice, told_at=told_at) for advice in advices)
    goes_on = programme.state in TOLD and not decided
    reported_on = programme.reported_on if goes_on else today
    return replace(reported, promises=sent, reported_on=reported_on)


def require_may_ask(
    programme: Programme, checks: Iterable[Check], *, closes_on: date, today: date
) -> None:
    """Refuse a new round before people heard back, or while another one runs."""
    if programme.state not in TOLD:
        raise Refused("check.not_told_yet")
    if any(is_open(check, today=today) for check in checks):
        raise Refused("check.running")
    if closes_on <= today:
        raise Refused("check.ends_too_soon", closes_on=closes_on)


def close(
    programme: Programme,
    checks: Iterable[Check],
    *,
    today: date,
    override: Override | None = None,
) -> Programme:
    """Give the programme closed, on the word of enough care users who took part.

    Only the newest round since people heard back counts. An ``override`` closes without that; it
    needs a name and a reason, and stays with the programme for good.
    """
    closed = replace(programmes.advance(programme, ProgrammeStep.CLOSE), closed_on=today)
    if override is None:
        _require_better(programme, checks, today=today)
        return closed
    if not (override.name.strip() and override.reason.strip()):
        raise Refused("programme.override_incomplete")
    return replace(closed, override=override)


def settle(programme: Programme, checks: Iterable[Check], *, today: date) -> Programme:
    """Give the programme as its newest round leaves it: "not better" opens it again."""
    if programme.state not in TOLD:
        return programme
    check = _find_newest(programme, checks)
    if check is None or verdict(check, today=today) is not Verdict.NOT_BETTER:
        return programme
    return programmes.advance(programme, ProgrammeStep.REOPEN)


def _require_better(programme: Programme, checks: Iterable[Check], *, today: date) -> None:
    check = _find_newest(programme, checks)
    if check is None:
        raise Refused("programme.not_checked")
    said = verdict(check, today=today)
    if said is Verdict.OPEN:
        raise Refused("programme.check_open", closes_on=check.closes_on)
    if said is Verdict.TOO_FEW_ANSWERS:
        raise Refused("programme.too_few_answers", least=check.threshold.least)
    if said is Verdict.NOT_BETTER:
        raise Refused("programme.not_better", share=check.threshold.share)


def _find_newest(programme: Programme, checks: Iterable[Check]) -> Check | None:
    since = programme.reported_on
    counting = [check for check in checks if since is not None and check.opened_on >= since]
    return max(reversed(counting), key=lambda check: check.opened_on, default=None)
