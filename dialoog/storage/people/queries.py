"""Who is in the list, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from dialoog.domain.people import Channel, ConsentPurpose, KnownPerson, NeedKind, match_key
from dialoog.storage.base import db
from dialoog.storage.people.rows import ConsentRow, GroupRow, NeedRow, PersonRow, WishRow
from dialoog.storage.queries import get_row


@dataclass(frozen=True)
class PeopleFilter:
    """Whom to show: everything that is empty doesn't matter."""

    text: str = ""
    group_id: int | None = None
    district: str = ""
    channel: Channel | None = None
    need: NeedKind | None = None

    def apply(self, query: Select[Any]) -> Select[Any]:
        """Narrow a query over people down."""
        for word in filter(None, map(match_key, self.text.split())):
            query = query.where(PersonRow.search_key.contains(word))
        if self.group_id is not None:
            query = query.where(PersonRow.group_id == self.group_id)
        if self.district:
            query = query.where(PersonRow.district == self.district)
        if self.channel:
            query = query.where(PersonRow.channel == self.channel)
        if self.need:
            query = query.where(PersonRow.needs.any(NeedRow.kind == self.need))
        return query


def count_people(chosen: PeopleFilter) -> int:
    """Count who is meant."""
    count: int = db.session.execute(chosen.apply(select(func.count(PersonRow.id)))).scalar_one()
    return count


def list_people(chosen: PeopleFilter, *, limit: int, offset: int = 0) -> list[PersonRow]:
    """Give who is meant, in the order of a Dutch list, with group and needs."""
    query = (
        chosen.apply(select(PersonRow))
        .options(joinedload(PersonRow.group), selectinload(PersonRow.needs))
        .order_by(PersonRow.sort_key, PersonRow.id)
        .limit(limit)
        .offset(offset)
    )
    return list(db.session.execute(query).scalars())


def get_person(person_id: int) -> PersonRow:
    """Give one person with group, needs and wishes."""
    return get_row(
        PersonRow,
        person_id,
        joinedload(PersonRow.group),
        joinedload(PersonRow.needs),
        joinedload(PersonRow.wishes),
    )


def list_by_id(person_ids: Collection[int]) -> list[PersonRow]:
    """Give these people with group, needs and wishes."""
    query = (
        select(PersonRow)
        .where(PersonRow.id.in_(person_ids))
        .options(
            joinedload(PersonRow.group),
            joinedload(PersonRow.needs),
            joinedload(PersonRow.wishes),
        )
    )
    return list(db.session.execute(query).unique().scalars())


def list_known() -> list[KnownPerson]:
    """Give everybody, as a list that is read in is compared with."""
    query = (
        select(PersonRow)
        .options(selectinload(PersonRow.needs), selectinload(PersonRow.wishes))
        .order_by(PersonRow.id)
    )
    return [KnownPerson(row.id, row.as_person()) for row in db.session.execute(query).scalars()]


def list_groups() -> list[tuple[GroupRow, int]]:
    """Give every group by name, with how many people belong to it."""
    query = (
        select(GroupRow, func.count(PersonRow.id))
        .outerjoin(PersonRow, PersonRow.group_id == GroupRow.id)
        .group_by(GroupRow.id)
        .order_by(GroupRow.name)
    )
    return [(group, count) for group, count in db.session.execute(query)]


def list_districts() -> list[str]:
    """Give every district that somebody lives in."""
    query = select(PersonRow.district).where(PersonRow.district != "").distinct()
    return sorted(db.session.execute(query).scalars(), key=str.casefold)


def list_consents(person_id: int) -> list[ConsentRow]:
    """Give every yes and no of somebody, oldest first."""
    query = select(ConsentRow).where(ConsentRow.person_id == person_id)
    return list(db.session.execute(query.order_by(ConsentRow.at, ConsentRow.id)).scalars())


def list_who_allows(
    purpose: ConsentPurpose, *, among: Collection[int]
) -> list[tuple[PersonRow, bool]]:
    """Give these people with group and needs, and whether each last said yes to a purpose."""
    newest = (
        select(ConsentRow.given)
        .where(ConsentRow.person_id == PersonRow.id, ConsentRow.purpose == purpose)
        .order_by(ConsentRow.at.desc(), ConsentRow.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(PersonRow, newest)
        .where(PersonRow.id.in_(among))
        .options(joinedload(PersonRow.group), joinedload(PersonRow.needs))
    )
    return [(row, bool(given)) for row, given in db.session.execute(query).unique()]


def list_open_wishes() -> list[WishRow]:
    """Give the wishes about somebody who isn't in the list, or isn't the only one of that name."""
    query = select(WishRow).where(WishRow.other_id.is_(None)).order_by(WishRow.id)
    return list(db.session.execute(query).scalars())


def ids_by_name(name_keys: Collection[str]) -> dict[str, list[int]]:
    """Give for each of these names (by its key) who is called so."""
    found: dict[str, list[int]] = {}
    query = select(PersonRow.name_key, PersonRow.id).where(PersonRow.name_key.in_(name_keys))
    for key, person_id in db.session.execute(query.order_by(PersonRow.id)):
        found.setdefault(key, []).append(person_id)
    return found
