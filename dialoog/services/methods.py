"""Methods: the ways of working that a meeting can be planned from."""

from __future__ import annotations

from dialoog.content import shipped_methods
from dialoog.domain.methods import Method

FIRST = "appelboompje"


def list_methods() -> list[Method]:
    """Give every method, the Appelboompje first and the others by title."""
    return sorted(
        shipped_methods().values(), key=lambda method: (method.key != FIRST, method.title.nl)
    )


def find_method(key: str) -> Method | None:
    """Give the method named ``key``, or None when there is none."""
    return shipped_methods().get(key)
