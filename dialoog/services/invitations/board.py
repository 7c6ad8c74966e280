"""Show how things stand: who was reached how, who answered what, and who must still hear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialoog.domain.invitations import InvitationState, Places, Reply
from dialoog.domain.people import Channel
from dialoog.services.invitations.places import advise
from dialoog.storage import invitations as storage
from dialoog.storage import outbox
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.outbox import MailRow

NOT_ASKED = frozenset({InvitationState.DRAFT, InvitationState.WITHDRAWN})
MUST_ANSWER = frozenset({InvitationState.SENT, InvitationState.OFFERED})
NOT_ANSWERED = frozenset({InvitationState.QUEUED, InvitationState.SENT, InvitationState.BOUNCED})


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people are where; ``advised`` is how many to ask so that all seats are taken."""

    chosen: int
    asked: int
    yes: int
    maybe: int
    no: int
    unanswered: int
    waiting: int
    offered: int
    bounced: int
    to_call: int
    to_post: int
    seats: int | None
    advised: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the people of one channel or one group are; ``who`` says which."""

    who: str
    asked: int
    told: int
    answered: int
    yes: int
    unreachable: int


def reached_by_channel(rows: Sequence[InvitationRow]) -> list[Reached]:
    """Say for each channel that is used who was asked, knows, and answered."""
    return [
        _reached(channel, [row for row in rows if row.channel is channel])
        for channel in Channel
        if any(row.channel is channel for row in rows)
    ]


def reached_by_group(rows: Sequence[InvitationRow]) -> list[Reached]:
    """Say for each group, by name, who was asked, knows, and answered."""
    names = sorted({row.person.group.name for row in rows})
    return [
        _reached(name, [row for row in rows if row.person.group.name == name]) for name in names
    ]


def _reached(who: str, rows: Sequence[InvitationRow]) -> Reached:
    asked = [row for row in rows if row.state not in NOT_ASKED]
    return Reached(
        who=who,
        asked=len(asked),
        told=sum(row.told_sequence is not None for row in asked),
        answered=sum(row.state is InvitationState.ANSWERED for row in asked),
        yes=sum(row.as_invitation().is_coming for row in asked),
        unreachable=sum(row.state is InvitationState.BOUNCED for row in asked),
    )


def figures(rows: Sequence[InvitationRow], *, seats: int | None) -> Figures:
    """Count the invitations of one meeting."""
    asked = [row for row in rows if row.state not in NOT_ASKED]
    answers = [row.reply for row in asked if row.state is InvitationState.ANSWERED]
    return Figures(
        chosen=sum(row.as_invitation().is_to_be_asked for row in rows),
        asked=len(asked),
        yes=answers.count(Reply.ACCEPTED),
        maybe=answers.count(Reply.TENTATIVE),
        no=answers.count(Reply.DECLINED),
        unanswered=sum(row.state in NOT_ANSWERED for row in asked),
        waiting=sum(row.state is InvitationState.WAITING for row in asked),
        offered=sum(row.state is InvitationState.OFFERED for row in asked),
        bounced=sum(row.state is InvitationState.BOUNCED for row in rows),
        to_call=len(must_be_called(rows)),
        to_post=len(must_get_a_letter(rows)),
        seats=seats,
        advised=advised(seats),
    )


def advised(seats: int | None) -> int | None:
    """Give how many people to ask so that most seats are taken; not everybody comes."""
    advice = advise(Places(seats))
    return advice.number if advice else None


def must_be_called(rows: Sequence[InvitationRow]) -> list[InvitationRow]:
    """Give whom to phone: who chose the phone and doesn't know yet or didn't answer yet."""
    return [
        row
        for row in rows
        if row.channel is Channel.PHONE
        and (row.as_invitation().must_be_told or row.state in MUST_ANSWER)
    ]


def must_get_a_letter(rows: Sequence[InvitationRow]) -> list[InvitationRow]:
    """Give whose letter isn't on the post yet."""
    return [
        row for row in rows if row.channel is Channel.LETTER and row.as_invitation().must_be_told
    ]


def list_letters(meeting_id: int) -> list[InvitationRow]:
    """Give whom to send a letter about this meeting, by name."""
    return must_get_a_letter(storage.list_of_meeting(meeting_id, channel=Channel.LETTER))


def mails_of(invitation_id: int) -> list[MailRow]:
    """Give the mails about one invitation, oldest first."""
    return outbox.list_of_invitations([invitation_id])
