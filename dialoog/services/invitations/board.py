"""Show how things stand: who was reached how, who answered what, and who must still hear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.people import Channel
from dialoog.storage import invitations as storage
from dialoog.storage import outbox
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.outbox import MailRow

SPARE = 1.5  # twelve people asked to seat eight (domain research, "Recruiting")


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people are where; ``advised`` is how many to ask so that all seats are taken."""

    chosen: int
    asked: int
    yes: int
    maybe: int
    no: int
    unanswered: int
    bounced: int
    to_call: int
    to_post: int
    seats: int | None
    advised: int | None


def figures(rows: Sequence[InvitationRow], *, seats: int | None) -> Figures:
    """Count the invitations of one meeting."""
    asked = [
        row for row in rows if row.state not in {InvitationState.DRAFT, InvitationState.WITHDRAWN}
    ]
    answers = [row.reply for row in asked if row.state is InvitationState.ANSWERED]
    return Figures(
        chosen=sum(row.state is InvitationState.DRAFT for row in rows),
        asked=len(asked),
        yes=answers.count(Reply.ACCEPTED),
        maybe=answers.count(Reply.TENTATIVE),
        no=answers.count(Reply.DECLINED),
        unanswered=len(asked) - len(answers),
        bounced=sum(row.state is InvitationState.BOUNCED for row in rows),
        to_call=len(must_be_called(rows)),
        to_post=len(must_get_a_letter(rows)),
        seats=seats,
        advised=advised(seats),
    )


def advised(seats: int | None) -> int | None:
    """Give how many people to ask so that most seats are taken; not everybody comes."""
    return round(seats * SPARE) if seats else None


def must_be_called(rows: Sequence[InvitationRow]) -> list[InvitationRow]:
    """Give whom to phone: who chose the phone and doesn't know yet or didn't answer yet."""
    return [
        row
        for row in rows
        if row.channel is Channel.PHONE
        and (row.as_invitation().must_be_told or row.state is InvitationState.SENT)
    ]


def must_get_a_letter(rows: Sequence[InvitationRow]) -> list[InvitationRow]:
    """Give whose letter isn't on the post yet."""
    return [
        row for row in rows if row.channel is Channel.LETTER and row.as_invitation().must_be_told
    ]


def list_calls(meeting_id: int) -> list[InvitationRow]:
    """Give whom to phone about this meeting, by name."""
    return must_be_called(storage.list_of_meeting(meeting_id, channel=Channel.PHONE))


def list_letters(meeting_id: int) -> list[InvitationRow]:
    """Give whom to send a letter about this meeting, by name."""
    return must_get_a_letter(storage.list_of_meeting(meeting_id, channel=Channel.LETTER))


def mails_of(invitation_id: int) -> list[MailRow]:
    """Give the mails about one invitation, oldest first."""
    return outbox.list_of_invitations([invitation_id])
