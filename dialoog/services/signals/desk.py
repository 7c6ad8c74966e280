"""The public form: whether it is open, under which link, and what a visitor leaves and follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import signals as domain
from dialoog.domain.programmes import Origin
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import ANSWER_DAYS, SignalChannel, SignalState
from dialoog.services import clock, history, keys, outbox, throttle
from dialoog.storage import db
from dialoog.storage import signals as storage
from dialoog.storage.signals import SignalDeskRow, SignalRow

find_open_desk = storage.find_open_desk

# Enough for a room where everybody uses one connection, too little to flood an inbox.
MOST_FROM_ONE_PLACE = 20
MOST_FOR_ONE_FORM = 100


@dataclass(frozen=True)
class Desk:
    """How this organisation takes signals in; ``public_key`` is "" until the form was ever open."""

    form_open: bool = False
    answer_days: int = ANSWER_DAYS
    public_key: str = ""


def get_desk() -> Desk:
    """Give how this organisation takes signals in: without a form, until somebody opens it."""
    row = storage.find_desk()
    return Desk(row.form_open, row.answer_days, row.public_key) if row else Desk()


def choose_desk(*, form_open: bool, answer_days: int) -> None:
    """Open or close the public form, and say within how many days a signal is answered."""
    row = storage.find_desk()
    if row is None:
        row = SignalDeskRow(public_key=keys.paper_code())
        db.session.add(row)
    row.form_open = form_open
    row.answer_days = domain.require_answer_days(answer_days)
    db.session.flush()
    history.note("signal.desk_chosen", "signal_desk", row.id, form_open=form_open)


def renew_link() -> None:
    """Give the form another link; the old one works no more."""
    row = storage.find_desk()
    if row is None:
        raise Refused("signal.form_closed")
    row.public_key = keys.paper_code()
    history.note("signal.link_renewed", "signal_desk", row.id)


def tell(
    text: str, *, origin: Origin, quotable: bool, desk_id: int, where_from: str, now: datetime
) -> str:
    """Keep what a visitor of the form tells; give the key with which they follow it.

    ``where_from`` is the network address; only its hash is kept, for the quarter of an hour in
    which it counts. Refuses when too much comes from there, or through this form.
    """
    _require_calm(f"signal-from:{where_from}", most=MOST_FROM_ONE_PLACE, now=now)
    _require_calm(f"signal-form:{desk_id}", most=MOST_FOR_ONE_FORM, now=now)
    today = clock.day_of(now)
    row = SignalRow(
        text=domain.take_in(text, heard_on=today, today=today),
        origin=origin,
        channel=SignalChannel.FORM,
        heard_on=today,
        quotable=quotable,
        state=SignalState.OPEN,
        created_at=now,
    )
    db.session.add(row)
    db.session.flush()
    key = keys.personal_key(outbox.settings().secret_key, "signal", row.id)
    row.follow_hash = keys.key_hash(key)
    throttle.note_wrong(f"signal-from:{where_from}", now=now)
    throttle.note_wrong(f"signal-form:{desk_id}", now=now)
    history.note("signal.told", "signal", row.id)
    return key


def follow(key: str) -> SignalRow | None:
    """Give the signal that belongs to a visitor's key, of whatever organisation."""
    return storage.find_followed(keys.key_hash(key))


def expected_by(row: SignalRow) -> date:
    """Give the last day on which a visitor may expect to read what became of a signal."""
    return domain.answer_by(row.heard_on, within=get_desk().answer_days)


def _require_calm(what: str, *, most: int, now: datetime) -> None:
    try:
        throttle.require_calm(what, most=most, now=now)
    except Refused as refused:
        raise Refused("signal.too_many", **refused.facts) from None
