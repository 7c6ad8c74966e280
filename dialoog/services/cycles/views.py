"""What each group thinks of the themes: its own affair until the groups talk together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import cycles as domain
from dialoog.domain.cycles import Side
from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.storage import cycles as storage
from dialoog.storage import db
from dialoog.storage.cycles import CycleRow, SideRow, ThemeRow, ViewRow

list_sides = storage.list_sides
get_side = storage.get_side
find_side_of_meeting = storage.find_side_of_meeting


@dataclass(frozen=True)
class BothViews:
    """A theme with what each group thinks of it, side by side."""

    theme: ThemeRow
    views: dict[Side, list[ViewRow]]


def list_own_views(side: SideRow) -> list[ViewRow]:
    """Give what this group thinks. Only for who came in as this group; nobody else may ask."""
    return storage.list_views([side.id])


def read_both(cycle: CycleRow) -> Sequence[BothViews]:
    """Give the themes with the views of both groups; refused before they talk together."""
    domain.require_may_read_both(cycle.stage)
    views = storage.list_views(side.id for side in storage.list_sides(cycle.id))
    return [
        BothViews(
            theme,
            {
                side: [
                    view for view in views if view.theme_id == theme.id and view.side.side is side
                ]
                for side in Side
            },
        )
        for theme in storage.list_themes(cycle.id)
    ]


def tell_view(side: SideRow, theme_id: int, text: str, *, now: datetime) -> ViewRow:
    """Write down what this group thinks of a theme."""
    domain.require_may_tell_own_view(side.cycle.stage)
    theme = storage.get_theme(theme_id)
    if theme.cycle_id != side.cycle_id:
        raise Missing("theme", theme_id)
    if not text.strip():
        raise Refused("live.no_words")
    if len(text) > LONGEST_CONTRIBUTION:
        raise Refused("live.too_many_words", most=LONGEST_CONTRIBUTION)
    row = ViewRow(theme_id=theme.id, side_id=side.id, text=text.strip(), recorded_at=now)
    db.session.add(row)
    db.session.flush()
    history.note("cycle.view_told", "theme", theme.id)
    return row


def take_back_view(side: SideRow, view_id: int) -> None:
    """Take back what this group wrote down."""
    domain.require_may_tell_own_view(side.cycle.stage)
    row = storage.get_view(view_id)
    if row.side_id != side.id:
        raise Missing("theme_view", view_id)
    db.session.delete(row)
    history.note("cycle.view_taken_back", "theme", row.theme_id)


def choose_meeting(side: SideRow, meeting_id: int | None) -> None:
    """Say in which meeting a group talks among itself: at its tables the group may write."""
    side.meeting_id = meeting_id
    history.note("cycle.side_meets", "side", side.id)
