"""Cards that say the same become themes, and themes become advice that people give unasked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from dialoog.domain import cycles as domain
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.signals import require_reply_to_come
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock, history, tasks
from dialoog.services.cycles.following import ask_for_visit
from dialoog.services.feedback import board
from dialoog.services.tasks import About
from dialoog.storage import cycles as storage
from dialoog.storage import db
from dialoog.storage.cycles import CardRow, CycleRow, ThemeRow
from dialoog.storage.feedback import AdviceRow

list_themes = storage.list_themes
MOST_VALUES = 5


def get_theme(cycle: CycleRow, theme_id: int) -> ThemeRow:
    """Give a theme of a cycle; others aren't there."""
    row = storage.get_theme(theme_id)
    if row.cycle_id != cycle.id:
        raise Missing("theme", theme_id)
    return row


def make_theme(
    cycle: CycleRow, card_ids: Collection[int], *, title: str, values: str, now: datetime
) -> ThemeRow:
    """Put cards together under one sentence, with what matters to people there."""
    domain.require_may_bundle(cycle.stage)
    cards = _require_cards(cycle, card_ids)
    row = ThemeRow(
        cycle_id=cycle.id, title=_title(title), values=split_values(values), created_at=now
    )
    row.cards = cards
    db.session.add(row)
    db.session.flush()
    history.note("cycle.theme_made", "theme", row.id)
    return row


def add_cards(cycle: CycleRow, theme_id: int, card_ids: Collection[int]) -> ThemeRow:
    """Let a theme hold more cards; one card may belong to several."""
    domain.require_may_bundle(cycle.stage)
    row = get_theme(cycle, theme_id)
    cards = _require_cards(cycle, card_ids)
    row.cards += [card for card in cards if card not in row.cards]
    history.note("cycle.theme_changed", "theme", row.id)
    return row


def name_theme(cycle: CycleRow, row: ThemeRow, *, title: str, values: str) -> None:
    """Give a theme a clearer sentence, and name what matters to people there."""
    domain.require_may_bundle(cycle.stage)
    row.title, row.values = _title(title), split_values(values)
    history.note("cycle.theme_changed", "theme", row.id)


def release_card(cycle: CycleRow, theme_id: int, card_id: int) -> None:
    """Take a card out of a theme; it lies apart again."""
    domain.require_may_bundle(cycle.stage)
    row = get_theme(cycle, theme_id)
    row.cards = [card for card in row.cards if card.id != card_id]
    history.note("cycle.theme_changed", "theme", row.id)


def remove_theme(cycle: CycleRow, theme_id: int) -> None:
    """Undo a theme; its cards lie apart again. Refused once a group thought about it."""
    domain.require_may_bundle(cycle.stage)
    row = get_theme(cycle, theme_id)
    sides = [side.id for side in storage.list_sides(cycle.id)]
    if any(view.theme_id == row.id for view in storage.list_views(sides)):
        raise Refused("cycle.theme_in_use")
    db.session.delete(row)
    history.note("cycle.theme_removed", "theme", theme_id)


def advise(
    cycle: CycleRow, theme_id: int, *, title: str, reply_by: date, now: datetime
) -> AdviceRow:
    """Let a theme become advice that nobody asked for, with the day on which people get a reply.

    It holds what stands on the cards and what both groups think, so that the trace stays.
    """
    domain.require_may_read_both(cycle.stage)
    require_reply_to_come(reply_by, today=clock.day_of(now))
    row = get_theme(cycle, theme_id)
    if row.advice_id is not None:
        raise Refused("cycle.advised_already")
    said = {one.id for card in row.told for one in card.said if not one.set_aside_reason}
    sides = [side.id for side in storage.list_sides(cycle.id)]
    for view in storage.list_views(sides):
        if view.theme_id == row.id and view.contribution_id:
            said.add(view.contribution_id)
    advice = board.make_advice(cycle.programme_id, sorted(said), title=title, asked=False, now=now)
    advice.reply_by = reply_by
    row.advice_id = advice.id
    _ask_for_reply_and_visit(cycle, row, advice, now=now)
    history.note("cycle.advised", "theme", row.id)
    return advice


def _ask_for_reply_and_visit(
    cycle: CycleRow, row: ThemeRow, advice: AdviceRow, *, now: datetime
) -> None:
    about = About(programme_id=cycle.programme_id, advice_id=advice.id)
    tasks.make(TaskKind.ANSWER_ADVICE, about, due_on=advice.reply_by or clock.day_of(now))
    first = domain.next_visit((), advised_on=clock.day_of(now))
    if first:
        ask_for_visit(cycle, row, due_on=first)


def split_values(text: str) -> list[str]:
    """Give the values that were typed one after another, with commas between them."""
    named = (part.strip() for part in text.replace("\n", ",").split(","))
    return list(dict.fromkeys(value[:60] for value in named if value))[:MOST_VALUES]


def apart(cards: Sequence[CardRow], themes: Sequence[ThemeRow]) -> list[CardRow]:
    """Give the cards that belong to no theme yet."""
    placed = {card.id for theme in themes for card in theme.cards}
    return [card for card in cards if card.id not in placed]


def _require_cards(cycle: CycleRow, card_ids: Collection[int]) -> list[CardRow]:
    chosen = [card for card in storage.list_cards(cycle.id) if card.id in set(card_ids)]
    if not chosen:
        raise Refused("cycle.no_card_chosen")
    return sorted(chosen, key=lambda card: card.number)


def _title(title: str) -> str:
    if not title.strip():
        raise Refused("cycle.theme_nameless")
    return title.strip()
