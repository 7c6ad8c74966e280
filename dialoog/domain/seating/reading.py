"""Problems and plans as plain data, in the format ``dialoog-tables/1`` that travels as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dialoog.domain.refusal import Refused
from dialoog.domain.seating.plan import Plan, as_seats
from dialoog.domain.seating.problem import (
    Base,
    Facilitator,
    MaxShare,
    MinCount,
    Never,
    Person,
    Pin,
    Problem,
    Rule,
    Seats,
    Table,
    Together,
    Weights,
)

FORMAT = "dialoog-tables/1"
PERSONAL = "personal conflict"
"""The reason that marks a never pair as a private wish."""

Data = Mapping[str, Any]


def read_problem(data: Data) -> Problem:
    """Build a problem from its data; refuses seating.unreadable with the field that is wrong."""
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise Refused("seating.unreadable", field="format")
    try:
        return Problem(
            name=data.get("name", ""),
            rounds=int(data["rounds"]),
            tables=tuple(_table(item) for item in data["tables"]),
            people=tuple(_person(item) for item in data["people"]),
            facilitators=tuple(
                Facilitator(item["id"], item.get("org")) for item in data.get("facilitators", [])
            ),
            never=tuple(_never(item) for item in data.get("never", [])),
            together=tuple(
                Together(item["id"], tuple(item["members"]), item.get("reason", ""))
                for item in data.get("together", [])
            ),
            pins=tuple(
                Pin(item["id"], item["person"], item["table"], _rounds(item))
                for item in data.get("pins", [])
            ),
            rules=tuple(_rule(item) for item in data.get("rules", [])),
            weights=_weights(data.get("weights", {})),
            held=_held(data.get("frozen")),
            base=_base(data.get("base")),
        )
    except KeyError as missing:
        raise Refused("seating.unreadable", field=str(missing.args[0])) from None
    except (TypeError, ValueError, AttributeError) as wrong:
        raise Refused("seating.unreadable", field=str(wrong)) from None


def read_plan(data: Data) -> Plan:
    """Build a plan from its data; refuses seating.unreadable."""
    try:
        return Plan(
            rounds=_all_seats(data["rounds"]), facilitators=dict(data.get("facilitators", {}))
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("seating.unreadable", field="rounds") from None


def write_plan(plan: Plan, *, instance: str = "") -> dict[str, Any]:
    """Give the plan as data that JSON can carry."""
    return {
        "instance": instance,
        "rounds": [{table: list(ids) for table, ids in seats.items()} for seats in plan.rounds],
        "facilitators": dict(plan.facilitators),
    }


def _rounds(item: Data) -> frozenset[int] | None:
    rounds = item.get("rounds")
    return None if rounds is None else frozenset(rounds)


def _table(item: Data) -> Table:
    return Table(item["id"], item["min"], item["max"], frozenset(item.get("features", [])))


def _person(item: Data) -> Person:
    return Person(
        id=item["id"],
        group=item["group"],
        org=item.get("org"),
        attrs={k: v for k, v in item.get("attrs", {}).items() if v is not None},
        needs=frozenset(item.get("needs", [])),
        rounds=_rounds(item),
    )


def _never(item: Data) -> Never:
    reason = item.get("reason", "")
    return Never(item["id"], item["a"], item["b"], reason, private=reason == PERSONAL)


def _rule(item: Data) -> Rule:
    if item["kind"] == "min_count":
        groups = item["groups"] if "groups" in item else [item["group"]]
        return MinCount(
            item["id"], frozenset(groups), item["min"], bool(item.get("allow_zero", False))
        )
    if item["kind"] == "max_share":
        return MaxShare(item["id"], frozenset(item["groups"]), item["num"], item["den"])
    raise Refused("seating.unreadable", field=f"rules.kind: {item['kind']}")


def _weights(item: Data) -> Weights:
    return Weights(
        size=item.get("size", Weights.size),
        group=item.get("group", Weights.group),
        org=item.get("org", Weights.org),
        repeat=item.get("repeat", Weights.repeat),
        attrs=dict(item.get("attrs", {})),
    )


def _held(item: Data | None) -> dict[int, Seats]:
    if not item:
        return {}
    return {number: as_seats(item["plan"][number]) for number in item["rounds"]}


def _base(item: Data | None) -> Base | None:
    if not item:
        return None
    return Base(_all_seats(item["plan"]), dict(item.get("facilitators", {})))


def _all_seats(rounds: Sequence[Data]) -> tuple[Seats, ...]:
    return tuple(as_seats(seats) for seats in rounds)
