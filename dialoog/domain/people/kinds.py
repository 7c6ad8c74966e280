"""The fixed vocabularies that say who people are to a dialogue and how they take part."""

from __future__ import annotations

from enum import StrEnum


class Perspective(StrEnum):
    """From where a stakeholder group looks; the rules of balance at a table speak of these."""

    LIVED_EXPERIENCE = "lived_experience"
    PROFESSION = "profession"
    GOVERNMENT = "government"
    OTHER = "other"


class Channel(StrEnum):
    """How someone wants to hear from us."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"


class News(StrEnum):
    """How much of what becomes of it someone wants to hear."""

    EVERYTHING = "everything"
    OUTCOME = "outcome"


class Forgetter(StrEnum):
    """At whose word somebody was forgotten; that it happened is all that is kept."""

    SELF = "self"
    ORGANISER = "organiser"
    TERM = "term"


class NeedKind(StrEnum):
    """What has to be arranged so that someone can take part."""

    WHEELCHAIR = "wheelchair"
    HEARING_LOOP = "hearing_loop"
    INTERPRETER = "interpreter"
    QUIET_PLACE = "quiet_place"
    TAXI = "taxi"
    LARGE_PRINT = "large_print"
    COMPANION = "companion"
    ASSISTANCE_DOG = "assistance_dog"
    DIET = "diet"
    REIMBURSEMENT = "reimbursement"
    OTHER = "other"


class AgeGroup(StrEnum):
    """About how old somebody is, only to mix tables; nobody has to say."""

    UNDER_30 = "under_30"
    FROM_30 = "from_30"
    FROM_50 = "from_50"
    FROM_70 = "from_70"


class ConsentPurpose(StrEnum):
    """What someone allows us to do, each asked and withdrawn on its own."""

    NOTES = "notes"
    QUOTE = "quote"
    PHOTO = "photo"
    ROLE = "role"
    LATER_CONTACT = "later_contact"


class WishKind(StrEnum):
    """What someone wants about another person at the table; ``APART`` is never shown again."""

    APART = "apart"
    TOGETHER = "together"
