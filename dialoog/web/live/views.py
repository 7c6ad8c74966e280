"""The room of the day itself: its pages stand in the modules that are read here."""

from dialoog.web.live import (
    agreements,
    announcements,
    cards,
    company,
    contributions,
    hall,
    practice,
    projector,
    steps,
    tables,
    tools,
)
from dialoog.web.live.blueprint import bp

__all__ = [
    "agreements",
    "announcements",
    "bp",
    "cards",
    "company",
    "contributions",
    "hall",
    "practice",
    "projector",
    "steps",
    "tables",
    "tools",
]
