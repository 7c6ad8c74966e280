"""What a draft costs and at which tables something is wrong, counted fast and anew.

``check`` and ``score`` say the same in the words of the problem and decide in the end; this is
for a search that wants to know after every step, in rooms with thousands of people too.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.model import EMPTY, NOBODY


class Tally:
    """The soft ``cost`` of a draft; per round the tables that are ``uneven`` or ``broken``."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._model = draft.model
        self.cost = 0
        self.uneven: dict[int, set[int]] = {number: set() for number in self._model.rounds}
        self.broken: dict[int, set[int]] = {number: set() for number in self._model.rounds}
        for number in self._model.rounds:
            self._count(number)
            self.broken[number].update(self._misplaced(number))
        if self._model.problem.weights.repeat and self._model.problem.rounds > 1:
            self._meetings()

    def wrong(self, number: int) -> set[int]:
        """Give the tables in one round where something could be better."""
        return self.uneven[number] | self.broken[number]

    def _count(self, number: int) -> None:
        """Weigh how many of each value sit at each table."""
        around = self._model.rounds[number]
        seats = self._draft.seats[number]
        counts: list[dict[int, int]] = [{EMPTY: chairs} for chairs in around.chairs]
        leaning = [[0] * len(counts) for _ in self._model.shares]
        for who in around.people:
            count = counts[seats[who]]
            count[EMPTY] -= 1
            for value in self._model.values[who]:
                count[value] = count.get(value, 0) + 1
            for total, share in zip(leaning, self._model.shares, strict=True):
                total[seats[who]] += share.weights[share.kind[who]]
        for table, count in enumerate(counts):
            soft, hard = around.bare[table]
            for value, people_or_chairs in count.items():
                curve = around.curves[value][table]
                people = max(0, min(people_or_chairs, len(curve.soft) - 1))
                soft += curve.soft[people] - curve.soft[0]
                hard += curve.hard[people] - curve.hard[0]
            self.cost += soft
            if soft:
                self.uneven[number].add(table)
            if hard or count[EMPTY] < 0 or any(total[table] > 0 for total in leaning):
                self.broken[number].add(table)

    def _misplaced(self, number: int) -> Iterator[int]:
        """Give the tables of people who are beside whom or where they must not be."""
        model, seats = self._model, self._draft.seats[number]
        for block in model.blocks:
            tables = frozenset(seats[who] for who in block if seats[who] != NOBODY)
            if len(tables) > 1:
                yield from tables
        allowed = model.rounds[number].allowed
        for who in model.rounds[number].people:
            beside = any(seats[other] == seats[who] for other in model.never[who])
            if beside or (who in allowed and seats[who] not in allowed[who]):
                yield seats[who]
        for who, leader in model.led_away:
            if seats[who] != NOBODY and self._draft.leaders[seats[who]] == leader:
                yield seats[who]

    def _meetings(self) -> None:
        """Count who meet again; a person is a bit."""
        model = self._model
        inseparable = [1 << who for who in range(len(model.problem.people))]
        for group in model.problem.together:
            members = [model.index[who] for who in group.members if who in model.index]
            together = sum(1 << who for who in members)
            for who in members:
                inseparable[who] |= together
        circles = [self._circles(number) for number in range(model.problem.rounds)]
        repeats = 0
        for who in range(len(model.problem.people)):
            apart = ~inseparable[who]
            met = again = 0
            for at in circles:
                again |= met & at[who]
                repeats += (met & at[who] & apart).bit_count()
                met |= at[who]
            if again & apart:
                self._mark(who, again & apart, circles)
        self.cost += model.problem.weights.repeat * repeats // 2

    def _circles(self, number: int) -> list[int]:
        """Give for everyone who sits at their table, themselves included."""
        seats = self._draft.seats[number]
        at: dict[int, int] = {}
        for who, table in enumerate(seats):
            at[table] = at.get(table, 0) | 1 << who
        at[NOBODY] = 0
        return [at[table] for table in seats]

    def _mark(self, who: int, again: int, circles: list[list[int]]) -> None:
        for number, uneven in self.uneven.items():
            if circles[number][who] & again:
                uneven.add(self._draft.seats[number][who])
