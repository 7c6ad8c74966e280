"""Every code its sentence, every enum member its word: collected from the topics."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from importlib import import_module

from flask_babel import LazyString, format_date, gettext
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from dialoog.domain.refusal import Refused

TOPICS = (
    "accounts",
    "people",
    "signals",
    "programmes",
    "methods",
    "meetings",
    "invitations",
    "seating",
    "live",
    "tickets",
    "record",
    "mirror",
    "wall",
    "followup",
    "tasks",
    "feeds",
    "feedback",
    "measures",
    "cycles",
    "own_page",
    "reactions",
    "outcomes",
    "retention",
    "documents",
)

SENTENCES: dict[str, LazyString] = {
    "common.too_often": _l(
        "Dit ging te vaak mis. Wacht %(minutes)s minuten en probeer het dan opnieuw."
    ),
    "common.changed_meanwhile": _l(
        "Iemand anders heeft dit net veranderd. Kijk eerst wat er nu staat. Sla daarna opnieuw op."
    ),
}
LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {}

for _topic in TOPICS:
    _words = import_module(f"dialoog.web.{_topic}.words")
    SENTENCES.update(_words.SENTENCES)
    LABELS.update(_words.LABELS)


def sentence(refused: Refused) -> str:
    """Say in plain words why something is refused; facts are said as people read them."""
    facts = {name: say(value) for name, value in refused.facts.items()}
    return str(SENTENCES[refused.code]) % facts


def say(value: object) -> object:
    """Say a fact as people read it; what is a word or number already stays."""
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, date):
        return format_date(value, "d MMMM y")
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(str(say(part)) for part in value)
    return value


def label(member: StrEnum | None) -> str:
    """Give the word that people read for a member of an enum."""
    return gettext("niet ingevuld") if member is None else str(LABELS[type(member)][member])


def choices(words: type[StrEnum]) -> list[SelectChoice]:
    """Give the members of an enum with their words, for a list to choose from."""
    return [SelectChoice(member.value, label(member)) for member in words]
