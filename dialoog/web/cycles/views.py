"""The rooms of a cycle: its pages stand in the modules that are read here."""

from dialoog.web.cycles import (
    cards,
    following,
    guests,
    joint,
    overview,
    pairs,
    sides,
    tables,
    themes,
)
from dialoog.web.cycles.blueprint import bp

__all__ = [
    "bp",
    "cards",
    "following",
    "guests",
    "joint",
    "overview",
    "pairs",
    "sides",
    "tables",
    "themes",
]
