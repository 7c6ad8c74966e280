"""What a mail that came in says: the facts that decide whether it is an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of a mail that came in."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    STALE = "stale"
    REJECTED = "rejected"
    REVIEW = "review"
    IGNORED = "ignored"
    BOUNCE = "bounce"
    COUNTER = "counter-proposal"
    REFRESH = "refresh"

    @property
    def waits_for_somebody(self) -> bool:
        """Whether the organiser must look at it."""
        return self in {Outcome.REVIEW, Outcome.COUNTER, Outcome.REFRESH}


class Ground(StrEnum):
    """Why a mail has its outcome."""

    ANSWERED = "answered"
    KNOWN = "known"
    NEWER_ANSWER = "newer_answer"
    READ_BEFORE = "read_before"
    OLD_VERSION = "old_version"
    PROPOSAL = "proposal"
    WANTS_INVITATION = "wants_invitation"
    NOT_DELIVERED = "not_delivered"
    RECEIPT = "receipt"
    AUTOMATIC = "automatic"
    TOO_LARGE = "too_large"
    TOO_COMPLEX = "too_complex"
    UNREADABLE = "unreadable"
    SENDER_UNCLEAR = "sender_unclear"
    SENDER_FORGED = "sender_forged"
    CALENDARS_DIFFER = "calendars_differ"
    CALENDAR_BROKEN = "calendar_broken"
    METHOD_UNCLEAR = "method_unclear"
    NO_REPLY = "no_reply"
    UNKNOWN_MEETING = "unknown_meeting"
    ATTENDEE_UNCLEAR = "attendee_unclear"
    NO_ANSWER = "no_answer"
    MEETING_CLOSED = "meeting_closed"
    SENDER_UNPROVEN = "sender_unproven"
    NO_CALENDAR = "no_calendar"
    CLOSED_FILE = "closed_file"
    FORWARDED = "forwarded"
    SENT_FOR_ANOTHER = "sent_for_another"
    DELEGATED = "delegated"
    OTHER_ADDRESS = "other_address"
    NOT_INVITED = "not_invited"
    NAMELESS = "nameless"
    SHARED_ADDRESS = "shared_address"
    INVITATION_CLOSED = "invitation_closed"

    @property
    def outcome(self) -> Outcome:
        """What becomes of a mail on this ground."""
        return _OUTCOMES.get(self, Outcome.REJECTED)


_OUTCOMES = {
    Ground.ANSWERED: Outcome.APPLIED,
    Ground.KNOWN: Outcome.UNCHANGED,
    Ground.NEWER_ANSWER: Outcome.UNCHANGED,
    Ground.READ_BEFORE: Outcome.UNCHANGED,
    Ground.OLD_VERSION: Outcome.STALE,
    Ground.PROPOSAL: Outcome.COUNTER,
    Ground.WANTS_INVITATION: Outcome.REFRESH,
    Ground.NOT_DELIVERED: Outcome.BOUNCE,
    Ground.RECEIPT: Outcome.IGNORED,
    Ground.AUTOMATIC: Outcome.IGNORED,
    **dict.fromkeys(
        (
            Ground.SENDER_UNPROVEN,
            Ground.NO_CALENDAR,
            Ground.CLOSED_FILE,
            Ground.FORWARDED,
            Ground.SENT_FOR_ANOTHER,
            Ground.DELEGATED,
            Ground.OTHER_ADDRESS,
            Ground.NOT_INVITED,
            Ground.NAMELESS,
            Ground.SHARED_ADDRESS,
            Ground.INVITATION_CLOSED,
        ),
        Outcome.REVIEW,
    ),
}


class Decision(StrEnum):
    """What an organiser did with a mail that waited for somebody."""

    APPLIED = "applied"
    SENT_AGAIN = "sent_again"
    SET_ASIDE = "set_aside"


class Nature(StrEnum):
    """Who or what wrote a mail."""

    PERSONAL = "personal"
    UNDELIVERED = "undelivered"
    RECEIPT = "receipt"
    AUTOMATIC = "automatic"


class Authenticity(StrEnum):
    """What our own mail server found out about the sender (RFC 8601)."""

    UNCHECKED = "unchecked"
    PROVEN = "proven"
    DOUBTFUL = "doubtful"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Responder:
    """Somebody in whose name a calendar answers (ATTENDEE); addresses are in small letters.

    ``partstat`` is the word as it came, in capitals. ``sent_by`` is who answered for them.
    """

    address: str
    partstat: str = ""
    sent_by: str = ""
    delegates: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """One iTIP message (RFC 5546); ``sequence`` and ``stamp`` are None when they weren't given."""

    method: str
    uid: str
    responders: tuple[Responder, ...]
    sequence: int | None = None
    stamp: datetime | None = None
    comment: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What a bounce tells: for whom the mail was, about which meeting, and why it came back."""

    recipient: str = ""
    uid: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """The facts of one mail that came in.

    ``limit`` says why it wasn't opened, ``fault`` why there is no calendar message in it. ``mark``
    recognises the mail when it comes again. ``refers_to`` are Message-IDs of the mails it is about.
    """

    mark: str
    nature: Nature = Nature.PERSONAL
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authenticity: Authenticity = Authenticity.UNCHECKED
    sent_at: datetime | None = None
    refers_to: tuple[str, ...] = ()
    limit: Ground | None = None
    fault: Ground | None = None
    calendar: CalendarReply | None = None
    undelivered: Undelivered = Undelivered()

    @property
    def sender(self) -> str:
        """Who wrote it, or nothing when that isn't clear."""
        return self.senders[0] if len(self.senders) == 1 else ""
