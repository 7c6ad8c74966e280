"""The hall: which table needs somebody first, who runs late, and where the hall as a whole is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from dialoog.domain.live import Moment

WORTH_SAYING = 5


def minutes_behind(moment: Moment, *, minutes: Sequence[int], now: datetime) -> int:
    """Give how many minutes a table is later than its run sheet says; never less than none.

    ``minutes`` are those of each phase. A table counts from its own beginning, and one that is
    finished is late for nothing.
    """
    if moment.finished_at:
        return 0
    planned = sum(minutes[: moment.position + 1])
    ends_at = moment.visits[0].started_at + timedelta(minutes=planned)
    return max(0, int((now - ends_at) / timedelta(minutes=1)))


def need(moment: Moment | None, *, behind: int) -> tuple[int, float]:
    """Give the place of a table among those who need somebody; the smallest comes first.

    First who asks for help, the longest waiting first; then who hasn't begun; then who runs late,
    the latest first; then the others, and last who is finished.
    """
    if moment is None:
        return 1, 0.0
    if moment.help_asked_at:
        return 0, moment.help_asked_at.timestamp()
    if moment.finished_at:
        return 4, 0.0
    return (2, -behind) if behind >= WORTH_SAYING else (3, 0.0)


def phase_of_hall(positions: Sequence[int]) -> int | None:
    """Give the phase in which most tables are, the earliest of equals; None when nobody is."""
    counts = Counter(positions)
    return min(counts, key=lambda position: (-counts[position], position)) if counts else None
