"""What can be wrong in a row of a list, as codes with facts; the words live in ``web``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.people.columns import Column
from dialoog.domain.people.person import Person


class ProblemCode(StrEnum):
    """What is wrong; the comment says what ``text`` and ``suggestion`` of the problem hold."""

    # Errors: the row stays out until it is repaired.
    NAME_MISSING = "name_missing"
    FORMULA = "formula"  # the formula
    TEXT_TOO_LONG = "text_too_long"  # the beginning; how many signs fit
    GROUP_MISSING = "group_missing"
    GROUP_UNKNOWN = "group_unknown"  # the word; the group that looks most like it
    UNREACHABLE = "unreachable"
    # Warnings: the person comes in, but look at this.
    EMAIL_BROKEN = "email_broken"  # the address; what was probably meant
    PHONE_BROKEN = "phone_broken"  # the number
    PHONE_IN_TEXT = "phone_in_text"  # the cell, kept in the note; the number taken from it
    POSTAL_CODE_ODD = "postal_code_odd"  # the postal code
    CHANNEL_UNKNOWN = "channel_unknown"  # the word
    CHANNEL_NOT_USABLE = "channel_not_usable"  # chosen channel; the one that is used instead
    LANGUAGE_UNKNOWN = "language_unknown"  # the word
    NEED_UNKNOWN = "need_unknown"  # the words, kept as another need
    NEED_IN_NOTE = "need_in_note"  # the word in the note
    WISH_UNKNOWN = "wish_unknown"  # the name; who was probably meant
    WISH_AMBIGUOUS = "wish_ambiguous"  # the name that several people have
    WISH_SELF = "wish_self"
    ROWS_DIFFER = "rows_differ"  # the part in which a later row of the same person differs


ERRORS = frozenset(
    {
        ProblemCode.NAME_MISSING,
        ProblemCode.FORMULA,
        ProblemCode.TEXT_TOO_LONG,
        ProblemCode.GROUP_MISSING,
        ProblemCode.GROUP_UNKNOWN,
        ProblemCode.UNREACHABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one row, and in which column."""

    code: ProblemCode
    column: Column | None = None
    text: str = ""
    suggestion: str = ""

    @property
    def keeps_out(self) -> bool:
        """True when the row can't be imported before this is repaired."""
        return self.code in ERRORS


def too_long(person: Person) -> tuple[Problem, ...]:
    """Say which texts have more signs than there is room for."""
    address = person.contact.address
    room = (
        (Column.FIRST_NAME, 80, person.name.first),
        (Column.LAST_NAME, 120, person.name.last),
        (Column.WORKS_FOR, 160, person.works_for),
        (Column.ADDRESS, 160, address.street),
        (Column.POSTAL_CODE, 12, address.postal_code),
        (Column.TOWN, 80, address.town),
        (Column.DISTRICT, 80, person.district),
        (Column.NOTE, 4000, person.note),
        *((Column.NEEDS, 200, need.detail) for need in person.needs),
        *((Column.APART, 200, wish.about.full) for wish in person.wishes),
    )
    return tuple(
        Problem(ProblemCode.TEXT_TOO_LONG, column, text[:30], str(size))
        for column, size, text in room
        if len(text) > size
    )
