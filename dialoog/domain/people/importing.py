"""What a list of people would change, worked out completely before anything is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dialoog.domain.people.columns import Column
from dialoog.domain.people.doubles import Double, DoubleChoice, Lookup, Whom
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


@dataclass
class _Account:
    """Everything the list says about one person: the row that comes first, and more rows."""

    number: int
    person: Person
    problems: tuple[Problem, ...]
    whom: Whom
    double: Double | None = None
    asks: bool = False
    more: list[_MoreOf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _MoreOf:
    """A later row about the same person."""

    number: int
    double: Double
    problems: tuple[Problem, ...]


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
    accounts = _gather(read, known, doubles or {})
    plans = _plan(accounts, {person.id: person.person for person in known})
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
    usable = {number: row.person for number, row in read.items() if row.person}
    spelled = same_spelling(list(usable.values()), known)
    for number, person in zip(usable, spelled, strict=True):
        read[number] = replace(read[number], person=person)
    return read


def _gather(
    read: Mapping[int, RowRead],
    known: Sequence[KnownPerson],
    doubles: Mapping[int, DoubleChoice],
) -> list[_Account]:
    """Put rows about one person together, by what is certain or was chosen."""
    lookup = Lookup()
    for person in known:
        lookup.add(person.person, Whom(person=person.id))
    accounts: dict[Whom, _Account] = {}
    for number, row in read.items():
        if row.person is None or row.keeps_out:
            continue
        account = _recognise(number, row.person, row.problems, lookup, doubles.get(number))
        if account.whom in accounts and account.double:
            _add_row(accounts[account.whom], account, account.double)
        else:
            accounts[account.whom] = account
        lookup.add(row.person, account.whom)
    return list(accounts.values())


def _recognise(
    number: int,
    person: Person,
    problems: tuple[Problem, ...],
    lookup: Lookup,
    choice: DoubleChoice | None,
) -> _Account:
    itself = Whom(row=number)
    double = None if choice is DoubleChoice.OTHER else lookup.find(person)
    if double is None:
        return _Account(number, person, problems, itself)
    if double.likeness.is_certain or choice is DoubleChoice.SAME:
        return _Account(number, person, problems, double.whom, double)
    return _Account(number, person, problems, itself, double, asks=True)


def _add_row(account: _Account, row: _Account, double: Double) -> None:
    differ = tuple(
        Problem(ProblemCode.ROWS_DIFFER, text=part)
        for part in contradictions(account.person, row.person)
    )
    account.person = complete(account.person, row.person)
    account.more.append(_MoreOf(row.number, double, (*row.problems, *differ)))


def _plan(accounts: Sequence[_Account], known: Mapping[int, Person]) -> dict[int, RowPlan]:
    strangers = [account.person for account in accounts if account.whom.person is None]
    book = NameBook(person.name for person in (*known.values(), *strangers))
    plans = {}
    for account in accounts:
        before = known[account.whom.person] if account.whom.person is not None else None
        account.problems += wish_problems(account.person.wishes, book)
        plan = _plan_known(account, before) if before else _plan_new(account)
        plans[account.number] = plan
        for row in account.more:
            plans[row.number] = _plan_more(plan, row)
    return plans


def _plan_known(account: _Account, before: Person) -> RowPlan:
    person = update(before, account.person)
    changed = differences(before, person)
    return RowPlan(
        number=account.number,
        outcome=Outcome.CHANGED if changed else Outcome.UNCHANGED,
        name=person.name.full,
        person=person,
        known_id=account.whom.person,
        before=before,
        changed=changed,
        double=account.double,
        problems=(*account.problems, *_channel_problems(person)),
    )


def _plan_new(account: _Account) -> RowPlan:
    person = with_defaults(account.person)
    problems = (*account.problems, *_channel_problems(person))
    if person.group is None:
        problems += (Problem(ProblemCode.GROUP_MISSING, Column.GROUP),)
    if person.contact.working_channel is None:
        problems += (Problem(ProblemCode.UNREACHABLE),)
    outcome = Outcome.ASKS if account.asks else Outcome.NEW
    if not account.asks and any(problem.keeps_out for problem in problems):
        outcome = Outcome.REFUSED
    return RowPlan(
        number=account.number,
        outcome=outcome,
        name=person.name.full,
        person=person,
        double=account.double,
        problems=problems,
    )


def _plan_more(plan: RowPlan, row: _MoreOf) -> RowPlan:
    """A later row about the same person shares the fate of the first."""
    outcome = plan.outcome if plan.outcome in LEFT_OUT else Outcome.MERGED
    double = replace(row.double, whom=Whom(row=plan.number))
    return RowPlan(row.number, outcome, plan.name, double=double, problems=row.problems)


def _left_over(number: int, row: RowRead | None) -> RowPlan:
    if row is None:
        return RowPlan(number, Outcome.EMPTY)
    name = row.person.name.full if row.person else ""
    return RowPlan(number, Outcome.REFUSED, name, row.person, problems=row.problems)


def _channel_problems(person: Person) -> tuple[Problem, ...]:
    chosen, used = person.contact.channel, person.contact.working_channel
    if used is None or chosen in {None, used}:
        return ()
    return (Problem(ProblemCode.CHANNEL_NOT_USABLE, Column.CHANNEL, str(chosen), used),)
