"""The page "u zei, wij doen": what everybody may read of a programme, without logging in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.services import followup
from dialoog.services.feedback.checks import Round, read_round
from dialoog.services.feedback.stories import find_told
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow, DecisionRow, ShowingRow, StoryRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow

__all__ = ["ProgrammeRow", "PublicPage", "find_published", "read_page"]

find_published = storage.find_published


@dataclass(frozen=True)
class Answered:
    """One advice with the decision on it, and what people said in their own words."""

    advice: AdviceRow
    decision: DecisionRow
    quotes: Sequence[str]


@dataclass(frozen=True)
class PublicPage:
    """All that stands on the public page; nobody's name, nothing without consent."""

    programme: ProgrammeRow
    answers: Sequence[Answered]
    actions: Sequence[ActionRow]
    asking: bool
    last_round: Round | None
    stories: Sequence[StoryRow]
    showings: Sequence[ShowingRow]
    unused: Sequence[tuple[str, int]]


def read_page(programme: ProgrammeRow, *, told_at: datetime | None, today: date) -> PublicPage:
    """Gather what may be read in public of a programme whose people were last told ``told_at``."""
    rounds = [read_round(row, today=today) for row in storage.list_checks(programme.id)]
    ended = [found for found in rounds if not found.takes_answers]
    last = ended[-1] if ended else None
    said = storage.list_contributions(programme.id)
    quotes = _quotes(said)
    return PublicPage(
        programme=programme,
        answers=[
            Answered(row, decision, quotes[row.id])
            for row in storage.list_advices(programme.id)
            if (decision := find_told_decision(row, told_at=told_at))
        ],
        actions=followup.list_actions(programme_id=programme.id),
        asking=any(found.takes_answers for found in rounds),
        last_round=last,
        stories=find_told(programme),
        showings=storage.list_showings(programme.id),
        unused=_unused(said) if told_at else [],
    )


def list_ended_rounds(programme_id: int, *, today: date) -> list[Round]:
    """Give the rounds that take no answers any more, oldest first."""
    rounds = [read_round(row, today=today) for row in storage.list_checks(programme_id)]
    return [found for found in rounds if not found.takes_answers]


def find_told_decision(advice: AdviceRow, *, told_at: datetime | None) -> DecisionRow | None:
    """Give the newest decision that people have been told of; a later one is not public yet."""
    told = [row for row in advice.decisions if told_at is not None and row.at <= told_at]
    return told[-1] if told else None


def _unused(said: Iterable[ContributionRow]) -> list[tuple[str, int]]:
    """Give why contributions aren't used, and how many for each reason; not what was said."""
    return list(Counter(row.set_aside_reason for row in said if row.set_aside_reason).items())


def _quotes(said: Mapping[ContributionRow, Iterable[int]]) -> dict[int, list[str]]:
    """Give what may be quoted with each advice, by its number."""
    quotes: dict[int, list[str]] = defaultdict(list)
    for row, advice_ids in said.items():
        if row.may_be_read_by_all:
            for advice_id in advice_ids:
                quotes[advice_id].append(row.text)
    return quotes
