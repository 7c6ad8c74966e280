"""Seating problems that can be solved, because they are made around a plan that nobody sees."""

from __future__ import annotations

from hypothesis import strategies as st

from dialoog.domain.seating import (
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Plan,
    Problem,
    Table,
    Together,
    Weights,
    as_seats,
)

GROUPS = ("client", "carer", "official")


@st.composite
def solvable(draw, *, rounds: int | None = None) -> tuple[Problem, Plan]:
    """Draw a problem, and a plan that keeps all its rules."""
    tables = draw(st.integers(2, 4))
    seats = draw(st.lists(st.integers(2, 5), min_size=tables, max_size=tables))
    count = sum(seats)
    rounds = rounds or draw(st.integers(1, 2))
    orders = [draw(st.permutations(range(count))) for _ in range(rounds)]
    where = [_seated(order, seats) for order in orders]
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=count, max_size=count))
    quiet = draw(st.integers(0, tables - 1))
    needy = [who for who in range(count) if all(at[who] == quiet for at in where)]
    people = tuple(
        Person(
            id=f"P{who}",
            group=groups[who],
            org=draw(st.sampled_from([None, "north", "south"])),
            attrs={"district": draw(st.sampled_from("abc"))},
            needs=frozenset({"quiet"} if who in needy and draw(st.booleans()) else ()),
        )
        for who in range(count)
    )
    problem = Problem(
        rounds=rounds,
        tables=tuple(
            Table(
                f"T{index}",
                max(0, size - draw(st.integers(0, 1))),
                size + draw(st.integers(0, 2)),
                frozenset({"quiet"} if index == quiet else ()),
            )
            for index, size in enumerate(seats)
        ),
        people=people,
        never=tuple(draw(_never(where, count))),
        together=tuple(draw(_together(where, count))),
        pins=tuple(draw(_pins(where, count))),
        rules=tuple(_rules(where, groups, tables)),
        weights=Weights(attrs={"district": 1}),
    )
    plan = Plan(tuple(_seats(at, tables) for at in where))
    return problem, plan


def _seated(order: list[int], seats: list[int]) -> list[int]:
    at = [0] * len(order)
    chairs = [table for table, size in enumerate(seats) for _ in range(size)]
    for who, table in zip(order, chairs, strict=True):
        at[who] = table
    return at


def _seats(at: list[int], tables: int) -> dict[str, tuple[str, ...]]:
    return as_seats(
        {f"T{t}": [f"P{who}" for who, table in enumerate(at) if table == t] for t in range(tables)}
    )


@st.composite
def _never(draw, where: list[list[int]], count: int) -> list[Never]:
    pairs = [(a, b) for a in range(count) for b in range(a) if all(at[a] != at[b] for at in where)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    return [Never(f"N{a}-{b}", f"P{a}", f"P{b}") for a, b in chosen]


@st.composite
def _together(draw, where: list[list[int]], count: int) -> list[Together]:
    pairs = [(a, b) for a in range(count) for b in range(a) if all(at[a] == at[b] for at in where)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    return [Together(f"G{a}-{b}", (f"P{a}", f"P{b}")) for a, b in chosen]


@st.composite
def _pins(draw, where: list[list[int]], count: int) -> list[Pin]:
    chosen = draw(st.lists(st.integers(0, count - 1), max_size=2, unique=True))
    return [Pin(f"X{who}", f"P{who}", f"T{where[0][who]}", frozenset({0})) for who in chosen]


def _rules(where: list[list[int]], groups: list[str], tables: int) -> list[MinCount | MaxShare]:
    """Keep the rules that hold in the hidden plan."""
    rules: list[MinCount | MaxShare] = []
    counts = [
        (
            sum(groups[who] == group for who, t in enumerate(at) if t == table),
            sum(1 for t in at if t == table),
            group,
        )
        for at in where
        for table in range(tables)
        for group in GROUPS
    ]
    if all(count != 1 for count, _, group in counts if group == "client"):
        rules.append(MinCount("company", frozenset({"client"}), 2, allow_zero=True))
    if all(2 * count <= size for count, size, group in counts if group == "official"):
        rules.append(MaxShare("minority", frozenset({"official"}), 1, 2))
    return rules
