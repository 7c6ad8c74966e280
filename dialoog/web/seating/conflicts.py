"""Say which rules can't go together, and what would help, for the screens and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from dialoog.domain.seating import (
    Conflict,
    MaxShare,
    MinCount,
    Never,
    Pin,
    Problem,
    Remedy,
    Rule,
    Side,
    Together,
)
from dialoog.web.seating.words import (
    CONFLICTS,
    CONFLICTS_IN_GENERAL,
    REMEDIES,
    REMEDIES_IN_GENERAL,
    REMEDIES_OF_MORE,
    RULES,
)
from dialoog.web.words import say


class Asked(Protocol):
    """Where a problem comes from, and what its people and tables are called there."""

    @property
    def problem(self) -> Problem:
        """The problem itself."""

    @property
    def locked(self) -> frozenset[str]:
        """The tables that nobody may come to or leave."""

    def facts(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        """Say facts by the names that people know."""


@dataclass(frozen=True)
class Repair:
    """Something that would help: in words, and what it is about for who links to it.

    ``enough`` when a plan was found that way; if not, more may stand in the way.
    """

    words: str
    code: str
    facts: Mapping[str, object]
    enough: bool


@dataclass(frozen=True)
class Told:
    """Rules that can't go together, and repairs after each of which they can."""

    rules: tuple[str, ...]
    repairs: tuple[Repair, ...]


def tell_conflict(asked: Asked, conflict: Conflict) -> Told:
    """Give the sentences for a conflict.

    Where a private wish is part of it, everything is said in general: the other rules by name
    would tell whose it is.
    """
    teller = _Teller(asked, conflict)
    rules = tuple(dict.fromkeys(teller.rule(id_) for id_ in conflict.ids))
    repairs: dict[str, Repair] = {}
    for repair in map(teller.repair, conflict.remedies):
        if repair.enough or repair.words not in repairs:
            repairs[repair.words] = repair
    return Told(rules, tuple(repairs.values()))


class _Teller:
    def __init__(self, asked: Asked, conflict: Conflict) -> None:
        self.problem = asked.problem
        self.asked = asked
        private = {wish.id for wish in self.problem.never if wish.private}
        private |= {wish.id for wish in self.problem.together if wish.private}
        self.discreet = bool(private.intersection(conflict.ids))

    def rule(self, id_: str) -> str:
        """Give the sentence for one rule of the conflict."""
        code, facts = self._rule(id_)
        if self.discreet:
            return str(CONFLICTS_IN_GENERAL[code])
        return str(CONFLICTS[code]) % self._say(facts)

    def repair(self, remedy: Remedy) -> Repair:
        """Give the sentence for one repair."""
        code, facts = remedy.code, dict(remedy.facts)
        if code == "unpin" and facts["person"] in self.problem.facilitator_ids:
            code = "other_leader"
        elif code in {"unpin", "extra_seat"} and facts["table"] in self.asked.locked:
            code = "unlock"
        if code == "drop_rule":
            facts["rule"] = RULES.get(str(facts["rule"]), facts["rule"])
        if code == "feature" and str(facts["feature"]) in _SIDES:
            code = "other_side"
        if self.discreet:
            return Repair(str(REMEDIES_IN_GENERAL[code]), code, {}, remedy.enough)
        amount = facts.get("tables", facts.get("seats", facts.get("people", 1)))
        words = REMEDIES_OF_MORE if amount != 1 and code in REMEDIES_OF_MORE else REMEDIES
        return Repair(str(words[code]) % self._say(facts), code, remedy.facts, remedy.enough)

    def _say(self, facts: Mapping[str, object]) -> dict[str, object]:
        known = {**facts}
        for name in ("feature", "need"):
            if name in known:
                known["need"] = known[name]
        return {name: say(value) for name, value in self.asked.facts(known).items()}

    def _rule(self, id_: str) -> tuple[str, dict[str, object]]:
        kind, _colon, rest = id_.partition(":")
        name, _colon, what = rest.rpartition(":")
        if kind == "need":
            code = "side" if what in _SIDES else "need"
            return code, {"person": name, "need": what}
        if kind == "seats":
            table = self.problem.tables[self.problem.table_index[name]]
            code = "locked" if name in self.asked.locked else what
            return code, {"table": name, "max": table.max, "min": table.min}
        found = next(rule for rule in self._all() if rule.id == id_)
        return self._kind(found), _facts(found)

    def _all(self) -> Iterator[Never | Together | Pin | Rule]:
        yield from self.problem.never
        yield from self.problem.together
        yield from self.problem.pins
        yield from self.problem.rules

    def _kind(self, rule: Never | Together | Pin | Rule) -> str:
        if isinstance(rule, Never | Together) and rule.private:
            return "private"
        if isinstance(rule, Pin):
            if rule.person in self.problem.facilitator_ids:
                return "leader"
            return "locked" if rule.table in self.asked.locked else "pin"
        if isinstance(rule, MinCount):
            return "min_count_or_none" if rule.allow_zero else "min_count"
        return {Never: "never", Together: "together", MaxShare: "max_share"}[type(rule)]


_SIDES = frozenset(Side)


def _facts(rule: Never | Together | Pin | Rule) -> dict[str, object]:
    return {
        name: tuple(sorted(value)) if isinstance(value, frozenset) else value
        for name, value in vars(rule).items()
    }
