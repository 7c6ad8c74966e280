"""The call list: whom to phone now, what was said before, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialoog.domain.invitations import (
    MANY_TRIES,
    InvitationStep,
    bounce,
    next_attempt,
    times_to_call,
)
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history
from dialoog.services.invitations.asking import can_reach
from dialoog.services.invitations.board import must_be_called
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import mark_told
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow, InvitationStepRow

CHOICES = 4
TIME_TO_THINK = timedelta(days=2)
CALLS = frozenset({InvitationStep.CALL_IN_VAIN, InvitationStep.CALL_LATER, InvitationStep.SEND})


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to phone: how often nobody answered, and what happened in earlier calls."""

    row: InvitationRow
    in_vain: int
    earlier: tuple[InvitationStepRow, ...]
    by_letter: bool

    @property
    def is_hopeless(self) -> bool:
        """Whether it is time for another way."""
        return self.in_vain >= MANY_TRIES


@dataclass(frozen=True, slots=True)
class CallList:
    """Whom to phone now and whom later, each in the order of the moment; by name when equal."""

    now: tuple[Call, ...]
    later: tuple[Call, ...]


def list_calls(meeting_id: int, *, now: datetime) -> CallList:
    """Give whom to phone about this meeting."""
    calls = [_call(row) for row in must_be_called(storage.list_to_phone(meeting_id))]
    due = [call for call in calls if _moment(call, now) <= now]
    later = [call for call in calls if _moment(call, now) > now]
    return CallList(tuple(due), tuple(sorted(later, key=lambda call: _moment(call, now))))


def moments_to_call(now: datetime) -> list[datetime]:
    """Give moments to propose for calling back."""
    return times_to_call(now.astimezone(clock.ZONE), count=CHOICES)


def note_call_in_vain(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Note that nobody took the call; the next attempt is at another part of the day."""
    row = _callable(invitation_id)
    row.call_after = next_attempt(now.astimezone(clock.ZONE))
    remember(row, row.as_invitation(), InvitationStep.CALL_IN_VAIN, at=now, through=Channel.PHONE)
    return row


def call_later(invitation_id: int, *, at: datetime, note: str, now: datetime) -> InvitationRow:
    """Note when somebody wants to be called back, and what they said meanwhile."""
    if at <= now:
        raise Refused("invitation.call_in_the_past")
    row = _callable(invitation_id)
    row.call_after = at
    row.note = note or row.note
    remember(
        row,
        row.as_invitation(),
        InvitationStep.CALL_LATER,
        at=now,
        through=Channel.PHONE,
        note=note,
    )
    return row


def tell_by_phone(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Note that somebody knows how things stand; who still has to answer is called back later."""
    row = mark_told(invitation_id, through=Channel.PHONE, now=now)
    row.call_after = next_attempt(now.astimezone(clock.ZONE) + TIME_TO_THINK)
    return row


def note_wrong_number(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Note that this number isn't theirs, so that somebody looks for another way."""
    row = _callable(invitation_id)
    remember(row, bounce(row.as_invitation()), InvitationStep.BOUNCE, at=now, through=Channel.PHONE)
    history.note("invitations.wrong_number", "invitation", row.id)
    return row


def go_by_letter(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Send somebody a letter after calls in vain."""
    row = _callable(invitation_id)
    if not can_reach(row.person, Channel.LETTER):
        raise Refused("invitation.no_address")
    row.channel = Channel.LETTER
    row.call_after = None
    remember(row, row.as_invitation(), InvitationStep.GO_BY_LETTER, at=now, through=Channel.LETTER)
    return row


def _callable(invitation_id: int) -> InvitationRow:
    row = storage.get_invitation(invitation_id)
    if not must_be_called([row]):
        raise Refused("invitation.no_call_needed")
    return row


def _call(row: InvitationRow) -> Call:
    earlier = tuple(
        step for step in row.history if step.step in CALLS and step.through == Channel.PHONE
    )
    in_vain = sum(step.step is InvitationStep.CALL_IN_VAIN for step in earlier)
    return Call(row, in_vain, earlier, can_reach(row.person, Channel.LETTER))


def _moment(call: Call, now: datetime) -> datetime:
    return call.row.call_after or now
