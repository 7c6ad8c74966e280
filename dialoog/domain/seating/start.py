"""A first seating at once: everyone dealt over the tables like cards, kind by kind.

People are sorted by group and dealt in hands of one per table, so every group is spread evenly.
In each next round the second hand moves up one table, the third hand two, and so on: people who
shared a table part ways.
"""

from __future__ import annotations

from random import Random

from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.leading import lead
from dialoog.domain.seating.model import Model

Block = tuple[int, ...]


def deal(model: Model, rng: Random) -> Draft:
    """Seat everyone in every open round; rules about who, where and seats hold where possible."""
    draft = Draft(model)
    luck = {who: rng.random() for who in range(len(model.problem.people))}
    for turn, number in enumerate(model.rounds):
        _deal_round(draft, number, turn=turn, luck=luck)
    lead(draft, rng)
    return draft


def _deal_round(draft: Draft, number: int, *, turn: int, luck: dict[int, float]) -> None:
    model = draft.model
    around = model.rounds[number]
    free = list(around.chairs)
    tables = range(len(free))
    for hand, block in enumerate(_in_order(model, number, luck=luck)):
        wanted = (hand + turn * (hand // len(free))) % len(free)
        allowed = around.allowed.get(block[0], tables)
        nearby = sorted(allowed, key=lambda table: (table - wanted) % len(free))
        table = next((table for table in nearby if free[table] >= len(block)), None)
        if table is None:
            table = max(tables, key=lambda table: free[table])
        free[table] -= len(block)
        for who in block:
            draft.seats[number][who] = table


def _in_order(model: Model, number: int, *, luck: dict[int, float]) -> list[Block]:
    """Those with the least choice first, then the largest blocks, then group by group."""
    around = model.rounds[number]
    present = set(around.people)
    blocks = {
        tuple(who for who in model.block_of.get(person, (person,)) if who in present)
        for person in around.people
    }
    anywhere = len(around.chairs)

    def order(block: Block) -> tuple[int, int, str, float]:
        choice = len(around.allowed.get(block[0], range(anywhere)))
        return choice, -len(block), model.problem.people[block[0]].group, luck[block[0]]

    return sorted(blocks, key=order)
