"""What people need: tasks that come and go with their answers, and whether it was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import FOLLOWED, NeedState, NeedStep
from dialoog.domain.people import Need, NeedKind
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, history, jobs
from dialoog.services.seating.room import short_names
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import needs as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import get_meeting
from dialoog.storage.needs import NeedStepRow, NeedTaskRow

Key = tuple[int, NeedKind, str]  # whose need it is, and which


def follow(meeting_id: int, person_id: int, *, now: datetime) -> None:
    """Let the tasks of one person follow what they need now, each change with a trace."""
    tasks = _by_key(storage.list_tasks(meeting_id, person_id=person_id))
    wanted = _wanted(storage.list_invited(meeting_id, person_id=person_id))
    settled = invitations.settle_needs({key: row.state for key, row in tasks.items()}, wanted)
    for key, state in settled.items():
        row = tasks.get(key)
        if row is None:
            _add(meeting_id, key, now=now)
        elif row.state is not state:
            row.state = state
            step = NeedStep.DROP if state is NeedState.DROPPED else NeedStep.ASK
            _trace(row, step, now=now)


def follow_person(person_id: int, *, now: datetime) -> None:
    """Let the tasks of one person follow what they need, at every meeting still to come."""
    for meeting_id in storage.list_meetings_of(person_id, states=FOLLOWED):
        follow(meeting_id, person_id, now=now)


@jobs.handles("needs.follow_person")
def follow_person_later(person_id: int) -> None:
    """Follow needs that were changed in the list of people."""
    with unit_of_work():
        follow_person(person_id, now=clock.now())


def look_again(meeting_id: int, *, now: datetime) -> int:
    """Open what was arranged for a time or place that changed; gives how many tasks."""
    arranged = [row for row in storage.list_tasks(meeting_id) if row.state is NeedState.ARRANGED]
    for row in arranged:
        row.state = invitations.take_need_step(row.state, NeedStep.MOVE)
        _trace(row, NeedStep.MOVE, now=now)
    return len(arranged)


def take_need_step(
    meeting_id: int, person_id: int, need: Need, step: NeedStep, *, now: datetime
) -> NeedTaskRow:
    """Say that a need is arranged, or not yet after all; saying it twice changes nothing."""
    row = _get_task(meeting_id, person_id, need, now=now)
    if invitations.TARGET_OF_STEP[step] is not row.state:
        row.state = invitations.take_need_step(row.state, step)
        _trace(row, step, now=now)
    return row


def arrange_all_needs(meeting_id: int, kind: NeedKind, *, now: datetime) -> int:
    """Say that everything of one kind is arranged; gives how many tasks that were."""
    open_items = [
        item
        for group in list_needs(meeting_id)
        for item in group.items
        if group.kind is kind and item.state is NeedState.OPEN
    ]
    for item in open_items:
        take_need_step(meeting_id, item.person_id, item.need, NeedStep.ARRANGE, now=now)
    return len(open_items)


def assign_needs(meeting_id: int, kind: NeedKind, *, user_id: int | None, now: datetime) -> None:
    """Let somebody see to everything of one kind; what comes later of this kind is theirs too."""
    for group in list_needs(meeting_id):
        if group.kind is not kind:
            continue
        for item in group.items:
            row = _get_task(meeting_id, item.person_id, item.need, now=now)
            if row.owner_id != user_id:
                row.owner_id = user_id
                _trace(row, NeedStep.ASSIGN, now=now)
    history.note("needs.assigned", "meeting", meeting_id, kind=kind)


def record_need_received(
    meeting_id: int, person_id: int, need: Need, *, received: bool, now: datetime
) -> NeedTaskRow:
    """Note afterwards whether somebody got what they needed."""
    invitations.require_day_begun(get_meeting(meeting_id).state)
    row = _get_task(meeting_id, person_id, need, now=now)
    if row.state is NeedState.DROPPED:
        raise Refused("need.step_not_allowed", state=row.state)
    if row.received is not received:
        row.received = received
        _trace(row, NeedStep.RECEIVE if received else NeedStep.MISS, now=now)
    return row


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


def list_needs(meeting_id: int, *, dropped: bool = False) -> tuple[NeedGroup, ...]:
    """Give what has to be arranged for a meeting, by kind; with ``dropped`` what no longer has."""
    items = _items(meeting_id)
    shown = [item for item in items if (item.state is NeedState.DROPPED) is dropped]
    groups = []
    for kind in NeedKind:
        own = [item for item in shown if item.need.kind is kind]
        if own:
            own.sort(key=lambda item: (item.state is not NeedState.OPEN, item.name))
            groups.append(NeedGroup(kind, tuple(own), _owner_of(own)))
    return tuple(groups)


def count_open_needs(meeting_id: int) -> int:
    """Count what is still to arrange for a meeting."""
    return sum(item.state is NeedState.OPEN for item in _items(meeting_id))


def list_possible_needs(meeting_id: int) -> dict[NeedKind, int]:
    """Count what comes on top when people say yes who didn't answer yet, or said maybe."""
    counted: dict[NeedKind, int] = {}
    for row in storage.list_invited(meeting_id):
        if invitations.may_still_come(row.as_invitation()):
            for need in row.person.needs:
                counted[need.kind] = counted.get(need.kind, 0) + 1
    return counted


