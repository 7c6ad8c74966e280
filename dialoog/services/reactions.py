"""A feedback meeting: hear what people say to each answer, and how they want to hear more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from dialoog.domain import reactions as domain
from dialoog.domain.figures import Weighed
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, ConsentPurpose
from dialoog.domain.reactions import Aspect, Hands
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history, invitations, live, people, seating
from dialoog.services.live import ContributionWords
from dialoog.storage import db
from dialoog.storage import reactions as storage
from dialoog.storage.feedback import AdviceRow, list_whole_advices
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.reactions import NextMessageRow, ReactionRow
from dialoog.storage.seating import TableRow

SOURCES = {MeetingState.UNDERWAY: Source.TABLE, MeetingState.HELD: Source.CARD}


@dataclass(frozen=True, kw_only=True)
class ReactionWords:
    """What a table says to an advice.

    ``asks`` needs an answer of its own: what is missing, or the change that matters most.
    """

    hands: Hands
    words: str = ""
    asks: str = ""
    may_be_read: bool = False


@dataclass(frozen=True)
class Summary:
    """What all tables together said to one advice.

    Hands are weighed, as they may be shown; an aspect for which none went up is left out.
    """

    weighed: Mapping[Aspect, Weighed]
    words: Mapping[Aspect, Sequence[str]]
    asks: Sequence[ContributionRow]


@dataclass(frozen=True)
class Seated:
    """Somebody at the table by first name, with what they want next."""

    person_id: int
    name: str
    wish: NextMessageRow | None


@dataclass(frozen=True)
class Wish:
    """What somebody wants next; ``None`` is not asked or not said."""

    person_id: int
    think_along: bool | None = None
    channel: Channel | None = None


def list_answers(programme_id: int) -> list[AdviceRow]:
    """Give the advice of a programme with what was said to it, what was decided on first."""
    return sorted(list_whole_advices(programme_id), key=lambda row: (not row.decisions, row.id))


def find_reaction(advice: AdviceRow, table: TableRow, aspect: Aspect) -> ReactionRow | None:
    """Give what a table said to an advice, if it did."""
    return storage.find_reaction(advice.id, table_id=table.id, aspect=aspect)


def react(
    advice: AdviceRow, table: TableRow, aspect: Aspect, said: ReactionWords, *, now: datetime
) -> ReactionRow:
    """Keep what a table says to an advice; what asks for an answer waits on the answer board.

    Hands and words are those of the table as a whole and may be corrected; what asks is added.
    """
    meeting = get_meeting(table.meeting_id)
    if meeting.state not in SOURCES:
        raise Refused("live.not_underway")
    if advice.programme_id != meeting.programme_id:
        raise Missing("advice", advice.id)
    domain.require_said(said.hands, said.words, said.asks)
    row = find_reaction(advice, table, aspect)
    if row is None:
        row = ReactionRow(advice_id=advice.id, table_id=table.id, aspect=aspect, recorded_at=now)
        db.session.add(row)
    row.yes, row.no, row.unsure = said.hands.yes, said.hands.no, said.hands.unsure
    row.words = said.words.strip()
    if said.asks.strip():
        row.contributions.append(_ask(meeting, table, aspect, said, now=now))
    db.session.flush()
    history.note("advice.reacted", "advice", advice.id, aspect=aspect)
    return row


def summarise(programme: ProgrammeRow) -> dict[int, Summary]:
    """Give what was said to each advice of a programme, by its number; silence is left out.

    Hands are shown when the day is over: who watches tables come in one by one could subtract.
    """
    by_advice: dict[int, list[ReactionRow]] = {}
    raised: dict[int, list[tuple[Aspect, Hands]]] = defaultdict(list)
    for row, state in storage.list_reactions(programme.id):
        by_advice.setdefault(row.advice_id, []).append(row)
        if state is not MeetingState.UNDERWAY:
            raised[row.advice_id].append((row.aspect, row.hands))
    return {
        advice_id: Summary(
            weighed=domain.weigh(raised[advice_id], threshold=programme.threshold),
            words={
                aspect: [row.words for row in rows if row.words and row.aspect is aspect]
                for aspect in Aspect
            },
            asks=[said for row in rows for said in row.said],
        )
        for advice_id, rows in by_advice.items()
    }


def list_seated(table: TableRow) -> list[Seated]:
    """Give who sits at a table, by first name, with what they want next."""
    wishes = {row.person_id: row for row in storage.list_next_messages(table.meeting_id)}
    names = seating.list_names_at(table)
    return [Seated(person_id, name, wishes.get(person_id)) for person_id, name in names.items()]


def note_wishes(table: TableRow, wanted: Sequence[Wish], *, now: datetime) -> None:
    """Write down for the organiser what people at a table want next."""
    if get_meeting(table.meeting_id).state not in SOURCES:
        raise Refused("live.not_underway")
    here = {seated.person_id: seated.wish for seated in list_seated(table)}
    for wish in wanted:
        row = here.get(wish.person_id)
        if wish.person_id not in here or (
            row is None and (wish.think_along, wish.channel) == (None, None)
        ):
            continue
        if row is None:
            row = NextMessageRow(meeting_id=table.meeting_id, person_id=wish.person_id)
            db.session.add(row)
        if (row.think_along, row.channel) != (wish.think_along, wish.channel):
            row.think_along, row.channel = wish.think_along, wish.channel
            row.noted_at, row.taken_over_at = now, None
    history.note("next_message.noted", "meeting_table", table.id)


def list_wishes(meeting_id: int) -> list[NextMessageRow]:
    """Give what people of a meeting want next, by name."""
    return storage.list_next_messages(meeting_id)


def take_over(meeting_id: int, *, now: datetime) -> int:
    """Let each person be told as they want, and keep who may be asked again; give how many."""
    waiting = [row for row in storage.list_next_messages(meeting_id) if row.taken_over_at is None]
    for row in waiting:
        if row.channel is not None:
            row.person.channel = row.channel
        if row.think_along is not None:
            answer = {ConsentPurpose.LATER_CONTACT: row.think_along}
            people.record_consents(row.person_id, answer, now=now)
        row.taken_over_at = now
    history.note("next_message.taken_over", "meeting", meeting_id, people=len(waiting))
    return len(waiting)


def can_hear(row: NextMessageRow) -> bool:
    """Say whether somebody can be reached as they want: whether the address is known."""
    wanted = row.channel
    return wanted is None or invitations.can_reach(row.person, wanted)


def _ask(
    meeting: MeetingRow, table: TableRow, aspect: Aspect, said: ReactionWords, *, now: datetime
) -> ContributionRow:
    """Write down what needs an answer, as the kind that the phase records first."""
    sheet = live.read_sheet(meeting)
    tool = domain.TOOLS[aspect]
    phase = next((phase for phase in sheet.phases if tool in phase.tools), None)
    if phase is None:
        raise Refused("live.kind_not_here")
    kind = next(kind for kind in sheet.kinds_of(phase) if not kind.private)
    words = ContributionWords(
        client_id=uuid4(),
        phase_key=phase.key,
        kind=kind.key,
        text=said.asks,
        consent=QuoteConsent.ANONYMOUS if said.may_be_read else QuoteConsent.TABLE_ONLY,
    )
    return live.record(words, table_id=table.id, source=SOURCES[meeting.state], now=now)
