"""Tell people again: reminders to who comes, a second message, a call, and thanks afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialoog.domain import invitations
from dialoog.domain.feedback import UpdateKind
from dialoog.domain.invitations import (
    InvitationStep,
    Known,
    Occasion,
    ReminderKind,
    Reminding,
    Reply,
)
from dialoog.domain.people import Channel
from dialoog.services import clock, history, jobs, links, outbox
from dialoog.services.feedback import updates
from dialoog.services.invitations.asking import can_reach
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import PREVIEW_KEY, Preview
from dialoog.services.invitations.writing import PERSONAL, answer_link, facts_of
from dialoog.services.outbox import About, BadAddress, Outgoing, Writer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import invitations as invitation_storage
from dialoog.storage import reminders as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.outbox import MailRow, MailState
from dialoog.storage.people import PersonRow
from dialoog.storage.reminders import ReminderRow

LOOK_ROUND, MEETING = "invitations.look_round", "invitations.remind"
EVERY = timedelta(hours=1)
MORNING, EVENING = time(9), time(20)
LOOK_BACK = timedelta(days=15)
CHUNK = 100
MAILS = {
    ReminderKind.REMINDER: "reminder",
    ReminderKind.SECOND: "second_message",
    ReminderKind.THANKS: "thanks",
}
STEPS = {
    ReminderKind.REMINDER: InvitationStep.REMIND,
    ReminderKind.SECOND: InvitationStep.ASK_AGAIN,
    ReminderKind.CALL: InvitationStep.GO_BY_PHONE,
    ReminderKind.THANKS: InvitationStep.THANK,
}
KIND_OF_MAIL = {mail: kind for kind, mail in MAILS.items()}


@dataclass(frozen=True, slots=True)
class _Plan:
    row: InvitationRow
    version: int
    occasion: Occasion
    channel: Channel


def watch() -> None:
    """See to it that somebody looks round, in the open unit of work; once is enough."""
    if not jobs.is_planned(LOOK_ROUND):
        jobs.enqueue(LOOK_ROUND, due=clock.now(), organisation_id=None)


@jobs.handles(LOOK_ROUND)
def look_round() -> None:
    """Ask for the reminders of every meeting, in the daytime, and come back in an hour."""
    now = clock.now()
    awake = MORNING <= now.astimezone(clock.ZONE).time() < EVENING
    meetings = storage.list_meetings_to_watch(now - LOOK_BACK) if awake else []
    with unit_of_work():
        for organisation_id, meeting_id in meetings:
            jobs.enqueue(MEETING, due=now, organisation_id=organisation_id, meeting_id=meeting_id)
        if not jobs.is_planned(LOOK_ROUND):
            jobs.enqueue(LOOK_ROUND, due=now + EVERY, organisation_id=None)


@jobs.handles(MEETING)
def remind(meeting_id: int) -> None:
    """Tell everybody who should hear of this meeting again today."""
    now = clock.now()
    plans = _plans(get_meeting(meeting_id), today=clock.day_of(now))
    writers: dict[tuple[Occasion, bool], Writer] = {}
    for start in range(0, len(plans), CHUNK):
        chunk = plans[start : start + CHUNK]
        mails = {
            plan.row.id: _write(plan, writers=writers, now=now)
            for plan in chunk
            if plan.channel is Channel.MAIL
        }
        _carry_out(chunk, mails, now=now)


def _plans(meeting: MeetingRow, *, today: date) -> list[_Plan]:
    on, days_left = clock.day_of(meeting.starts_at), _days_left(meeting, today=today)
    asked = storage.list_asked_at(meeting.id)
    done: dict[int, list[ReminderRow]] = defaultdict(list)
    for reminder in storage.list_of_meeting(meeting.id):
        done[reminder.invitation_id].append(reminder)
    plans = []
    for row in storage.list_remindable(meeting.id):
        known = _known(row, asked=asked.get(row.id), done=done[row.id])
        occasion = invitations.next_occasion(
            meeting.as_reminding(), known, meeting=meeting.state, on=on, today=today
        )
        way = occasion and invitations.way_to_tell(
            occasion, by=row.channel, ways=_ways(row.person), days_left=days_left
        )
        if way:
            plans.append(_Plan(row, row.version, *way))
    return plans


def _days_left(meeting: MeetingRow, *, today: date) -> int:
    return (clock.day_of(meeting.starts_at) - today).days


def _known(row: InvitationRow, *, asked: datetime | None, done: Sequence[ReminderRow]) -> Known:
    answered = row.answered_at
    return Known(
        invitation=row.as_invitation(),
        asked_on=clock.day_of(asked) if asked else None,
        answered_on=clock.day_of(answered) if answered else None,
        done={
            one.occasion: clock.day_of(one.created_at)
            for one in done
            if one.sequence == (row.sequence or 0)
        },
    )


def _ways(person: PersonRow) -> list[Channel]:
    ways = [way for way in (Channel.PHONE, Channel.LETTER) if can_reach(person, way)]
    return [Channel.MAIL, *ways] if outbox.can_mail(person) else ways


def _write(plan: _Plan, *, writers: dict[tuple[Occasion, bool], Writer], now: datetime) -> Outgoing:
    row, doubts = plan.row, plan.row.reply is Reply.TENTATIVE
    key = plan.occasion, doubts
    if key not in writers:
        writers[key] = _writer(plan.occasion.kind, row.meeting, doubts=doubts, now=now)
    about = About(invitation_id=row.id, sequence=row.sequence)
    once = f"{row.id}.{row.sequence}.{plan.occasion.days}"
    try:
        personal = {"link": answer_link(row)}
        return writers[key].write(row.person, once=once, about=about, personal=personal)
    except BadAddress:
        return writers[key].leave(row.person, once=once, about=about)


def _writer(kind: ReminderKind, meeting: MeetingRow, *, doubts: bool, now: datetime) -> Writer:
    return outbox.writer(
        MAILS[kind], now=now, personal=PERSONAL, doubts=doubts, **facts_of(meeting)
    )


def _carry_out(plans: Sequence[_Plan], mails: Mapping[int, Outgoing], *, now: datetime) -> None:
    """Store what is told; who answered or was moved meanwhile is left alone."""
    with unit_of_work():
        versions = storage.versions([plan.row.id for plan in plans])
        still = [plan for plan in plans if versions.get(plan.row.id) == plan.version]
        for plan in still:
            db.session.add(_note(plan, now=now))
        to_call = [plan.row.id for plan in still if plan.occasion.kind is ReminderKind.CALL]
        for row in invitation_storage.list_bare(to_call):
            row.channel = Channel.PHONE
            remember(
                row,
                row.as_invitation(),
                STEPS[ReminderKind.CALL],
                at=now,
                through=Channel.PHONE,
            )
        db.session.flush()
        outbox.put([mails[plan.row.id] for plan in still if plan.row.id in mails], now=now)
        for plan in still[:1]:
            if plan.occasion.kind is ReminderKind.THANKS:
                _note_thanks(plan.row, now=now)


def _note_thanks(row: InvitationRow, *, now: datetime) -> None:
    """Note in the calendar of the programme that people were thanked."""
    meeting = get_meeting(row.meeting_id)
    updates.finish(
        meeting.programme_id,
        {UpdateKind.THANKS},
        today=clock.day_of(now),
        meeting_id=meeting.id,
    )


def _note(plan: _Plan, *, now: datetime) -> ReminderRow:
    return ReminderRow(
        organisation_id=current_organisation_id(),
        invitation_id=plan.row.id,
        kind=plan.occasion.kind,
        days=plan.occasion.days,
        sequence=plan.row.sequence or 0,
        channel=plan.channel,
        created_at=now,
        told_at=now if plan.occasion.kind is ReminderKind.CALL else None,
    )


def _follow(taken_up: Sequence[MailRow]) -> None:
    """Hear from the outbox which reminders left."""
    sent = [mail for mail in taken_up if mail.state is MailState.SENT]
    numbers = [mail.invitation_id for mail in sent if mail.invitation_id is not None]
    invited = {row.id: row for row in invitation_storage.list_bare(numbers)}
    for reminder in storage.list_untold(numbers, [KIND_OF_MAIL[mail.kind] for mail in sent]):
        _note_told(reminder, invited[reminder.invitation_id], at=clock.now())


def _note_told(reminder: ReminderRow, row: InvitationRow, *, at: datetime) -> None:
    reminder.told_at = at
    remember(row, row.as_invitation(), STEPS[reminder.kind], at=at, through=reminder.channel)


for _mail in MAILS.values():
    outbox.follows(_mail)(_follow)


def forget(mail: MailRow) -> None:
    """Do as if a reminder that didn't arrive was never sent, so that it goes another way."""
    kind, invitation_id = KIND_OF_MAIL.get(mail.kind), mail.invitation_id
    if kind is None or invitation_id is None:
        return
    for row in storage.list_untold([invitation_id], [kind]):
        db.session.delete(row)
        jobs.enqueue(
            MEETING,
            due=clock.now(),
            organisation_id=mail.organisation_id,
            meeting_id=row.invitation.meeting_id,
        )


