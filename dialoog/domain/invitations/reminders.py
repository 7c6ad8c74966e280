"""When people hear of a meeting again: reminders, a second message, a call, and thanks.

Everything is counted from the meeting and from when somebody was asked, so that it moves along.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from dialoog.domain.invitations.invitation import (
    Attendance,
    Invitation,
    InvitationState,
    Reply,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused

LONGEST_BEFORE = 60
LONGEST_AFTER = 30
DAYS_OF_POST = 4
"""A letter takes a few days; later than this it comes after the meeting."""
LAST_CHANCE = 2
"""A second message in the last days only annoys: then people are phoned."""
THANKS_UNTIL = 14
OVER = frozenset({MeetingState.HELD, MeetingState.LOCKED})


class ReminderKind(StrEnum):
    """What people hear again."""

    REMINDER = "reminder"
    SECOND = "second"
    CALL = "call"
    THANKS = "thanks"


class Occasion(NamedTuple):
    """One thing to be told again; ``days`` tells the reminders before the meeting apart."""

    kind: ReminderKind
    days: int = 0


@dataclass(frozen=True, slots=True)
class Reminding:
    """When people hear again of one meeting; None and an empty tuple are never.

    ``days_before``: reminders to who comes, in days before the meeting. ``second_after``: days
    after the question until who didn't answer is asked again. ``call_after``: days after that
    until they are phoned.
    """

    days_before: tuple[int, ...] = (7, 1)
    second_after: int | None = 5
    call_after: int | None = 3
    thanks: bool = True

    def __post_init__(self) -> None:
        after = [days for days in (self.second_after, self.call_after) if days is not None]
        if any(not 1 <= days <= LONGEST_BEFORE for days in self.days_before) or any(
            not 1 <= days <= LONGEST_AFTER for days in after
        ):
            raise Refused("invitation.reminder_out_of_range")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one invitation when a reminder is decided.

    ``asked_on`` is when the person heard of the present version, ``answered_on`` when they
    answered it. ``done`` holds when each occasion was dealt with for the present version.
    """

    invitation: Invitation
    asked_on: date | None
    answered_on: date | None
    done: Mapping[Occasion, date]


def next_occasion(
    reminding: Reminding, known: Known, *, meeting: MeetingState, on: date, today: date
) -> Occasion | None:
    """Give what somebody should hear again today about the meeting that is held ``on`` a day.

    At most one thing a day; nothing to who said no, withdrew, waits or was never asked.
    """
    if known.invitation.attendance in {Attendance.PRESENT, Attendance.WALK_IN}:
        return _thanks(reminding, known, meeting=meeting, on=on, today=today)
    if meeting is not MeetingState.PLANNED or today > on:
        return None
    if known.invitation.state is InvitationState.SENT:
        return _ask_again(reminding, known, on=on, today=today)
    return _remind(reminding, known, on=on, today=today)


def reminder_day(days: int, *, on: date) -> date:
    """Give the day of the reminder that many days before a meeting."""
    return on - timedelta(days=days)


def _remind(reminding: Reminding, known: Known, *, on: date, today: date) -> Occasion | None:
    answer = known.invitation.answer
    if known.invitation.state is not InvitationState.ANSWERED or answer is None:
        return None
    if answer.reply is Reply.DECLINED:
        return None
    days = min((d for d in reminding.days_before if today >= reminder_day(d, on=on)), default=None)
    if days is None or Occasion(ReminderKind.REMINDER, days) in known.done:
        return None
    if known.answered_on is not None and known.answered_on >= reminder_day(days, on=on):
        return None  # who has just answered needn't be reminded of it
    return Occasion(ReminderKind.REMINDER, days)


def _ask_again(reminding: Reminding, known: Known, *, on: date, today: date) -> Occasion | None:
    second, call = Occasion(ReminderKind.SECOND), Occasion(ReminderKind.CALL)
    asked = known.done.get(second, known.asked_on)
    if asked is None or call in known.done:
        return None
    if reminding.second_after is not None and second not in known.done:
        if today < asked + timedelta(days=reminding.second_after):
            return None
        if (on - today).days >= LAST_CHANCE:
            return second
        return call if reminding.call_after is not None else None
    if reminding.call_after is None or today < asked + timedelta(days=reminding.call_after):
        return None
    return call


def way_to_tell(
    occasion: Occasion, *, by: Channel, ways: Collection[Channel], days_left: int
) -> tuple[Occasion, Channel] | None:
    """Give what to tell and how; None when it can't be told.

    ``by`` is how somebody was asked, ``ways`` how they can be reached. Who can't be mailed is
    phoned instead of asked a second time; who is phoned anyway stays on that list.
    """
    if by is Channel.MAIL and Channel.MAIL in ways and occasion.kind is not ReminderKind.CALL:
        return occasion, Channel.MAIL
    phone = Channel.PHONE if Channel.PHONE in ways else None
    if occasion.kind in {ReminderKind.SECOND, ReminderKind.CALL}:
        wanted = phone and by is not Channel.PHONE
        return (Occasion(ReminderKind.CALL), Channel.PHONE) if wanted else None
    if occasion.kind is ReminderKind.THANKS:
        return None
    by_post = by is Channel.LETTER and Channel.LETTER in ways and days_left >= DAYS_OF_POST
    chosen = Channel.LETTER if by_post else phone
    return (occasion, chosen) if chosen else None


def _thanks(
    reminding: Reminding, known: Known, *, meeting: MeetingState, on: date, today: date
) -> Occasion | None:
    occasion = Occasion(ReminderKind.THANKS)
    wanted = reminding.thanks and meeting in OVER and occasion not in known.done
    in_time = timedelta(days=1) <= today - on <= timedelta(days=THANKS_UNTIL)
    return occasion if wanted and in_time else None
