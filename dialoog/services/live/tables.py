"""Guide one table through its run sheet, and see all tables from the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialoog.domain import live as domain
from dialoog.domain.hall import minutes_behind
from dialoog.domain.live import Clock, Moment
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import Phase
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import keys, outbox
from dialoog.services.live.circles import inner_circles
from dialoog.services.live.sheet import Sheet, read_sheet
from dialoog.services.live.turns import by_phase
from dialoog.services.seating import Company, get_company
from dialoog.storage import db
from dialoog.storage import live as storage
from dialoog.storage.followup import AgreementRow, list_agreements
from dialoog.storage.live import ContributionRow, TableMomentRow
from dialoog.storage.meetings import MeetingRow, get_meeting, get_whole_meeting
from dialoog.storage.seating import TableRow, get_table

ON_TIME = frozenset({MeetingState.UNDERWAY})
LATE = frozenset({MeetingState.UNDERWAY, MeetingState.HELD})


@dataclass(frozen=True)
class Standing:
    """A table and where it is; without ``moment`` it hasn't begun.

    ``behind`` is how many minutes it is later than its run sheet says.
    """

    table: TableRow
    moment: Moment | None
    phase: Phase | None
    clock: Clock | None
    recorded: int
    behind: int = 0

    @property
    def asks_help(self) -> bool:
        return bool(self.moment and self.moment.help_asked_at)

    @property
    def finished(self) -> bool:
        return bool(self.moment and self.moment.finished_at)


@dataclass(frozen=True)
class TableNow:
    """Everything that the screen of one table shows."""

    meeting: MeetingRow
    sheet: Sheet
    standing: Standing
    contributions: list[ContributionRow]
    taken_back: list[ContributionRow]
    turns: dict[str, dict[Perspective, int]]
    agreements: list[AgreementRow]
    company: Company


def get_own_table(table_id: int, *, user_id: int, sees_all: bool) -> TableRow:
    """Give a table to who guides it, or to who sees all; for others it isn't there."""
    table = get_table(table_id)
    if sees_all or any(guide.user_id == user_id for guide in table.facilitators):
        return table
    raise Missing("meeting_table", table_id)


def look_at_table(table: TableRow, *, now: datetime) -> TableNow:
    """Give what the screen of a table shows now; before it has begun that is who sits there."""
    meeting = get_whole_meeting(table.meeting_id)
    sheet = read_sheet(meeting)
    row, turns = storage.find_day_of_table(table.id)
    moment = row.as_moment() if row else None
    said, taken_back = storage.list_all_of_table(table.id) if row else ([], [])
    return TableNow(
        meeting=meeting,
        sheet=sheet,
        standing=_standing(table, moment, sheet, recorded=len(said), now=now),
        contributions=said,
        taken_back=taken_back,
        turns=by_phase(turns),
        agreements=list_agreements(table_id=table.id) if row else [],
        company=get_company(table),
    )


def look_at_hall(meeting: MeetingRow, *, now: datetime) -> list[Standing]:
    """Give where each table of a meeting is and how much it recorded."""
    recorded = storage.count_by_table(meeting.id)
    return list_standings(meeting, read_sheet(meeting), recorded, now=now)


def list_standings(
    meeting: MeetingRow, sheet: Sheet, recorded: Mapping[int, int], *, now: datetime
) -> list[Standing]:
    """Give where each table of a meeting is; ``recorded`` says how much each wrote down.

    An outer circle is where the inner one is, whose conversation it listens to.
    """
    found = storage.list_tables_now(meeting.id)
    tables = [table for table, _ in found]
    moments = {table.id: row.as_moment() for table, row in found if row}
    for outer, inner in inner_circles(meeting.id, sheet.phases, tables).items():
        if outer in moments and inner in moments:
            own = moments[outer]
            moments[outer] = replace(moments[inner], help_asked_at=own.help_asked_at)
    return [
        _standing(table, moments.get(table.id), sheet, recorded=recorded.get(table.id, 0), now=now)
        for table in tables
        if not table.closed or recorded.get(table.id)
    ]


def mark_of_table(table: TableRow) -> str:
    """Give a word that changes whenever the screen of a table does, and that nobody can guess."""
    mark = storage.mark_of_day(table.meeting_id, table_id=table.id)
    return keys.personal_key(outbox.settings().secret_key, f"mark:{mark}", table.id)


def mark_of_hall(meeting_id: int) -> str:
    """Give a word that changes whenever the hall does, and that nobody can guess."""
    mark = storage.mark_of_day(meeting_id)
    return keys.personal_key(outbox.settings().secret_key, f"mark_of_hall:{mark}", meeting_id)


def go_on(table_id: int, *, from_position: int, now: datetime, late: bool = False) -> None:
    """Begin the next phase; a second press for the same phase changes nothing.

    Here and below: what was done during the day and arrives ``late`` counts after its end too.
    """
    meeting, row = _open_table(table_id, late=late)
    moment = row.as_moment()
    if moment.position == from_position and not moment.finished_at:
        row.remember(domain.go_on(moment, phases=len(meeting.blocks), now=now))


def go_back(table_id: int, *, from_position: int, late: bool = False) -> None:
    """Return to the phase before; a second press for the same phase changes nothing."""
    _, row = _open_table(table_id, late=late)
    moment = row.as_moment()
    if moment.position == from_position:
        row.remember(domain.go_back(moment))


def take_longer(table_id: int, *, late: bool = False) -> None:
    """Give the phase where the table is five minutes more."""
    _change(table_id, domain.take_longer, late=late)


def ask_help(table_id: int, *, now: datetime, late: bool = False) -> None:
    """Call the organiser to the table."""
    _change(table_id, lambda moment: domain.ask_help(moment, now=now), late=late)


def end_help(table_id: int, *, late: bool = False) -> None:
    """Say that help has come, or isn't needed any more."""
    _change(table_id, domain.end_help, late=late)


def _change(table_id: int, decide: Callable[[Moment], Moment], *, late: bool) -> None:
    _, row = _open_table(table_id, late=late)
    row.remember(decide(row.as_moment()))


def _open_table(table_id: int, *, late: bool) -> tuple[MeetingRow, TableMomentRow]:
    meeting = get_meeting(get_table(table_id).meeting_id)
    if meeting.state not in (LATE if late else ON_TIME):
        raise Refused("live.not_underway")
    row = storage.find_moment(table_id)
    if row is None:
        raise Refused("live.table_not_begun")
    return meeting, row


def begin_table(table_id: int, *, now: datetime) -> None:
    """Let a table begin that was added after the day had begun."""
    meeting = get_meeting(get_table(table_id).meeting_id)
    if meeting.state is not MeetingState.UNDERWAY:
        raise Refused("live.not_underway")
    if storage.find_moment(table_id) is None:
        row = TableMomentRow(table_id=table_id)
        row.remember(domain.begin(now=now))
        db.session.add(row)


def _standing(
    table: TableRow, moment: Moment | None, sheet: Sheet, *, recorded: int, now: datetime
) -> Standing:
    if moment is None or not sheet.phases:
        return Standing(table, None, None, None, recorded)
    # The run sheet may have become shorter after the table had begun.
    phase = sheet.phases[min(moment.position, len(sheet.phases) - 1)]
    clock = domain.clock(moment, minutes=phase.minutes, now=now)
    minutes = [each.minutes for each in sheet.phases]
    behind = minutes_behind(moment, minutes=minutes, now=now)
    return Standing(table, moment, phase, clock, recorded, behind)
