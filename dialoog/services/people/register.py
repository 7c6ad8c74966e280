"""Who is in the list: find, add and change people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from dialoog.domain.people import Person
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, jobs
from dialoog.services.people import wishes
from dialoog.storage import db
from dialoog.storage import people as storage
from dialoog.storage.people import GroupRow, PeopleFilter, PersonRow
from dialoog.storage.queries import get_row

PAGE = 50

get_person = storage.get_person
list_districts = storage.list_districts


@dataclass(frozen=True)
class Found:
    """One page of the people who are meant, and how many there are in all."""

    rows: list[PersonRow]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PAGE))


def find_people(chosen: PeopleFilter, *, page: int = 1) -> Found:
    """Give one page of the people who are meant; a page that doesn't exist becomes the last."""
    count = storage.count_people(chosen)
    page = max(1, min(page, -(-count // PAGE)))
    rows = storage.list_people(chosen, limit=PAGE, offset=(page - 1) * PAGE)
    return Found(rows, count, page)


def add_person(person: Person, *, now: datetime) -> PersonRow:
    """Put somebody in the list; wishes of others that waited for this name find it."""
    row = PersonRow(created_at=now)
    _remember(row, person)
    db.session.add(row)
    db.session.flush()
    wishes.match_open_wishes()
    history.note("person.added", "person", row.id)
    return row


def change_person(person_id: int, person: Person, *, version: int) -> PersonRow:
    """Store what a form says about somebody; wishes stay as they are."""
    row = storage.get_person(person_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    _remember(row, replace(person, wishes=row.as_person().wishes))
    db.session.flush()
    wishes.match_open_wishes()
    jobs.enqueue(
        "needs.follow_person",
        due=clock.now(),
        organisation_id=row.organisation_id,
        person_id=row.id,
    )
    history.note("person.changed", "person", row.id)
    return row


def _remember(row: PersonRow, person: Person) -> None:
    # A group of another organisation is as good as none.
    get_row(GroupRow, person.group or 0)
    row.remember(person)
