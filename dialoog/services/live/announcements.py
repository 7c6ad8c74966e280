"""Tell all tables something at once, see which tables have seen it, and take it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import announcements as domain
from dialoog.domain.announcements import AnnouncementKind, TableAnswer
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.services.live.tables import go_on
from dialoog.storage import announcements as storage
from dialoog.storage import db
from dialoog.storage.announcements import AnnouncementAnswerRow, AnnouncementRow
from dialoog.storage.meetings import get_meeting
from dialoog.storage.seating import TableRow, get_table

SHOWN = 5


@dataclass(frozen=True)
class Announced:
    """Something that was told, with the numbers of the tables by what they said back."""

    row: AnnouncementRow
    answers: dict[TableAnswer, list[int]]
    waiting: list[int]


def announce(meeting_id: int, text: str, *, now: datetime) -> AnnouncementRow:
    """Show a few words on the screen of every table."""
    return _tell(meeting_id, AnnouncementKind.WORDS, domain.require_words(text), now=now)


def ask_to_go_on(meeting_id: int, *, now: datetime) -> AnnouncementRow:
    """Ask every table to go to its next phase; each decides for itself.

    An earlier question that is still open is taken back, so that no table is asked twice.
    """
    for row in storage.list_of_meeting(meeting_id, limit=SHOWN):
        if row.kind is AnnouncementKind.GO_ON and not row.answers:
            db.session.delete(row)
    return _tell(meeting_id, AnnouncementKind.GO_ON, "", now=now)


def _tell(meeting_id: int, kind: AnnouncementKind, text: str, *, now: datetime) -> AnnouncementRow:
    _require_underway(meeting_id)
    row = AnnouncementRow(meeting_id=meeting_id, kind=kind, text=text, told_at=now)
    db.session.add(row)
    history.note("live.announced", "meeting", meeting_id, kind=kind)
    return row


def take_back_announcement(announcement_id: int) -> int:
    """Remove what was told from every screen; give the number of its meeting."""
    row = storage.get_announcement(announcement_id)
    meeting_id = row.meeting_id
    db.session.delete(row)
    return meeting_id


def list_announced(meeting_id: int, tables: Iterable[TableRow]) -> list[Announced]:
    """Give the last things that were told, the newest first, with which tables have seen them."""
    numbers = {table.id: table.number for table in tables if not table.closed}
    return [_announced(row, numbers) for row in storage.list_of_meeting(meeting_id, limit=SHOWN)]


def _announced(row: AnnouncementRow, numbers: dict[int, int]) -> Announced:
    said = {one.table_id: one.answer for one in row.answers if one.table_id in numbers}
    return Announced(
        row=row,
        answers={
            answer: [number for table, number in numbers.items() if said.get(table) is answer]
            for answer in TableAnswer
            if answer in said.values()
        },
        waiting=[number for table, number in numbers.items() if table not in said],
    )


def list_for_table(table: TableRow) -> list[AnnouncementRow]:
    """Give what a table hasn't answered yet, the newest first; nothing when the day is over."""
    if get_meeting(table.meeting_id).state is not MeetingState.UNDERWAY:
        return []
    return storage.list_unanswered(table.meeting_id, table.id)


def answer(
    announcement_id: int, said: TableAnswer, *, table_id: int, from_position: int, now: datetime
) -> None:
    """Say back what a table thinks of it; a table that goes on, goes from where it was.

    The first answer counts: a second tap, or one of the other guide, changes nothing.
    """
    row = storage.get_announcement(announcement_id)
    if row.meeting_id != get_table(table_id).meeting_id:
        raise Missing("announcement", announcement_id)
    domain.require_fitting(row.kind, said)
    _require_underway(row.meeting_id)
    if any(one.table_id == table_id for one in row.answers):
        return
    if said is TableAnswer.GOES_ON:
        go_on(table_id, from_position=from_position, now=now)
    row.answers.append(AnnouncementAnswerRow(table_id=table_id, answer=said, at=now))


def _require_underway(meeting_id: int) -> None:
    if get_meeting(meeting_id).state is not MeetingState.UNDERWAY:
        raise Refused("live.not_underway")
