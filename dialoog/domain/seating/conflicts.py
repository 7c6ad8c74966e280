"""Why no plan can keep all rules: a smallest set of rules that can't go together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dialoog.domain.seating.check import check
from dialoog.domain.seating.compose import Budget, compose
from dialoog.domain.seating.problem import Problem
from dialoog.domain.seating.refute import GiveUp, examine
from dialoog.domain.seating.remedies import EXTRA, FEW, Remedy, remedies

EFFORTS = (0, 100, 2_000)
"""How much to try for a proof; rules are weighed with the least that was enough for all of them."""
LONG_PROOF = 4_000
MOST_PLANS = 4
"""Remedies for which a plan is tried; for the others it stays unknown whether they are enough."""


@dataclass(frozen=True)
class _Proof:
    """Where the impossibility shows: in which rounds, and after how much trying."""

    rounds: tuple[int, ...]
    nodes: int


@dataclass(frozen=True)
class Conflict:
    """Rules that can't all hold, by id; without any one of them the others can.

    Besides the ids of wishes, groups, pins and rules: "need:PERSON:FEATURE" for what somebody
    needs of a table, and "seats:TABLE:max" or "seats:TABLE:min".
    """

    ids: tuple[str, ...]
    remedies: tuple[Remedy, ...]


def conflicts(problem: Problem, *, budget: Budget | None = None) -> Conflict | None:
    """Find a smallest set of rules that can't go together.

    ``None`` when there is a plan, and also when it can't be proven within the ``budget`` that
    there is none.
    """
    give_up = None if budget is None else lambda: budget() >= 1
    proof = next(_proofs(problem, give_up), None)
    if proof is None:
        return None

    def impossible(ids: Sequence[str]) -> bool:
        rest = relaxed(problem, keep=frozenset(ids))
        return examine(rest, nodes=proof.nodes, rounds=proof.rounds).impossible

    every = constraint_ids(problem)
    found = min(
        (smallest(order, impossible) for order in (every, every[::-1])),
        key=len,
    )
    ids = tuple(_without_spare(problem, found))
    return Conflict(ids, tuple(_tried(problem, ids)))


def _proofs(problem: Problem, give_up: GiveUp | None) -> Iterator[_Proof]:
    """Give the ways in which impossibility can be proven, the shortest first."""
    for nodes in EFFORTS:
        for rounds in _views(problem):
            if examine(problem, nodes=nodes, rounds=rounds, give_up=give_up).impossible:
                yield _Proof(rounds, nodes)


def _views(problem: Problem) -> list[tuple[int, ...]]:
    """Give the rounds to look at together.

    Rounds hang together only by who leads a table; rounds that are alike are looked at once.
    """
    alike: dict[object, tuple[int, ...]] = {}
    for number in problem.open_rounds:
        present = frozenset(who.id for who in problem.present(number))
        pins = frozenset(pin.id for pin in problem.pins if pin.holds(number))
        alike.setdefault((present, pins), (number,))
    views = [*alike.values()]
    if problem.facilitators and len(problem.open_rounds) > 1:
        views.append(problem.open_rounds)
    return views


def constraint_ids(problem: Problem) -> list[str]:
    """Name everything that can be dropped, what explains best first; that all have a seat can't be."""
    ids = [f"seats:{table.id}:{side}" for table in problem.tables for side in ("max", "min")]
    ids += [f"need:{who.id}:{need}" for who in problem.people for need in sorted(who.needs)]
    ids += [pin.id for pin in problem.pins]
    ids += [group.id for group in problem.together]
    ids += [wish.id for wish in problem.never]
    ids += [rule.id for rule in problem.rules]
    return ids


def relaxed(problem: Problem, *, keep: frozenset[str]) -> Problem:
    """Give the problem with only these rules."""
    anybody = len(problem.people)
    return replace(
        problem,
        never=tuple(wish for wish in problem.never if wish.id in keep),
        together=tuple(group for group in problem.together if group.id in keep),
        pins=tuple(pin for pin in problem.pins if pin.id in keep),
        rules=tuple(rule for rule in problem.rules if rule.id in keep),
        people=tuple(
            replace(who, needs=frozenset(n for n in who.needs if f"need:{who.id}:{n}" in keep))
            for who in problem.people
        ),
        tables=tuple(
            replace(
                table,
                min=table.min if f"seats:{table.id}:min" in keep else 0,
                max=table.max if f"seats:{table.id}:max" in keep else max(anybody, table.max),
            )
            for table in problem.tables
        ),
    )


def smallest(ids: Sequence[str], impossible: Callable[[Sequence[str]], bool]) -> list[str]:
    """Keep only what is needed for impossibility (QuickXplain, Junker, AAAI 2004)."""

    def explain(background: list[str], news: bool, rest: Sequence[str]) -> list[str]:
        if news and impossible(background):
            return []
        if len(rest) == 1:
            return [*rest]
        half = len(rest) // 2
        first, second = rest[:half], rest[half:]
        needed = explain([*background, *first], True, second)
        return explain([*background, *needed], bool(needed), first) + needed

    return explain([], False, ids)


def _tried(problem: Problem, ids: tuple[str, ...]) -> Iterator[Remedy]:
    """Give what ends the conflict, and of the first few whether it is enough to find a plan."""
    tables = [*(table.id for table in problem.tables), *(f"{EXTRA}{n}" for n in range(FEW))]
    seats = [f"seats:{table}:{side}" for table in tables for side in ("max", "min")]
    added = [f"seats:{EXTRA}{number}:max" for number in range(FEW)]
    found: tuple[tuple[Remedy, Problem], ...] = ()
    for also in (seats, added):
        # A change that leaves too few seats is of use only when they are too few anyway.
        found = found or remedies(problem, ids, possible=_going_together({*ids, *also}))
    for place, (remedy, changed) in enumerate(found):
        yield replace(remedy, enough=place < MOST_PLANS and _solvable(changed))


def _going_together(ids: Iterable[str]) -> Callable[[Problem], bool]:
    keep = frozenset(ids)
    return lambda problem: not _impossible(relaxed(problem, keep=keep), nodes=EFFORTS[1])


def _impossible(problem: Problem, *, nodes: int) -> bool:
    return any(
        examine(problem, nodes=nodes, rounds=rounds).impossible for rounds in _views(problem)
    )


def _solvable(problem: Problem) -> bool:
    """Tell whether a plan that keeps all rules turns up at once."""
    if _impossible(problem, nodes=0):
        return False
    return not check(problem, compose(problem, seed=1, budget=lambda: 1.0))


def _without_spare(problem: Problem, ids: Sequence[str]) -> list[str]:
    """Drop what a longer proof, with all rounds at hand, shows to be needless."""
    needed = [*ids]
    for candidate in ids:
        rest = frozenset(needed) - {candidate}
        if _impossible(relaxed(problem, keep=rest), nodes=LONG_PROOF):
            needed.remove(candidate)
    return needed
