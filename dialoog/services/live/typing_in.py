"""Type in afterwards what was written on paper: the same records as from the screen."""

from __future__ import annotations

from datetime import datetime

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import Source
from dialoog.domain.refusal import Refused
from dialoog.services.live.contributions import (
    OPEN_FOR,
    ContributionWords,
    choose_route,
    record,
    star,
)
from dialoog.storage import live as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow

LATEST = 10


def type_in(
    words: ContributionWords,
    *,
    table_id: int,
    now: datetime,
    stars: int = 0,
    route: CareRoute | None = None,
) -> ContributionRow:
    """Store a line from paper with its stickers and, for a wormpje, the route that was chosen."""
    row = record(words, table_id=table_id, source=Source.CARD, now=now)
    if row.stars != stars:
        star(row.id, more=stars - row.stars)
    if route:
        choose_route(row.id, route)
    return row


def is_open_for_paper(meeting: MeetingRow) -> bool:
    """Say whether paper can be typed in: once the day has begun, until its record is locked."""
    return meeting.state in OPEN_FOR[Source.CARD]


def require_open_for_paper(meeting: MeetingRow) -> None:
    """Refuse to type in paper before the day has begun, or after its record is locked."""
    if not is_open_for_paper(meeting):
        raise Refused("live.not_underway")


def list_latest_cards(meeting_id: int) -> list[ContributionRow]:
    """Give what was typed in last, the newest first."""
    return storage.list_latest(meeting_id, source=Source.CARD, count=LATEST)
