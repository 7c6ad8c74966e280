"""The day of a meeting in a story: who came, what was said at each table, what was agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from dialoog.content.stories import AgreementPart, MeetingPart, SaidPart, StoryError
from dialoog.domain.invitations import Reply
from dialoog.domain.live import Source
from dialoog.services import followup, invitations, live, meetings, seating
from dialoog.services.followup import AgreementWords
from dialoog.services.live import ContributionWords
from dialoog.services.stories.timeline import Timeline


def hold(part: MeetingPart, meeting_id: int, timeline: Timeline) -> None:
    """Let the day of a meeting pass."""
    with timeline.on(part.day) as now:
        live.begin_day(meeting_id, now=now)
        for row in invitations.list_of_meeting(meeting_id):
            if row.reply is not None:
                came = row.reply is Reply.ACCEPTED
                invitations.mark_attendance(row.id, came=came)
    tables = {table.number: table.id for table in seating.list_tables(meeting_id)}
    for number, table_id in tables.items():
        said = [each for each in part.said if each.table == number]
        _guide(said, table_id, part, meeting_id, timeline)
    for agreement in part.agreement:
        _agree(agreement, tables[agreement.table], part, meeting_id, timeline)
    with timeline.on(part.day) as now:
        live.end_day(meeting_id, now=now)


def _guide(
    said: list[SaidPart], table_id: int, part: MeetingPart, meeting_id: int, timeline: Timeline
) -> None:
    """Walk one table through the run sheet and record what was said in each phase."""
    with timeline.on(part.day) as now:
        phases = live.read_sheet(meetings.get_meeting(meeting_id)).phases
        unknown = {each.phase for each in said} - {phase.key for phase in phases}
        if unknown:
            raise StoryError(f"said: {part.method} has no phase {min(unknown)!r}")
        for position, phase in enumerate(phases):
            for each in said:
                if each.phase == phase.key:
                    _record(each, table_id, now=now)
            live.go_on(table_id, from_position=position, now=now)


def _record(said: SaidPart, table_id: int, *, now: datetime) -> None:
    words = ContributionWords(
        client_id=uuid4(),
        phase_key=said.phase,
        kind=said.kind,
        text=said.text,
        consent=said.consent,
    )
    row = live.record(words, table_id=table_id, source=Source.TABLE, now=now)
    for _ in range(said.stars):
        live.star(row.id, more=1)
    if said.route:
        live.choose_route(row.id, said.route)
        live.care_done(row.id, now=now)


def _agree(
    part: AgreementPart, table_id: int, meeting: MeetingPart, meeting_id: int, timeline: Timeline
) -> None:
    words = AgreementWords(
        what=part.what,
        who=part.who,
        due_on=timeline.date_of(part.by) if part.by is not None else None,
        noticed_how=part.noticed,
    )
    with timeline.on(meeting.day) as now:
        row = followup.make_agreement(
            words,
            programme_id=meetings.get_meeting(meeting_id).programme_id,
            meeting_id=meeting_id,
            table_id=table_id,
            now=now,
        )
        if part.present:
            followup.read_back(
                row.id,
                present=part.present,
                agreed=part.agreed,
                minority_note=part.note,
                now=now,
            )
        if not part.action:
            return
        action_id = followup.put_on_action_list(row.id, now=now).id
    for step in part.step:
        if timeline.has_come(step.day):
            with timeline.on(step.day) as now:
                followup.take_step(
                    action_id,
                    step.step,
                    now=now,
                    note=step.note,
                    noticed_by=step.noticed_by,
                    user_id=timeline.user_id,
                )
