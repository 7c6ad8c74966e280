"""A promise is kept when the answer reached everybody, not when it leaves."""

from __future__ import annotations

from datetime import date

from dialoog.domain import programmes
from dialoog.domain.feedback import DeliveryState, MessageKind
from dialoog.services import clock, history
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import MessageRow
from dialoog.storage.programmes import get_programme


def keep_promise(message: MessageRow, *, today: date) -> None:
    """Store that people heard back, once a report waits for nobody any more.

    Only the promises count that were answered with this report: the same day it left.
    """
    if message.kind is not MessageKind.REPORT or _waits(message.id):
        return
    programme = get_programme(message.programme_id)
    sent_on = clock.day_of(message.sent_at)
    for row in programme.promises:
        if row.sent_on == sent_on and row.told_on is None:
            told = programmes.fulfil_promise(row.as_promise(), today=today)
            row.told_on = told.told_on
            history.note("programme.promise_told", "programme", programme.id)


def _waits(message_id: int) -> bool:
    counted = storage.count_deliveries(message_id)
    return counted.get(DeliveryState.WAITING, 0) > 0
