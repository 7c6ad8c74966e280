"""Choose for which organisation everything happens now; entry points do, services don't."""

from dialoog.storage.base import current_organisation_id, enter_organisation, organisation_scope


def enter(organisation_id: int) -> None:
    """Let everything after this see only this organisation."""
    enter_organisation(organisation_id)


def leave() -> int | None:
    """See nothing of any organisation until one is entered again; give the one that was left."""
    left = current_organisation_id()
    enter_organisation(None)
    return left


within = organisation_scope


def enter_or_leave(organisation_id: int | None) -> None:
    """See one organisation, or none when the work belongs to the installation as a whole."""
    enter_organisation(organisation_id)
