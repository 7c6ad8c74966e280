"""An invented table on a real run sheet, to practise the screen with; nothing of it is stored."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from dialoog.content import practice_table
from dialoog.domain import live as domain
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import BEFORE_THE_DAY
from dialoog.domain.refusal import Refused
from dialoog.services.live.sheet import Sheet, read_sheet
from dialoog.services.live.tables import Standing, TableNow
from dialoog.services.seating import Company
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import get_whole_meeting
from dialoog.storage.seating import TableRow


def invent_table(table: TableRow, *, language: str, now: datetime) -> TableNow:
    """Give a table that has just begun, with invented people and words.

    Only before the day: on the day itself the real screen is there.
    """
    meeting = get_whole_meeting(table.meeting_id)
    if meeting.state not in BEFORE_THE_DAY:
        raise Refused("live.too_late_to_practise")
    sheet = read_sheet(meeting)
    if not sheet.phases:
        raise Refused("live.no_phases")
    invented = practice_table()
    moment = domain.begin(now=now)
    phase = sheet.phases[0]
    said = _said(sheet, table, language=language, now=now)
    return TableNow(
        meeting=meeting,
        sheet=sheet,
        standing=Standing(
            table=table,
            moment=moment,
            phase=phase,
            clock=domain.clock(moment, minutes=phase.minutes, now=now),
            recorded=len(said),
        ),
        contributions=said,
        taken_back=[],
        turns={},
        agreements=[],
        company=Company(names=invented.names, perspectives=invented.sides),
    )


def _said(sheet: Sheet, table: TableRow, *, language: str, now: datetime) -> list[ContributionRow]:
    """Give the invented words as the first kinds that the run sheet records."""
    places = [(phase, kind) for phase in sheet.phases for kind in sheet.kinds_of(phase)]
    first = {kind.key: (phase, kind) for phase, kind in reversed(places) if not kind.private}
    return [
        ContributionRow(
            id=number,
            client_id=uuid4(),
            programme_id=0,
            meeting_id=table.meeting_id,
            table_id=table.id,
            phase_key=phase.key,
            kind=kind.key,
            tree_part=kind.tree_part,
            private=False,
            text=words.in_language(language),
            source=Source.TABLE,
            quote_consent=QuoteConsent.ANONYMOUS,
            stars=0,
            recorded_at=now,
        )
        for number, (words, (phase, kind)) in enumerate(
            zip(practice_table().said, reversed(first.values()), strict=False), start=1
        )
    ]