def _items(meeting_id: int) -> list[NeedItem]:
    meeting = get_meeting(meeting_id)
    tasks = _by_key(storage.list_tasks(meeting_id))
    invited = storage.list_invited(meeting_id)
    states: Mapping[Key, NeedState] = {key: row.state for key, row in tasks.items()}
    if meeting.state in FOLLOWED:
        states = invitations.settle_needs(states, _wanted(invited))
    people = {row.person_id: row.person for row in tasks.values()}
    people |= {row.person_id: row.person for row in invited}
    names = short_names({key[0]: people[key[0]] for key in states})
    numbers = {row.person_id: row.id for row in invited}
    return [
        _item(key, state, tasks.get(key), name=names[key[0]], invitation_id=numbers.get(key[0]))
        for key, state in states.items()
    ]


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


def _wanted(rows: Iterable[InvitationRow]) -> dict[Key, None]:
    wanted: dict[Key, None] = {}
    for row in rows:
        known = [Need(need.kind, need.detail) for need in row.person.needs]
        for need in invitations.needs_of(row.as_invitation(), known, companion=row.companion):
            wanted[row.person_id, need.kind, need.detail] = None
    return wanted


def _by_key(rows: Iterable[NeedTaskRow]) -> dict[Key, NeedTaskRow]:
    return {(row.person_id, row.kind, row.detail): row for row in rows}


def _get_task(meeting_id: int, person_id: int, need: Need, *, now: datetime) -> NeedTaskRow:
    """Give the task of a need, as it stands now; one that nobody did anything about is made."""
    if get_meeting(meeting_id).state in FOLLOWED:
        follow(meeting_id, person_id, now=now)
        db.session.flush()
    tasks = _by_key(storage.list_tasks(meeting_id, person_id=person_id))
    row = tasks.get((person_id, need.kind, need.detail))
    if row is None:
        raise Missing("need_task")
    return row


def _add(meeting_id: int, key: Key, *, now: datetime) -> None:
    person_id, kind, detail = key
    owners = [row for row in storage.list_tasks(meeting_id) if row.kind is kind and row.owner_id]
    row = NeedTaskRow(
        meeting_id=meeting_id,
        person_id=person_id,
        kind=kind,
        detail=detail,
        state=NeedState.OPEN,
        owner_id=owners[-1].owner_id if owners else None,
        created_at=now,
    )
    db.session.add(row)
    _trace(row, NeedStep.ASK, now=now)


def _trace(row: NeedTaskRow, step: NeedStep, *, now: datetime) -> None:
    row.steps.append(
        NeedStepRow(
            organisation_id=row.organisation_id, step=step, at=now, user_id=history.actor.get()
        )
    )
