"""Who was asked, reached and there, and who never is: by side of the table and by district."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dialoog.domain import outcomes
from dialoog.domain.outcomes import People, Reach, Scope
from dialoog.domain.people import Perspective
from dialoog.services.outcomes.window import window_of
from dialoog.storage import outcomes as storage


@dataclass(frozen=True)
class ReachTable:
    """Reach by perspective and by district, within what was chosen; ``districts`` are all."""

    by_perspective: Mapping[Perspective, Reach]
    by_district: Mapping[str, Reach]
    whole: Reach
    districts: tuple[str, ...]


def read_reach(scope: Scope, *, today: date) -> ReachTable:
    """Count people of the list, each once; every figure that comes out is rounded to fives."""
    groups = storage.count_people(window_of(scope, today=today))
    chosen = [group for group in groups if _within(group, scope)]
    districts = tuple(sorted({group.district for group in groups}, key=str.casefold))
    return ReachTable(
        by_perspective={
            perspective: outcomes.reach(_of(chosen, perspective=perspective))
            for perspective in Perspective
            if scope.perspective in (None, perspective)
        },
        by_district={
            district: outcomes.reach(_of(chosen, district=district))
            for district in districts
            if scope.district in (None, district)
        },
        whole=outcomes.reach(chosen),
        districts=districts,
    )


def _within(group: People, scope: Scope) -> bool:
    return scope.district in (None, group.district) and scope.perspective in (
        None,
        group.perspective,
    )


def _of(
    groups: Iterable[People],
    *,
    perspective: Perspective | None = None,
    district: str | None = None,
) -> list[People]:
    return [
        group
        for group in groups
        if perspective in (None, group.perspective) and district in (None, group.district)
    ]
