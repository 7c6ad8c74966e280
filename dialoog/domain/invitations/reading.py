"""Decide what a mail that came in means; one order of questions, and the first no decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialoog.domain.invitations.incoming import (
    Authenticity,
    CalendarReply,
    Ground,
    IncomingMail,
    Nature,
    Outcome,
    Responder,
)
from dialoog.domain.invitations.invitation import (
    Answer,
    AnswerChannel,
    Invitation,
    InvitationState,
    Reply,
)
from dialoog.domain.meetings import MeetingState

REPLIES = {
    "ACCEPTED": Reply.ACCEPTED,
    "TENTATIVE": Reply.TENTATIVE,
    "DECLINED": Reply.DECLINED,
}
METHODS = {"REPLY", "COUNTER", "REFRESH"}
GROUND_OF_NATURE = {
    Nature.UNDELIVERED: Ground.NOT_DELIVERED,
    Nature.RECEIPT: Ground.RECEIPT,
    Nature.AUTOMATIC: Ground.AUTOMATIC,
}
GROUND_OF_AUTHENTICITY = {
    Authenticity.FAILED: Ground.SENDER_FORGED,
    Authenticity.DOUBTFUL: Ground.SENDER_UNPROVEN,
}
GROUND_OF_METHOD = {
    "COUNTER": Ground.PROPOSAL,
    "REFRESH": Ground.WANTS_INVITATION,
}
OPEN = {MeetingState.PLANNED, MeetingState.UNDERWAY}
CLOSED = {InvitationState.DRAFT, InvitationState.WITHDRAWN, InvitationState.LAPSED}
SAME_SECOND = timedelta(microseconds=1)  # of two answers in one second the last to arrive counts


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that a mail may be about, with every address it was sent to."""

    invitation_id: int
    addresses: frozenset[str]
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """The meeting with the UID of the mail, and the invited people whose address is in the mail."""

    state: MeetingState
    ends_at: datetime
    invited: tuple[Invited, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mail means: the ground, whom it may be about, and the answer to keep, if any.

    Exactly one is ``invited`` when it is clear who answers.
    """

    ground: Ground
    invited: tuple[Invited, ...] = ()
    answer: Answer | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of the mail."""
        return self.ground.outcome


def decide(
    mail: IncomingMail, *, meeting: KnownMeeting | None, seen: bool, now: datetime
) -> Verdict:
    """Say what to do with a mail; ``seen`` is whether its answer was taken before.

    The order is: limits, bounces and automatic mail, the sender, what our mail server says of the
    sender, one calendar message, its method, the meeting, the person, the answer, whether the
    meeting is open, and whether the answer is the newest one.
    """
    ground = _judge_mail(mail)
    reply, speaker = mail.calendar, said(mail)
    if ground or reply is None or meeting is None:
        return Verdict(ground or Ground.UNKNOWN_MEETING, meeting.invited if meeting else ())
    if speaker is None:
        return _judge_names(reply, meeting)
    ground = (
        _judge_person(speaker, mail.sender, meeting)
        or _judge_answer(reply, speaker)
        or _judge_moment(meeting, seen=seen, now=now)
    )
    if ground:
        return Verdict(ground, meeting.invited)
    (guest,) = _of(speaker.address, meeting)
    ground = _judge_guest(guest.invitation) or GROUND_OF_METHOD.get(reply.method)
    if ground:
        return Verdict(ground, (guest,))
    return _weigh(mail, reply, REPLIES[speaker.partstat], guest=guest, now=now)


def said(mail: IncomingMail) -> Responder | None:
    """Give the one person in whose name a mail speaks, when there is one.

    Who proposes another time may name the others too (RFC 5546 3.2.7).
    """
    responders = mail.calendar.responders if mail.calendar else ()
    if len(responders) > 1 and mail.calendar and mail.calendar.method == "COUNTER":
        responders = tuple(one for one in responders if one.address == mail.sender)
    return responders[0] if len(responders) == 1 else None


def _judge_mail(mail: IncomingMail) -> Ground | None:
    return (
        mail.limit
        or GROUND_OF_NATURE.get(mail.nature)
        or (None if mail.sender else Ground.SENDER_UNCLEAR)
        or GROUND_OF_AUTHENTICITY.get(mail.authenticity)
        or mail.fault
        or _judge_method(mail.calendar)
    )


def _judge_method(reply: CalendarReply | None) -> Ground | None:
    if reply is None:
        return Ground.NO_CALENDAR
    return None if reply.method in METHODS else Ground.NO_REPLY


def _judge_names(reply: CalendarReply, meeting: KnownMeeting) -> Verdict:
    """Refuse to let one mail speak for many; some calendars name nobody, and a person can see who."""
    if reply.responders or not meeting.invited:
        return Verdict(Ground.ATTENDEE_UNCLEAR)
    return Verdict(Ground.NAMELESS, meeting.invited)


def _judge_person(speaker: Responder, sender: str, meeting: KnownMeeting) -> Ground | None:
    """Ask whether somebody answers for themselves, from an address that was invited."""
    if speaker.sent_by not in {"", speaker.address}:
        return Ground.SENT_FOR_ANOTHER
    if speaker.delegates:
        return Ground.DELEGATED
    if not meeting.invited:
        return Ground.NOT_INVITED
    if speaker.address != sender:
        return Ground.OTHER_ADDRESS
    if len(_of(speaker.address, meeting)) > 1:
        return Ground.SHARED_ADDRESS
    return None


def _judge_answer(reply: CalendarReply, speaker: Responder) -> Ground | None:
    asked = reply.method == "REPLY"
    return Ground.NO_ANSWER if asked and speaker.partstat not in REPLIES else None


def _judge_moment(meeting: KnownMeeting, *, seen: bool, now: datetime) -> Ground | None:
    if meeting.state not in OPEN or meeting.ends_at <= now:
        return Ground.MEETING_CLOSED
    return Ground.READ_BEFORE if seen else None


def _judge_guest(invitation: Invitation) -> Ground | None:
    asked = invitation.sequence is not None and invitation.state not in CLOSED
    return None if asked else Ground.INVITATION_CLOSED


def _of(address: str, meeting: KnownMeeting) -> list[Invited]:
    return [one for one in meeting.invited if address in one.addresses]


def _weigh(
    mail: IncomingMail, reply: CalendarReply, word: Reply, *, guest: Invited, now: datetime
) -> Verdict:
    """Compare an answer with the present version and with the last answer, from any channel.

    A missing SEQUENCE is about the present version, and a higher one too: clients raise it. A
    DTSTAMP can't lie in the future, because then no later answer would count.
    """
    current, last = guest.invitation.sequence or 0, guest.invitation.answer
    version = current if reply.sequence is None else min(reply.sequence, current)
    answer = Answer(
        word, min(reply.stamp or mail.sent_at or now, now), AnswerChannel.CALENDAR, version
    )
    if version < current:
        return Verdict(Ground.OLD_VERSION, (guest,), answer)
    if last is None:
        return Verdict(Ground.ANSWERED, (guest,), answer)
    newer_version = reply.sequence is not None and version > last.sequence
    if answer.at < last.at and not newer_version:
        return Verdict(Ground.NEWER_ANSWER, (guest,), answer)
    if answer.at == last.at and version == last.sequence:
        if answer.reply is last.reply:
            return Verdict(Ground.KNOWN, (guest,))
        answer = replace(answer, at=answer.at + SAME_SECOND)
    return Verdict(Ground.ANSWERED, (guest,), answer)
