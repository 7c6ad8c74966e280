"""Places: a yes gets one or waits, and one that comes free is offered to the next in line.

Whoever changes who has a place locks the places of that meeting first, and reads after. So two
people who answer at the same moment never get the same last place.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from dialoog.domain import invitations
from dialoog.domain.invitations import (
    AnswerChannel,
    Basis,
    Invitation,
    InvitationState,
    InvitationStep,
    Notice,
    Places,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, jobs
from dialoog.services.invitations.asking import check_may_ask
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.telling import tell
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import capacity as storage
from dialoog.storage.invitations import InvitationRow, get_invitation, list_to_write
from dialoog.storage.meetings import get_meeting

HEARD_AT_ONCE = frozenset({AnswerChannel.LINK, AnswerChannel.PHONE, AnswerChannel.IN_PERSON})
A_MOMENT = timedelta(seconds=1)

get_places = storage.get_places


def lock_places_of(invitation_id: int) -> None:
    """Lock the places of the meeting that somebody is invited to, before anything is read."""
    meeting_id = storage.find_meeting_of(invitation_id)
    if meeting_id is not None:
        storage.lock_places(meeting_id)


def has_place(row: InvitationRow) -> bool:
    """Say whether a yes of this person gets a place now."""
    places = storage.get_places(row.meeting_id)
    if not places.are_limited:
        return True
    return invitations.has_place(places, storage.list_guests(row.meeting_id), key=row.id)


def keep_or_wait(
    row: InvitationRow, *, before: Invitation, place: bool, through: AnswerChannel, at: datetime
) -> None:
    """Put somebody on the waiting list whose yes came when there was no place any more.

    Who hears it at once, on the page or in the call, needs no letter and no second call. A mail
    follows always: it takes the appointment out of their calendar.
    """
    change = invitations.keep_or_wait(row.as_invitation(), before=before, place=place)
    if change.notice is None:
        return
    waiting = change.invitation
    if through in HEARD_AT_ONCE and row.channel is not Channel.MAIL:
        waiting = invitations.send(waiting, sequence=waiting.sequence or 0)
    remember(row, waiting, InvitationStep.WAIT, at=at, through=through)
    tell([(row, change.notice)], now=at)


def fill(meeting_id: int, *, now: datetime) -> int:
    """Offer every free place to the next in line; gives how many.

    Nothing happens while nobody may be asked, or when it is too late to wait for an answer: the
    page of places tells the organiser, who can still phone somebody.
    """
    storage.lock_places(meeting_id)
    meeting = get_meeting(meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        return 0
    chosen = invitations.next_in_line(
        storage.get_places(meeting_id), storage.list_guests(meeting_id)
    )
    if not chosen:
        return 0
    try:
        basis = check_may_ask(meeting)
    except Refused:
        return 0
    rows = {row.id: row for row in list_to_write(chosen)}
    return sum(_offer_in_time(rows[key], basis=basis, now=now) for key in chosen)


@jobs.handles("invitations.fill")
def fill_places(meeting_id: int) -> None:
    """Offer the places of a meeting that came free."""
    with unit_of_work():
        fill(meeting_id, now=clock.now())


def offer_place(invitation_id: int, *, extra: bool = False, now: datetime) -> InvitationRow:
    """Offer somebody a place by hand; ``extra`` adds one on purpose when all are taken."""
    lock_places_of(invitation_id)
    row = get_invitation(invitation_id)
    basis = check_may_ask(row.meeting)
    places, guests = storage.get_places(row.meeting_id), storage.list_guests(row.meeting_id)
    group = row.person.group_id
    if invitations.free_places(places, guests, group=group) == 0:
        if not extra:
            raise Refused("invitation.no_place_left")
        _store(row.meeting_id, places.with_one_more(guests, group=group))
        history.note("invitations.extra_place", "invitation", row.id)
    until = _deadline(row, now=now) or row.meeting.starts_at
    _offer(row, until=until, basis=basis, now=now)
    return row


def put_on_waiting_list(invitation_id: int, *, now: datetime) -> InvitationRow:
    """Put somebody at the end of the line, for example whose offer lapsed."""
    lock_places_of(invitation_id)
    row = get_invitation(invitation_id)
    change = invitations.wait(row.as_invitation(), since=now)
    remember(row, change.invitation, InvitationStep.WAIT, at=now)
    if change.notice:
        tell([(row, change.notice)], now=now)
    fill(row.meeting_id, now=now)
    return row


def change_places(meeting_id: int, places: Places, *, seen: Places, now: datetime) -> int:
    """Change how many places there are; gives how many are offered to who waited.

    ``seen`` is what stood on the screen. Places of people who have one can't be taken away.
    """
    storage.lock_places(meeting_id)
    before = storage.get_places(meeting_id)
    if before != seen:
        raise Refused("common.changed_meanwhile")
    invitations.require_enough(places, storage.list_guests(meeting_id), before=before)
    _store(meeting_id, places)
    history.note("invitations.places_changed", "meeting", meeting_id, places=places.total)
    return fill(meeting_id, now=now)


def total_changed(meeting_id: int, *, before: int | None, now: datetime) -> int:
    """Check and use the number of places in all that was just stored with the meeting."""
    storage.lock_places(meeting_id)
    places = storage.get_places(meeting_id)
    invitations.require_enough(
        places, storage.list_guests(meeting_id), before=Places(before, places.per_group)
    )
    return fill(meeting_id, now=now)


@jobs.handles("invitations.end_offer")
def end_offer(invitation_id: int) -> None:
    """Take an offer back when its time is over; whoever never heard of it gets more time."""
    now = clock.now()
    with unit_of_work():
        lock_places_of(invitation_id)
        for row in list_to_write([invitation_id]):
            if _is_over(row, now=now):
                _end(row, now=now)


def _is_over(row: InvitationRow, *, now: datetime) -> bool:
    return (
        row.state is InvitationState.OFFERED
        and row.until is not None
        and row.until < now
        and row.meeting.state is MeetingState.PLANNED
    )


def _end(row: InvitationRow, *, now: datetime) -> None:
    invitation = row.as_invitation()
    later = _deadline(row, now=now) if invitation.must_be_told else None
    if later is not None:
        row.remember(invitations.prolong(invitation, until=later))
        _end_later(row, until=later)
        return
    change = invitations.lapse(invitation, now=now)
    remember(row, change.invitation, InvitationStep.LAPSE, at=now)
    tell([(row, Notice.LAPSE)], now=now)


def _offer_in_time(row: InvitationRow, *, basis: Basis, now: datetime) -> bool:
    until = _deadline(row, now=now)
    if until is not None:
        _offer(row, until=until, basis=basis, now=now)
    return until is not None


def _offer(row: InvitationRow, *, until: datetime, basis: Basis, now: datetime) -> None:
    change = invitations.offer(
        row.as_invitation(), until=until, basis=basis, meeting=row.meeting.state
    )
    row.call_after = None
    remember(row, change.invitation, InvitationStep.OFFER, at=now, through=row.channel)
    tell([(row, Notice.OFFER)], now=now)
    _end_later(row, until=until)
    history.note("invitations.offered", "invitation", row.id)


def _end_later(row: InvitationRow, *, until: datetime) -> None:
    jobs.enqueue(
        "invitations.end_offer",
        due=until + A_MOMENT,
        organisation_id=row.organisation_id,
        invitation_id=row.id,
    )


def _deadline(row: InvitationRow, *, now: datetime) -> datetime | None:
    here = now.astimezone(clock.ZONE)
    return invitations.offer_until(here, starts_at=row.meeting.starts_at, channel=row.channel)


def _store(meeting_id: int, places: Places) -> None:
    get_meeting(meeting_id).capacity = places.total
    storage.remember_group_places(meeting_id, places.per_group)
