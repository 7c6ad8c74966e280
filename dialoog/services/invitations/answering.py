"""Take an answer, whatever channel it comes through, and note who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import (
    STEP_OF_REPLY,
    Answer,
    AnswerChannel,
    InvitationStep,
    Reply,
)
from dialoog.domain.people import Channel, Need
from dialoog.domain.refusal import Missing
from dialoog.services import history, keys, throttle
from dialoog.services.invitations import capacity, needs
from dialoog.services.invitations.asking import working_channel
from dialoog.services.invitations.noting import remember
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import NeedRow, PersonRow

MOST_GUESSES = 30


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody wants to hear from us from now on; an empty address leaves the known one."""

    channel: Channel
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class GuestAnswer:
    """What somebody says to an invitation, and what they ask or need.

    ``sequence`` is the version of the appointment they had in front of them. Needs, reach and the
    best time to call are None when they were not asked about.
    """

    reply: Reply
    sequence: int
    note: str = ""
    companion: str = ""
    needs: tuple[Need, ...] | None = None
    reach: Reach | None = None
    call_time: str | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Whose invitation it is, for somebody who comes with a link or a code."""

    invitation_id: int
    organisation_id: int


def find_guest_by_key(key: str) -> Guest | None:
    """Give whose personal link this is, if anybody's."""
    return _guest(storage.find_by_key_hash(keys.key_hash(key)))


def find_guest_by_code(code: str) -> Guest | None:
    """Give whose code on paper this is, if anybody's; spaces and small letters don't matter."""
    return _guest(storage.find_by_code("".join(code.split()).replace("-", "").upper()))


def get_by_code(meeting_id: int, code: str) -> InvitationRow:
    """Give the invitation to this meeting with a code on paper; ``Missing`` when there is none."""
    return _at_meeting(meeting_id, find_guest_by_code(code))


def get_by_key(meeting_id: int, link: str) -> InvitationRow:
    """Give the invitation to this meeting with a personal link; ``Missing`` when there is none."""
    return _at_meeting(meeting_id, find_guest_by_key(link.rstrip("/").rpartition("/")[2]))


def _at_meeting(meeting_id: int, found: Guest | None) -> InvitationRow:
    row = storage.get_invitation(found.invitation_id) if found else None
    if row is None or row.meeting_id != meeting_id:
        raise Missing("invitation")
    return row


def check_guesses(address: str, *, now: datetime) -> None:
    """Refuse to look up another key or code for an address that guessed wrong too often."""
    throttle.require_calm(f"guess:{address}", most=MOST_GUESSES, now=now)


def note_wrong_guess(address: str, *, now: datetime) -> None:
    """Count a key or code that belongs to nobody."""
    throttle.note_wrong(f"guess:{address}", now=now)


def answer_by_link(invitation_id: int, answer: GuestAnswer, *, now: datetime) -> InvitationRow:
    """Take the answer that somebody gives with their personal link or code."""
    return _answer(invitation_id, answer, through=AnswerChannel.LINK, at=now)


def answer_for(
    invitation_id: int, answer: GuestAnswer, *, through: AnswerChannel, at: datetime
) -> InvitationRow:
    """Take an answer that somebody gave by phone or on paper, at the moment they gave it."""
    return _answer(invitation_id, answer, through=through, at=at)


def note_seen(invitation_id: int, *, now: datetime) -> None:
    """Note that somebody read this version of the invitation on their own page."""
    row = storage.get_invitation(invitation_id)
    if all(
        (step.step, step.sequence) != (InvitationStep.SEE, row.sequence) for step in row.history
    ):
        remember(row, row.as_invitation(), InvitationStep.SEE, at=now, through=AnswerChannel.LINK)


def _guest(row: InvitationRow | None) -> Guest | None:
    return Guest(row.id, row.organisation_id) if row else None


def _answer(
    invitation_id: int, given: GuestAnswer, *, through: AnswerChannel, at: datetime
) -> InvitationRow:
    capacity.lock_places_of(invitation_id)
    row = storage.get_invitation(invitation_id)
    place = capacity.has_place(row)
    before = row.as_invitation()
    answer = Answer(given.reply, at, through, given.sequence)
    after = invitations.record(before, answer, meeting=row.meeting.state)
    remember(row, after, STEP_OF_REPLY[given.reply], at=at, through=through, note=given.note)
    if after.answer != before.answer:
        row.note = given.note
        row.companion = given.companion
    capacity.keep_or_wait(row, before=before, place=place, through=through, at=at)
    if given.needs is not None:
        _change_needs(row.person, given.needs)
    if given.reach is not None:
        _change_reach(row, given.reach)
    if given.call_time is not None:
        row.person.call_time = given.call_time
    needs.follow_person(row.person_id, now=at)
    history.note("invitations.answered", "invitation", row.id, through=through)
    return row


def _change_reach(row: InvitationRow, reach: Reach) -> None:
    """Let what follows go through the channel that somebody chose."""
    person = row.person
    person.email = reach.email or person.email
    person.phone = reach.phone or person.phone
    person.channel = reach.channel
    if reach.channel is Channel.MAIL:
        person.no_mail = False
    row.channel = working_channel(person) or row.channel


def _change_needs(person: PersonRow, needs: tuple[Need, ...]) -> None:
    """Let the person's needs be these; what stays keeps its row."""
    wanted = {(need.kind, need.detail) for need in needs}
    for known in list(person.needs):
        if (known.kind, known.detail) not in wanted:
            person.needs.remove(known)
    known_needs = {(known.kind, known.detail) for known in person.needs}
    for kind, detail in sorted(wanted - known_needs):
        person.needs.append(
            NeedRow(organisation_id=person.organisation_id, kind=kind, detail=detail)
        )
