"""Somebody's own page: what they took part in, what came of it, and what they want of us."""

from dialoog.services.own_page.choosing import Choices, choose, read_choices
from dialoog.services.own_page.reading import (
    AsPart,
    OwnPage,
    read_page,
)
from dialoog.services.own_page.speaking import (
    OwnMeeting,
    OwnWords,
    approve,
    get_words,
    propose,
    read_meeting,
    withdraw_consent,
)

__all__ = [
    "AsPart",
    "Choices",
    "OwnMeeting",
    "OwnPage",
    "OwnWords",
    "approve",
    "choose",
    "get_words",
    "propose",
    "read_choices",
    "read_meeting",
    "read_page",
    "withdraw_consent",
]
