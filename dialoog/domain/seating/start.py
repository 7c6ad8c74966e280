"""A first seating at once: everyone dealt over the tables like cards, kind by kind.

People are sorted by group and dealt in hands of one per table, so every group is spread evenly.
In each next round the second hand moves up one table, the third hand two, and so on: people who
shared a table part ways. With a prime power of tables, moving up is done in a finite field: then
nobody meets anyone of another hand twice in as many rounds as there are tables (a transversal
design), and in one round more each hand sits among itself. That solves social golfer problems like
8 tables of 4 in 9 rounds, or 7 of 7 in 8, at once.
"""

from __future__ import annotations

from random import Random

from dialoog.domain.seating.draft import Draft
from dialoog.domain.seating.field import find_field
from dialoog.domain.seating.leading import lead
from dialoog.domain.seating.model import NOBODY, Model
from dialoog.domain.seating.plan import Plan

Block = tuple[int, ...]


def deal(model: Model, rng: Random, *, known: Plan | None = None) -> Draft:
    """Seat everyone in every open round; rules about who, where and seats hold where possible.

    Who has a seat in ``known`` keeps it, if it may still be theirs.
    """
    draft = Draft(model)
    luck = {who: rng.random() for who in range(len(model.problem.people))}
    for turn, number in enumerate(model.rounds):
        if known:
            draft.put(number, known.rounds[number])
        _deal_round(draft, number, turn=turn, luck=luck)
    if known:
        draft.appoint(known.facilitators)
    lead(draft, rng, trade=not model.stay)
    return draft


def _deal_round(draft: Draft, number: int, *, turn: int, luck: dict[int, float]) -> None:
    around = draft.model.rounds[number]
    seats = draft.seats[number]
    free = list(around.chairs)
    homeless = []
    for block in _in_order(draft.model, number, luck=luck):
        table = _kept(seats, block, free, around.allowed.get(block[0]))
        if table is None:
            homeless.append(block)
        else:
            free[table] -= len(block)
    tables = range(len(free))
    field = find_field(len(free))
    for place, block in enumerate(homeless):
        hand, first = divmod(place, len(free))
        if field and turn < len(free):
            wanted = field.add(first, field.multiply(turn, hand % len(free)))
        elif field and turn == len(free):
            wanted = place * len(free) // len(homeless)
        else:
            wanted = (first + turn * hand) % len(free)
        allowed = around.allowed.get(block[0], tables)
        nearby = ((wanted + step) % len(free) for step in tables)
        table = next((t for t in nearby if free[t] >= len(block) and t in allowed), None)
        for who in block:
            # No room for all of them: better apart than nowhere, the search may bring them back.
            seats[who] = max(tables, key=free.__getitem__) if table is None else table
            free[seats[who]] -= 1


def _kept(
    seats: list[int], block: Block, free: list[int], allowed: frozenset[int] | None
) -> int | None:
    """Give the table where a block sits already, unless it can't stay there."""
    table = seats[block[0]]
    together = all(seats[who] == table for who in block)
    fits = table != NOBODY and together and free[table] >= len(block)
    return table if fits and (allowed is None or table in allowed) else None


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
