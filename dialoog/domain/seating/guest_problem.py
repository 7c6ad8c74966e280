"""Guests from a list and a number of tables, made into a problem for the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from dialoog.domain.people import AT_THE_TABLE, Perspective, match_key
from dialoog.domain.refusal import Refused
from dialoog.domain.seating.balance import DISTRICT, FIRST_TIME, Balance
from dialoog.domain.seating.guest_columns import AGE, GENDER
from dialoog.domain.seating.guest_list import Guest, GuestList
from dialoog.domain.seating.problem import Never, Person, Pin, Problem, Table, Together, Weights

COMFORTABLE = 7
"""People at a table in a dialogue, when nobody says otherwise (6 to 8 in the sources)."""
_SLACK = 2
"""Chairs more or fewer than at an even table, so that who belongs together fits."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants: how many tables of what size, what they offer, which rules.

    ``nameless`` is what to call a group that nobody named, ``company`` who comes along unnamed
    (with %(name)s).
    """

    tables: int | None = None
    seats_min: int | None = None
    seats_max: int | None = None
    features: Mapping[int, frozenset[str]] = field(default_factory=dict)
    balance: Balance = field(default_factory=Balance)
    nameless: str = "?"
    company: str = "%(name)s +1"
    company_group: str = "+1"


@dataclass(frozen=True)
class Question:
    """The problem, and what had to be supposed to make it.

    ``offered`` holds the needs that no table was said to offer: then every table does, and they
    tie nobody. ``no_such_table`` and ``no_such_round`` hold the rows that ask for one.
    """

    problem: Problem
    offered: tuple[str, ...]
    no_such_table: tuple[Guest, ...]
    no_such_round: tuple[Guest, ...]


def ask(found: GuestList, asked: Asked) -> Question:
    """Make a problem of who is in the list; refuses when nobody is, or there are too few chairs."""
    if not found.guests:
        raise Refused("seating.nobody_in_list")
    rounds = frozenset(range(asked.balance.rounds))
    lost = tuple(guest for guest in found.guests if guest.rounds and not guest.rounds & rounds)
    people = tuple(person for guest in found.guests for person in _people(guest, asked, rounds))
    together = tuple(_together(found.guests, asked))
    count = asked.tables or max(1, round(len(people) / COMFORTABLE))
    present = [sum(person.attends(number) for person in people) for number in rounds]
    low, high = _seats(asked, present, count, together)
    if max(present) > high * count:
        raise Refused("seating.no_room", people=max(present), seats=high * count)
    if min(present) < low * count:
        raise Refused("seating.too_many_chairs", people=min(present), seats=low * count)
    offered = _unsaid(people, asked)
    people = tuple(replace(person, needs=person.needs - offered) for person in people)
    problem = Problem(
        rounds=asked.balance.rounds,
        tables=tuple(
            Table(str(number), low, high, asked.features.get(number, frozenset()))
            for number in range(1, count + 1)
        ),
        people=people,
        never=tuple(_never(found, asked.balance)),
        together=together,
        pins=tuple(_pins(found.guests, count)),
        rules=asked.balance.rules(found.perspectives),
        weights=_weights(asked.balance.weights, people),
    )
    return Question(
        problem=problem,
        offered=tuple(sorted(offered)),
        no_such_table=tuple(g for g in found.guests if g.table and not _exists(g.table, count)),
        no_such_round=lost,
    )


def _weights(weights: Weights, people: Sequence[Person]) -> Weights:
    """Weigh age and gender, which only lists know, as a district; leave out what nobody has."""
    weight = weights.attrs.get(DISTRICT, 0)
    known = {**weights.attrs, AGE: weight, GENDER: weight}
    used = {name for person in people for name in person.attrs}
    return replace(weights, attrs={name: known[name] for name in known if name in used})


def _people(guest: Guest, asked: Asked, rounds: frozenset[int]) -> Iterator[Person]:
    told = guest.told
    attrs = {
        DISTRICT: told.district,
        AGE: guest.age,
        GENDER: guest.gender,
        FIRST_TIME: "yes" if guest.first_time else "",
    }
    kinds = {need.kind for need in told.needs}
    there = guest.rounds & rounds if guest.rounds else None
    yield Person(
        id=guest.id,
        group=guest.group or asked.nameless,
        org=told.works_for or None,
        attrs={name: value for name, value in attrs.items() if value},
        needs=frozenset(kind.value for kind in AT_THE_TABLE if kind in kinds),
        rounds=there or None,
    )
    for name in _brought(guest, asked):
        yield Person(id=name, group=asked.company_group, rounds=there or None)


def _brought(guest: Guest, asked: Asked) -> list[str]:
    """What to call each who comes along, so that two are never called the same."""
    called = asked.company % {"name": guest.id}
    names = [f"{name} ({called})" if name else called for name in guest.brings]
    return [
        name if number == 1 else f"{name} ({number})" for number, name in enumerate(names, start=1)
    ]


def _together(guests: Sequence[Guest], asked: Asked) -> Iterator[Together]:
    for guest in guests:
        company = (guest.id, *_brought(guest, asked), *guest.company)
        if len(company) > 1:
            yield Together(f"with-{guest.row}", company)
        for number, other in enumerate(guest.near):
            yield Together(f"wish-{guest.row}-{number}", (guest.id, other), private=True)


def _never(found: GuestList, balance: Balance) -> Iterator[Never]:
    for guest in found.guests:
        for number, other in enumerate(guest.apart):
            yield Never(f"apart-{guest.row}-{number}", guest.id, other)
    if balance.not_with_own_organisation:
        yield from _cared_for_by(found)


def _cared_for_by(found: GuestList) -> Iterator[Never]:
    """Who lives with the care of an organisation isn't beside those who work there."""
    lived: dict[str, list[Guest]] = {}
    staff: dict[str, list[Guest]] = {}
    for guest in found.guests:
        perspective = found.perspectives.get(guest.group)
        if organisation := match_key(guest.told.works_for):
            side = lived if perspective is Perspective.LIVED_EXPERIENCE else staff
            side.setdefault(organisation, []).append(guest)
    for organisation in sorted(lived.keys() & staff.keys()):
        for client, worker in product(lived[organisation], staff[organisation]):
            yield Never(f"cared-{client.row}-{worker.row}", client.id, worker.id, private=False)


