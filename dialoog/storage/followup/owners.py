"""Find who owns actions, and what they must hear of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload, selectinload

from dialoog.domain.followup import UNFINISHED
from dialoog.storage.base import ACROSS_ORGANISATIONS, db
from dialoog.storage.followup.rows import ActionRow, ActionStepRow, ChasingRow, OwnerRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row


class Owned(NamedTuple):
    """Somebody who does actions: address, name, how many are unfinished and how many late."""

    email: str
    name: str
    unfinished: int
    late: int


def get_owner(owner_id: int) -> OwnerRow:
    """Give the owner with this number."""
    return get_row(OwnerRow, owner_id)


def find_owner(email: str) -> OwnerRow | None:
    """Give the owner with this address, if they ever got a link."""
    query = select(OwnerRow).where(OwnerRow.email == email.lower())
    return db.session.execute(query).scalar_one_or_none()


def find_owner_by_key_hash(key_hash: str) -> OwnerRow | None:
    """Give whose link this is, of whatever organisation, taken back or not."""
    query = select(OwnerRow).where(OwnerRow.key_hash == key_hash)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_links() -> list[OwnerRow]:
    """Give everybody who ever got a link."""
    return list(db.session.execute(select(OwnerRow)).scalars())


def list_owned(*, today: date) -> list[Owned]:
    """Give everybody with unfinished actions, by name; without an address each name is one."""
    email = func.lower(ActionRow.owner_email)
    nameless = case((ActionRow.owner_email == "", ActionRow.owner), else_="")
    late = func.sum(case((ActionRow.due_on < today, 1), else_=0))
    query = (
        select(email, func.min(ActionRow.owner), func.count(ActionRow.id), late)
        .where(ActionRow.state.in_(UNFINISHED))
        .group_by(email, nameless)
        .order_by(func.min(ActionRow.owner), email)
    )
    return [Owned(*row) for row in db.session.execute(query)]


def list_of_owner(email: str, *, unfinished: bool = False) -> list[ActionRow]:
    """Give the actions of one owner, the first due date first, with all that happened."""
    query = (
        select(ActionRow)
        .where(func.lower(ActionRow.owner_email) == email.lower(), ActionRow.owner_email != "")
        .options(
            joinedload(ActionRow.programme),
            joinedload(ActionRow.agreement),
            selectinload(ActionRow.history).joinedload(ActionStepRow.user),
        )
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    if unfinished:
        query = query.where(ActionRow.state.in_(UNFINISHED))
    return list(db.session.execute(query).scalars())


def list_late(*, today: date, days: int) -> list[ActionRow]:
    """Give the actions that are at least so many days late, the longest first."""
    query = (
        select(ActionRow)
        .where(ActionRow.state.in_(UNFINISHED), ActionRow.due_on <= today - timedelta(days=days))
        .options(joinedload(ActionRow.programme))
        .order_by(ActionRow.due_on, ActionRow.id)
    )
    return list(db.session.execute(query).scalars())


def list_addresses() -> list[str]:
    """Give the address of everybody who still has something to do."""
    email = func.lower(ActionRow.owner_email)
    query = (
        select(email)
        .where(ActionRow.state.in_(UNFINISHED), ActionRow.owner_email != "")
        .distinct()
        .order_by(email)
    )
    return list(db.session.execute(query).scalars())


def list_organisations_with_actions() -> list[int]:
    """Give every organisation where somebody still has something to do."""
    query = (
        select(ActionRow.organisation_id)
        .where(ActionRow.state.in_(UNFINISHED))
        .distinct()
        .order_by(ActionRow.organisation_id)
    )
    return list(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())


def find_person(email: str) -> PersonRow | None:
    """Give somebody in the list of people with this address, if there is one."""
    query = (
        select(PersonRow)
        .where(func.lower(PersonRow.email) == email.lower())
        .order_by(PersonRow.id)
        .limit(1)
    )
    return db.session.execute(query).scalar_one_or_none()


def find_chasing() -> ChasingRow | None:
    """Give the rules of this organisation, where it chose any."""
    return db.session.execute(select(ChasingRow)).scalar_one_or_none()
