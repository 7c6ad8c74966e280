"""How long each kind of thing about people is kept; what is older is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from dialoog.domain.refusal import Refused


class Kept(StrEnum):
    """What is kept for a while only."""

    PEOPLE = "people"
    NEEDS = "needs"
    REMARKS = "remarks"
    INCOMING_MAIL = "incoming_mail"
    OUTGOING_MAIL = "outgoing_mail"
    SIGNALS = "signals"


@dataclass(frozen=True, slots=True)
class Term:
    """For how many days something is kept, and how few or many an organisation may choose."""

    days: int
    least: int
    most: int


TERMS: Mapping[Kept, Term] = {
    Kept.PEOPLE: Term(365, least=30, most=1825),
    Kept.NEEDS: Term(90, least=1, most=730),
    Kept.REMARKS: Term(30, least=1, most=365),
    Kept.INCOMING_MAIL: Term(30, least=1, most=90),
    Kept.OUTGOING_MAIL: Term(180, least=30, most=730),
    Kept.SIGNALS: Term(730, least=90, most=1825),
}
WORK_IS_KEPT = timedelta(days=7)


def require_days(kept: Kept, days: int) -> int:
    """Give the days that were chosen; refuse fewer or more than is sensible."""
    term = TERMS[kept]
    if not term.least <= days <= term.most:
        raise Refused("retention.days", kept=kept, least=term.least, most=term.most)
    return days


def forget_before(days: int, *, now: datetime) -> datetime:
    """Give the moment before which something is not kept any more."""
    return now - timedelta(days=days)
