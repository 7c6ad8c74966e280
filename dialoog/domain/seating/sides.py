"""Meetings in which not everybody mixes: two circles, or tables of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from dialoog.domain.methods import Form
from dialoog.domain.people import Perspective


class Arrangement(StrEnum):
    """Who sits with whom."""

    MIXED = "mixed"
    CIRCLES = "circles"
    OWN_TABLES = "own_tables"


class Side(StrEnum):
    """For whom a table is, when people don't mix."""

    INNER_CIRCLE = "inner_circle"
    OUTER_CIRCLE = "outer_circle"
    LIVED_EXPERIENCE = "own_lived_experience"
    OTHERS = "own_others"


def arrangement_of(forms: Iterable[Form]) -> Arrangement:
    """Tell from the phases of a run sheet who sits with whom."""
    known = set(forms)
    if Form.INNER_CIRCLE in known:
        return Arrangement.CIRCLES
    return Arrangement.OWN_TABLES if Form.OWN_GROUP in known else Arrangement.MIXED


def rounds_in(forms: Iterable[Form]) -> int:
    """Count how often people come to a table: they can change places after a talk in the hall."""
    rounds, at_table = 0, False
    for form in forms:
        rounds += form is not Form.HALL and not at_table
        at_table = form is not Form.HALL
    return max(1, rounds)


def side_of(arrangement: Arrangement, perspective: Perspective) -> Side | None:
    """Give the side of somebody; nobody has one when all mix."""
    lived = perspective is Perspective.LIVED_EXPERIENCE
    if arrangement is Arrangement.CIRCLES:
        return Side.INNER_CIRCLE if lived else Side.OUTER_CIRCLE
    if arrangement is Arrangement.OWN_TABLES:
        return Side.LIVED_EXPERIENCE if lived else Side.OTHERS
    return None


def sides_of_tables(
    arrangement: Arrangement, *, tables: int, lived: int, others: int
) -> list[Side | None]:
    """Say of each table for whom it is; of none when all mix, or when one table has to do for all.

    Circles come in pairs: an inner one and the outer one around it. Tables of one's own are
    divided as the people are, and each side that is there has at least one.
    """
    if arrangement is Arrangement.MIXED or tables <= 1:
        return [None] * tables
    if arrangement is Arrangement.CIRCLES:
        return [Side.OUTER_CIRCLE if at % 2 else Side.INNER_CIRCLE for at in range(tables)]
    if not lived or not others:
        return [None] * tables
    mine = min(tables - 1, max(1, round(tables * lived / (lived + others))))
    return [Side.LIVED_EXPERIENCE if at < mine else Side.OTHERS for at in range(tables)]
