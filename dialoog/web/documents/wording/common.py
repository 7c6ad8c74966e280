"""Words that several papers share."""

from __future__ import annotations

from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from dialoog.domain.documents import Fact, Imprint, Passage, Purpose
from dialoog.services.documents import Occasion
from dialoog.web.filters import clock_time, day
from dialoog.web.words import label

_LONGEST_NAME = 60


def language() -> str:
    """Give the code of the language in which words are said now."""
    return str(get_locale() or "nl")[:2]


def imprint(title: str, *, author: str) -> Imprint:
    """Give the facts about a paper as a whole."""
    page_of = _("Pagina {page} van {pages}")
    return Imprint(title=title, author=author, language=language(), page_of=page_of)


def brief(name: str) -> str:
    """Give a name that fits on a line of a list; what is longer than any name is cut."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def purpose(programme: Any, *, with_room: bool = True) -> Purpose:
    """Say the question, the room for influence and the promise of a programme."""
    return Purpose(
        question=Passage(_("Onze vraag"), (programme.question,)),
        promise=Passage(_("Onze belofte"), _one(promise_lines(programme))),
        room=Passage(_("Wat kan nog anders?"), _one(room_lines(programme)) if with_room else ()),
    )


def _one(sentences: tuple[str, ...]) -> tuple[str, ...]:
    """Give sentences as one paragraph; none stays none."""
    return (" ".join(sentences),) if sentences else ()


def promise_lines(programme: Any) -> tuple[str, ...]:
    """Say by when and how people hear back; nothing while nothing is promised."""
    promise = programme.as_programme().promise
    if promise is None:
        return ()
    if promise.sent_on:
        told = _(
            "Wij hebben u op %(day)s verteld wat wij met uw inbreng doen.", day=day(promise.sent_on)
        )
        return (told,)
    channels = ", ".join(label(channel) for channel in sorted(promise.channels))
    return (
        _("U hoort uiterlijk %(day)s wat wij met uw inbreng doen.", day=day(promise.due_on)),
        _("Dat hoort u via: %(channels)s.", channels=channels),
    )


def room_lines(programme: Any) -> tuple[str, ...]:
    """Say what is open, what is fixed and who decides."""
    lines = [programme.open, _("Dit staat al vast: %(fixed)s", fixed=programme.fixed)]
    if programme.decides_on:
        decided = _(
            "%(decider)s besluit, op %(day)s.",
            decider=_capital(programme.decider),
            day=day(programme.decides_on),
        )
        lines.append(decided)
    return tuple(lines)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def when(meeting: Any) -> Fact:
    """Say the day with the times at which a meeting begins and ends."""
    times = _(
        "%(day)s, %(start)s tot %(end)s uur",
        day=day(meeting.starts_at),
        start=clock_time(meeting.starts_at),
        end=clock_time(meeting.ends_at),
    )
    return Fact(_("Wanneer:"), times)


def where(meeting: Any) -> tuple[Fact, ...]:
    """Say the place, as far as it is known."""
    place = ", ".join(part for part in (meeting.place_name, meeting.place_address) if part)
    return (Fact(_("Waar:"), place),) if place else ()


def top_facts(occasion: Occasion) -> tuple[Fact, ...]:
    """Say when and where."""
    return (when(occasion.meeting), *where(occasion.meeting))
