"""Mail about a meeting under way: how far it is, pause and resume, and repair what didn't arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.delivery import Trouble, trouble_of
from dialoog.domain.invitations import InvitationState, InvitationStep, Notice, ReminderKind
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import history, outbox
from dialoog.services.invitations import reminding
from dialoog.services.invitations.asking import can_reach, check_may_ask
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import tell
from dialoog.services.invitations.writing import NOTICES
from dialoog.services.outbox import Standing
from dialoog.storage import invitations as storage
from dialoog.storage import outbox as mails
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.outbox import MailRow, MailState


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Somebody whom mail doesn't reach: the last mail, why, and the other ways there are.

    ``can_repeat`` says whether the same mail still makes sense.
    """

    mail: MailRow
    row: InvitationRow
    about: Notice | ReminderKind
    trouble: Trouble
    ways: tuple[Channel, ...]
    can_repeat: bool


def sending(meeting_id: int) -> Standing:
    """Give how far the mail about a meeting is."""
    return outbox.standing(meeting_id, unwritten=mails.list_unwritten(meeting_id))


def pause(meeting_id: int) -> MeetingRow:
    """Hold all mail about a meeting; what the relay took already can't be held."""
    meeting = get_meeting(meeting_id)
    meeting.sending_paused = True
    history.note("invitations.paused", "meeting", meeting_id)
    return meeting


def resume(meeting_id: int) -> MeetingRow:
    """Let the mail about a meeting leave again."""
    meeting = get_meeting(meeting_id)
    meeting.sending_paused = False
    history.note("invitations.resumed", "meeting", meeting_id)
    return meeting


def list_undelivered(meeting_id: int) -> list[Undelivered]:
    """Give whom mail about a meeting doesn't reach and for whom nobody found a way yet."""
    last = {mail.invitation_id or 0: mail for mail in mails.list_failed(meeting_id)}
    rows = storage.list_invitations(list(last))
    return [_undelivered(last[row.id], row) for row in rows]


def get_undelivered(mail_row_id: int) -> Undelivered:
    """Give one mail that didn't arrive, with what can be done; refuse when that was done."""
    mail = mails.get_mail(mail_row_id)
    if mail.state is not MailState.FAILED:
        raise Refused("invitation.mail_not_failed")
    return _undelivered(mail, storage.get_invitation(mail.invitation_id or 0))


def _undelivered(mail: MailRow, row: InvitationRow) -> Undelivered:
    return Undelivered(
        mail=mail,
        row=row,
        about=NOTICES.get(mail.kind) or reminding.KIND_OF_MAIL[mail.kind],
        trouble=trouble_of(mail.last_error),
        ways=tuple(way for way in (Channel.PHONE, Channel.LETTER) if can_reach(row.person, way)),
        can_repeat=mail.sequence == row.sequence and outbox.can_leave_anew(mail),
    )


def send_same_mail(mail_row_id: int, *, now: datetime) -> InvitationRow:
    """Hand the same mail over once more, for example because a mailbox was full."""
    mail, row = _failed(mail_row_id)
    if mail.sequence != row.sequence:
        raise Refused("invitation.mail_overtaken")
    outbox.send_anew(mail, now=now)
    _ask_again(row, through=Channel.MAIL, now=now)
    return row


def repair_address(mail_row_id: int, address: str, *, now: datetime) -> InvitationRow:
    """Write to another address from now on, and tell there what didn't arrive."""
    mail, row = _failed(mail_row_id)
    row.person.email = address
    notice = NOTICES.get(mail.kind)
    _settle_all(row)
    _ask_again(row, through=Channel.MAIL, now=now)
    if notice is None:
        reminding.forget(mail)
    else:
        tell([(row, notice)], now=now)
    return row


def reach_otherwise(mail_row_id: int, channel: Channel, *, now: datetime) -> InvitationRow:
    """Phone somebody, or send a letter, instead of mail about this meeting."""
    mail, row = _failed(mail_row_id)
    if channel is Channel.MAIL or not can_reach(row.person, channel):
        raise Refused("invitation.unreachable")
    _settle_all(row)
    row.channel = channel
    _ask_again(row, through=channel, now=now)
    if mail.kind not in NOTICES:
        reminding.forget(mail)
    return row


def leave_it(mail_row_id: int) -> InvitationRow:
    """Note that nothing more has to be done about a mail that didn't arrive."""
    _mail, row = _failed(mail_row_id)
    _settle_all(row)
    return row


def _failed(mail_row_id: int) -> tuple[MailRow, InvitationRow]:
    mail = mails.get_mail(mail_row_id)
    return mail, storage.get_invitation(mail.invitation_id or 0)


def _settle_all(row: InvitationRow) -> None:
    failed: Sequence[MailRow] = mails.list_failed_of(row.id)
    if not failed:
        raise Refused("invitation.mail_not_failed")
    for mail in failed:
        outbox.settle(mail)


def _ask_again(row: InvitationRow, *, through: Channel, now: datetime) -> None:
    """Let a bounced invitation live again; any other is in order."""
    if row.state is InvitationState.BOUNCED:
        basis = check_may_ask(row.meeting)
        change = invitations.queue(row.as_invitation(), basis=basis, meeting=row.meeting.state)
        remember(row, change.invitation, InvitationStep.QUEUE, at=now, through=through)
