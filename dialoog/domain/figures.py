"""Counts that may be shown: a group that is too small stays hidden, also by subtraction."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST_GROUP = 5

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Guarded(Generic[Key]):
    """Counts per group as they may be shown; None is hidden."""

    counts: Mapping[Key, int | None]
    total: int | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """What people answered, as it may be shown: never how many said what.

    ``people`` says about how many answered, rounded to fives; None is too few to show. ``enough``
    says whether a large enough share of them says yes; None is too few to say anything.

    Either outcome fits a group that speaks with one voice, even for who knows exactly how many
    answered. So nobody can tell that there is a small group, let alone how large it is.
    """

    people: int | None
    enough: bool | None


def guard(counts: Mapping[Key, int]) -> Guarded[Key]:
    """Hide every count from 1 to 4, and as much more as it takes to keep it hidden.

    Who knows this rule, the total and all visible counts can't tell any hidden count, nor find a
    group below 5 by subtracting. So a small count always hides together with the smallest counts
    that are large enough; all of them, because a choice between equals would betray something.
    Where no count is large enough the zeros hide too, and a total below 5 hides everything.
    """
    total = sum(counts.values())
    small = {key for key, count in counts.items() if 0 < count < SMALLEST_GROUP}
    if not small:
        return Guarded(dict(counts), total)
    large = [count for count in counts.values() if count >= SMALLEST_GROUP]
    if not large:
        shown_total = total if total >= SMALLEST_GROUP else None
        return Guarded(dict.fromkeys(counts), shown_total)
    partner = min(large)
    hidden = small | {key for key, count in counts.items() if count == partner}
    return Guarded({key: None if key in hidden else count for key, count in counts.items()}, total)


def rounded(count: int) -> int | None:
    """Give how many people to the nearest five; None when that would be fewer than five.

    All that can be added or subtracted of such figures is a multiple of five, over whatever filter
    they were counted, so that no sum or difference is a group below five.
    """
    if count < SMALLEST_GROUP:
        return None
    return (count + SMALLEST_GROUP // 2) // SMALLEST_GROUP * SMALLEST_GROUP
