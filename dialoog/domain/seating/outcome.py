"""How a search for a better plan ends."""

from __future__ import annotations

from enum import StrEnum


class SearchOutcome(StrEnum):
    """What became of a search in the background."""

    WAITING = "waiting"
    RUNNING = "running"
    BETTER = "better"
    NOT_BETTER = "not_better"
    OVERTAKEN = "overtaken"
    IMPOSSIBLE = "impossible"

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more will come of it."""
        return self not in {SearchOutcome.WAITING, SearchOutcome.RUNNING}
