"""Show what people need at a meeting: by kind, what is open first, and what is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialoog.domain import invitations
from dialoog.domain.invitations import FOLLOWED, NeedState
from dialoog.domain.people import Need, NeedKind
from dialoog.services.invitations.needs import Key, by_key, wanted
from dialoog.services.seating.room import short_names
from dialoog.storage import needs as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.needs import NeedTaskRow


@dataclass(frozen=True, slots=True)
class NeedItem:
    """One thing to arrange for one person, by first name and initial.

    ``row`` is None while nobody did anything about it.
    """

    person_id: int
    name: str
    invitation_id: int | None
    need: Need
    state: NeedState
    owner: str
    received: bool | None
    row: NeedTaskRow | None


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Everything of one kind, what is open first."""

    kind: NeedKind
    items: tuple[NeedItem, ...]
    owner_id: int | None

    @property
    def open(self) -> int:
        """How many are still to arrange."""
        return sum(item.state is NeedState.OPEN for item in self.items)


@dataclass(frozen=True, slots=True)
class NeedBoard:
    """Everything that people need at one meeting.

    ``gone`` is what no longer has to be arranged; ``possible`` counts what comes on top when
    people say yes who didn't answer yet, or said maybe.
    """

    groups: tuple[NeedGroup, ...]
    gone: tuple[NeedItem, ...]
    possible: Mapping[NeedKind, int]

    @property
    def open(self) -> int:
        """How much is still to arrange."""
        return sum(group.open for group in self.groups)

    @property
    def untold(self) -> int:
        """Of how much nobody said yet whether it was there."""
        return sum(item.received is None for group in self.groups for item in group.items)


def read_needs(meeting: MeetingRow, invited: Sequence[InvitationRow] | None = None) -> NeedBoard:
    """Give what people need at a meeting, by kind; ``invited`` is who is on its list, if known."""
    tasks = by_key(storage.list_tasks(meeting.id))
    if invited is None:
        invited = storage.list_invited(meeting.id)
    states: Mapping[Key, NeedState] = {key: row.state for key, row in tasks.items()}
    if meeting.state in FOLLOWED:
        states = invitations.settle_needs(states, wanted(invited))
    people = {row.person_id: row.person for row in tasks.values()}
    people |= {row.person_id: row.person for row in invited}
    names = short_names({key[0]: people[key[0]] for key in states})
    numbers = {row.person_id: row.id for row in invited}
    items = [
        _item(key, state, tasks.get(key), name=names[key[0]], invitation_id=numbers.get(key[0]))
        for key, state in states.items()
    ]
    asking = invited if meeting.state in FOLLOWED else []
    return NeedBoard(
        groups=_groups([item for item in items if item.state is not NeedState.DROPPED]),
        gone=tuple(item for item in items if item.state is NeedState.DROPPED),
        possible=Counter(
            need.kind
            for row in asking
            if invitations.may_still_come(row.as_invitation())
            for need in row.person.needs
        ),
    )


def _groups(items: Iterable[NeedItem]) -> tuple[NeedGroup, ...]:
    in_order = sorted(items, key=lambda item: (item.state is not NeedState.OPEN, item.name))
    groups = []
    for kind in NeedKind:
        own = tuple(item for item in in_order if item.need.kind is kind)
        if own:
            groups.append(NeedGroup(kind, own, _owner_of(own)))
    return tuple(groups)


def _item(
    key: Key, state: NeedState, row: NeedTaskRow | None, *, name: str, invitation_id: int | None
) -> NeedItem:
    return NeedItem(
        person_id=key[0],
        name=name,
        invitation_id=invitation_id,
        need=Need(key[1], key[2]),
        state=state,
        owner=row.owner.name if row and row.owner else "",
        received=row.received if row else None,
        row=row,
    )


def _owner_of(items: Iterable[NeedItem]) -> int | None:
    owned = [item.row for item in items if item.row and item.row.owner_id]
    return max(owned, key=lambda row: row.id).owner_id if owned else None
