"""What goes back to the people, and whom it reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class MessageKind(StrEnum):
    """Why people get a message."""

    REPORT = "report"
    UPDATE = "update"
    PROMISE_MOVED = "promise_moved"
    PROMISE_LATE = "promise_late"
    CHECK = "check"


TELLS_DECISIONS = (MessageKind.REPORT, MessageKind.UPDATE)


class DeliveryState(StrEnum):
    """Whether a message has reached one person."""

    WAITING = "waiting"
    REACHED = "reached"
    NOT_REACHABLE = "not_reachable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many people a message reached, still has to reach, and can't reach."""

    reached: int
    waiting: int
    not_reachable: int
    refused: int


def coverage(states: Iterable[DeliveryState]) -> Coverage:
    """Count deliveries by state."""
    counted = Counter(states)
    return Coverage(
        reached=counted[DeliveryState.REACHED],
        waiting=counted[DeliveryState.WAITING],
        not_reachable=counted[DeliveryState.NOT_REACHABLE],
        refused=counted[DeliveryState.REFUSED],
    )
