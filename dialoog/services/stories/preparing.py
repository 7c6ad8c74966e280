"""A meeting of a story until its day: planned, people asked and answering, tables composed."""

from __future__ import annotations

from datetime import datetime
from itertools import zip_longest

from dialoog.content.stories import Day, InvitePart, MeetingPart, StoryError, TablesPart
from dialoog.domain.invitations import AnswerChannel, Reply
from dialoog.domain.meetings import Place, Slot
from dialoog.domain.people import Channel
from dialoog.services import accounts, invitations, meetings, people, seating
from dialoog.services.invitations import GuestAnswer
from dialoog.services.people import PeopleFilter
from dialoog.services.stories.timeline import Timeline

COMPOSING_SECONDS = 0.5
THROUGH = {
    Channel.MAIL: AnswerChannel.LINK,
    Channel.PHONE: AnswerChannel.PHONE,
    Channel.LETTER: AnswerChannel.LETTER,
}


def prepare(part: MeetingPart, programme_id: int, timeline: Timeline) -> int:
    """Plan a meeting and do for it what was done by today; gives its number."""
    meeting_id = _plan(part, programme_id, timeline)
    if part.invited is not None and timeline.has_come(part.invited):
        asked = [(invite, _people(invite)) for invite in part.invite]
        with timeline.on(part.invited) as now:
            for _, person_ids in asked:
                invitations.choose(meeting_id, person_ids, now=now)
            invitations.send_all(meeting_id, now=now)
        with timeline.on(part.invited) as now:
            for invite, person_ids in asked:
                _answer(invite, person_ids, meeting_id, now=now, all_told=part.held)
    if part.tables and part.invited is not None and timeline.has_come(part.invited):
        _compose(part.tables, meeting_id, part.invited, timeline)
    return meeting_id


def _plan(part: MeetingPart, programme_id: int, timeline: Timeline) -> int:
    details = meetings.Details(
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
    with timeline.on(part.planned) as now:
        row = meetings.create_meeting(
            programme_id, method=part.method, step=part.step, details=details, now=now
        )
        if part.invited is not None:
            meetings.plan_meeting(row.id, now=now)
        return row.id


def _people(invite: InvitePart) -> list[int]:
    groups = {group.name: group.id for group, _ in people.list_groups()}
    if invite.group not in groups:
        raise StoryError(f"invite: there is no group called {invite.group!r}")
    found = people.find_people(PeopleFilter(group_id=groups[invite.group])).rows
    chosen = [row.id for row in found][invite.first - 1 : invite.first - 1 + invite.count]
    if len(chosen) < invite.count:
        raise StoryError(f"invite: {invite.group} has no {invite.count} people from {invite.first}")
    return chosen


def _answer(
    invite: InvitePart, person_ids: list[int], meeting_id: int, *, now: datetime, all_told: bool
) -> None:
    """Let the first of a group answer; the others were told at most."""
    replies = (
        [Reply.ACCEPTED] * invite.yes
        + [Reply.TENTATIVE] * invite.maybe
        + [Reply.DECLINED] * invite.no
    )
    rows = {row.person_id: row for row in invitations.list_of_meeting(meeting_id)}
    asked = [rows[person_id] for person_id in person_ids if person_id in rows]
    for row, reply in zip_longest(asked, replies[: len(asked)]):
        if row.channel is not Channel.MAIL and (reply or all_told):
            invitations.mark_told(row.id, through=row.channel, now=now)
        if reply:
            answer = GuestAnswer(reply, sequence=row.sequence or 0)
            invitations.answer_for(row.id, answer, through=THROUGH[row.channel], at=now)


def _compose(part: TablesPart, meeting_id: int, day: Day, timeline: Timeline) -> None:
    with timeline.on(day):
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
    with timeline.on(day) as now:
        seating.keep(meeting_id, plan, version=room.version, now=now)
