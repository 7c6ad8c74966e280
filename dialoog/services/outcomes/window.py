"""From when to when, and for which programme, records are counted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dialoog.domain import outcomes
from dialoog.domain.outcomes import Scope
from dialoog.services import clock
from dialoog.storage.outcomes import Window


def window_of(scope: Scope, *, today: date) -> Window:
    """Give when the first day begins and the last one has ended, on the clock in the hall."""
    span = outcomes.span(scope.period, today=today)
    return Window(
        begin=datetime.combine(span.first, time.min, clock.ZONE),
        end=datetime.combine(span.last + timedelta(days=1), time.min, clock.ZONE),
        span=span,
        programme_id=scope.programme_id,
    )
