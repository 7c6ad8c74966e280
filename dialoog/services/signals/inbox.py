"""The inbox: signals that come in, how long they wait, and where the settled ones went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from dialoog.domain import signals as domain
from dialoog.domain.programmes import Origin, ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import Agenda, SignalChannel, SignalState, Waiting
from dialoog.services import clock, history
from dialoog.services.signals.desk import Desk, get_desk
from dialoog.storage import db
from dialoog.storage import programmes as programmes_storage
from dialoog.storage import signals as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.people import GroupRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row
from dialoog.storage.signals import SignalRow

get_signal = storage.get_signal

TRACES_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class SignalWords:
    """A signal as somebody writes it down; ``quotable`` when others may read the words."""

    text: str
    origin: Origin
    channel: SignalChannel
    heard_on: date
    group_id: int | None = None
    quotable: bool = False


@dataclass(frozen=True)
class WaitingSignal:
    """A signal that has no trace yet, and for how many days already."""

    row: SignalRow
    days: int
    waiting: Waiting


@dataclass(frozen=True)
class PromisedReply:
    """Unasked advice without a decision; ``days`` until the promised reply, negative when late."""

    row: AdviceRow
    days: int


@dataclass(frozen=True)
class Inbox:
    """The signals that wait, the oldest first, and the replies that were promised."""

    open: list[WaitingSignal]
    replies: list[PromisedReply]
    answer_days: int

    @property
    def overdue(self) -> int:
        """How many signals wait longer than they should."""
        return sum(found.waiting is Waiting.OVERDUE for found in self.open)


@dataclass(frozen=True)
class Traces:
    """One page of the signals that were settled, the newest first."""

    rows: list[SignalRow]
    page: int
    pages: int


def get_waiting(signal_id: int) -> SignalRow:
    """Give a signal that nothing was done with yet; refuse one that has its trace."""
    row = storage.get_signal(signal_id)
    domain.require_open(row.state)
    return row


def take_in(words: SignalWords, *, now: datetime) -> SignalRow:
    """Write a signal down; it waits until somebody gives it a trace."""
    if words.group_id is not None:
        get_row(GroupRow, words.group_id)
    row = SignalRow(
        text=domain.take_in(words.text, heard_on=words.heard_on, today=clock.day_of(now)),
        origin=words.origin,
        channel=words.channel,
        group_id=words.group_id,
        heard_on=words.heard_on,
        quotable=words.quotable,
        state=SignalState.OPEN,
        created_at=now,
    )
    db.session.add(row)
    db.session.flush()
    history.note("signal.taken_in", "signal", row.id, channel=words.channel)
    return row


def edit(signal_id: int, words: SignalWords, *, version: int, now: datetime) -> SignalRow:
    """Write an open signal down better, for instance without a name; its channel stays."""
    row = get_waiting(signal_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    if words.group_id is not None:
        get_row(GroupRow, words.group_id)
    row.text = domain.take_in(words.text, heard_on=words.heard_on, today=clock.day_of(now))
    row.origin, row.group_id = words.origin, words.group_id
    row.heard_on, row.quotable = words.heard_on, words.quotable
    history.note("signal.edited", "signal", row.id)
    return row


def read_inbox(desk: Desk, *, today: date) -> Inbox:
    """Give everything that still asks for an answer."""
    return Inbox(
        open=[_waiting(row, today=today, within=desk.answer_days) for row in storage.list_open()],
        replies=[
            PromisedReply(row, (row.reply_by - today).days)
            for row in storage.list_unasked_advice()
            if row.reply_by is not None
        ],
        answer_days=desk.answer_days,
    )


def read_traces(*, page: int, programme_id: int | None = None) -> Traces:
    """Give a page of what became of signals, of one programme when it is named."""
    pages = max(1, ceil(storage.count_settled(programme_id=programme_id) / TRACES_A_PAGE))
    page = min(max(1, page), pages)
    rows = storage.list_settled(
        first=(page - 1) * TRACES_A_PAGE, most=TRACES_A_PAGE, programme_id=programme_id
    )
    return Traces(rows, page, pages)


def wait_of(row: SignalRow, *, today: date) -> WaitingSignal:
    """Say for how long one open signal waits."""
    return _waiting(row, today=today, within=get_desk().answer_days)


def agenda() -> Agenda:
    """Say from whom the themes of this organisation come."""
    return domain.measure_agenda(storage.list_origins())


def list_programmes_to_join() -> list[ProgrammeRow]:
    """Give the programmes that can still hear something new, the newest first."""
    rows = programmes_storage.list_programmes()
    return [row for row in rows if row.state is not ProgrammeState.CLOSED]


def _waiting(row: SignalRow, *, today: date, within: int) -> WaitingSignal:
    return WaitingSignal(
        row,
        domain.days_waiting(row.heard_on, today=today),
        domain.waiting(row.heard_on, today=today, within=within),
    )
