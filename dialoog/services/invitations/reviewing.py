"""What waits for the organiser: mails that a machine may not decide about, decided in one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialoog.adapters.incoming import read_words
from dialoog.domain.invitations import AnswerChannel, Notice, Reply
from dialoog.domain.invitations.incoming import Decision, Outcome
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.services.invitations.answering import GuestAnswer, answer_for
from dialoog.services.invitations.telling import tell
from dialoog.storage import incoming as storage
from dialoog.storage.incoming import IncomingMailRow
from dialoog.storage.invitations import InvitationRow, get_invitation

SHOWN = timedelta(days=30)
MOST_REFUSED = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail that waits for somebody: whom it may be about, and what it says."""

    mail: IncomingMailRow
    people: tuple[InvitationRow, ...]
    words: str


def list_for_review(meeting_id: int | None = None, *, now: datetime) -> list[Waiting]:
    """Give the mails that wait for somebody, oldest first; those about no meeting always."""
    rows = storage.list_waiting(meeting_id)
    addresses = {address for row in rows for address in (row.sender, row.attendee) if address}
    invited = storage.list_open_of(addresses, now=now) if addresses else []
    return [Waiting(row, _people(row, invited), read_words(row.raw or b"")) for row in rows]


def count_for_review(meeting_id: int | None = None) -> int:
    """Count the mails that wait for somebody."""
    return storage.count_waiting(meeting_id)


def list_refused(*, now: datetime) -> Sequence[IncomingMailRow]:
    """Give the mails of the last weeks that were not used, the latest first."""
    return storage.list_refused(since=now - SHOWN, most=MOST_REFUSED)


def apply_for(row_id: int, invitation_id: int, reply: Reply, *, now: datetime) -> InvitationRow:
    """Take a mail as the answer of this person, given at the moment that the mail was written.

    A newer answer stays; gives the invitation as it is then.
    """
    mail, invitation = _undecided(row_id), get_invitation(invitation_id)
    if mail.meeting_id not in {None, invitation.meeting_id}:
        raise Missing("invitation", invitation_id)
    current = invitation.sequence or 0
    given = GuestAnswer(
        reply,
        current if mail.sequence is None else mail.sequence,
        note=mail.note or invitation.note,
        companion=invitation.companion,
    )
    answer_for(invitation_id, given, through=AnswerChannel.CALENDAR, at=mail.said_at or now)
    _settle(mail, Decision.APPLIED, now=now)
    mail.meeting_id, mail.invitation_id = invitation.meeting_id, invitation.id
    return invitation


def send_again(row_id: int, *, now: datetime) -> IncomingMailRow:
    """Send the invitation as it is now once more, because a calendar asked for it (REFRESH)."""
    mail = _undecided(row_id)
    if mail.outcome is not Outcome.REFRESH or mail.invitation_id is None:
        raise Missing("incoming_mail", row_id)
    tell([(get_invitation(mail.invitation_id), Notice.INVITATION)], now=now)
    _settle(mail, Decision.SENT_AGAIN, now=now)
    return mail


def set_aside(row_id: int, *, now: datetime) -> IncomingMailRow:
    """Note that somebody saw a mail, and that nothing more need be done with it."""
    mail = _undecided(row_id)
    _settle(mail, Decision.SET_ASIDE, now=now)
    return mail


def _people(row: IncomingMailRow, invited: Sequence[InvitationRow]) -> tuple[InvitationRow, ...]:
    if row.invitation is not None:
        return (row.invitation,)
    return tuple(
        one
        for one in invited
        if one.person.email.lower() in {row.sender, row.attendee}
        and row.meeting_id in {None, one.meeting_id}
    )


def _undecided(row_id: int) -> IncomingMailRow:
    mail = storage.get_read(row_id)
    if mail.decided_at is not None:
        raise Refused("common.changed_meanwhile")
    return mail


def _settle(mail: IncomingMailRow, decision: Decision, *, now: datetime) -> None:
    mail.decision, mail.decided_at, mail.decided_by = decision, now, history.actor.get()
    mail.forget_words()
    history.note("invitations.mail_decided", "incoming_mail", mail.id, decision=decision)
