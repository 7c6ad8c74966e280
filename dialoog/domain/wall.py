"""Adviesvangers: ideas in silence, on a wall, put together, chosen with five dots each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from dialoog.domain.refusal import Refused

DOTS_EACH = 5
TOP = 5
MOST_PEOPLE = 100
LONGEST_NAME = 80
LONGEST_WHY = 240
LONGEST_LINE = 160
PRESENT_WITHIN = timedelta(weeks=4)

Groups = Mapping[int, frozenset[int]]
"""The ideas of each cluster, by their numbers; an idea is in one cluster at most."""


class WallStage(StrEnum):
    """How far a table is with its ideas."""

    SILENT = "silent"
    SHOWN = "shown"
    CHOOSING = "choosing"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A cluster with its dots, in the order of the choice; ``place`` counts from 1."""

    key: int
    dots: int
    place: int


def stage(
    *, shown_at: datetime | None, choosing_at: datetime | None, chosen_at: datetime | None
) -> WallStage:
    """Say how far a table is, from the moments at which each stage began."""
    if chosen_at:
        return WallStage.CHOSEN
    if choosing_at:
        return WallStage.CHOOSING
    return WallStage.SHOWN if shown_at else WallStage.SILENT


def require_stage(now: WallStage, *wanted: WallStage) -> None:
    """Refuse what belongs to another stage."""
    if now not in wanted:
        raise Refused("wall.not_now", stage=now)


def put_together(groups: Groups, ideas: Iterable[int], *, into: int) -> dict[int, frozenset[int]]:
    """Give the clusters with these ideas in one of them, and so no longer in another."""
    moved = frozenset(ideas)
    if not moved:
        raise Refused("wall.no_idea_chosen")
    left = {key: held - moved for key, held in groups.items()}
    return {**left, into: left.get(into, frozenset()) | moved}


def take_out(groups: Groups, idea: int) -> dict[int, frozenset[int]]:
    """Give the clusters without one idea, which hangs loose again."""
    return {key: held - {idea} for key, held in groups.items()}


def loose(ideas: Iterable[int], groups: Groups) -> frozenset[int]:
    """Give the ideas that hang by themselves."""
    return frozenset(ideas).difference(*groups.values())


def require_name(name: str, *, taken: Collection[str]) -> str:
    """Give the name of a cluster, or refuse: empty, too long, or that of another one."""
    given = " ".join(name.split())
    if not given:
        raise Refused("wall.no_name")
    if len(given) > LONGEST_NAME:
        raise Refused("wall.name_too_long", most=LONGEST_NAME)
    if given.casefold() in {other.casefold() for other in taken}:
        raise Refused("wall.name_taken")
    return given


def give_dots(
    mine: Mapping[int, int], cluster: int, *, by: int, others: int, people: int
) -> dict[int, int]:
    """Give my dots with some more or fewer on one cluster.

    Nobody has more than five, and together there are never more than people have.
    """
    after = {**mine, cluster: max(0, mine.get(cluster, 0) + by)}
    if by > 0:
        if sum(after.values()) > DOTS_EACH:
            raise Refused("wall.dots_gone", each=DOTS_EACH)
        require_dots_of(people, given=others + sum(after.values()))
    return after


def require_dots_of(people: int, *, given: int) -> None:
    """Refuse more dots than so many people have together."""
    if given > people * DOTS_EACH:
        raise Refused("wall.too_many_dots", most=people * DOTS_EACH, each=DOTS_EACH)


def require_people(people: int, *, given: int) -> None:
    """Refuse a number of people that can't be, or that gave more dots already."""
    if not 1 <= people <= MOST_PEOPLE:
        raise Refused("wall.how_many_people", most=MOST_PEOPLE)
    require_dots_of(people, given=given)


def rank(dots: Sequence[tuple[int, int]]) -> tuple[Ranked, ...]:
    """Put clusters in the order of their dots; where two are equal the first one stays first."""
    ordered = sorted(dots, key=lambda pair: -pair[1])
    return tuple(Ranked(key, given, place) for place, (key, given) in enumerate(ordered, start=1))


def top(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Give the clusters that are chosen: at most five, and none without a dot."""
    return tuple(each for each in ranked[:TOP] if each.dots)


def is_tied(ranked: Sequence[Ranked]) -> bool:
    """Say whether the last one chosen has as many dots as the first one left out."""
    if len(ranked) <= TOP:
        return False
    return ranked[TOP - 1].dots == ranked[TOP].dots > 0


def require_promised_in_time(day: date, *, held_on: date) -> None:
    """Refuse to tell the advice later than within four weeks, or before it was given."""
    if not held_on <= day <= held_on + PRESENT_WITHIN:
        raise Refused("wall.present_within", last=held_on + PRESENT_WITHIN)
