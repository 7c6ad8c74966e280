"""What Dialoog remembers: rows and queries, the only SQL in the house."""

from dialoog.storage.base import (
    ACROSS_ORGANISATIONS,
    Base,
    OrganisationOwned,
    UnscopedQuery,
    current_organisation_id,
    db,
    enter_organisation,
    organisation_scope,
)

__all__ = [
    "ACROSS_ORGANISATIONS",
    "Base",
    "OrganisationOwned",
    "UnscopedQuery",
    "current_organisation_id",
    "db",
    "enter_organisation",
    "organisation_scope",
]
