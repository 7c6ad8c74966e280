"""Private wishes about others at the table: entered here, read by the seating only."""

from __future__ import annotations

from dialoog.domain.people import Wish, WishKind, match_key, parse_full_name
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import people as storage
from dialoog.storage.people import WishRow

MOST_WISHES = 3
"""As many as somebody can give themselves; who needs more talks to the organiser."""


def add_wish(person_id: int, kind: WishKind, name: str) -> bool:
    """Store a wish about somebody by name; say whether that person is in the list.

    Else the wish waits, with the name as typed, until somebody of that name comes in.
    """
    row = storage.get_person(person_id)
    wish = Wish(kind, parse_full_name(name))
    if not wish.about.key:
        raise Refused("people.wish_without_name")
    if wish.about.key == row.name.key:
        raise Refused("people.wish_about_self")
    if len(storage.ids_by_name([wish.about.key]).get(wish.about.key, [])) > 1:
        raise Refused("people.wish_ambiguous", name=wish.about.full)
    stored = next((known for known in row.wishes if known.as_wish().key == wish.key), None)
    if stored is None:
        stored = WishRow(kind=kind, other_name=wish.about.full)
        row.wishes.append(stored)
        db.session.flush()
        history.note("person.wish_added", "person", person_id)
    match_open_wishes()
    return stored.other_id is not None


def wish_apart(person_id: int, name: str) -> None:
    """Take from somebody themselves whom they would rather not sit with.

    Nothing is told back about who is in the list: with several people of that name they are all
    kept apart.
    """
    row = storage.get_person(person_id)
    wish = Wish(WishKind.APART, parse_full_name(name))
    if not wish.about.key:
        raise Refused("people.wish_without_name")
    if len({known.other_name for known in row.wishes}) >= MOST_WISHES:
        raise Refused("people.wishes_full", most=MOST_WISHES)
    found = storage.ids_by_name([wish.about.key]).get(wish.about.key, [])
    others: list[int | None] = [other for other in found if other != person_id]
    for other_id in others or [None]:
        known = {(wish.kind, wish.other_id, wish.other_name) for wish in row.wishes}
        if (wish.kind, other_id, wish.about.full) not in known:
            row.wishes.append(
                WishRow(kind=wish.kind, other_id=other_id, other_name=wish.about.full)
            )
    history.note("person.wish_added", "person", person_id)


def remove_wishes(person_id: int) -> None:
    """Forget every wish of somebody."""
    storage.get_person(person_id).wishes.clear()
    history.note("person.wishes_removed", "person", person_id)


def match_open_wishes() -> None:
    """Let every wish that waits for somebody find them, when exactly one person has that name."""
    waiting = {
        row: match_key(parse_full_name(row.other_name).full) for row in storage.list_open_wishes()
    }
    people = storage.ids_by_name(set(waiting.values()))
    for row, key in waiting.items():
        found = people.get(key, [])
        if len(found) == 1 and found[0] != row.person_id:
            row.other_id = found[0]