def _pins(guests: Sequence[Guest], count: int) -> Iterator[Pin]:
    for guest in guests:
        if guest.table and _exists(guest.table, count):
            yield Pin(f"pin-{guest.row}", guest.id, str(guest.table))


def _exists(table: int, count: int) -> bool:
    return 1 <= table <= count


def _unsaid(people: Sequence[Person], asked: Asked) -> frozenset[str]:
    """Give the needs that nobody said of any table that it offers them."""
    said = frozenset[str]().union(*asked.features.values())
    return frozenset[str]().union(*(person.needs for person in people)) - said


def _seats(
    asked: Asked, present: Sequence[int], count: int, together: Sequence[Together]
) -> tuple[int, int]:
    """Give the fewest and the most at a table: as asked, or about even in every round."""
    most = -(-max(present) // count) + _SLACK
    most = max([most, *(len(block) for block in _blocks(together))])
    fewest = max(1, min(present) // count - _SLACK) if min(present) >= count else 0
    low, high = asked.seats_min, asked.seats_max
    if low is None:
        low = min(fewest, high) if high is not None else fewest
    if high is None:
        high = max(most, low)
    return low, high


def _blocks(together: Sequence[Together]) -> list[set[str]]:
    """Put sets that share somebody together."""
    blocks: list[set[str]] = []
    for group in together:
        members = set(group.members).union(*(b for b in blocks if b & set(group.members)))
        blocks = [block for block in blocks if not block & members] + [members]
    return blocks
