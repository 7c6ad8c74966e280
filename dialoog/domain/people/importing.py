"""What a list of people would change, worked out completely before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dialoog.domain.people.columns import Column
from dialoog.domain.people.doubles import Account, Double, DoubleChoice, gather
from dialoog.domain.people.person import (
    KnownPerson,
    Part,
    Person,
    complete,
    contradictions,
    differences,
    update,
    with_defaults,
)
from dialoog.domain.people.problems import Problem, ProblemCode
from dialoog.domain.people.reading import Choices, RowRead, is_empty, read_name, read_row
from dialoog.domain.people.spelling import same_spelling
from dialoog.domain.people.vocabulary import Group
from dialoog.domain.people.wishes import NameBook, wish_problems


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MERGED = "merged"  # with an earlier row about the same person
    ASKS = "asks"  # looks like somebody: the organiser decides
    REFUSED = "refused"
    EMPTY = "empty"


STORED = frozenset({Outcome.NEW, Outcome.CHANGED})
LEFT_OUT = frozenset({Outcome.REFUSED, Outcome.ASKS})


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What one row becomes; ``number`` is its number in the spreadsheet.

    ``person`` is who will be stored, for a change beside ``before``; ``double`` says with whom
    the row was, or may be, one person.
    """

    number: int
    outcome: Outcome
    name: str = ""
    person: Person | None = None
    known_id: int | None = None
    before: Person | None = None
    changed: tuple[Part, ...] = ()
    double: Double | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What the whole list becomes, row by row."""

    rows: tuple[RowPlan, ...]

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def to_store(self) -> tuple[RowPlan, ...]:
        """The rows that add or change a person."""
        return tuple(row for row in self.rows if row.outcome in STORED)

    @property
    def left_out(self) -> tuple[RowPlan, ...]:
        """The rows that come in only after repair or a choice."""
        return tuple(row for row in self.rows if row.outcome in LEFT_OUT)


def preview(
    rows: Sequence[Mapping[str, str]],
    choices: Choices,
    *,
    known: Sequence[KnownPerson],
    groups: Sequence[Group],
    doubles: Mapping[int, DoubleChoice] | None = None,
    first_number: int = 2,
) -> Preview:
    """Work out what each row becomes; nothing is lost, the same list twice changes nothing.

    ``doubles`` holds per row number what the organiser said about a possible double;
    ``first_number`` is the number that the first row has in the spreadsheet.
    """
    numbered = dict(enumerate(rows, start=first_number))
    read = _read(numbered, choices, known, groups)
    people = {number: row.person for number, row in read.items() if row.is_usable}
    accounts = gather(people, known, doubles or {})
    plans = _plan(accounts, read, {person.id: person.person for person in known})
    for number in numbered.keys() - plans.keys():
        plans[number] = _left_over(number, read.get(number))
    return Preview(tuple(plans[number] for number in numbered))


def _read(
    numbered: Mapping[int, Mapping[str, str]],
    choices: Choices,
    known: Sequence[KnownPerson],
    groups: Sequence[Group],
) -> dict[int, RowRead]:
    filled = {number: cells for number, cells in numbered.items() if not is_empty(cells)}
    names = {read_name(cells, choices.columns).key for cells in filled.values()}
    names |= {person.person.name.key for person in known}
    read = {number: read_row(cells, choices, groups, names) for number, cells in filled.items()}
    spelled = same_spelling([row.person for row in read.values()], known)
    return {
        number: replace(row, person=person)
        for (number, row), person in zip(read.items(), spelled, strict=True)
    }


def _plan(
    accounts: Sequence[Account], read: Mapping[int, RowRead], known: Mapping[int, Person]
) -> dict[int, RowPlan]:
    told = {account.whom: _add_up(account, read) for account in accounts}
    strangers = (person for whom, person in told.items() if whom.person is None)
    book = NameBook(person.name for person in (*known.values(), *strangers))
    plans = {}
    for account in accounts:
        person = told[account.whom]
        problems = (*read[account.rows[0]].problems, *wish_problems(person.wishes, book))
        if account.whom.person is None:
            plan = _plan_new(account, person, problems)
        else:
            plan = _plan_known(account, known[account.whom.person], person, problems)
        plans[plan.number] = plan
        for number in account.rows[1:]:
            plans[number] = _plan_more(plan, number, account, read)
    return plans


def _add_up(account: Account, read: Mapping[int, RowRead]) -> Person:
    person, *more = [read[number].person for number in account.rows]
    for other in more:
        person = complete(person, other)
    return person


def _plan_known(
    account: Account, before: Person, told: Person, problems: tuple[Problem, ...]
) -> RowPlan:
    person = update(before, told)
    changed = differences(before, person)
    return RowPlan(
        number=account.rows[0],
        outcome=Outcome.CHANGED if changed else Outcome.UNCHANGED,
        name=person.name.full,
        person=person,
        known_id=account.whom.person,
        before=before,
        changed=changed,
        double=account.doubles.get(account.rows[0]),
        problems=(*problems, *_channel_problems(person)),
    )


def _plan_new(account: Account, told: Person, problems: tuple[Problem, ...]) -> RowPlan:
    person = with_defaults(told)
    problems += _channel_problems(person)
    if person.group is None:
        problems += (Problem(ProblemCode.GROUP_MISSING, Column.GROUP),)
    if person.contact.working_channel is None:
        problems += (Problem(ProblemCode.UNREACHABLE),)
    outcome = Outcome.ASKS if account.asks else Outcome.NEW
    if not account.asks and any(problem.keeps_out for problem in problems):
        outcome = Outcome.REFUSED
    return RowPlan(
        number=account.rows[0],
        outcome=outcome,
        name=person.name.full,
        person=person,
        double=account.doubles.get(account.rows[0]),
        problems=problems,
    )


def _plan_more(
    plan: RowPlan, number: int, account: Account, read: Mapping[int, RowRead]
) -> RowPlan:
    """A later row about the same person shares the fate of the first."""
    differ = tuple(
        Problem(ProblemCode.ROWS_DIFFER, text=part)
        for part in contradictions(read[plan.number].person, read[number].person)
    )
    return RowPlan(
        number=number,
        outcome=plan.outcome if plan.outcome in LEFT_OUT else Outcome.MERGED,
        name=plan.name,
        double=account.doubles[number],
        problems=(*read[number].problems, *differ),
    )


def _left_over(number: int, row: RowRead | None) -> RowPlan:
    if row is None:
        return RowPlan(number, Outcome.EMPTY)
    return RowPlan(number, Outcome.REFUSED, row.person.name.full, problems=row.problems)


def _channel_problems(person: Person) -> tuple[Problem, ...]:
    chosen, used = person.contact.channel, person.contact.working_channel
    if used is None or chosen in {None, used}:
        return ()
    return (Problem(ProblemCode.CHANNEL_NOT_USABLE, Column.CHANNEL, str(chosen), used),)
