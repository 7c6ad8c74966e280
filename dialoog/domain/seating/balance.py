"""The rules an organiser chooses with switches, made into rules and weights for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from dialoog.domain.people import Perspective
from dialoog.domain.seating.problem import MaxShare, MinCount, Rule, Weights
from dialoog.domain.seating.sides import Arrangement

MOST_ROUNDS = 6
DISTRICT = "district"
AGE = "age"
FIRST_TIME = "first_time"


class Importance(StrEnum):
    """How much it matters that something is spread evenly."""

    MUCH = "much"
    SOME = "some"
    NOT = "not"


_WEIGHT = {Importance.MUCH: 9, Importance.SOME: 3, Importance.NOT: 0}


@dataclass(frozen=True)
class Balance:
    """How a meeting is mixed.

    ``never_alone`` people with lived experience, or none, at a table (0: no such rule); officials
    are no majority; officials and professionals together at most two thirds; nobody with lived
    experience beside somebody of the organisation that cares for them.
    """

    rounds: int = 1
    never_alone: int = 2
    government_minority: bool = True
    staff_at_most_two_thirds: bool = True
    not_with_own_organisation: bool = True
    arrangement: Arrangement = Arrangement.MIXED
    perspectives: Importance = Importance.MUCH
    sizes: Importance = Importance.SOME
    organisations: Importance = Importance.SOME
    districts: Importance = Importance.SOME
    ages: Importance = Importance.SOME
    first_timers: Importance = Importance.SOME
    meetings: Importance = Importance.SOME

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Balance:
        """Give what was kept with ``written``; what it doesn't say is as usual."""
        kinds = {name: type(value) for name, value in asdict(cls()).items()}
        return cls(**{name: kinds[name](value) for name, value in kept.items() if name in kinds})

    def written(self) -> dict[str, Any]:
        """Give everything as plain values, to keep."""
        return asdict(self)

    @property
    def mark(self) -> str:
        """Give what tells these rules from other ones."""
        return ",".join(str(value) for value in asdict(self).values())

    @property
    def weights(self) -> Weights:
        """What it costs when something is uneven."""
        attrs = {
            DISTRICT: _WEIGHT[self.districts],
            AGE: _WEIGHT[self.ages],
            FIRST_TIME: _WEIGHT[self.first_timers],
        }
        return Weights(
            size=_WEIGHT[self.sizes],
            group=_WEIGHT[self.perspectives],
            org=_WEIGHT[self.organisations],
            repeat=_WEIGHT[self.meetings],
            attrs={name: weight for name, weight in attrs.items() if weight},
        )

    def rules(self, perspectives: Mapping[str, Perspective]) -> tuple[Rule, ...]:
        """Give the rules for groups with these perspectives."""
        lived = _groups(perspectives, [Perspective.LIVED_EXPERIENCE])
        government = _groups(perspectives, [Perspective.GOVERNMENT])
        staff = _groups(perspectives, [Perspective.GOVERNMENT, Perspective.PROFESSION])
        mixed = self.arrangement is Arrangement.MIXED
        rules: list[Rule] = []
        if self.never_alone > 1 and lived:
            rules.append(MinCount("never_alone", lived, self.never_alone, allow_zero=True))
        if self.government_minority and government and mixed:
            rules.append(MaxShare("government_minority", government, 1, 2))
        if self.staff_at_most_two_thirds and staff and mixed:
            rules.append(MaxShare("staff_share", staff, 2, 3))
        return tuple(rules)


def _groups(
    perspectives: Mapping[str, Perspective], wanted: Iterable[Perspective]
) -> frozenset[str]:
    return frozenset(group for group, perspective in perspectives.items() if perspective in wanted)
