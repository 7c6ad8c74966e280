"""The database and what every row has in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, MetaData, event
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    declared_attr,
    mapped_column,
    with_loader_criteria,
)

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Every row has a number of its own."""

    metadata = MetaData(naming_convention=NAMING)

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)

    if TYPE_CHECKING:

        def __init__(self, **columns: Any) -> None: ...


class OrganisationOwned:
    """A row that belongs to one organisation and is invisible to every other."""

    @declared_attr
    def organisation_id(self) -> Mapped[int]:
        return mapped_column(
            ForeignKey("organisation.id", ondelete="CASCADE"), index=True, sort_order=-9
        )


db = SQLAlchemy(
    model_class=Base,
    disable_autonaming=True,
    session_options={"join_transaction_mode": "create_savepoint"},
)

_scope: ContextVar[int | None] = ContextVar("organisation_scope", default=None)
ACROSS_ORGANISATIONS = {"across_organisations": True}


class UnscopedQuery(RuntimeError):
    """A query over people's data that doesn't say for which organisation it is."""


def current_organisation_id() -> int | None:
    """Give the organisation that queries see now, or None outside any scope."""
    return _scope.get()


def enter_organisation(organisation_id: int | None) -> None:
    """Let everything after this, in this context, see only ``organisation_id``."""
    _scope.set(organisation_id)


@contextmanager
def organisation_scope(organisation_id: int) -> Iterator[None]:
    """See only the rows of one organisation while the block runs."""
    token = _scope.set(organisation_id)
    try:
        yield
    finally:
        _scope.reset(token)


def is_in_scope(row: Base) -> bool:
    """Say whether a row that is already in memory may be seen now."""
    return not isinstance(row, OrganisationOwned) or row.organisation_id == _scope.get()


@event.listens_for(Session, "do_orm_execute")
def _keep_organisations_apart(state: ORMExecuteState) -> None:
    if state.is_column_load or state.is_relationship_load:
        return
    if state.execution_options.get("across_organisations"):
        return
    owned = any(issubclass(mapper.class_, OrganisationOwned) for mapper in state.all_mappers)
    scope = _scope.get()
    if scope is None:
        if owned:
            raise UnscopedQuery(f"No organisation is chosen for: {state.statement}")
        return
    state.statement = state.statement.options(
        with_loader_criteria(
            OrganisationOwned,
            lambda row: row.organisation_id == scope,
            include_aliases=True,
        )
    )


@event.listens_for(Session, "before_flush")
def _stamp_organisation(session: Session, *_: object) -> None:
    scope = _scope.get()
    for row in session.new:
        if not isinstance(row, OrganisationOwned):
            continue
        if row.organisation_id is None:
            if scope is None:
                raise UnscopedQuery(f"No organisation is chosen for a new {type(row).__name__}.")
            row.organisation_id = scope
        elif scope is not None and row.organisation_id != scope:
            raise UnscopedQuery(f"A {type(row).__name__} of another organisation can't be added.")
