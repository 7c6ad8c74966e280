"""Take the demo organisation away again, with everything that belongs to it."""

from __future__ import annotations

from sqlalchemy import delete, select

from dialoog.storage.accounts import MembershipRow, OrganisationRow, UserRow
from dialoog.storage.base import ACROSS_ORGANISATIONS, db


def remove_demo() -> None:
    """Remove every demo organisation and the users who work nowhere else."""
    demos = list(
        db.session.execute(select(OrganisationRow.id).where(OrganisationRow.demo)).scalars()
    )
    users = _users_of(demos)
    db.session.execute(delete(OrganisationRow).where(OrganisationRow.id.in_(demos)))
    still_needed = _users_of(None)
    db.session.execute(delete(UserRow).where(UserRow.id.in_(users - still_needed)))


def _users_of(organisation_ids: list[int] | None) -> set[int]:
    query = select(MembershipRow.user_id)
    if organisation_ids is not None:
        query = query.where(MembershipRow.organisation_id.in_(organisation_ids))
    return set(db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalars())
