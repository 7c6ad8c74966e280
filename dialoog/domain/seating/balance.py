"""The rules an organiser chooses with switches, made into rules about groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialoog.domain.people import Perspective
from dialoog.domain.seating.problem import MaxShare, MinCount, Rule

MOST_ROUNDS = 6


@dataclass(frozen=True)
class Balance:
    """How a meeting is mixed; ``never_alone`` people with lived experience or none at a table."""

    rounds: int = 1
    never_alone: int = 2
    government_minority: bool = True

    def rules(self, perspectives: Mapping[str, Perspective]) -> tuple[Rule, ...]:
        """Give the rules for groups with these perspectives."""
        lived = _groups(perspectives, [Perspective.LIVED_EXPERIENCE])
        government = _groups(perspectives, [Perspective.GOVERNMENT])
        rules: list[Rule] = []
        if self.never_alone > 1 and lived:
            rules.append(MinCount("never_alone", lived, self.never_alone, allow_zero=True))
        if self.government_minority and government:
            rules.append(MaxShare("government_minority", government, 1, 2))
        return tuple(rules)


def _groups(
    perspectives: Mapping[str, Perspective], wanted: Iterable[Perspective]
) -> frozenset[str]:
    return frozenset(group for group, perspective in perspectives.items() if perspective in wanted)
