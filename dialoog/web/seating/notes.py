"""Say in words what is wrong, uneven or better at a table, and why somebody sits there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from dialoog.domain.people import AgeGroup, NeedKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    AGE,
    FIRST_TIME,
    Alternative,
    Arrangement,
    Broken,
    Change,
    Evenness,
    Importance,
    Reason,
    Uneven,
)
from dialoog.services.seating import Room
from dialoog.web.seating.blueprint import bp
from dialoog.web.seating.words import (
    CHANGES,
    KINDS,
    PRIVATE,
    REASONS,
    TOO_FEW,
    TOO_MANY,
    WOULD_CHANGE,
)
from dialoog.web.words import label, say, sentence

NOT_FIRST = "no"
"""Of first-timers and others only one needs to be said."""
MOST_CHANGES = 3
"""Changes that are said; after these nobody listens any more."""


def broken_words(room: Room, broken: Broken) -> str:
    """Give the sentence for a broken rule; a private wish stays private."""
    if broken.private:
        return sentence(Refused(PRIVATE))
    return sentence(room.named(Refused(broken.code, **broken.facts)))


def uneven_words(uneven: Uneven) -> str:
    """Give a few words for more or fewer people of one kind than a fair share."""
    words = TOO_MANY if uneven.count > uneven.high else TOO_FEW
    return str(words[uneven.kind]) % {"count": uneven.count, "name": uneven.name}


@bp.app_template_filter("need_words")
def need_words(feature: str) -> str:
    """Give the word for what a table offers."""
    return label(NeedKind(feature))


def change_words(
    room: Room, changes: Iterable[Change], words: Mapping[str, LazyString] = CHANGES
) -> list[str]:
    """Give a few words for each change that counts, the heaviest ones only."""
    counted = {item.kind for item in _counting(room)}
    told = [change for change in changes if change.kind in counted and change.name != NOT_FIRST]
    return [_change(room, change, words) for change in told[:MOST_CHANGES]]


def _change(room: Room, change: Change, words: Mapping[str, LazyString]) -> str:
    facts = room.facts({"table": change.table})
    return str(words[change.kind]) % {
        **facts,
        "name": label(AgeGroup(change.name)) if change.kind == AGE else change.name,
        "before": change.before,
        "after": change.after,
    }


@dataclass(frozen=True)
class _Kind:
    kind: str
    importance: Importance


def _counting(room: Room) -> list[_Kind]:
    balance = room.balance
    mixed = balance.arrangement is Arrangement.MIXED
    kinds = [
        _Kind("group", balance.perspectives if mixed else Importance.NOT),
        _Kind("size", balance.sizes),
        _Kind("org", balance.organisations),
        _Kind("district", balance.districts),
        _Kind(AGE, balance.ages),
        _Kind(FIRST_TIME, balance.first_timers),
        _Kind("repeats", balance.meetings),
    ]
    return [kind for kind in kinds if kind.importance is not Importance.NOT]


def evenness_words(room: Room, evenness: Iterable[Evenness]) -> list[tuple[str, str, str]]:
    """Give what was aimed at, how much that matters, and how well it came out."""
    importance = {kind.kind: kind.importance for kind in _counting(room)}
    return [
        (str(KINDS[item.kind]), label(importance[item.kind]), _how_even(item))
        for item in evenness
        if item.kind in importance and (item.kind != "repeats" or room.balance.rounds > 1)
    ]


def _how_even(evenness: Evenness) -> str:
    if evenness.count == 0:
        return _("Helemaal gelukt.")
    if evenness.kind == "repeats":
        words = ngettext(
            "%(num)s keer zien twee mensen elkaar opnieuw.",
            "%(num)s keer zien twee mensen elkaar opnieuw.",
            evenness.count,
        )
    else:
        words = ngettext(
            "%(num)s mens zit anders dan helemaal gelijk.",
            "%(num)s mensen zitten anders dan helemaal gelijk.",
            evenness.count,
        )
    if evenness.as_even_as_can_be:
        return f"{words} {_('Beter kan niet: dat is zeker.')}"
    if evenness.best:
        return words + " " + _("Minder dan %(best)s kan zeker niet.", best=evenness.best)
    return words + " " + _("Misschien kan het nog iets beter: dat is niet bewezen.")


def reason_words(room: Room, reason: Reason) -> str:
    """Give the sentence for what ties somebody to a table."""
    facts = room.facts({"person": reason.person, **reason.facts})
    code = (
        "companion" if facts.get("with") == (room.names.get(f"{reason.person}+"),) else reason.code
    )
    return str(REASONS[code]) % {name: say(value) for name, value in facts.items()}


def alternative_words(room: Room, other: Alternative) -> tuple[object, str]:
    """Give the number of another table, and what it would bring to sit there."""
    facts = room.facts({"table": other.table, "swap": other.swap})
    names = say(facts["swap"])
    worse = "; ".join(change_words(room, other.worse, WOULD_CHANGE))
    if other.code == "forbidden":
        words = " ".join(broken_words(room, broken) for broken in other.broken)
    elif worse and names:
        words = _(
            "Ruilen met %(names)s kan, maar dan is dit minder gelijk: %(what)s.",
            names=names,
            what=worse,
        )
    elif worse:
        words = _("Dat kan, maar dan is dit minder gelijk: %(what)s.", what=worse)
    elif names:
        words = _("Ruilen met %(names)s kan ook. Dan zijn de tafels even gelijk.", names=names)
    else:
        words = _("Dat kan ook. Dan zijn de tafels even gelijk.")
    return facts["table"], words
