"""Methods: the ways of working that a meeting can be planned from, shipped and one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialoog.content import shipped_methods
from dialoog.domain.meetings import free_key, make_own, step_held
from dialoog.domain.methods import Difference, Method, Step, compare
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import methods as storage
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.methods import OwnMethodRow

FIRST = "appelboompje"


@dataclass(frozen=True)
class Comparison:
    """A meeting's run sheet beside its method: as it was copied, and as the method is now.

    ``newer`` is the method when it changed after the copy was made.
    """

    method: Method
    own_changes: tuple[Difference, ...]
    newer: Method | None
    news: tuple[Difference, ...]


def list_methods() -> list[Method]:
    """Give every method to plan from, the Appelboompje first, then by title, own ones last."""
    shipped = sorted(
        shipped_methods().values(), key=lambda method: (method.key != FIRST, method.title.nl)
    )
    return [*shipped, *list_own_methods()]


def list_own_methods() -> list[Method]:
    """Give the organisation's own methods that are in use, by title."""
    rows = [row for row in storage.list_own_methods() if row.retired_at is None]
    return sorted((row.as_method() for row in rows), key=lambda method: method.title.nl)


def list_retired_methods() -> list[Method]:
    """Give the organisation's own methods that no new meeting begins from."""
    return [row.as_method() for row in storage.list_own_methods() if row.retired_at]


def find_method(key: str) -> Method | None:
    """Give the method named ``key``, also when it is retired, or None when there is none."""
    shipped = shipped_methods().get(key)
    if shipped is not None:
        return shipped
    row = storage.find_own_method(key)
    return row.as_method() if row else None


def get_method(key: str) -> Method:
    """Give the method named ``key``, or raise ``Missing``."""
    method = find_method(key)
    if method is None:
        raise Missing("method", key)
    return method


def find_basis(method: Method) -> Method | None:
    """Give the method of Dialoog that an own method was made from, as it is now."""
    return shipped_methods().get(method.basis.key) if method.basis else None


def compare_with_basis(method: Method) -> tuple[Difference, ...]:
    """Say what an own method does otherwise than the method of Dialoog does now."""
    basis = find_basis(method)
    return compare(basis.phases, method.phases) if basis else ()


def find_newer(meeting: MeetingRow) -> Method | None:
    """Give the method of a meeting as it is now, when it changed after the copy was made."""
    now = find_method(meeting.method_key)
    return now if now and now.version > meeting.as_method().version else None


def compare_meeting(meeting: MeetingRow) -> Comparison:
    """Say what was changed in a meeting's run sheet, and what is new in its method since."""
    copied = meeting.as_method()
    phases = [block.as_phase() for block in meeting.blocks]
    held = step_held(copied, phases)
    newer = find_newer(meeting)
    then = find_step(newer, held.key) if newer else None
    return Comparison(
        method=copied,
        own_changes=compare(held.phases, phases),
        newer=newer,
        news=compare(held.phases, then.phases) if then else (),
    )


def find_step(method: Method, key: str) -> Step | None:
    """Give the meeting of a method with this key, or None."""
    return next((step for step in method.meetings if step.key == key), None)


def save_as_own(meeting: MeetingRow, *, title: str, key: str | None, now: datetime) -> Method:
    """Keep the run sheet of a meeting as the organisation's own method.

    ``key`` is one of its own methods, which gets this run sheet as its next version; without it
    there is a new one.
    """
    copied = meeting.as_method()
    phases = [block.as_phase() for block in meeting.blocks]
    row = _get_own(key) if key else OwnMethodRow()
    version = row.as_method().version + 1 if key else 1
    own = make_own(
        copied, phases, key=key or _free_key(copied.family), title=title, version=version
    )
    row.remember(own, now=now)
    row.retired_at = None
    db.session.add(row)
    db.session.flush()
    history.note("method.saved", "own_method", row.id, version=version)
    return own


def retire(key: str, *, now: datetime) -> Method:
    """Offer an own method no more; meetings that began from it stay as they are."""
    row = _get_own(key)
    row.retired_at = now
    history.note("method.retired", "own_method", row.id)
    return row.as_method()


def use_again(key: str) -> Method:
    """Offer an own method again."""
    row = _get_own(key)
    row.retired_at = None
    history.note("method.used_again", "own_method", row.id)
    return row.as_method()


def _get_own(key: str) -> OwnMethodRow:
    row = storage.find_own_method(key)
    if row is None:
        raise Refused("method.not_own")
    return row


def _free_key(family: str) -> str:
    taken = {row.key for row in storage.list_own_methods()}
    return free_key(f"{family}_eigen", taken=taken)
