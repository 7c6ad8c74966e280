"""Ask whether it is really better, and let the programme follow the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from dialoog.domain import feedback
from dialoog.domain.feedback import CheckAnswer, MessageKind, Verdict
from dialoog.domain.feedback.updates import NEVER_SKIPPED
from dialoog.domain.figures import Weighed, rounded
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Override
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, history, jobs, keys, links, outbox
from dialoog.services.feedback import deliveries, updates
from dialoog.services.feedback.noticing import count_notices, keep_what_is_missed
from dialoog.services.feedback.reading import get_board
from dialoog.services.feedback.rounds import take_next_round_off
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import CheckAnswerRow, CheckRow
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

EARLY = time(5, 0)
NOTHING_NOTICED: Mapping[int, CheckAnswer] = MappingProxyType({})

list_checks = storage.list_checks
get_check_answer = storage.get_check_answer


@dataclass(frozen=True)
class Round:
    """A round with what it says as it may be shown; ``weighed`` once it is over."""

    row: CheckRow
    verdict: Verdict
    weighed: Weighed | None
    takes_answers: bool

    @property
    def answered(self) -> int | None:
        """About how many answered so far; None is too few to show."""
        return rounded(sum(row.answer is not None for row in self.row.answers))


def read_round(row: CheckRow, *, today: date) -> Round:
    """Say what a round says."""
    check = row.as_check()
    takes_answers = feedback.takes_answers(check, today=today)
    return Round(
        row=row,
        verdict=feedback.verdict(check, today=today),
        weighed=None if takes_answers else feedback.weigh(check),
        takes_answers=takes_answers,
    )


def open_round(
    programme_id: int, *, question: str, closes_on: date, now: datetime, today: date
) -> CheckRow:
    """Ask everybody who took part, each over the channel they chose."""
    programme = get_programme(programme_id)
    earlier = [row.as_check() for row in storage.list_checks(programme_id)]
    feedback.require_may_ask(programme.as_programme(), earlier, closes_on=closes_on, today=today)
    people = storage.list_who_took_part(programme_id)
    if not people:
        raise Refused("check.nobody_took_part")
    row = CheckRow(
        programme=programme,
        question=question,
        opened_on=today,
        closes_on=closes_on,
        created_at=now,
    )
    db.session.add(row)
    row.answers = [_ask(person) for person in people]
    db.session.flush()
    deliveries.tell(
        MessageKind.CHECK,
        programme_id=programme_id,
        people=people,
        now=now,
        personal_urls={
            asked.person_id: _personal_address(asked)
            for asked in row.answers
            if asked.person_id is not None
        },
        programme=programme,
        check=row,
    )
    _settle_when_it_ends(row)
    take_next_round_off(programme_id, now=now, user_id=None)
    history.note("check.opened", "check", row.id, people=len(people))
    return row


def find_by_key(key: str) -> CheckAnswerRow | None:
    """Give whose personal link this is, of whatever organisation."""
    return storage.find_check_answer_by_key_hash(keys.key_hash(key))


def answer_link(answer_id: int) -> str:
    """Give the link that belongs to one person's answer; it belongs in mail and own page only."""
    return links.absolute("feedback.open_check_link", key=_key(answer_id))


def answer(
    answer_id: int,
    said: CheckAnswer,
    *,
    words: str,
    through: AnswerChannel,
    now: datetime,
    today: date,
    quotable: bool = False,
    notices: Mapping[int, CheckAnswer] = NOTHING_NOTICED,
) -> CheckAnswerRow:
    """Store somebody's answer; until the round ends a later answer replaces it.

    ``quotable`` says that others may read the words. ``notices`` say for each agreement, by its
    number, whether this person notices it.
    """
    row = storage.get_check_answer(answer_id)
    feedback.require_may_answer(row.check.as_check(), person=row.number, today=today)
    row.answer, row.words, row.through, row.at = said, words.strip(), through, now
    row.quotable = quotable
    row.remember_notices(notices)
    history.note("check.answered", "check", row.check_id, through=through)
    return row


