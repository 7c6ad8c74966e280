"""The stakeholder groups of an organisation, named as it likes."""

from __future__ import annotations

from dialoog.domain.people import Perspective, find_group
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import people as storage
from dialoog.storage.people import GroupRow
from dialoog.storage.queries import get_row

list_groups = storage.list_groups


def get_group(group_id: int) -> GroupRow:
    """Give one group."""
    return get_row(GroupRow, group_id)


def add_group(name: str, perspective: Perspective) -> GroupRow:
    """Add a group; refuse a name that a list could not tell from another's."""
    _require_free(name, but=None)
    row = GroupRow(name=name, perspective=perspective)
    db.session.add(row)
    db.session.flush()
    history.note("group.added", "group", row.id)
    return row


def change_group(group_id: int, name: str, perspective: Perspective) -> None:
    """Give a group another name or perspective."""
    row = get_row(GroupRow, group_id)
    _require_free(name, but=group_id)
    row.name, row.perspective = name, perspective
    history.note("group.changed", "group", row.id)


def remove_group(group_id: int) -> None:
    """Take a group away that nobody belongs to."""
    row = get_row(GroupRow, group_id)
    people = next(count for group, count in storage.list_groups() if group.id == group_id)
    if people:
        raise Refused("people.group_in_use", name=row.name, count=people)
    db.session.delete(row)
    history.note("group.removed", "group", group_id)


def _require_free(name: str, *, but: int | None) -> None:
    others = [row.as_group() for row, _ in storage.list_groups() if row.id != but]
    if taken := find_group(name, others):
        raise Refused("people.group_exists", name=taken.name)
