"""A list of people read as guests, for who only needs tables; whatever is odd is remarked on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialoog.domain.people import (
    AT_THE_TABLE,
    Choices,
    Column,
    Group,
    Perspective,
    Problem,
    ProblemCode,
    WishKind,
    check_columns,
    find_group,
    read_needs,
    tidy,
)
from dialoog.domain.people import Person as Told
from dialoog.domain.people.doubles import Account, gather
from dialoog.domain.people.names import Name, split_names
from dialoog.domain.people.person import complete
from dialoog.domain.people.perspectives import guess_perspective
from dialoog.domain.people.reading import is_empty, read_name, read_row
from dialoog.domain.people.words import says_nothing, says_yes
from dialoog.domain.seating import guest_columns as own

Cells = Mapping[str, str]
_TELLING = frozenset(
    {
        ProblemCode.NAME_MISSING,
        ProblemCode.FORMULA,
        ProblemCode.TEXT_TOO_LONG,
        ProblemCode.WISH_SELF,
    }
)
"""What matters at the tables; how somebody is reached does not."""
_TOTALS = frozenset({"totaal", "totalen", "aantal", "som", "total", "sum"})


@dataclass(frozen=True)
class Remark:
    """Something in one row to look at: a code with facts, or a problem as the import knows it.

    "merged" (other), "same_name" (other), "total", "no_group", "wish_unknown" (column), "wish_unclear"
    (column), "table_unclear" (text), "rounds_unclear" (text). Names in wishes are not repeated.
    """

    row: int
    code: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    problem: Problem | None = None


@dataclass(frozen=True)
class Guest:
    """Somebody who takes a seat; ``brings`` has a name, or nothing, for each who comes along.

    ``apart``, ``near`` and ``company`` hold ids; only the last may be said aloud.
    """

    id: str
    row: int
    name: Name
    told: Told
    group: str = ""
    age: str = ""
    gender: str = ""
    first_time: bool = False
    table: int | None = None
    rounds: frozenset[int] | None = None
    brings: Sequence[str] = ()
    apart: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuestList:
    """Who takes a seat, what to look at, and which columns said nothing."""

    guests: tuple[Guest, ...]
    remarks: tuple[Remark, ...]
    unused: tuple[str, ...]
    perspectives: Mapping[str, Perspective]
    left_out: int


def read_guests(
    headers: Sequence[str], rows: Sequence[Cells], *, first_number: int = 2
) -> GuestList:
    """Read who takes a seat from a table with these headings.

    Refuses as the import of people does when no column holds names. A row that can't be read
    stays out and is remarked on; nobody has to be reachable.
    """
    columns, extra = own.split_columns(headers)
    check_columns(columns)
    numbered = {n: row for n, row in enumerate(rows, start=first_number) if not is_empty(row)}
    return _Reader(numbered, columns, extra).read(
        unused=tuple(head for head in headers if head not in columns and head not in extra)
    )


class _Reader:
    """The rows by number, and what is remarked on the way."""

    def __init__(
        self, rows: Mapping[int, Cells], columns: Mapping[str, Column], extra: Mapping[str, str]
    ) -> None:
        self.rows, self.columns, self.extra = rows, columns, extra
        self.remarks: list[Remark] = []
        self.groups: list[Group] = []
        self.has_groups = Column.GROUP in columns.values()

    def read(self, *, unused: tuple[str, ...]) -> GuestList:
        told = dict(self._tell())
        accounts = gather(self._without_twins(told), (), {})
        self._remark_on_doubles(accounts)
        guests = [self._guest(account.rows, told) for account in accounts]
        guests = _with_own_ids(guests, self.remarks)
        known = _Known(guests)
        return GuestList(
            guests=tuple(self._with_wishes(guest, known) for guest in guests),
            remarks=tuple(sorted(self.remarks, key=lambda remark: remark.row)),
            unused=unused,
            perspectives={group.name: group.perspective for group in self.groups},
            left_out=len(self.rows) - len(told),
        )

    def _tell(self) -> Iterator[tuple[int, Told]]:
        # Groups are what the list says they are, so that no word can be an unknown group.
        rest = {head: column for head, column in self.columns.items() if column != Column.GROUP}
        names = {read_name(row, rest).key for row in self.rows.values()}
        for number, row in self.rows.items():
            if read_name(row, rest).key in _TOTALS:
                self.remarks.append(Remark(number, "total"))
                continue
            read = read_row(row, Choices(rest), (), names)
            problems = [problem for problem in read.problems if _tells(problem)]
            self.remarks += [Remark(number, problem=problem) for problem in problems]
            if not any(problem.keeps_out for problem in problems):
                yield number, read.person

    def _without_twins(self, told: Mapping[int, Told]) -> dict[int, Told]:
        """Leave out rows that say exactly what an earlier row says."""
        first: dict[tuple[str, ...], int] = {}
        for number in told:
            same = first.setdefault(tuple(map(tidy, self.rows[number].values())), number)
            if same != number:
                self.remarks.append(Remark(number, "merged", {"other": same}))
        return {number: told[number] for number in first.values()}

    def _remark_on_doubles(self, accounts: Sequence[Account]) -> None:
        for account in accounts:
            self.remarks += [
                Remark(number, "merged", {"other": account.rows[0]}) for number in account.rows[1:]
            ]

    def _guest(self, rows: Sequence[int], told: Mapping[int, Told]) -> Guest:
        number, *more = rows
        person = told[number]
        for other in more:
            person = complete(person, told[other])
        cells = own.cells_of(self.rows[number], self.extra)
        return Guest(
            id=person.name.full,
            row=number,
            name=person.name,
            told=person,
            group=self._group(number),
            age=own.read_age(cells.get(own.AGE, "")),
            gender=own.read_gender(cells.get(own.GENDER, "")),
            first_time=says_yes(cells.get(own.FIRST_TIME, "")),
            table=self._table(number, cells.get(own.TABLE, "")),
            rounds=self._rounds(number, cells.get(own.ROUNDS, "")),
            brings=own.brought(cells.get(own.BRINGS, "")),
        )

    def _group(self, number: int) -> str:
        text = self._text(number, Column.GROUP)
        if says_nothing(text):
            if self.has_groups:
                self.remarks.append(Remark(number, "no_group"))
            return ""
        found = find_group(text, self.groups)
        if found is None:
            found = Group(len(self.groups), text, guess_perspective(text))
            self.groups.append(found)
        return found.name

    def _text(self, number: int, column: Column) -> str:
        heads = (head for head, found in self.columns.items() if found is column)
        return tidy(" ".join(self.rows[number].get(head, "") for head in heads))

    def _table(self, number: int, text: str) -> int | None:
        found = own.read_number(text)
        if found is None and not says_nothing(text):
            self.remarks.append(Remark(number, "table_unclear", {"text": tidy(text)}))
        return found

    def _rounds(self, number: int, text: str) -> frozenset[int] | None:
        found = own.read_rounds(text)
        if found is None and tidy(text).casefold() not in {"", "alle", "allemaal", "all", "ja"}:
            self.remarks.append(Remark(number, "rounds_unclear", {"text": tidy(text)}))
        return found

    def _with_wishes(self, guest: Guest, known: _Known) -> Guest:
        company = {name.key for name in self._company(guest.row, known.keys)}
        found: dict[str, list[str]] = {"apart": [], "near": [], "company": []}
        for wish in guest.told.wishes:
            apart = wish.kind is WishKind.APART
            others = [id_ for id_ in known.ids.get(wish.about.key, []) if id_ != guest.id]
            if code := _unclear(len(others)):
                column = Column.APART if apart else Column.TOGETHER
                self.remarks.append(Remark(guest.row, code, {"column": column}))
            # Safety first: of two with one name, neither sits with who should not meet one of them.
            kind = "apart" if apart else "company" if wish.about.key in company else "near"
            found[kind] += others if apart or len(others) == 1 else []
        return replace(
            guest,
            apart=tuple(found["apart"]),
            near=tuple(found["near"]),
            company=tuple(found["company"]),
        )

    def _company(self, number: int, names: Container[str]) -> Iterator[Name]:
        for head, column in self.columns.items():
            if column is Column.TOGETHER and own.is_company(head):
                yield from split_names(self.rows[number].get(head, ""), names)


class _Known:
    """Everybody in the list, by the key of a name."""

    def __init__(self, guests: Sequence[Guest]) -> None:
        self.ids: dict[str, list[str]] = {}
        for guest in guests:
            self.ids.setdefault(guest.name.key, []).append(guest.id)
        self.keys = self.ids.keys()


def _tells(problem: Problem) -> bool:
    """Tell whether a problem matters at the tables."""
    if problem.code is ProblemCode.NEED_IN_NOTE:
        return any(need.kind in AT_THE_TABLE for need in read_needs(problem.text))
    return problem.code in _TELLING


def _unclear(found: int) -> str:
    return {0: "wish_unknown", 1: ""}.get(found, "wish_unclear")


def _with_own_ids(guests: Sequence[Guest], remarks: list[Remark]) -> list[Guest]:
    """Tell people with one name apart by the number of their row."""
    count = Counter(guest.id for guest in guests)
    first: dict[str, int] = {}
    found = []
    for guest in guests:
        if first.setdefault(guest.id, guest.row) != guest.row:
            remarks.append(Remark(guest.row, "same_name", {"other": first[guest.id]}))
        own_id = f"{guest.id} ({guest.row})" if count[guest.id] > 1 else guest.id
        found.append(replace(guest, id=own_id))
    return found
