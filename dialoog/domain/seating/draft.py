"""A plan while it is being searched: the table of everyone in every round, by index."""

from __future__ import annotations

from collections.abc import Mapping

from dialoog.domain.seating.model import NOBODY, Model
from dialoog.domain.seating.plan import Plan, as_seats, where
from dialoog.domain.seating.problem import Seats


class Draft:
    """Seats that may still change; rounds that are over are kept for who met whom."""

    def __init__(self, model: Model) -> None:
        self.model = model
        people = len(model.problem.people)
        self.seats = [[NOBODY] * people for _ in range(model.problem.rounds)]
        self.leaders: list[int] = [NOBODY] * len(model.problem.tables)
        for number, seats in model.problem.held.items():
            self.put(number, seats)

    def put(self, number: int, seats: Seats) -> None:
        """Seat people as in ``seats``, as far as they and their table still exist."""
        for who, table in where(seats).items():
            if who in self.model.index and table in self.model.problem.table_index:
                person = self.model.index[who]
                self.seats[number][person] = self.model.problem.table_index[table]

    def appoint(self, facilitators: Mapping[str, str]) -> None:
        """Let facilitators lead as in another plan, as far as they and their table exist."""
        for table, who in facilitators.items():
            if table in self.model.problem.table_index and who in self.model.facilitators:
                index = self.model.problem.table_index[table]
                self.leaders[index] = self.model.facilitators[who]

    def members(self, number: int) -> list[list[int]]:
        """List the people at each table in one round."""
        result: list[list[int]] = [[] for _ in self.model.problem.tables]
        for person, table in enumerate(self.seats[number]):
            if table != NOBODY:
                result[table].append(person)
        return result

    def copy(self, model: Model) -> Draft:
        """Give a draft for a model of the same problem that changes without changing this one."""
        other = Draft.__new__(Draft)
        other.model = model
        other.seats = [list(seats) for seats in self.seats]
        other.leaders = list(self.leaders)
        return other

    def plan(self) -> Plan:
        """Give the plan in the words of the problem; rounds that are over exactly as they were."""
        problem = self.model.problem
        rounds: list[Seats] = []
        for number in range(problem.rounds):
            if number in problem.held:
                rounds.append(problem.held[number])
                continue
            members = self.members(number)
            rounds.append(
                as_seats(
                    {
                        table.id: [problem.people[who].id for who in members[index]]
                        for index, table in enumerate(problem.tables)
                    }
                )
            )
        leaders = {
            table.id: problem.facilitators[self.leaders[index]].id
            for index, table in enumerate(problem.tables)
            if self.leaders[index] != NOBODY
        }
        return Plan(rounds=tuple(rounds), facilitators=leaders)
