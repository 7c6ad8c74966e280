"""Know without looking anything up that nothing has changed since a mark was given."""

from __future__ import annotations

import time
from threading import Lock

from dialoog.storage.engine import Stamp, Watch

LONGEST_SECONDS = 30


class Unchanged:
    """The marks that were right at the last write to the database.

    A mark can't be guessed, so who has it was allowed to see what it stands for. That it is still
    right tells them nothing new; but they are asked who they are again after half a minute.
    """

    def __init__(self, database_url: str) -> None:
        self._watch = Watch(database_url)
        self._stamp: Stamp | None = None
        self._marks: set[tuple[str, str]] = set()
        self._since = 0.0
        self._lock = Lock()

    def stamp(self) -> Stamp | None:
        """Give what tells one moment of the database from another; taken before a mark is."""
        return self._watch.stamp()

    def close(self) -> None:
        """Let the database go."""
        self._watch.close()

    def learn(self, place: str, mark: str, *, stamp: Stamp | None) -> None:
        """Remember that a mark was right at this moment of the database, or after it."""
        if stamp is None:
            return
        with self._lock:
            if stamp != self._stamp or self._is_old():
                self._stamp, self._marks, self._since = stamp, set(), time.monotonic()
            self._marks.add((place, mark))

    def holds(self, place: str, mark: str, *, stamp: Stamp | None) -> bool:
        """Say whether a mark is certainly right still."""
        with self._lock:
            known = stamp is not None and stamp == self._stamp and not self._is_old()
            return known and (place, mark) in self._marks

    def _is_old(self) -> bool:
        return time.monotonic() - self._since > LONGEST_SECONDS
