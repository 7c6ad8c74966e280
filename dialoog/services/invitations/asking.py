"""Choose whom to ask, and ask them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import (
    Attendance,
    Basis,
    Invitation,
    InvitationState,
    InvitationStep,
)
from dialoog.domain.people import Address, Channel, Contact
from dialoog.domain.programmes import require_ready_to_invite
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, keys, outbox
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import tell
from dialoog.services.invitations.writing import personal_key
from dialoog.storage import db
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import get_programme


@dataclass(frozen=True, slots=True)
class Selection:
    """Which people to show when choosing; an empty part leaves nobody out."""

    search: str = ""
    group_id: int | None = None
    district: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be asked, and the channel that works; None when there is none."""

    person: PersonRow
    channel: Channel | None


def list_candidates(meeting_id: int) -> list[Candidate]:
    """Give everybody who has no invitation to this meeting yet, by name."""
    return [
        Candidate(person, working_channel(person)) for person in storage.list_uninvited(meeting_id)
    ]


def select(candidates: Sequence[Candidate], selection: Selection) -> list[Candidate]:
    """Give the candidates that fit a selection."""
    return [candidate for candidate in candidates if _fits(candidate.person, selection)]


def working_channel(person: PersonRow) -> Channel | None:
    """Give how somebody can be reached: as they chose, else the next best that works."""
    return _contact(person).working_channel


def can_reach(person: PersonRow, channel: Channel) -> bool:
    """Say whether we have what this channel needs."""
    return _contact(person).can_use(channel)


def list_chosen(meeting_id: int) -> list[InvitationRow]:
    """Give who is on the list of a meeting and was not asked yet, by name."""
    rows = storage.list_of_meeting(meeting_id, states=[InvitationState.DRAFT])
    return [row for row in rows if row.as_invitation().is_to_be_asked]


def choose(meeting_id: int, person_ids: Collection[int], *, now: datetime) -> int:
    """Put people on the list of a meeting; nothing is sent yet. Gives how many were added.

    Who can't be reached in any way, or is on the list already, stays as they are.
    """
    meeting = get_meeting(meeting_id)
    chosen = [
        (candidate.person, candidate.channel)
        for candidate in list_candidates(meeting_id)
        if candidate.person.id in person_ids and candidate.channel is not None
    ]
    for person, channel in chosen:
        put_on_list(meeting, person, channel, now=now)
    if chosen:
        history.note("invitations.chosen", "meeting", meeting_id, people=len(chosen))
    return len(chosen)


def take_off(invitation_id: int) -> int:
    """Take somebody off the list again who was not asked yet; gives the meeting's number."""
    row = storage.get_invitation(invitation_id)
    if row.state is not InvitationState.DRAFT:
        raise Refused("invitation.asked_already")
    db.session.delete(row)
    return row.meeting_id


def send_all(meeting_id: int, *, now: datetime) -> dict[Channel, int]:
    """Ask everybody on the list who was not asked yet; gives how many through each channel."""
    meeting = get_meeting(meeting_id)
    basis = check_may_ask(meeting)
    rows = list_chosen(meeting_id)
    if not rows:
        raise Refused("invitation.nobody_chosen")
    sent = dict.fromkeys(Channel, 0)
    for row in rows:
        change = invitations.queue(row.as_invitation(), basis=basis, meeting=meeting.state)
        remember(row, change.invitation, InvitationStep.QUEUE, at=now, through=row.channel)
        sent[row.channel] += 1
    tell([(row, invitations.Notice.INVITATION) for row in rows], now=now)
    history.note("invitations.sent", "meeting", meeting_id, people=len(rows))
    return sent


def send_again(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Ask somebody once more: after an address was repaired, or after taking it back."""
    row = storage.get_invitation(invitation_id)
    basis = check_may_ask(row.meeting)
    channel = working_channel(row.person)
    if channel is None:
        raise Refused("invitation.unreachable")
    change = invitations.queue(row.as_invitation(), basis=basis, meeting=row.meeting.state)
    row.channel = channel
    remember(row, change.invitation, InvitationStep.QUEUE, at=now, through=channel)
    tell([(row, invitations.Notice.INVITATION)], now=now)
    return row


def check_may_ask(meeting: MeetingRow) -> Basis:
    """Give what an invitation rests on; refuse while the programme or the meeting isn't ready."""
    programme = get_programme(meeting.programme_id)
    basis = Basis(
        question=programme.question,
        room=programme.open,
        promise_channels=programme.report_channels,
        promise_by=programme.report_by,
    )
    invitations.check_may_ask(basis, meeting=meeting.state)
    require_ready_to_invite(programme.as_programme(), today=clock.today())
    return basis


def put_on_list(
    meeting: MeetingRow, person: PersonRow, channel: Channel, *, now: datetime
) -> InvitationRow:
    """Put somebody on the list of a meeting who isn't on it yet."""
    key = personal_key(meeting_id=meeting.id, person_id=person.id)
    row = InvitationRow(
        meeting_id=meeting.id,
        person_id=person.id,
        channel=channel,
        state=InvitationState.DRAFT,
        attendance=Attendance.UNKNOWN,
        key_hash=keys.key_hash(key),
        code=keys.paper_code(),
        created_at=now,
    )
    row.remember(Invitation())
    db.session.add(row)
    return row


def _contact(person: PersonRow) -> Contact:
    return Contact(
        email=person.email if outbox.can_mail(person) else "",
        phone=person.phone,
        address=Address(person.street, person.postal_code, person.town),
        channel=person.channel,
    )


def _fits(person: PersonRow, selection: Selection) -> bool:
    words = selection.search.casefold().split()
    about = f"{person.full_name} {person.works_for} {person.town} {person.email}".casefold()
    return (
        all(word in about for word in words)
        and selection.group_id in {None, person.group_id}
        and selection.district in {"", person.district}
    )
