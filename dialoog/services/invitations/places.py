"""Show how the places of a meeting stand: who has one, who waits, and how many to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import Guest, InvitationState, Places, Turnout
from dialoog.domain.refusal import Refused
from dialoog.services import clock
from dialoog.services.invitations.asking import check_may_ask
from dialoog.storage import capacity as storage
from dialoog.storage.invitations import InvitationRow, list_of_meeting
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, list_groups


@dataclass(frozen=True, slots=True)
class GroupPlaces:
    """How one group stands; ``limit`` is None when it has no number of its own."""

    group: GroupRow
    limit: int | None
    yes: int
    kept: int
    offered: int
    waiting: int
    free: int | None
    advised: int | None
    turnout: Turnout

    @property
    def is_used(self) -> bool:
        """Whether there is anything to tell about this group."""
        return self.limit is not None or bool(self.yes + self.kept + self.offered + self.waiting)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the places of a meeting stand, with the lists that a person can be on.

    ``free`` is None when there is no limit. ``too_late`` means that no offer leaves by itself any
    more, because there is no time left to wait for an answer; ``refusal`` is another reason.
    """

    places: Places
    groups: tuple[GroupPlaces, ...]
    taken: int
    free: int | None
    waiting: tuple[InvitationRow, ...]
    offered: tuple[InvitationRow, ...]
    lapsed: tuple[InvitationRow, ...]
    too_late: bool
    refusal: Refused | None

    def has_room_for(self, row: InvitationRow) -> bool:
        """Whether there is a place left for the group of this person."""
        own = {one.group.id: one.free for one in self.groups}
        return own.get(row.person.group_id) != 0


@dataclass(frozen=True, slots=True)
class Advice:
    """How many people to ask, and the earlier meetings that this rests on."""

    number: int
    turnout: Turnout


@dataclass(frozen=True, slots=True)
class GuestPlace:
    """What somebody must know about places before and after they answer.

    ``limited`` means that there are not places for everybody who might come.
    ``number`` is their place in line; ``full`` means that a yes goes to the waiting list now.
    """

    limited: bool
    full: bool
    number: int | None
    until: datetime | None


def read_standing(meeting: MeetingRow, *, now: datetime) -> Standing:
    """Say how the places of a meeting stand."""
    places, guests = storage.get_places(meeting.id), storage.list_guests(meeting.id)
    rows = {row.id: row for row in list_of_meeting(meeting.id)}
    line = [guest.key for guest in invitations.waiting_line(guests)]
    taken = sum(guest.holds_place for guest in guests)
    total = places.total
    until = [
        invitations.offer_until(
            now.astimezone(clock.ZONE), starts_at=meeting.starts_at, channel=rows[key].channel
        )
        for key in line
    ]
    return Standing(
        places=places,
        groups=_groups(places, guests, rows=rows),
        taken=taken,
        free=None if total is None else max(0, total - taken),
        waiting=tuple(rows[key] for key in line),
        offered=_by_deadline(rows.values()),
        lapsed=tuple(row for row in rows.values() if row.state is InvitationState.LAPSED),
        too_late=bool(until) and not any(until),
        refusal=_why_not(meeting),
    )


def advise(places: Places) -> Advice | None:
    """Say how many people to ask for these places; None when there is no number of places."""
    if not places.are_limited:
        return None
    per_group = storage.turnout_per_group()
    everybody = _together(per_group.values())
    if places.total is not None:
        return Advice(invitations.advised(places.total, everybody), everybody)
    number = sum(
        invitations.advised(limit, _best(per_group, group))
        for group, limit in places.per_group.items()
    )
    return Advice(number, everybody)


def place_of(row: InvitationRow) -> GuestPlace:
    """Say what somebody must know about places on their own page."""
    places = storage.get_places(row.meeting_id)
    number = None
    full = False
    if places.are_limited:
        guests = storage.list_guests(row.meeting_id)
        full = not invitations.has_place(places, guests, key=row.id)
        number = _number_in_line(places, guests, key=row.id)
    return GuestPlace(places.are_limited, full, number, row.until)


def _number_in_line(places: Places, guests: Sequence[Guest], *, key: int) -> int | None:
    """Count who stands before somebody and waits for the same places."""
    line = invitations.waiting_line(guests)
    mine = next((guest for guest in line if guest.key == key), None)
    if mine is None:
        return None
    rivals = [
        guest for guest in line if mine.group not in places.per_group or guest.group == mine.group
    ]
    return rivals.index(mine) + 1


def _groups(
    places: Places, guests: Sequence[Guest], *, rows: Mapping[int, InvitationRow]
) -> tuple[GroupPlaces, ...]:
    history = storage.turnout_per_group()
    return tuple(
        _group(group, places, guests, rows=rows, turnout=_best(history, group.id))
        for group, _people in list_groups()
    )


def _group(
    group: GroupRow,
    places: Places,
    guests: Sequence[Guest],
    *,
    rows: Mapping[int, InvitationRow],
    turnout: Turnout,
) -> GroupPlaces:
    own = [guest for guest in guests if guest.group == group.id]
    limit = places.per_group.get(group.id)
    held = [rows[guest.key].as_invitation() for guest in own if guest.holds_place]
    return GroupPlaces(
        group=group,
        limit=limit,
        yes=sum(one.is_coming for one in held),
        kept=sum(one.reserved for one in held),
        offered=sum(one.state is InvitationState.OFFERED for one in held),
        waiting=sum(guest.waiting_since is not None for guest in own),
        free=invitations.free_places(places, guests, group=group.id),
        advised=None if limit is None else invitations.advised(limit, turnout),
        turnout=turnout,
    )


def _by_deadline(rows: Iterable[InvitationRow]) -> tuple[InvitationRow, ...]:
    offered = [
        (row.until, row.id, row)
        for row in rows
        if row.state is InvitationState.OFFERED and row.until is not None
    ]
    return tuple(row for _until, _id, row in sorted(offered))


def _best(per_group: Mapping[int, Turnout], group: int) -> Turnout:
    """Give what a group's own history says, or everybody's when that is too short."""
    own = per_group.get(group, Turnout())
    return own if own.is_enough else _together(per_group.values())


def _together(turnouts: Iterable[Turnout]) -> Turnout:
    every = list(turnouts)
    return Turnout(sum(one.asked for one in every), sum(one.came for one in every))


def _why_not(meeting: MeetingRow) -> Refused | None:
    try:
        check_may_ask(meeting)
    except Refused as refused:
        return refused
    return None
