"""Let somebody without an account guide one table, for the day: a link, a square code, a code."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialoog.domain import tickets as domain
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.tickets import Opening
from dialoog.services import clock, history, jobs, keys, links, outbox, throttle
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import tickets as storage
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.seating import get_table, list_tables
from dialoog.storage.tickets import Found, TicketRow

MOST_GUESSES = 20
KEPT = timedelta(days=1)
OPEN_FOR = frozenset({MeetingState.DRAFT, MeetingState.PLANNED, MeetingState.UNDERWAY})


@dataclass(frozen=True)
class Ticket:
    """What a ticket opens, for the browser that came with it; ``mark`` tells which one it is."""

    mark: str
    organisation_id: int
    table_id: int
    table_number: int
    meeting_title: str
    starts_at: datetime
    opening: Opening


@dataclass(frozen=True)
class Link:
    """A ticket as the organiser sees and prints it."""

    table_id: int
    url: str
    code: str
    guide: str
    first_time: bool
    early: bool


def make(table_id: int, *, guide: str, first_time: bool, now: datetime) -> TicketRow:
    """Make a link and a code for a table; earlier ones of that table are worth nothing any more."""
    table = get_table(table_id)
    meeting = get_meeting(table.meeting_id)
    if meeting.state not in OPEN_FOR or table.closed:
        raise Refused("tickets.too_late")
    row = storage.find_ticket(table_id) or TicketRow(table_id=table_id)
    row.salt = secrets.token_hex(16)
    row.key_hash = keys.key_hash(_key(row.salt))
    row.code_hash = keys.key_hash(_code(row.salt))
    row.guide, row.first_time = guide.strip(), first_time
    row.early, row.made_at = False, now
    db.session.add(row)
    _forget_later(meeting)
    history.note("tickets.made", "meeting", meeting.id, table=table.number)
    return row


def _forget_later(meeting: MeetingRow) -> None:
    due, organisation_id = meeting.ends_at + KEPT, meeting.organisation_id
    jobs.enqueue("tickets.forget", due=due, organisation_id=organisation_id, meeting_id=meeting.id)


@jobs.handles("tickets.forget")
def forget(meeting_id: int) -> None:
    """Remove the tickets of a meeting, with the names on them, the day after it; later if it moved."""
    with unit_of_work(), suppress(Missing):
        meeting = get_meeting(meeting_id)
        if meeting.ends_at + KEPT > clock.now():
            _forget_later(meeting)
        else:
            storage.forget_of_meeting(meeting_id)


def make_missing(meeting_id: int, *, now: datetime) -> None:
    """Make a link for each table that has none yet."""
    known = list_links(meeting_id)
    for table in list_tables(meeting_id):
        if table.id not in known:
            make(table.id, guide="", first_time=False, now=now)


def take_back(table_id: int) -> None:
    """Let the link and the code of a table work no more, from this moment on."""
    row, table = _get(table_id), get_table(table_id)
    db.session.delete(row)
    history.note("tickets.taken_back", "meeting", table.meeting_id, table=table.number)


def open_early(table_id: int, *, early: bool) -> None:
    """Let a link work before the day too, to prepare; or on the day only."""
    _get(table_id).early = early


def _get(table_id: int) -> TicketRow:
    row = storage.find_ticket(table_id)
    if row is None:
        raise Missing("table_ticket", table_id)
    return row


def list_links(meeting_id: int) -> dict[int, Link]:
    """Give the links of a meeting by the number of their table."""
    return {row.table_id: _link(row) for row in storage.list_of_meeting(meeting_id)}


def _link(row: TicketRow) -> Link:
    return Link(
        table_id=row.table_id,
        url=links.absolute("tickets.open_link", key=_key(row.salt)),
        code=keys.in_groups(_code(row.salt)),
        guide=row.guide,
        first_time=row.first_time,
        early=row.early,
    )


def find_by_key(key: str, *, now: datetime) -> Ticket | None:
    """Give the ticket with this link, if there is one.

    A key is too long to guess, so that a hall full of wrong codes never keeps a right link out.
    """
    return _ticket(storage.find_by_key_hash(keys.key_hash(key)), now=now)


def find_by_mark(mark: str, *, now: datetime) -> Ticket | None:
    """Give the ticket that a browser came with, if it wasn't taken back since."""
    return _ticket(storage.find_by_key_hash(mark), now=now)


def find_by_code(code: str, *, now: datetime) -> Ticket | None:
    """Give the ticket with this code, if there is one; spaces and small letters don't matter."""
    typed = "".join(sign for sign in code if sign.isalnum()).upper()
    return _ticket(storage.find_by_code_hash(keys.key_hash(typed)), now=now)


def check_guesses(address: str, *, now: datetime) -> None:
    """Refuse to look up another code for an address that guessed wrong too often."""
    throttle.require_calm(f"ticket:{address}", most=MOST_GUESSES, now=now)


def note_wrong_guess(address: str, *, now: datetime) -> None:
    """Count a code that opens no table."""
    throttle.note_wrong(f"ticket:{address}", now=now)


def _ticket(found: Found | None, *, now: datetime) -> Ticket | None:
    if found is None:
        return None
    return Ticket(
        mark=found.ticket.key_hash,
        organisation_id=found.ticket.organisation_id,
        table_id=found.ticket.table_id,
        table_number=found.table_number,
        meeting_title=found.title,
        starts_at=found.starts_at,
        opening=domain.opening(
            found.state,
            first_day=clock.day_of(found.starts_at),
            last_day=clock.day_of(found.ends_at),
            early=found.ticket.early,
            today=clock.day_of(now),
        ),
    )


def _key(salt: str) -> str:
    return keys.personal_key(outbox.settings().secret_key, f"ticket:{salt}", 0)


def _code(salt: str) -> str:
    return keys.personal_code(outbox.settings().secret_key, f"ticket-code:{salt}", 0)