def take_words_back(answer_id: int, *, person_id: int) -> None:
    """Let nobody else read the words of somebody's answer any more; the answer still counts."""
    row = storage.get_check_answer(answer_id)
    if row.person_id != person_id:
        raise Missing("check_answer", answer_id)
    row.quotable = False
    history.note("check.words_taken_back", "check", row.check_id)


def end_round(check_id: int, *, today: date, user_id: int | None) -> CheckRow:
    """End a round before its date; no answer comes in any more."""
    row = storage.get_check(check_id)
    feedback.end(row.as_check(), today=today)
    row.closes_on = today
    history.note("check.ended", "check", row.id)
    db.session.flush()
    settle(row.programme_id, today=today, user_id=user_id)
    return row


def settle(programme_id: int, *, today: date, user_id: int | None) -> ProgrammeRow:
    """Open the programme again when its newest round says that it is not better.

    Of rounds that are over, agreements follow what people notice, and what people miss waits for
    an answer.
    """
    programme = get_programme(programme_id)
    before = programme.as_programme()
    rows = storage.list_checks(programme_id)
    checks = [row.as_check() for row in rows]
    settled = feedback.settle(before, checks, today=today)
    if settled is not before:
        programme.remember(settled, user_id=user_id)
        history.note("programme.reopened", "programme", programme_id)
        keep_what_is_missed(rows[-1], now=clock.now())
    for row, check in zip(rows, checks, strict=True):
        if not feedback.takes_answers(check, today=today):
            count_notices(row, now=clock.now(), user_id=user_id)
    return programme


def close(
    programme_id: int, *, override: Override | None, today: date, user_id: int | None
) -> ProgrammeRow:
    """Close a programme on the word of the people, or openly against it.

    Either way everything that was said has its answer, no answer is "later", and people know it.
    """
    programme = get_programme(programme_id)
    board = get_board(programme_id)
    feedback.require_all_answered(board.said, board.gathered)
    feedback.require_none_later(board.gathered)
    feedback.require_all_told(board.gathered, told_at=board.told_at)
    rows = storage.list_checks(programme_id)
    checks = [row.as_check() for row in rows]
    closed = feedback.close(programme.as_programme(), checks, today=today, override=override)
    for row, check in zip(rows, checks, strict=True):
        if feedback.takes_answers(check, today=today):
            row.closes_on = today
        count_notices(row, now=clock.now(), user_id=user_id)
    programme.remember(closed, user_id=user_id)
    updates.finish(programme_id, NEVER_SKIPPED, today=today)
    history.note("programme.closed", "programme", programme_id, override=override is not None)
    return programme


def _ask(person: PersonRow) -> CheckAnswerRow:
    return CheckAnswerRow(
        organisation_id=person.organisation_id,
        person=person,
        channel=deliveries.channel_of(person) or person.channel,
        care_user=person.group.perspective is Perspective.LIVED_EXPERIENCE,
        key_hash=keys.random_key(),  # until its number is known, below
    )


def _personal_address(row: CheckAnswerRow) -> str:
    """Give the link that belongs to one person's answer; only its hash is stored."""
    row.key_hash = keys.key_hash(_key(row.id))
    return answer_link(row.id)


def _key(answer_id: int) -> str:
    return keys.personal_key(outbox.settings().secret_key, "check", answer_id)


def _settle_when_it_ends(row: CheckRow) -> None:
    jobs.enqueue(
        "check_ended",
        due=datetime.combine(row.closes_on, EARLY, tzinfo=clock.ZONE),
        organisation_id=row.organisation_id,
        programme_id=row.programme_id,
    )


@jobs.handles("check_ended")
def _check_ended(*, programme_id: int) -> None:
    with unit_of_work():
        settle(programme_id, today=clock.today(), user_id=None)
