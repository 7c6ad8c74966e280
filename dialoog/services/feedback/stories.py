"""The most significant change: people choose one story, and say why (Most Significant Change)."""

from __future__ import annotations

from datetime import date

from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import StoryRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

list_stories = storage.list_stories
list_tellable = storage.list_tellable


def choose_story(
    programme_id: int, key: str, *, because: str, chosen_by: str, today: date
) -> StoryRow:
    """Keep which story was chosen, why and by whom; only words that all may read can be chosen."""
    get_programme(programme_id)
    found = [story for story in storage.list_tellable(programme_id) if story.key == key]
    if not found:
        raise Refused("story.not_tellable")
    if not because.strip():
        raise Refused("story.reason_missing")
    if not chosen_by.strip():
        raise Refused("story.chooser_missing")
    row = StoryRow(
        programme_id=programme_id,
        because=because.strip(),
        chosen_by=chosen_by.strip(),
        chosen_on=today,
    )
    row.remember(found[0])
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
    return [row for row in storage.list_stories(programme.id) if row.told]
