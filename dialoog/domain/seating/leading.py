"""Who leads which table: pins first, and nobody beside a person they may not lead."""

from __future__ import annotations

from random import Random

from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.model import NOBODY


def lead(draft: Draft, rng: Random, *, trade: bool = True) -> None:
    """Give tables a facilitator, and let two ``trade`` places where that ends a broken rule."""
    model = draft.model
    leaders = draft.leaders
    pinned = {
        model.facilitators[pin.person]: model.problem.table_index[pin.table]
        for pin in model.problem.pins
        if pin.person in model.facilitators
    }
    barred = _barred(draft)
    _fill(leaders, pinned, count=len(model.facilitators))
    if not trade:
        return
    idle = [who for who in range(len(model.facilitators)) if who not in leaders]
    tables = [table for table, who in enumerate(leaders) if who not in pinned]
    for table in tables:
        if table not in barred.get(leaders[table], ()):
            continue
        rng.shuffle(idle)
        for place, who in enumerate(idle):
            if table not in barred.get(who, ()) and who not in pinned:
                idle[place], leaders[table] = leaders[table], who
                break
        else:
            _trade(leaders, table, rng.sample(tables, len(tables)), barred)


def _barred(draft: Draft) -> dict[int, set[int]]:
    """The tables where each facilitator meets someone they may not lead."""
    barred: dict[int, set[int]] = {}
    for who, facilitator in draft.model.led_away:
        for number in draft.model.rounds:
            if draft.seats[number][who] != NOBODY:
                barred.setdefault(facilitator, set()).add(draft.seats[number][who])
    return barred


def _fill(leaders: list[int], pinned: dict[int, int], *, count: int) -> None:
    for who, table in pinned.items():
        if leaders[table] != who:
            if who in leaders:
                leaders[leaders.index(who)] = NOBODY
            leaders[table] = who
    busy = set(leaders)
    idle = [who for who in range(count) if who not in busy and who not in pinned]
    for table, leader in enumerate(leaders):
        if leader == NOBODY and idle:
            leaders[table] = idle.pop(0)


def _trade(leaders: list[int], table: int, others: list[int], barred: dict[int, set[int]]) -> None:
    mine = leaders[table]
    for other in others:
        theirs = leaders[other]
        if table not in barred.get(theirs, ()) and other not in barred.get(mine, ()):
            leaders[table], leaders[other] = theirs, mine
            return
