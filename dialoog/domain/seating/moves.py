"""One step of the search: somebody changes places with somebody, or stays.

Who sits alone may swap with anyone, empty chairs included. People who belong together move as
one: they trade with as many people of another table, whole blocks among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from dialoog.domain.seating.lanes import SCALE, Noise, full, read
from dialoog.domain.seating.sitting import WALL, Sitting

CONTENT = 0.6
"""How often someone with nothing wrong at their table is passed over: the gain is elsewhere."""
DOUBT = 10 * SCALE
"""How much a move of several people may cost less than its swaps, priced one by one."""


def sweep(
    sitting: Sitting, lanes: Iterable[int], *, noise: Noise, rng: Random, careful: bool = False
) -> None:
    """Give each of these lanes one chance to move, at the temperature of the noise.

    A ``careful`` sweep, for a room where a rule is still broken, takes time for people who go
    together: if they can't all at once, it looks at each of them after the one before has gone.
    """
    for lane in lanes:
        if rng.random() < CONTENT and not sitting.wrong(lane):
            continue
        if read(sitting.bound, lane):
            _move_block(sitting, lane, noise=noise, rng=rng, careful=careful)
            continue
        shut = sitting.seated[sitting.table[lane]] | sitting.bound
        found = sitting.lowest(lane, noise=noise.draw(), shut=shut, limit=noise.stay())
        if found:
            sitting.swap(lane, found[0])


def regroup(sitting: Sitting, *, noise: Noise, rng: Random) -> None:
    """Give people who keep each other company a chance to go elsewhere together."""
    for company in _companies(sitting, rng):
        here = sitting.table[company[0]]
        others = [table for table in range(len(sitting.tables)) if table != here]
        if not others:
            return
        there = rng.choice(others)
        shut = _elsewhere(sitting, there) | sitting.bound
        # Each of them alone would break a rule, at both tables: so any guess is wrong.
        _trade(sitting, company, shut=shut, doubt=WALL // 2, noise=noise, rng=rng)


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


def _move_block(sitting: Sitting, lane: int, *, noise: Noise, rng: Random, careful: bool) -> None:
    """Let people go to another table together, or come together when they are apart."""
    block = _block(sitting, lane)
    if len({sitting.table[mine] for mine in block}) > 1:
        _gather(sitting, block, noise=noise, rng=rng)
        return
    shut = sitting.seated[sitting.table[lane]] | sitting.bound
    # In a repair one may have to leave a seat so that all of them come home.
    doubt = WALL // 2 if sitting.model.stay else DOUBT
    gone = _trade(sitting, block, shut=shut, doubt=doubt, noise=noise, rng=rng)
    if careful and not gone:
        _follow(sitting, block, shut=shut, noise=noise)


def _trade(
    sitting: Sitting, mine: list[int], *, shut: int, doubt: int, noise: Noise, rng: Random
) -> bool:
    """Trade places with as many at a table that is not ``shut``, if the warmth bears the price.

    It is only tried when the swaps, each priced as if it were the only one, cost at most ``doubt``
    more than that. Says whether they went.
    """
    bearable = noise.bearable()
    swaps, guess = _find_swaps(
        sitting, mine, shut=shut, most=bearable + doubt, noise=noise, rng=rng
    )
    if guess > bearable + doubt:
        return False
    price = sum(_swap(sitting, one, other) for one, other in swaps)
    if price > bearable:
        _undo(sitting, swaps)
    return price <= bearable


def _follow(sitting: Sitting, mine: list[int], *, shut: int, noise: Noise) -> None:
    """Let people go to another table one after the other, if the warmth bears what it costs.

    Each is priced when the one before has gone: two may need one empty chair and one exchange.
    """
    bearable, price = noise.bearable(), 0
    swaps: list[tuple[int, int]] = []
    for one in mine:
        other, _ = _loose_partner(sitting, one, shut=shut, noise=noise)
        if other == one:
            price = WALL
            break
        if not swaps:
            shut |= _elsewhere(sitting, sitting.table[other])
        shut |= full(other)
        price += _swap(sitting, one, other)
        swaps.append((one, other))
    if price > bearable:
        _undo(sitting, swaps)


def _find_swaps(
    sitting: Sitting, mine: list[int], *, shut: int, most: float, noise: Noise, rng: Random
) -> tuple[list[tuple[int, int]], int]:
    rng.shuffle(mine)
    partners = _partners(sitting, mine, rng=rng)
    swaps: list[tuple[int, int]] = []
    guess = 0
    for one in mine:
        if partners:
            other = partners.pop()
            price = sitting.price(one, other)
        else:
            other, price = _loose_partner(sitting, one, shut=shut, noise=noise)
        guess += price
        if guess > most:
            break
        if not swaps:
            shut |= _elsewhere(sitting, sitting.table[other])
        shut |= full(other)
        swaps.append((one, other))
    return swaps, guess


def _gather(sitting: Sitting, block: list[int], *, noise: Noise, rng: Random) -> None:
    """Bring people together at a table where all of them may sit, whatever it costs."""
    allowed = sitting.round.allowed.get(sitting.person[block[0]], sitting.tables)
    choice = [table for table, name in enumerate(sitting.tables) if name in allowed]
    if not choice:
        return
    there = rng.choice(choice)
    shut = _elsewhere(sitting, there) | sitting.bound | sum(map(full, block))
    swaps: list[tuple[int, int]] = []
    for mine in block:
        if sitting.table[mine] == there:
            continue
        other, price = _loose_partner(sitting, mine, shut=shut, noise=noise)
        if price > WALL // 2:
            _undo(sitting, swaps)
            return
        sitting.swap(mine, other)
        shut |= full(mine)
        swaps.append((mine, other))


def _block(sitting: Sitting, lane: int) -> list[int]:
    who = sitting.person[lane]
    block = sitting.model.block_of[who]
    return [sitting.lane_of[other] for other in block if other in sitting.lane_of]


def _partners(sitting: Sitting, mine: list[int], *, rng: Random) -> list[int]:
    """Pick another block that is together and not larger, or, as often, none."""
    if not sitting.blocks or rng.getrandbits(1):
        return []
    lanes = rng.choice(sitting.blocks)
    tables = {sitting.table[lane] for lane in lanes}
    fits = len(lanes) <= len(mine) and len(tables) == 1
    return list(lanes) if fits and sitting.table[mine[0]] not in tables else []


def _loose_partner(sitting: Sitting, lane: int, *, shut: int, noise: Noise) -> tuple[int, int]:
    """Pick someone who may move alone, and what the swap costs."""
    random = noise.draw()
    found = sitting.lowest(lane, noise=random, shut=shut)
    if found is None:
        return lane, WALL
    other, price = found
    return other, price - read(random, other)


def _elsewhere(sitting: Sitting, there: int) -> int:
    return sum(seated for table, seated in enumerate(sitting.seated) if table != there)


def _swap(sitting: Sitting, mine: int, other: int) -> int:
    price = sitting.price(mine, other)
    sitting.swap(mine, other)
    return price


def _undo(sitting: Sitting, swaps: list[tuple[int, int]]) -> None:
    for mine, other in reversed(swaps):
        sitting.swap(mine, other)
