"""The answer board: contributions gathered into advice, and a decision with a reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dialoog.domain.refusal import Refused


class CareRoute(StrEnum):
    """Where a wormpje goes, chosen together with the person."""

    NOTHING = "nothing"
    AFTER_CARE = "after_care"
    COMPLAINT = "complaint"
    ADVICE = "advice"


class Placing(StrEnum):
    """Where something that was said stands on the board."""

    LOOSE = "loose"
    GATHERED = "gathered"
    SET_ASIDE = "set_aside"


class DecisionAnswer(StrEnum):
    """What is decided on an advice."""

    YES = "yes"
    PARTLY = "partly"
    LATER = "later"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What the answer board needs to know of something that was said.

    ``private`` is a wormpje: it is answered with care, along ``route``, and never in public.
    ``set_aside`` is the reason why it is not used.
    """

    key: int
    private: bool = False
    route: CareRoute | None = None
    care_done: bool = False
    set_aside: str = ""

    @property
    def belongs_on_board(self) -> bool:
        return not self.private or self.route is CareRoute.ADVICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An answer with its reason in plain words; ``at`` is when it was written down."""

    answer: DecisionAnswer
    reason: str
    decided_by: str
    decided_on: date
    at: datetime
    until: date | None = None
    change: str = ""
    noticed_how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Contributions that get one answer; the last decision counts, earlier ones are history.

    ``reply_by`` is when people who came with it unasked were told to expect that answer.
    """

    title: str
    contributions: frozenset[int] = frozenset()
    asked: bool = True
    reply_by: date | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def decision(self) -> Decision | None:
        return self.decisions[-1] if self.decisions else None


def gather(advice: Advice, contributions: Iterable[Contribution]) -> Advice:
    """Give the advice with more contributions in it; one contribution may feed several."""
    added = list(contributions)
    for contribution in added:
        if not contribution.belongs_on_board:
            raise Refused("contribution.private")
        if contribution.set_aside:
            raise Refused("contribution.set_aside")
    keys = frozenset(contribution.key for contribution in added)
    return replace(advice, contributions=advice.contributions | keys)


def release(advice: Advice, contribution: Contribution) -> Advice:
    """Give the advice without one contribution, which then needs another answer."""
    _require_undecided(advice)
    return replace(advice, contributions=advice.contributions - {contribution.key})


def rename(advice: Advice, *, title: str, told_at: datetime | None) -> Advice:
    """Give the advice a clearer name, until people heard an answer to it under this one."""
    if is_told(advice, told_at=told_at):
        raise Refused("advice.told")
    return replace(advice, title=_title(title))


def is_told(advice: Advice, *, told_at: datetime | None) -> bool:
    """Say whether people heard a decision on it, the newest one or one before."""
    first = advice.decisions[0] if advice.decisions else None
    return first is not None and told_at is not None and first.at <= told_at


def merge(first: Advice, second: Advice, *, title: str) -> Advice:
    """Give one advice for two; asked when one of them was, answered by the earliest day."""
    _require_undecided(first)
    _require_undecided(second)
    return Advice(
        title=_title(title),
        contributions=first.contributions | second.contributions,
        asked=first.asked or second.asked,
        reply_by=min((day for day in (first.reply_by, second.reply_by) if day), default=None),
    )


def split(advice: Advice, keys: Iterable[int], *, title: str) -> tuple[Advice, Advice]:
    """Give what stays and the new advice with ``keys``; refuse when one would be empty."""
    _require_undecided(advice)
    moved = frozenset(keys) & advice.contributions
    if not moved or moved == advice.contributions:
        raise Refused("advice.nothing_to_split")
    stays = replace(advice, contributions=advice.contributions - moved)
    new = Advice(
        title=_title(title), contributions=moved, asked=advice.asked, reply_by=advice.reply_by
    )
    return stays, new


def set_aside(
    contribution: Contribution, *, reason: str, advices: Iterable[Advice]
) -> Contribution:
    """Give the contribution as "not used", with the reason; a wormpje is never set aside."""
    if contribution.private:
        raise Refused("contribution.private")
    if not reason.strip():
        raise Refused("contribution.reason_missing")
    if any(contribution.key in advice.contributions for advice in advices):
        raise Refused("contribution.in_advice")
    return replace(contribution, set_aside=reason.strip())


