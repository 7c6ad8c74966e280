"""What a manager chose to look at, out of an address and back into one."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from dialoog.domain.outcomes import Period, Scope
from dialoog.domain.people import Perspective


def chosen() -> Scope:
    """Give what the address asks for; what it doesn't know, it leaves open."""
    return Scope(
        period=request.args.get("periode", default=Period.ALL, type=Period),
        programme_id=request.args.get("traject", type=int),
        district=request.args.get("wijk") or None,
        perspective=request.args.get("kant", type=Perspective),
    )


def address_of(endpoint: str, scope: Scope, **values: Any) -> str:
    """Give the address of a page that looks at the same, except for what ``values`` choose."""
    same = {
        "periode": None if scope.period is Period.ALL else scope.period.value,
        "traject": scope.programme_id,
        "wijk": scope.district,
        "kant": scope.perspective and scope.perspective.value,
    }
    return url_for(endpoint, **{**same, **values})
