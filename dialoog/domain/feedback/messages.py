"""What goes back to the people, and whom it reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.figures import rounded
from dialoog.domain.people import News


class MessageKind(StrEnum):
    """Why people get a message."""

    REPORT = "report"
    UPDATE = "update"
    PROMISE_MOVED = "promise_moved"
    PROMISE_LATE = "promise_late"
    CHECK = "check"
    RECORD = "record"
    RECORD_APPROVED = "record_approved"


TELLS_DECISIONS = (MessageKind.REPORT, MessageKind.UPDATE)


class DeliveryState(StrEnum):
    """Whether a message has reached one person."""

    WAITING = "waiting"
    REACHED = "reached"
    NOT_REACHABLE = "not_reachable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Coverage:
    """About how many people a message reached, still has to reach, and can't reach.

    Who says no to it has their reason, so a small group is None: too few to show. All four are
    rounded to fives, or the small one could be found by subtracting.
    """

    reached: int | None
    waiting: int | None
    not_reachable: int | None
    refused: int | None
    everybody_heard: bool


def is_wanted(kind: MessageKind, *, news: News) -> bool:
    """Say whether somebody who wants to hear so much gets a message of this kind.

    Who wants the outcome only is spared what comes in between. A promise that moves or fails is no
    news but our word to them, so everybody hears that.
    """
    return news is News.EVERYTHING or kind is not MessageKind.UPDATE


def coverage(states: Iterable[DeliveryState]) -> Coverage:
    """Count deliveries by state, as it may be shown."""
    counted = Counter(states)
    return Coverage(
        reached=rounded(counted[DeliveryState.REACHED]),
        waiting=rounded(counted[DeliveryState.WAITING]),
        not_reachable=rounded(counted[DeliveryState.NOT_REACHABLE]),
        refused=rounded(counted[DeliveryState.REFUSED]),
        everybody_heard=not counted[DeliveryState.WAITING],
    )