def make_decision(
    *,
    answer: DecisionAnswer,
    reason: str,
    decided_by: str,
    decided_on: date,
    at: datetime,
    today: date,
    until: date | None = None,
    change: str = "",
    noticed_how: str = "",
) -> Decision:
    """Make a decision; refuse one without a reason or a name, and "later" without a date.

    What isn't decided yet, with a date after ``today``, is refused too.
    """
    if not reason.strip():
        raise Refused("decision.reason_missing", answer=answer)
    if not decided_by.strip():
        raise Refused("decision.name_missing")
    if decided_on > today:
        raise Refused("decision.not_yet", on=decided_on)
    later = answer is DecisionAnswer.LATER
    if later and until is None:
        raise Refused("decision.until_missing")
    if later and until is not None and until <= decided_on:
        raise Refused("decision.until_in_past", until=until)
    return Decision(
        answer=answer,
        reason=reason.strip(),
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        at=at,
        until=until if later else None,
        change=change.strip(),
        noticed_how=noticed_how.strip(),
    )


def decide(advice: Advice, decision: Decision) -> Advice:
    """Give the advice with a new decision; what was decided before stays readable."""
    return replace(advice, decisions=(*advice.decisions, decision))


def needs_telling(advice: Advice, *, told_at: datetime | None) -> bool:
    """Say whether the newest decision came after people were last told."""
    decision = advice.decision
    return decision is not None and (told_at is None or decision.at > told_at)


def lapsed(advice: Advice, *, today: date) -> bool:
    """Say whether "later" has passed its date without a new decision."""
    decision = advice.decision
    return decision is not None and decision.until is not None and decision.until < today


def unplaced(
    contributions: Iterable[Contribution], advices: Sequence[Advice]
) -> tuple[Contribution, ...]:
    """Give the contributions that still look for an advice to belong to."""
    placed = frozenset[int]().union(*(advice.contributions for advice in advices))
    return tuple(
        contribution
        for contribution in contributions
        if contribution.belongs_on_board
        and not contribution.set_aside
        and contribution.key not in placed
    )


def unanswered(
    contributions: Iterable[Contribution], advices: Sequence[Advice]
) -> tuple[Contribution, ...]:
    """Give the contributions of which people can't hear yet what is done with them.

    A contribution is answered when every advice it feeds has a decision, or when it was set aside
    with a reason. A wormpje is answered when the care that was chosen is done.
    """
    decided = {key for advice in advices if advice.decision for key in advice.contributions}
    waiting = {key for advice in advices if not advice.decision for key in advice.contributions}
    return tuple(
        contribution
        for contribution in contributions
        if not _is_answered(contribution, decided=decided - waiting)
    )


def require_all_answered(contributions: Iterable[Contribution], advices: Sequence[Advice]) -> None:
    """Refuse to report back while a contribution or an advice has no answer."""
    open_contributions = unanswered(contributions, advices)
    if open_contributions:
        raise Refused("feedback.unanswered", count=len(open_contributions))
    undecided = sum(advice.decision is None for advice in advices)
    if undecided:
        raise Refused("feedback.undecided", count=undecided)


def require_all_told(advices: Iterable[Advice], *, told_at: datetime | None) -> None:
    """Refuse to end while an advice was decided anew and people don't know it."""
    untold = sum(needs_telling(advice, told_at=told_at) for advice in advices)
    if untold:
        raise Refused("feedback.untold", count=untold)


def require_none_later(advices: Iterable[Advice]) -> None:
    """Refuse to end while people wait for a new decision: nobody decides after the end."""
    waiting = sum(
        advice.decision is not None and advice.decision.until is not None for advice in advices
    )
    if waiting:
        raise Refused("feedback.later", count=waiting)


def _is_answered(contribution: Contribution, *, decided: set[int]) -> bool:
    if not contribution.belongs_on_board:
        if contribution.route is CareRoute.NOTHING:
            return True
        return contribution.route is not None and contribution.care_done
    return bool(contribution.set_aside) or contribution.key in decided


def _require_undecided(advice: Advice) -> None:
    if advice.decisions:
        raise Refused("advice.decided", title=advice.title)


def _title(title: str) -> str:
    if not title.strip():
        raise Refused("advice.title_missing")
    return title.strip()
