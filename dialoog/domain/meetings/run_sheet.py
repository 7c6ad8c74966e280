"""The arithmetic of a run sheet: blocks in a row, of which the first start drives all times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from dialoog.domain.methods import Phase
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

LONGEST_BLOCK = 8 * 60
ROUND_MINUTES = 5

Block = TypeVar("Block")


@dataclass(frozen=True, slots=True)
class Timed:
    """A block of a run sheet with the moments at which it begins and ends."""

    position: int
    starts_at: datetime
    ends_at: datetime


def timetable(starts_at: datetime, minutes: Sequence[int]) -> tuple[Timed, ...]:
    """Give when each block begins and ends; the start of the first one drives all times."""
    timed = []
    moment = starts_at
    for position, duration in enumerate(minutes):
        end = moment + timedelta(minutes=duration)
        timed.append(Timed(position, moment, end))
        moment = end
    return tuple(timed)


def minutes_over(starts_at: datetime, ends_at: datetime, minutes: Sequence[int]) -> int:
    """Give how many minutes are free; a negative number is how much the run sheet is too long."""
    return round((ends_at - starts_at) / timedelta(minutes=1)) - sum(minutes)


def move(blocks: Sequence[Block], position: int, *, by: int) -> tuple[Block, ...]:
    """Give the run sheet with one block ``by`` places later (negative: earlier)."""
    place = position + by
    if place < 0:
        raise Refused("meeting.block_is_first")
    if place >= len(blocks):
        raise Refused("meeting.block_is_last")
    others = [*blocks[:position], *blocks[position + 1 :]]
    return (*others[:place], blocks[position], *others[place:])


def insert(blocks: Sequence[Block], block: Block, *, at: int) -> tuple[Block, ...]:
    """Give the run sheet with a new block; everything after it shifts."""
    return (*blocks[:at], block, *blocks[at:])


def remove(blocks: Sequence[Block], position: int) -> tuple[Block, ...]:
    """Give the run sheet without one block; everything after it shifts back."""
    if len(blocks) == 1:
        raise Refused("meeting.only_block")
    return (*blocks[:position], *blocks[position + 1 :])


def with_minutes(phase: Phase, minutes: int) -> Phase:
    """Give the phase with another duration, in whole minutes."""
    if not 1 <= minutes <= LONGEST_BLOCK:
        raise Refused("meeting.minutes_out_of_range", most=LONGEST_BLOCK)
    return replace(phase, minutes=minutes)


def split(phase: Phase, *, taken: Collection[str]) -> tuple[Phase, Phase]:
    """Give a phase as two that last as long together; ``taken`` are the keys in the run sheet.

    What has to lie ready belongs to the first part, agreements belong to the second.
    """
    if phase.minutes == 1:
        raise Refused("meeting.too_short_to_split")
    half = phase.minutes // 2
    first = half // ROUND_MINUTES * ROUND_MINUTES or half
    return (
        replace(phase, minutes=first, ends_in_agreements=False),
        replace(
            phase,
            key=free_key(phase.key, taken=taken),
            title=Text(nl=f"{phase.title.nl} 2", en=f"{phase.title.en} 2"),
            minutes=phase.minutes - first,
            materials=(),
            paper=(),
        ),
    )


def free_key(key: str, *, taken: Collection[str]) -> str:
    """Give ``key``, with a number behind it when the run sheet has that key already."""
    free = key
    number = 2
    while free in taken:
        free = f"{key}_{number}"
        number += 1
    return free
