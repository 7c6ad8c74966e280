"""Whether it became better, and for whom: what people say before, after and later."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dialoog.domain import measures as domain
from dialoog.domain.measures import STATEMENTS, Figure, MeasureMoment, Result, Statement
from dialoog.domain.outcomes import Scope
from dialoog.domain.people import Perspective
from dialoog.services import measures

TELLING = (Statement.UNDERSTAND_OTHERS, Statement.OWN_SAY, Statement.NOTICE)
"""The statements that say most about a difference: two are asked twice, one afterwards."""


@dataclass(frozen=True)
class PeopleSay:
    """What people of each of ``sides`` say on average, as far as it may be shown."""

    sides: tuple[Perspective, ...]
    results: tuple[Result, ...]

    @property
    def empty(self) -> bool:
        """Whether no figure of any of these sides may be shown."""
        return not self.statements

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Give the statements of which a figure may be shown."""
        return tuple(
            statement
            for statement in TELLING
            if any(
                figure and figure.mean is not None
                for side in (*self.sides, None)
                for _moment, figure in self._moments(statement, side)
            )
        )

    def shown(
        self, side: Perspective | None
    ) -> list[tuple[Statement, list[tuple[MeasureMoment, Figure | None]]]]:
        """Give per statement what one side says each time that it is asked; None is everybody."""
        return [(statement, self._moments(statement, side)) for statement in self.statements]

    def _moments(
        self, statement: Statement, side: Perspective | None
    ) -> list[tuple[MeasureMoment, Figure | None]]:
        found = {one.moment: one for one in self.results if one.statement is statement}
        return [
            (moment, _of_side(found.get(moment), side))
            for moment in MeasureMoment
            if statement in STATEMENTS[moment]
        ]


def _of_side(result: Result | None, side: Perspective | None) -> Figure | None:
    if result is None:
        return None
    return result.together if side is None else result.groups[side]


def read_what_people_say(scope: Scope, *, programme_ids: Collection[int]) -> PeopleSay:
    """Add up the measures of programmes; only figures that may be shown by themselves count."""
    found: Iterable[Result] = (
        result
        for programme_id, results in measures.read_all_results().items()
        if programme_id in programme_ids
        for result in results
    )
    sides = tuple(side for side in Perspective if scope.perspective in (None, side))
    return PeopleSay(sides, domain.combine(found))
