"""Invitations at several points of their life, for tests of what may happen next."""

from datetime import UTC, date, datetime, timedelta

from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Appointment,
    Basis,
    Invitation,
    Reply,
    offer,
    queue,
    record,
    send,
    wait,
)
from dialoog.domain.meetings import MeetingState

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASIS = Basis(
    question="Wat helpt u om thuis te blijven wonen?",
    room="De openingstijden van het loket kunnen nog anders.",
    promise_channels=["letter"],
    promise_by=date(2027, 2, 1),
)
PLANNED = MeetingState.PLANNED
THURSDAY = Appointment(
    starts_at=datetime(2026, 12, 3, 13, 0, tzinfo=UTC),
    ends_at=datetime(2026, 12, 3, 15, 0, tzinfo=UTC),
    place="Raadhuis, zaal 2",
)


def sent() -> Invitation:
    return handed_over(queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation)


def handed_over(invitation: Invitation) -> Invitation:
    return send(invitation, sequence=invitation.sequence)


def says(
    reply: Reply,
    *,
    minutes: int = 0,
    sequence: int = 0,
    through: AnswerChannel = AnswerChannel.LINK,
) -> Answer:
    return Answer(reply, MORNING + timedelta(minutes=minutes), through, sequence)


def accepted() -> Invitation:
    return record(sent(), says(Reply.ACCEPTED), meeting=PLANNED)


def offered() -> Invitation:
    waiting = wait(Invitation(), since=MORNING).invitation
    until = MORNING + timedelta(days=2)
    return offer(waiting, until=until, basis=BASIS, meeting=PLANNED).invitation
