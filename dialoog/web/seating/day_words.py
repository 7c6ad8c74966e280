"""Say in words what became different on the day."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.services.seating import Changes, Counts
from dialoog.web.words import say


def count_words(counts: Counts) -> list[str]:
    """Give a short sentence for each thing that became different, without names."""
    said = [_absent(counts.absent), _newcomers(counts.newcomers), *_closed(counts.closed)]
    return [words for words in [*said, _displaced(counts.displaced)] if words]


def change_lines(changes: Changes) -> list[tuple[str, str]]:
    """Give what became different, each with the names of whom it is about."""
    return [(words, names) for words, names in _lines(changes) if words]


def _lines(changes: Changes) -> Iterator[tuple[str, str]]:
    yield _absent(len(changes.absent)), str(say(changes.absent))
    yield _newcomers(len(changes.newcomers)), str(say(changes.newcomers))
    yield from ((words, "") for words in _closed(changes.closed))
    yield _displaced(len(changes.displaced)), str(say(changes.displaced))
    yield _wishes(changes.wishes), ""


def _absent(count: int) -> str:
    words = ngettext("%(num)d mens is er niet.", "%(num)d mensen zijn er niet.", count)
    return words if count else ""


def _newcomers(count: int) -> str:
    words = ngettext(
        "%(num)d mens heeft nog geen plaats.", "%(num)d mensen hebben nog geen plaats.", count
    )
    return words if count else ""


def _closed(numbers: tuple[int, ...]) -> list[str]:
    return [_("Tafel %(number)s vervalt.", number=number) for number in numbers]


def _displaced(count: int) -> str:
    words = ngettext("%(num)d mens zat daar.", "%(num)d mensen zaten daar.", count)
    return words if count else ""


def _wishes(count: int) -> str:
    words = ngettext(
        "%(num)d persoonlijke wens past niet meer.",
        "%(num)d persoonlijke wensen passen niet meer.",
        count,
    )
    return words if count else ""
