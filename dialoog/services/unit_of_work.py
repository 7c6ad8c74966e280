"""One wish, one truth: the only file that commits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy.orm.exc import StaleDataError

from dialoog.domain.refusal import Refused
from dialoog.storage import db
from dialoog.storage.engine import write_turn

_open: ContextVar[bool] = ContextVar("unit_of_work_open", default=False)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Store everything that happens inside, or nothing.

    Entry points (a view, a command, a job) open it; services assume that it is open. Rendering
    and sending stay outside. What was read before is read again inside, so that a decision rests
    on what is true at the moment of writing.
    """
    if _open.get():
        raise RuntimeError("A unit of work is open already.")
    token = _open.set(True)
    try:
        if db.session.dirty or db.session.new or db.session.deleted:
            raise RuntimeError("Something was changed outside a unit of work.")
        db.session.rollback()
        with write_turn(db.engine):
            try:
                yield
                db.session.commit()
            except StaleDataError:
                db.session.rollback()
                raise Refused("common.changed_meanwhile") from None
            except BaseException:
                db.session.rollback()
                raise
    finally:
        _open.reset(token)
