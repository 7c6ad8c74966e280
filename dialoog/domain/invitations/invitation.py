"""What an invitation is: its words, the answer that counts, and what a person must be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class InvitationState(StrEnum):
    """Where one person's invitation to one meeting is in its life."""

    DRAFT = "draft"
    QUEUED = "queued"
    SENT = "sent"
    ANSWERED = "answered"
    BOUNCED = "bounced"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


GONE = frozenset({InvitationState.WAITING, InvitationState.LAPSED, InvitationState.WITHDRAWN})
ASKED_ANEW = frozenset({InvitationState.QUEUED, InvitationState.SENT, InvitationState.BOUNCED})


class InvitationStep(StrEnum):
    """What can happen to an invitation; the history of a person is told in these words."""

    QUEUE = "queue"
    SEND = "send"
    BOUNCE = "bounce"
    ACCEPT = "accept"
    MAYBE = "maybe"
    DECLINE = "decline"
    MOVE = "move"
    WAIT = "wait"
    OFFER = "offer"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"
    SEE = "see"
    CALL_IN_VAIN = "call_in_vain"
    CALL_LATER = "call_later"
    GO_BY_LETTER = "go_by_letter"
    GO_BY_PHONE = "go_by_phone"
    REMIND = "remind"
    ASK_AGAIN = "ask_again"
    THANK = "thank"


class Reply(StrEnum):
    """What somebody says to an invitation; the words are PARTSTAT's (RFC 5545 3.2.12)."""

    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


class AnswerChannel(StrEnum):
    """How an answer came in; whatever the channel, it ends in the same state."""

    LINK = "link"
    CALENDAR = "calendar"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Attendance(StrEnum):
    """Whether somebody was there on the day; who left was there until then."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    ABSENT = "absent"
    WALK_IN = "walk_in"
    LEFT = "left"


CAME = frozenset({Attendance.PRESENT, Attendance.WALK_IN, Attendance.LEFT})


class Notice(StrEnum):
    """What a person must be told, through the channel of their choice."""

    INVITATION = "invitation"
    UPDATE = "update"
    OFFER = "offer"
    WAITING_LIST = "waiting_list"
    LAPSE = "lapse"
    CANCELLATION = "cancellation"

    @property
    def keeps_appointment(self) -> bool:
        """Whether it puts the meeting in a calendar (REQUEST), or takes it out (CANCEL)."""
        return self in {Notice.INVITATION, Notice.UPDATE, Notice.OFFER}


@dataclass(frozen=True, slots=True)
class Basis:
    """What the programme must have settled before anybody is asked for anything."""

    question: str
    room: str
    promise_channels: Sequence[str]
    promise_by: date | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """The part of a meeting that stands in people's calendars."""

    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said, when they said it, and about which version of the appointment."""

    reply: Reply
    at: datetime
    through: AnswerChannel
    sequence: int

    @property
    def rank(self) -> tuple[int, datetime, Reply]:
        """Order of answers: newest version first, then newest time; a tie falls one way only."""
        return (self.sequence, self.at, self.reply)


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person asked to one meeting.

    ``sequence`` numbers the versions of the appointment this person was asked about (SEQUENCE,
    RFC 5545 3.8.7.4); None as long as nothing was asked. ``told`` is the newest version that was
    handed to the relay, said on the phone or posted. ``until`` is the deadline of an offer.
    ``reserved`` keeps the seat of somebody who said yes to a time that then changed, until they
    answer anew. ``waiting_since`` is the place in the line of the waiting list.
    """

    state: InvitationState = InvitationState.DRAFT
    sequence: int | None = None
    told: int | None = None
    answer: Answer | None = None
    until: datetime | None = None
    attendance: Attendance = Attendance.UNKNOWN
    reserved: bool = False
    waiting_since: datetime | None = None

    @property
    def answer_is_outdated(self) -> bool:
        """Whether the answer was given to a version that no longer holds."""
        return self.answer is not None and self.answer.sequence != self.sequence

    @property
    def answer_is_for_old_time(self) -> bool:
        """Whether the person must answer anew, because the answer was about another time."""
        return self.answer_is_outdated and self.state in ASKED_ANEW

    @property
    def is_to_be_asked(self) -> bool:
        """Whether somebody is on the list and not asked yet; who walked in is there already."""
        return self.state is InvitationState.DRAFT and self.attendance is Attendance.UNKNOWN

    @property
    def must_be_told(self) -> bool:
        """Whether the person doesn't know yet how things stand.

        Somebody who never heard of the invitation needn't hear that it no longer holds.
        """
        if self.told is None and self.state in GONE:
            return False
        return self.told != self.sequence

    @property
    def is_coming(self) -> bool:
        """Whether a seat must be kept: a yes to the appointment as it stands now."""
        return (
            self.state is InvitationState.ANSWERED
            and self.answer is not None
            and self.answer.reply is Reply.ACCEPTED
        )

    @property
    def holds_place(self) -> bool:
        """Whether a place is taken: by a yes, by an offer, or kept while the time changed."""
        return self.is_coming or self.reserved or self.state is InvitationState.OFFERED


class Change(NamedTuple):
    """An invitation after a step, and what the person must be told about it, if anything."""

    invitation: Invitation
    notice: Notice | None
