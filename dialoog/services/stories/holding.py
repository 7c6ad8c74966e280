"""The day of a meeting in a story: who came, what was said at each table, what was agreed."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from dialoog.content.stories import StoryError
from dialoog.content.story_days import AgreementPart, RecordPart, SaidPart, StepPart
from dialoog.domain.followup import ActionStep, Through
from dialoog.domain.invitations import Reply
from dialoog.domain.live import Source
from dialoog.services import clock, followup, invitations, live, meetings, mirror, record, seating
from dialoog.services.followup import AgreementWords
from dialoog.services.live import ContributionWords
from dialoog.services.stories.practising import tell_debrief, tell_reactions, tell_wall
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldMeeting, ToldProgramme


def tell_day(meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline) -> None:
    """Let the day of a meeting pass, and what was agreed be carried out."""
    part = meeting.part
    if not part.held:
        return
    timeline.add(part.day, lambda now: _begin(meeting, now=now))
    timeline.add(part.day, lambda now: _talk(meeting, now=now))
    for agreement in part.agreement:
        _tell_agreement(agreement, meeting, told, timeline)
    tell_wall(part.wall, meeting, told, timeline)
    tell_reactions(meeting, told, timeline)
    timeline.add(part.day, lambda now: _end(meeting, now=now))
    tell_debrief(part.debrief, meeting, timeline)
    if part.record is not None:
        _tell_record(part.record, meeting, timeline)


def _tell_record(part: RecordPart, meeting: ToldMeeting, timeline: Timeline) -> None:
    def send(now: datetime) -> None:
        record.send(meeting.id, days=part.days, now=now, today=timeline.date_of(part.sent))

    def lock(now: datetime) -> None:
        record.lock(meeting.id, reason="", now=now, today=clock.day_of(now))

    timeline.add(part.sent, send)
    if part.locked is not None:
        timeline.add(part.locked, lock)


def _begin(meeting: ToldMeeting, *, now: datetime) -> None:
    live.begin_day(meeting.id, now=now)
    for row in invitations.list_of_meeting(meeting.id):
        if row.reply is not None:
            invitations.mark_attendance(row.id, came=row.reply is Reply.ACCEPTED)


def _end(meeting: ToldMeeting, *, now: datetime) -> None:
    live.end_day(meeting.id, now=now)


def _talk(meeting: ToldMeeting, *, now: datetime) -> None:
    """Walk every table through the run sheet and record what was said in each phase."""
    phases = live.read_sheet(meetings.get_meeting(meeting.id)).phases
    unknown = {said.phase for said in meeting.part.said} - {phase.key for phase in phases}
    if unknown:
        raise StoryError(f"said: {meeting.part.method} has no phase {min(unknown)!r}")
    for table in seating.list_tables(meeting.id):
        for position, phase in enumerate(phases):
            for said in meeting.part.said:
                if (said.table, said.phase) == (table.number, phase.key):
                    _record(said, table.id, now=now)
            live.go_on(table.id, from_position=position, now=now)


def _record(said: SaidPart, table_id: int, *, now: datetime) -> None:
    words = ContributionWords(
        client_id=uuid4(),
        phase_key=said.phase,
        kind=said.kind,
        text=said.text,
        consent=said.consent,
    )
    if said.stop:
        mirror.record_at_step(words, table_id=table_id, step=said.stop - 1, now=now)
        return
    row = live.record(words, table_id=table_id, source=Source.TABLE, now=now)
    if said.asked:
        mirror.mark_asked(table_id, row.id, asked=True, now=now)
    for _ in range(said.stars):
        live.star(row.id, more=1)
    if said.route:
        live.choose_route(row.id, said.route)
        live.care_done(row.id, now=now)


def _tell_agreement(
    part: AgreementPart, meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline
) -> None:
    action_ids: list[int] = []
    words = AgreementWords(
        what=part.what,
        who=part.who,
        owner_email=part.email,
        owner_kind=part.kind,
        due_on=timeline.find_date(part.by),
        noticed_how=part.noticed,
    )

    def agree(now: datetime) -> None:
        tables = {table.number: table.id for table in seating.list_tables(meeting.id)}
        row = followup.make_agreement(
            words,
            programme_id=told.id,
            meeting_id=meeting.id,
            table_id=tables[part.table],
            now=now,
        )
        if part.present:
            _read_back(part, row.id, now=now)
        if part.action:
            action_ids.append(followup.put_on_action_list(row.id, now=now).id)

    timeline.add(meeting.part.day, agree)
    for step in part.step:
        _tell_step(step, action_ids, timeline)


def _read_back(part: AgreementPart, agreement_id: int, *, now: datetime) -> None:
    followup.read_back(
        agreement_id,
        present=part.present,
        agreed=part.agreed,
        minority_note=part.note,
        now=now,
    )


def _tell_step(part: StepPart, action_ids: list[int], timeline: Timeline) -> None:
    def take(now: datetime) -> None:
        if part.step is ActionStep.NOTICE:
            followup.noticed(
                action_ids[0],
                yes=part.noticed_by,
                no=0,
                through=Through.MEETING,
                words=part.note,
                now=now,
                user_id=timeline.user_id,
            )
            return
        followup.take_step(
            action_ids[0], part.step, now=now, note=part.note, user_id=timeline.user_id
        )

    timeline.add(part.day, take)