def change_reminding(meeting_id: int, reminding: Reminding) -> MeetingRow:
    """Let people hear of this meeting again at other moments."""
    meeting = get_meeting(meeting_id)
    meeting.remember_reminding(reminding)
    history.note("invitations.reminding_changed", "meeting", meeting_id)
    return meeting


def list_to_do(meeting_id: int) -> list[ReminderRow]:
    """Give whom to phone or post a reminder, by name."""
    return storage.list_to_do(meeting_id)


def count_told(meeting_id: int) -> Counter[ReminderKind]:
    """Count how many people heard each kind of thing again."""
    rows = storage.list_of_meeting(meeting_id)
    return Counter(row.kind for row in rows if row.told_at is not None)


def mark_reminded(reminder_id: int, *, now: datetime) -> ReminderRow:
    """Note that somebody was phoned, or that the letter is on the post."""
    row = storage.get_reminder(reminder_id)
    if row.told_at is None:
        _note_told(row, row.invitation, at=now)
    return row


def preview_reminder(meeting: MeetingRow, kind: ReminderKind) -> Preview:
    """Give a reminder as it would leave now, to somebody without a name."""
    nobody = PersonRow(first_name="Voornaam", last_name="Achternaam", language="nl")
    link = links.absolute("invitations.open_link", key=PREVIEW_KEY)
    writer = _writer(kind, meeting, doubts=False, now=clock.now())
    subject, text, _ = writer.words(nobody, {"link": link})
    return Preview(subject, text)
