"""The rooms after the day: their pages stand in the modules that are read here."""

from dialoog.web.feedback import (
    advices,
    board,
    calendar,
    checks,
    news,
    plain_words,
    promises,
    public,
    reporting,
    showings,
    stories,
)
from dialoog.web.feedback.blueprint import bp

__all__ = [
    "advices",
    "board",
    "bp",
    "calendar",
    "checks",
    "news",
    "plain_words",
    "promises",
    "public",
    "reporting",
    "showings",
    "stories",
]
