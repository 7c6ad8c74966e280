"""Know without asking the database that nothing has changed since a mark was given."""

from __future__ import annotations

import time
from threading import Lock

from dialoog.storage.engine import stamp_of

LONGEST_SECONDS = 30


class Unchanged:
    """The marks that were right at the last write to the database.

    A mark can't be guessed, so who has it was allowed to see what it stands for. That it is still
    right tells them nothing new; but they are asked who they are again after half a minute.
    """

    def __init__(self, database_url: str) -> None:
        self._database_url = database_url
        self._stamp: tuple[int, ...] | None = None
        self._marks: set[tuple[str, str]] = set()
        self._since = 0.0
        self._lock = Lock()

    def stamp(self) -> tuple[int, ...] | None:
        """Give what tells one moment of the database from another; taken before a mark is."""
        return stamp_of(self._database_url)

    def learn(self, place: str, mark: str, *, stamp: tuple[int, ...] | None) -> None:
        """Remember that a mark was right at this moment of the database, or after it."""
        if stamp is None:
            return
        with self._lock:
            if stamp != self._stamp or self._is_old():
                self._stamp, self._marks, self._since = stamp, set(), time.monotonic()
            self._marks.add((place, mark))

    def holds(self, place: str, mark: str, *, stamp: tuple[int, ...] | None) -> bool:
        """Say whether a mark is certainly right still."""
        with self._lock:
            known = stamp is not None and stamp == self._stamp and not self._is_old()
            return known and (place, mark) in self._marks

    def _is_old(self) -> bool:
        return time.monotonic() - self._since > LONGEST_SECONDS
