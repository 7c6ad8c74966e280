"""Steps as a tablet makes and sends them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.factories import NOW
from tests.live_room import Room


def step(
    kind: str, /, *, at: datetime = NOW, step_id: str | None = None, **body: object
) -> dict[str, Any]:
    """Give a step as a tablet sends it."""
    return {
        "id": step_id or str(uuid4()),
        "kind": kind,
        "at": at.isoformat(),
        "body": {name: str(value) for name, value in body.items()},
    }


def note(text: str, *, later: timedelta = timedelta(0), **body: object) -> dict[str, Any]:
    """Give the step by which something that was said is written down."""
    said = {"phase": "wortels", "kind": "wortel", "text": text, "consent": "table_only", **body}
    return step("record", at=NOW + later, **said)


def send(browser: FlaskClient, room: Room, *steps: dict[str, Any]) -> TestResponse:
    """Send steps of the first table."""
    return browser.post(f"/tafels/{room.table_id}/stappen", json={"steps": list(steps)})


def statuses(answer: TestResponse) -> list[int]:
    """Give how each step of an answer went."""
    return [result["status"] for result in answer.json["steps"]]
