"""A meeting of a story until its day: planned, people asked and answering, tables composed."""

from __future__ import annotations

from datetime import datetime
from itertools import zip_longest

from dialoog.content.stories import InvitePart, StoryError, TablesPart
from dialoog.domain.invitations import AnswerChannel, Reply
from dialoog.domain.meetings import Place, Slot
from dialoog.domain.people import Channel
from dialoog.services import accounts, invitations, meetings, people, seating
from dialoog.services.invitations import GuestAnswer
from dialoog.services.people import PeopleFilter
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldMeeting, ToldProgramme

COMPOSING_SECONDS = 0.5
THROUGH = {
    Channel.MAIL: AnswerChannel.LINK,
    Channel.PHONE: AnswerChannel.PHONE,
    Channel.LETTER: AnswerChannel.LETTER,
}


def tell_preparation(meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline) -> None:
    """Plan a meeting, ask people, take their answers and compose the tables."""
    part = meeting.part
    timeline.add(part.planned, lambda now: _plan(meeting, told, timeline, now=now))
    if part.invited is None:
        return
    timeline.add(part.invited, lambda now: _ask(meeting, now=now))
    timeline.add(part.invited, lambda now: _answer_all(meeting, now=now))
    if part.tables is not None:
        tables = part.tables
        timeline.add(part.invited, lambda now: _compose(tables, meeting.id, now=now))


def _plan(meeting: ToldMeeting, told: ToldProgramme, timeline: Timeline, *, now: datetime) -> None:
    part = meeting.part
    details = _details(meeting, timeline)
    meeting.id = meetings.create_meeting(
        told.id, method=part.method, step=part.step, details=details, now=now
    ).id
    if part.invited is not None:
        meetings.plan_meeting(meeting.id, now=now)


def _ask(meeting: ToldMeeting, *, now: datetime) -> None:
    for invite in meeting.part.invite:
        invitations.choose(meeting.id, _people(invite), now=now)
    invitations.send_all(meeting.id, now=now)


def _answer_all(meeting: ToldMeeting, *, now: datetime) -> None:
    for invite in meeting.part.invite:
        _answer(invite, meeting, now=now)


def _details(meeting: ToldMeeting, timeline: Timeline) -> meetings.Details:
    part = meeting.part
    return meetings.Details(
        title=part.title,
        slot=Slot(timeline.moment(part.day, part.start), timeline.moment(part.day, part.end)),
        place=Place(
            name=part.place,
            address=part.address,
            route=part.route,
            features=frozenset(part.features),
        ),
        contact=part.contact,
    )


def _people(invite: InvitePart) -> list[int]:
    groups = {group.name: group.id for group, _ in people.list_groups()}
    if invite.group not in groups:
        raise StoryError(f"invite: there is no group called {invite.group!r}")
    found = people.find_people(PeopleFilter(group_id=groups[invite.group])).rows
    chosen = [row.id for row in found][invite.first - 1 : invite.first - 1 + invite.count]
    if len(chosen) < invite.count:
        raise StoryError(f"invite: {invite.group} has no {invite.count} people from {invite.first}")
    return chosen


def _answer(invite: InvitePart, meeting: ToldMeeting, *, now: datetime) -> None:
    """Let the first of a group answer; before a meeting the others still wait for a call."""
    replies = (
        [Reply.ACCEPTED] * invite.yes
        + [Reply.TENTATIVE] * invite.maybe
        + [Reply.DECLINED] * invite.no
    )
    rows = {row.person_id: row for row in invitations.list_of_meeting(meeting.id)}
    asked = [rows[person_id] for person_id in _people(invite) if person_id in rows]
    for row, reply in zip_longest(asked, replies[: len(asked)]):
        if row.channel is not Channel.MAIL and (reply or meeting.part.held):
            invitations.mark_told(row.id, through=row.channel, now=now)
        if reply:
            answer = GuestAnswer(reply, sequence=row.sequence or 0)
            invitations.answer_for(row.id, answer, through=THROUGH[row.channel], at=now)


def _compose(part: TablesPart, meeting_id: int, *, now: datetime) -> None:
    seating.set_tables(
        meeting_id, count=part.count, seats_min=part.seats_min, seats_max=part.seats_max
    )
    guides = accounts.list_facilitators()
    for table, guide in zip(seating.list_tables(meeting_id), guides, strict=False):
        seating.arrange_table(
            table.id,
            seats_min=part.seats_min,
            seats_max=part.seats_max,
            features=[need.value for need in seating.AT_THE_TABLE],
            facilitator_ids=[guide.id],
        )
    room = seating.get_room(meeting_id)
    plan = seating.propose(room, seconds=COMPOSING_SECONDS)
    seating.keep(meeting_id, plan, version=room.version, now=now)
