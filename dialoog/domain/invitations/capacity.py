"""Places: who may have one, who is next in line, and how many people to ask to fill them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from dialoog.domain.invitations.invitation import Change, Invitation
from dialoog.domain.invitations.life import wait
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused

OFFER_LASTS = {
    Channel.MAIL: timedelta(days=3),
    Channel.PHONE: timedelta(days=3),
    Channel.LETTER: timedelta(days=7),
}
LAST_ANSWER = timedelta(hours=12)  # before the meeting, so that a place still helps somebody
SHORTEST_OFFER = timedelta(hours=8)
EVENING = 20
USUAL_SHARE = 8 / 12  # of those asked, who come (domain research, "Recruiting")
ENOUGH_HISTORY = 20
SMALLEST_SHARE = 0.25  # nobody asks more than four people for one place on past bad luck


@dataclass(frozen=True, slots=True)
class Places:
    """How many places a meeting has: in all, and for some groups by themselves.

    None and a group that is left out have no limit of their own.
    """

    total: int | None = None
    per_group: Mapping[int, int] = field(default_factory=dict)

    @property
    def are_limited(self) -> bool:
        """Whether anybody can ever be one too many."""
        return self.total is not None or bool(self.per_group)

    def with_one_more(self, guests: Collection[Guest], *, group: int) -> Places:
        """Give the places after one more is added on purpose, wherever this group has none left."""
        total, per_group = self.total, dict(self.per_group)
        if total is not None and _taken(guests) >= total:
            total = _taken(guests) + 1
        if group in per_group and _taken(guests, group) >= per_group[group]:
            per_group[group] = _taken(guests, group) + 1
        return Places(total, per_group)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list of a meeting, as far as places go."""

    key: int
    group: int
    holds_place: bool
    waiting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many people were asked to earlier meetings, and how many of them came."""

    asked: int = 0
    came: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether this says more than the usual share does."""
        return self.asked >= ENOUGH_HISTORY

    @property
    def share(self) -> float:
        """Give which part of those asked will come: by own experience, else as usual."""
        return max(self.came / self.asked, SMALLEST_SHARE) if self.is_enough else USUAL_SHARE


def free_places(places: Places, guests: Collection[Guest], *, group: int) -> int | None:
    """Give how many places are left for a group, at least 0; None when there is no limit."""
    left = []
    if places.total is not None:
        left.append(places.total - _taken(guests))
    if group in places.per_group:
        left.append(places.per_group[group] - _taken(guests, group))
    return max(0, min(left)) if left else None


def waiting_line(guests: Collection[Guest]) -> list[Guest]:
    """Give who waits for a place, the first in line first."""
    waiting = [guest for guest in guests if guest.waiting_since is not None]
    return sorted(waiting, key=lambda guest: (guest.waiting_since, guest.key))


def next_in_line(places: Places, guests: Sequence[Guest]) -> list[int]:
    """Give whom to offer a place now: everybody in order for whose group there is one left.

    Who can't have a place because their own group is full holds up nobody of another group.
    """
    standing = {guest.key: guest for guest in guests}
    chosen = []
    for guest in waiting_line(guests):
        if free_places(places, standing.values(), group=guest.group) == 0:
            continue
        standing[guest.key] = Guest(guest.key, guest.group, holds_place=True)
        chosen.append(guest.key)
    return chosen


def has_place(places: Places, guests: Sequence[Guest], *, key: int) -> bool:
    """Say whether a yes of this guest gets a place now; whoever waits goes first."""
    standing = {guest.key: guest for guest in guests}
    guest = standing[key]
    if guest.holds_place:
        return True
    for first in next_in_line(places, guests):
        ahead = standing[first]
        standing[first] = Guest(ahead.key, ahead.group, holds_place=True)
    return free_places(places, standing.values(), group=guest.group) != 0


def keep_or_wait(answered: Invitation, *, before: Invitation, place: bool) -> Change:
    """Give a yes its place; without one it becomes a place in the waiting line, and that is said.

    ``before`` is the invitation before the answer; who held a place already keeps it.
    """
    if place or not answered.is_coming or before.holds_place or answered.answer is None:
        return Change(answered, None)
    return wait(answered, since=answered.answer.at)


def offer_until(now: datetime, *, starts_at: datetime, channel: Channel) -> datetime | None:
    """Give the deadline of an offer: eight in the evening, in the time zone of ``now``.

    A letter takes longer than a mail or a call. None when too little time is left to decide.
    """
    latest = (starts_at - LAST_ANSWER).astimezone(now.tzinfo)
    until = min(_evening_of(now + OFFER_LASTS[channel]), _evening_before(latest))
    return until if until - now >= SHORTEST_OFFER else None


def _evening_of(moment: datetime) -> datetime:
    return moment.replace(hour=EVENING, minute=0, second=0, microsecond=0)


def _evening_before(moment: datetime) -> datetime:
    evening = _evening_of(moment)
    return evening if evening <= moment else evening - timedelta(days=1)


def require_enough(places: Places, guests: Collection[Guest], *, before: Places) -> None:
    """Refuse to take places away from people who have one; ``before`` is what was allowed."""
    limits: list[tuple[int | None, int | None, int | None]]
    limits = [(None, places.total, before.total)]
    limits += [(key, limit, before.per_group.get(key)) for key, limit in places.per_group.items()]
    for group, limit, limit_before in limits:
        taken = _taken(guests, group)
        if limit is None or limit >= taken:
            continue
        if limit_before is None or limit < limit_before:
            raise Refused("invitation.fewer_places_than_taken", taken=taken)


def advised(places: int, turnout: Turnout) -> int:
    """Give how many people to ask so that most of the places are taken; not everybody comes."""
    return max(places, ceil(round(places / turnout.share, 6)))


def _taken(guests: Collection[Guest], group: int | None = None) -> int:
    holders = Counter(guest.group for guest in guests if guest.holds_place)
    return holders.total() if group is None else holders[group]
