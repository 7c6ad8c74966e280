"""What a meeting still needs, in words, with the place to repair it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.meetings import MeetingState, Point, Preparation, judge
from dialoog.web.filters import minutes
from dialoog.web.words import label

Words = tuple[str, str, str]


def checklist(meeting: Any, preparation: Preparation) -> list[dict[str, Any]]:
    """Give each point with its words, whether it is ready, and what to do where."""
    items = []
    for point, done in judge(preparation).items():
        text, action, url = SAID[point](meeting, preparation, done)
        items.append({"text": text, "done": done, "action": action, "url": None if done else url})
    return items


def _foundation(meeting: Any, _preparation: Preparation, done: bool) -> Words:
    text = (
        _("De vraag, de invloed en de belofte staan vast")
        if done
        else _("Het traject is nog niet klaar om mensen te vragen")
    )
    url = url_for("programmes.show", programme_id=meeting.programme_id)
    return text, _("Vul het traject aan"), url


def _promise(meeting: Any, _preparation: Preparation, done: bool) -> Words:
    text = (
        _("De datum van de belofte is nog niet voorbij")
        if done
        else _("De datum van de belofte is voorbij")
    )
    url = url_for("programmes.show", programme_id=meeting.programme_id)
    return text, _("Kijk naar de belofte"), url


def _time(meeting: Any, preparation: Preparation, done: bool) -> Words:
    text = (
        _("Het programma past in de tijd")
        if done
        else _("Het programma is %(time)s te lang", time=minutes(preparation.minutes_over))
    )
    url = url_for("meetings.edit", meeting_id=meeting.id, _anchor="ends")
    return text, _("Kort het in, of stop later"), url


def _place(meeting: Any, _preparation: Preparation, done: bool) -> Words:
    text = _("De plek is bekend") if done else _("De plek is nog niet bekend")
    url = url_for("meetings.edit", meeting_id=meeting.id, _anchor="place_name")
    return text, _("Vul de plek in"), url


def _access(meeting: Any, preparation: Preparation, done: bool) -> Words:
    features = ", ".join(label(feature) for feature in preparation.lacking)
    text = (
        _("De plek past bij wat mensen nodig hebben")
        if done
        else _("Mensen hebben dit nodig, en de plek heeft het niet: %(what)s", what=features)
    )
    url = url_for("meetings.edit", meeting_id=meeting.id, _anchor="features-0")
    return text, _("Kijk wat de plek biedt"), url


def _tables(meeting: Any, preparation: Preparation, done: bool) -> Words:
    number = len(preparation.guided)
    text = (
        ngettext("Er staat %(num)d tafel klaar", "Er staan %(num)d tafels klaar", number)
        if done
        else _("Er zijn nog geen tafels")
    )
    return text, _("Zet de tafels klaar"), url_for("seating.index", meeting_id=meeting.id)


def _facilitators(meeting: Any, preparation: Preparation, done: bool) -> Words:
    numbers = [str(number) for number in preparation.unguided]
    text = (
        _("Elke tafel heeft een gespreksbegeleider")
        if done
        else ngettext(
            "Tafel %(numbers)s heeft nog geen gespreksbegeleider",
            "De tafels %(numbers)s hebben nog geen gespreksbegeleider",
            len(numbers),
            numbers=_(" en ").join(
                [", ".join(numbers[:-1]), numbers[-1]] if numbers[1:] else numbers
            ),
        )
    )
    url = url_for("seating.index", meeting_id=meeting.id)
    return text, _("Kies een gespreksbegeleider"), url


def _invited(meeting: Any, preparation: Preparation, done: bool) -> Words:
    text = (
        ngettext(
            "Er is %(num)d mens uitgenodigd",
            "Er zijn %(num)d mensen uitgenodigd",
            preparation.invited,
        )
        if done
        else _("Er is nog niemand uitgenodigd")
    )
    if meeting.state is MeetingState.DRAFT:
        return text, _("Plan eerst de bijeenkomst"), "#plannen"
    return text, _("Nodig mensen uit"), url_for("invitations.index", meeting_id=meeting.id)


def _needs(meeting: Any, preparation: Preparation, done: bool) -> Words:
    text = (
        _("Wat mensen nodig hebben, is geregeld")
        if done
        else ngettext(
            "%(num)d ding dat mensen nodig hebben, is nog niet geregeld",
            "%(num)d dingen die mensen nodig hebben, zijn nog niet geregeld",
            preparation.needs_open,
        )
    )
    return text, _("Kijk wat er nodig is"), url_for("invitations.needs", meeting_id=meeting.id)


SAID: dict[Point, Callable[[Any, Preparation, bool], Words]] = {
    Point.FOUNDATION: _foundation,
    Point.PROMISE: _promise,
    Point.TIME: _time,
    Point.PLACE: _place,
    Point.ACCESS: _access,
    Point.TABLES: _tables,
    Point.FACILITATORS: _facilitators,
    Point.INVITED: _invited,
    Point.NEEDS: _needs,
}
