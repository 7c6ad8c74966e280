"""Let needs be tasks: they come and go with people's answers, and somebody arranges them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from dialoog.domain import invitations
from dialoog.domain.invitations import FOLLOWED, NeedState, NeedStep
from dialoog.domain.people import Need, NeedKind
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, history, jobs
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import needs as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import get_meeting
from dialoog.storage.needs import NeedStepRow, NeedTaskRow

Key = tuple[int, NeedKind, str]  # whose need it is, and which


def follow(meeting_id: int, person_id: int, *, now: datetime) -> None:
    """Let the tasks of one person follow what they need now, each change with a trace."""
    tasks = by_key(storage.list_tasks(meeting_id, person_id=person_id))
    needed = wanted(storage.list_invited(meeting_id, person_id=person_id))
    settled = invitations.settle_needs({key: row.state for key, row in tasks.items()}, needed)
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


def drop_all(meeting_id: int, *, now: datetime) -> None:
    """Drop everything that had to be arranged for a meeting that doesn't go through."""
    for row in storage.list_tasks(meeting_id):
        if row.state is not NeedState.DROPPED:
            row.state = invitations.take_need_step(row.state, NeedStep.DROP)
            _trace(row, NeedStep.DROP, now=now)


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
    open_rows = [
        row for row in _rows_of_kind(meeting_id, kind, now=now) if row.state is NeedState.OPEN
    ]
    for row in open_rows:
        row.state = invitations.take_need_step(row.state, NeedStep.ARRANGE)
        _trace(row, NeedStep.ARRANGE, now=now)
    return len(open_rows)


def assign_needs(meeting_id: int, kind: NeedKind, *, user_id: int | None, now: datetime) -> None:
    """Let somebody see to everything of one kind; what comes later of this kind is theirs too."""
    for row in _rows_of_kind(meeting_id, kind, now=now):
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


def wanted(rows: Iterable[InvitationRow]) -> dict[Key, None]:
    """Give everything that has to be arranged for these people."""
    found: dict[Key, None] = {}
    for row in rows:
        known = [Need(need.kind, need.detail) for need in row.person.needs]
        for need in invitations.needs_of(row.as_invitation(), known, companion=row.companion):
            found[row.person_id, need.kind, need.detail] = None
    return found


def by_key(rows: Iterable[NeedTaskRow]) -> dict[Key, NeedTaskRow]:
    """Give each task by whose need it is, and which."""
    return {(row.person_id, row.kind, row.detail): row for row in rows}


def _get_task(meeting_id: int, person_id: int, need: Need, *, now: datetime) -> NeedTaskRow:
    """Give the task of a need, as it stands now; one that nobody did anything about is made."""
    if get_meeting(meeting_id).state in FOLLOWED:
        follow(meeting_id, person_id, now=now)
        db.session.flush()
    tasks = by_key(storage.list_tasks(meeting_id, person_id=person_id))
    row = tasks.get((person_id, need.kind, need.detail))
    if row is None:
        raise Missing("need_task")
    return row


def _rows_of_kind(meeting_id: int, kind: NeedKind, *, now: datetime) -> list[NeedTaskRow]:
    """Give the tasks of one kind as they stand now, without what is no longer needed."""
    if get_meeting(meeting_id).state in FOLLOWED:
        for person_id in {key[0] for key in wanted(storage.list_invited(meeting_id))}:
            follow(meeting_id, person_id, now=now)
        db.session.flush()
    rows = storage.list_tasks(meeting_id)
    return [row for row in rows if row.kind is kind and row.state is not NeedState.DROPPED]


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
