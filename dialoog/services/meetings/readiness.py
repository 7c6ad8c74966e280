"""How far the work around a meeting is: points to settle, tables, stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialoog.domain import meetings as domain
from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.meetings import Preparation, Stage
from dialoog.domain.people import NeedKind, Perspective
from dialoog.domain.programmes import require_ready_to_invite
from dialoog.domain.refusal import Refused
from dialoog.services import invitations
from dialoog.storage import preparation as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.needs import list_invited


@dataclass(frozen=True)
class TableView:
    """A table as it is drawn: a perspective per seat, None for one that is free."""

    table_id: int
    number: int
    seats: tuple[Perspective | None, ...]
    guides: tuple[str, ...]

    @property
    def people(self) -> int:
        return sum(seat is not None for seat in self.seats)


def list_tables(meeting_id: int) -> tuple[TableView, ...]:
    """Give the tables of a meeting, by number, with who sits and who guides there."""
    views = []
    for table, taken in storage.list_tables(meeting_id):
        free = (None,) * (table.seats_min - len(taken))
        guides = tuple(one.user.name for one in table.facilitators)
        views.append(TableView(table.id, table.number, (*taken, *free), guides))
    return tuple(views)


def prepare(row: MeetingRow, *, tables: Sequence[TableView], today: date) -> Preparation:
    """Gather how far a meeting is."""
    refusal = _why_not_invite(row, today=today)
    listed = list_invited(row.id)
    return Preparation(
        foundation=refusal in {None, "programme.promise_passed"},
        promise_stands=refusal != "programme.promise_passed",
        minutes_over=minutes_over(row),
        place=row.as_place(),
        needs=_needs_of(listed),
        guided={table.number: bool(table.guides) for table in tables},
        invited=sum(one.state in storage.ASKED for one in listed),
        needs_open=invitations.read_needs(row, listed).open,
    )


def minutes_over(row: MeetingRow) -> int:
    """Give how many minutes of a meeting are free; below zero its run sheet is too long."""
    minutes = [block.minutes for block in row.blocks]
    return domain.minutes_over(row.starts_at, row.ends_at, minutes)


def _needs_of(listed: Iterable[InvitationRow]) -> frozenset[NeedKind]:
    """Give what the people need who are on the list and didn't say no."""
    states = {InvitationState.DRAFT, *storage.ASKED}
    return frozenset(
        need.kind
        for one in listed
        if one.state in states and one.reply is not Reply.DECLINED
        for need in one.person.needs
    )


def find_stages_done(row: MeetingRow) -> frozenset[Stage]:
    """Give the parts of the work around a meeting that are done."""
    counts = storage.count_around(row.id)
    return domain.stages_done(row.state, asked=counts.asked, seated=counts.seated)


def _why_not_invite(row: MeetingRow, *, today: date) -> str | None:
    try:
        require_ready_to_invite(row.programme.as_programme(), today=today)
    except Refused as refused:
        return refused.code
    return None
