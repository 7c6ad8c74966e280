"""One step of the search: somebody changes places with somebody, or stays.

Who sits alone may swap with anyone, empty chairs included. People who belong together move as
one: they trade with as many people of another table, whole blocks among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from random import Random

from dialoog.domain.seating.lanes import SCALE, Noise, full, read
from dialoog.domain.seating.sitting import WALL, Sitting

CONTENT = 0.6
"""How often someone with nothing wrong at their table is passed over: the gain is elsewhere."""


def sweep(sitting: Sitting, lanes: Iterable[int], *, noise: Noise, rng: Random) -> None:
    """Give each of these lanes one chance to move, at the temperature of the noise."""
    for lane in lanes:
        if rng.random() < CONTENT and not sitting.wrong(lane):
            continue
        if read(sitting.bound, lane):
            _move_block(sitting, _block(sitting, lane), noise=noise, rng=rng)
            continue
        shut = sitting.seated[sitting.table[lane]] | sitting.bound
        found = sitting.lowest(lane, noise=noise.draw(), shut=shut, limit=noise.stay())
        if found:
            sitting.swap(lane, found[0])
    for company in _companies(sitting, rng):
        _move_block(sitting, company, noise=noise, rng=rng)


def _companies(sitting: Sitting, rng: Random) -> Iterator[list[int]]:
    """Give people who may leave a table together but not one by one: then one would sit alone."""
    for value, least in sitting.model.company:
        at: dict[int, list[int]] = {}
        for who, lane in sitting.lane_of.items():
            if value in sitting.model.values[who]:
                at.setdefault(sitting.table[lane], []).append(lane)
        for lanes in at.values():
            free = [lane for lane in lanes if not read(sitting.bound, lane)]
            if len(free) >= least and (len(lanes) == least or len(lanes) >= 2 * least):
                yield rng.sample(free, least)


def movable(sitting: Sitting) -> list[int]:
    """List the lanes to sweep over: everyone with a choice, and one of every block."""
    lanes = []
    for who, lane in sitting.lane_of.items():
        allowed = sitting.round.allowed.get(who)
        block = sitting.model.block_of.get(who, (who,))
        first = next(other for other in block if other in sitting.lane_of)
        if who == first and (allowed is None or len(allowed) > 1):
            lanes.append(lane)
    return lanes


def _move_block(sitting: Sitting, block: list[int], *, noise: Noise, rng: Random) -> None:
    split = len({sitting.table[mine] for mine in block}) > 1
    choice = _tables(sitting, block[0], split=split)
    if not choice:
        return
    there = rng.choice(choice)
    partners = [] if split else _partners(sitting, block, there=there, rng=rng)
    done: list[tuple[int, int]] = []
    total = 0
    for mine in block:
        if sitting.table[mine] == there:
            continue
        if partners:
            other = partners.pop()
            price = sitting.price(mine, other)
        else:
            other, price = _loose_partner(sitting, mine, block, there=there, noise=noise)
        total += price
        if price > WALL // 2:
            break
        sitting.swap(mine, other)
        done.append((mine, other))
    if total > WALL // 2 or not (split or _accepted(total, noise=noise, rng=rng)):
        for mine, other in reversed(done):
            sitting.swap(mine, other)


def _tables(sitting: Sitting, lane: int, *, split: bool) -> list[int]:
    """List where a block may go; a block that is split may come together where one of it sits."""
    allowed = sitting.round.allowed.get(sitting.person[lane])
    return [
        table
        for table, name in enumerate(sitting.tables)
        if (split or table != sitting.table[lane]) and (allowed is None or name in allowed)
    ]


def _block(sitting: Sitting, lane: int) -> list[int]:
    who = sitting.person[lane]
    block = sitting.model.block_of[who]
    return [sitting.lane_of[other] for other in block if other in sitting.lane_of]


def _partners(sitting: Sitting, mine: list[int], *, there: int, rng: Random) -> list[int]:
    """Pick some of the blocks at the other table that fit in the seats of this one, or none."""
    here = sitting.tables[sitting.table[mine[0]]]
    partners: list[int] = []
    rng.shuffle(sitting.blocks)
    for lanes in sitting.blocks:
        if {sitting.table[lane] for lane in lanes} != {there}:
            continue
        allowed = sitting.round.allowed.get(sitting.person[lanes[0]])
        fits = len(partners) + len(lanes) <= len(mine) and (allowed is None or here in allowed)
        if fits and rng.getrandbits(1):
            partners += lanes
    return partners


def _loose_partner(
    sitting: Sitting, lane: int, block: list[int], *, there: int, noise: Noise
) -> tuple[int, int]:
    """Pick someone at the other table who may move alone, and what the swap costs."""
    elsewhere = sum(seated for table, seated in enumerate(sitting.seated) if table != there)
    shut = elsewhere | sitting.bound | sum(map(full, block))
    random = noise.draw()
    found = sitting.lowest(lane, noise=random, shut=shut)
    if found is None:
        return lane, WALL
    other, price = found
    return other, price - read(random, other)


def _accepted(price: int, *, noise: Noise, rng: Random) -> bool:
    if price <= 0:
        return True
    units = noise.temperature * SCALE
    return units > 0 and rng.random() < exp(-price / units)
