"""Say in words what became different on the day, and where somebody goes."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.services.seating import Changes
from dialoog.web.words import say


def count_words(changes: Changes) -> list[str]:
    """Give a short sentence for each thing that became different, without names."""
    said = []
    if changes.absent:
        said.append(_absent(changes))
    if changes.newcomers:
        said.append(_newcomers(changes))
    said += _closed(changes)
    if changes.broken:
        said.append(
            ngettext(
                "%(num)d regel klopt niet meer.",
                "%(num)d regels kloppen niet meer.",
                len(changes.broken),
            )
        )
    return said + _wishes(changes)


def change_lines(changes: Changes) -> list[tuple[str, str]]:
    """Give what became different, each with the names of whom it is about."""
    lines = []
    if changes.absent:
        lines.append((_absent(changes), say(changes.absent)))
    if changes.newcomers:
        lines.append((_newcomers(changes), say(changes.newcomers)))
    closed = _closed(changes)
    lines += [(words, "") for words in closed[:-1]]
    lines += [(words, str(say(changes.displaced))) for words in closed[-1:]]
    return [(words, str(names)) for words, names in lines] + [(w, "") for w in _wishes(changes)]


def _absent(changes: Changes) -> str:
    return ngettext("%(num)d mens is er niet.", "%(num)d mensen zijn er niet.", len(changes.absent))


def _newcomers(changes: Changes) -> str:
    return ngettext(
        "%(num)d mens heeft nog geen plaats.",
        "%(num)d mensen hebben nog geen plaats.",
        len(changes.newcomers),
    )


def _closed(changes: Changes) -> list[str]:
    """Say which tables are gone, and last how many people sat there."""
    said = [_("Tafel %(number)s vervalt.", number=number) for number in changes.closed]
    if changes.displaced:
        said.append(
            ngettext(
                "%(num)d mens moet daar weg.",
                "%(num)d mensen moeten daar weg.",
                len(changes.displaced),
            )
        )
    return said


def _wishes(changes: Changes) -> list[str]:
    if not changes.wishes:
        return []
    return [
        ngettext(
            "%(num)d persoonlijke wens past niet meer.",
            "%(num)d persoonlijke wensen passen niet meer.",
            changes.wishes,
        )
    ]
