"""Say what is wrong in a row of a list, and what somebody needs, in words people read."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import get_locale, gettext

from dialoog.domain.people import (
    Address,
    Channel,
    Group,
    Need,
    Part,
    Person,
    Problem,
    ProblemCode,
    RowPlan,
    readable_phone,
)
from dialoog.web.words import label

# Of these problems the suggestion is a guess at what was meant; the others have it in the sentence.
_GUESSES = {ProblemCode.EMAIL_BROKEN, ProblemCode.GROUP_UNKNOWN, ProblemCode.WISH_UNKNOWN}


def say_problem(problem: Problem) -> str:
    """Say what is wrong and how to repair it."""
    words = label(problem.code) % {
        "text": _fact(problem.code, problem.text),
        "suggestion": _fact(problem.code, problem.suggestion),
    }
    if problem.suggestion and problem.code in _GUESSES:
        words += " " + gettext("Bedoelt u %(suggestion)s?", suggestion=problem.suggestion)
    return words


def _fact(code: ProblemCode, text: str) -> str:
    if code is ProblemCode.CHANNEL_NOT_USABLE:
        return label(Channel(text))
    if code is ProblemCode.ROWS_DIFFER and text:
        return label(Part(text))
    return text


def say_need(need: Need) -> str:
    """Say what somebody needs: "tolk: Turks"."""
    return f"{label(need.kind)}: {need.detail}" if need.detail else label(need.kind)


def say_language(code: str) -> str:
    """Say the name of a language in the language of the reader."""
    locale = get_locale()
    return str(locale.languages.get(code, code)) if locale else code


def say_change(row: RowPlan, part: Part, groups: Sequence[Group]) -> str:
    """Say what a row of a list changes: "telefoon: 06 1 wordt 06 2"; wishes are not said."""
    if row.before is None or row.person is None or part is Part.WISHES:
        return label(part)
    before, after = (_say_part(person, part, groups) for person in (row.before, row.person))
    if not before:
        return gettext("%(part)s: %(after)s", part=label(part), after=after)
    return gettext(
        "%(part)s: %(before)s wordt %(after)s", part=label(part), before=before, after=after
    )


def _say_part(person: Person, part: Part, groups: Sequence[Group]) -> str:
    contact = person.contact
    return {
        Part.NAME: person.name.full,
        Part.GROUP: next((group.name for group in groups if group.id == person.group), ""),
        Part.WORKS_FOR: person.works_for,
        Part.EMAIL: contact.email,
        Part.PHONE: readable_phone(contact.phone),
        Part.ADDRESS: _say_address(contact.address),
        Part.CHANNEL: label(contact.channel),
        Part.LANGUAGE: say_language(person.language),
        Part.DISTRICT: person.district,
        Part.AGE_GROUP: label(person.age_group),
        Part.NOTE: person.note.replace("\n", " / "),
        Part.NEEDS: ", ".join(map(say_need, person.needs)),
    }[part]


def _say_address(address: Address) -> str:
    place = f"{address.postal_code} {address.town}".strip()
    return ", ".join(filter(None, (address.street, place)))
