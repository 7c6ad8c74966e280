"""The most significant change: people choose one story, and say why (Most Significant Change)."""

from __future__ import annotations

from datetime import date

from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import StoryRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

list_stories = storage.list_stories
list_tellable = storage.list_tellable


def choose_story(
    programme_id: int, contribution_id: int, *, because: str, chosen_by: str, today: date
) -> StoryRow:
    """Keep which story was chosen, why and by whom; only words that all may read can be chosen."""
    get_programme(programme_id)
    if contribution_id not in {row.id for row in storage.list_tellable(programme_id)}:
        raise Refused("story.not_tellable")
    if not because.strip():
        raise Refused("story.reason_missing")
    if not chosen_by.strip():
        raise Refused("story.chooser_missing")
    row = StoryRow(
        programme_id=programme_id,
        contribution_id=contribution_id,
        because=because.strip(),
        chosen_by=chosen_by.strip(),
        chosen_on=today,
    )
    db.session.add(row)
    db.session.flush()
    history.note("story.chosen", "programme", programme_id)
    return row


def forget_choice(programme_id: int, story_id: int) -> None:
    """Undo a choice; the words themselves stay."""
    for row in storage.list_stories(programme_id):
        if row.id == story_id:
            db.session.delete(row)
            history.note("story.undone", "programme", programme_id)


def find_told(programme: ProgrammeRow) -> list[StoryRow]:
    """Give the chosen stories that may still be read by all, the newest first."""
    return [row for row in storage.list_stories(programme.id) if _tellable(row.contribution)]


def _tellable(row: ContributionRow) -> bool:
    return row.may_be_read_by_all and row.withdrawn_at is None
