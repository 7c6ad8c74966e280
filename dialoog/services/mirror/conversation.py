"""One conversation in two circles: where it is, who sits where, what listeners do now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dialoog.domain import mirror as domain
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import Phase, RecordKind, Tool
from dialoog.domain.mirror import Listening
from dialoog.domain.refusal import Missing
from dialoog.services import live
from dialoog.services.live import Circles, ContributionWords, Sheet
from dialoog.services.seating import Company, get_companies, get_table
from dialoog.storage import live as live_storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_whole_meeting
from dialoog.storage.seating import TableRow

RUNNING = frozenset({MeetingState.UNDERWAY})
OVER = frozenset({MeetingState.HELD, MeetingState.LOCKED, MeetingState.CANCELLED})


@dataclass(frozen=True)
class Conversation:
    """Two circles in one conversation; ``reached`` is the phase of the inner one, -1 before it."""

    meeting: MeetingRow
    sheet: Sheet
    circles: Circles
    reached: int
    finished: bool

    @property
    def underway(self) -> bool:
        """Whether anything can be written down now."""
        return self.meeting.state in RUNNING

    @property
    def listening(self) -> Listening:
        """What the outer circle does now."""
        over = self.finished or self.meeting.state in OVER
        phases = self.sheet.phases
        reached = min(self.reached, len(phases) - 1)
        if over and reached < 0:
            return Listening.OVER
        return domain.listening(phases, reached=reached, finished=over)

    def phase_with(self, tool: Tool) -> Phase:
        """Give the phase that works with a screen; or raise ``Missing``."""
        position = self.sheet.position_with(tool)
        if position is None:
            raise Missing("screen")
        return self.sheet.phases[position]

    def kind_of(self, tool: Tool) -> RecordKind:
        """Give the kind of words that belong to a screen: the first that isn't private."""
        kinds = self.sheet.kinds_of(self.phase_with(tool))
        kind = next((kind for kind in kinds if not kind.private), None)
        if kind is None:
            raise Missing("screen")
        return kind


@dataclass(frozen=True)
class Places:
    """Who sits in which circle."""

    inner: Company
    outer: Company


def look(table: TableRow) -> Conversation:
    """Give the conversation that a table belongs to, from either circle."""
    meeting = get_whole_meeting(table.meeting_id)
    sheet = live.read_sheet(meeting)
    circles = live.find_circles(table, sheet.phases)
    row = live_storage.find_moment(circles.inner.id)
    moment = row.as_moment() if row else None
    return Conversation(
        meeting,
        sheet,
        circles,
        reached=moment.position if moment else -1,
        finished=bool(moment and moment.finished_at),
    )


def look_from(table_id: int) -> Conversation:
    """Give the conversation of a table by its number."""
    return look(get_table(table_id))


def get_places(circles: Circles) -> Places:
    """Give who sits in the inner and in the outer circle."""
    inner, *outer = get_companies(circles.tables)
    return Places(inner, *outer or [Company()])


def list_said(conversation: Conversation, tool: Tool) -> list[ContributionRow]:
    """Give what both circles said that belongs to a screen, the first one first."""
    kind = conversation.kind_of(tool).key
    rows = live_storage.list_of_tables([table.id for table in conversation.circles.tables])
    said = [row for row in rows if row.kind == kind]
    return sorted(said, key=lambda row: (row.recorded_at, row.id))


def say(
    conversation: Conversation,
    tool: Tool,
    text: str,
    *,
    client_id: UUID,
    source: Source,
    now: datetime,
) -> ContributionRow:
    """Write down words for a screen, in its phase; they stay within the organisation."""
    words = ContributionWords(
        client_id=client_id,
        phase_key=conversation.phase_with(tool).key,
        kind=conversation.kind_of(tool).key,
        text=text,
        consent=QuoteConsent.TABLE_ONLY,
    )
    return live.record(words, table_id=conversation.circles.inner.id, source=source, now=now)
