"""Ideas come in silence, from cards and from people's own phones, and are shown together."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from dialoog.domain import wall as domain
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.domain.wall import WallStage
from dialoog.services import history, live
from dialoog.services.live import ContributionWords
from dialoog.services.wall.looking import look_from, require_open
from dialoog.storage import wall as storage
from dialoog.storage.live import ContributionRow

MOST_IDEAS = 200
"""More than this fits on no wall; a prank stops here."""


def add_idea(
    table_id: int, text: str, *, client_id: UUID, source: Source, now: datetime
) -> ContributionRow:
    """Write down one idea, without a name; everybody may read it, for that is what it is for."""
    wall = look_from(table_id)
    if source is Source.OWN_DEVICE and len(wall.ideas) >= MOST_IDEAS:
        raise Refused("wall.full")
    position = wall.sheet.position_with(Tool.WALL) or 0
    words = ContributionWords(
        client_id=client_id,
        phase_key=wall.sheet.phases[position].key,
        kind=wall.kind.key,
        text=text,
        consent=QuoteConsent.ANONYMOUS,
    )
    return live.record(words, table_id=table_id, source=source, now=now)


def show(table_id: int, *, now: datetime) -> None:
    """Hang all ideas on the wall, for everybody to read."""
    domain.require_stage(require_open(look_from(table_id)).stage, WallStage.SILENT)
    storage.lock_wall(table_id).shown_at = now
    history.note("wall.shown", "meeting_table", table_id)


def hush(table_id: int) -> None:
    """Let people write in silence again; the wall only tells how many ideas there are."""
    domain.require_stage(require_open(look_from(table_id)).stage, WallStage.SHOWN)
    storage.lock_wall(table_id).shown_at = None
    history.note("wall.hushed", "meeting_table", table_id)
