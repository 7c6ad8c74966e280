"""How a table is now, for the script on its screen: small facts, the words stand in the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dialoog.domain.anonymity import find_telltales
from dialoog.domain.live import QuoteConsent, care_by
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, live
from dialoog.services.live import TableNow
from dialoog.web.filters import day


def describe_table(table: Any, *, mark: str) -> dict[str, Any]:
    """Give everything of a table that changes during the day, and the mark that goes with it."""
    return {"mark": mark, **describe(live.look_at_table(table, now=clock.now()))}


def describe(scene: TableNow) -> dict[str, Any]:
    """Give what changes during the day in ``scene``."""
    moment = scene.standing.moment
    return {
        "sheet": scene.meeting.version,
        "underway": scene.meeting.state is MeetingState.UNDERWAY,
        "now": clock.now().isoformat(),
        "visits": [
            {"began": visit.started_at.isoformat(), "extra": visit.extra_minutes}
            for visit in (moment.visits if moment else ())
        ],
        "finished": scene.standing.finished,
        "help": scene.standing.asks_help,
        "entries": [_entry(row) for row in scene.contributions],
        "gone": [_entry(row) for row in scene.taken_back],
        "agreements": [_agreement(row) for row in scene.agreements],
        "turns": scene.turns,
        "names": scene.company.names,
        "new": scene.company.new,
        "seats": scene.company.perspectives,
    }


def _entry(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.client_id),
        "phase": row.phase_key,
        "kind": row.kind,
        "text": row.text,
        "consent": row.quote_consent,
        "stars": row.stars,
        "route": row.care_route,
        "call_by": _call_by(row.recorded_at) if row.private else "",
        "names": _names(row),
    }


def _agreement(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.client_id),
        "what": row.what,
        "who": row.who,
        "due_on": row.due_on.isoformat() if row.due_on else "",
        "noticed_how": row.noticed_how,
        "owner_email": row.owner_email,
        "present": row.seats_present,
        "agreed": row.seats_agreed,
        "minority_note": row.minority_note,
    }


def _call_by(recorded_at: datetime) -> str:
    """Say by which day somebody is phoned who told something painful."""
    return day(care_by(clock.day_of(recorded_at)))


def _names(row: Any) -> tuple[str, ...]:
    """Give what looks like a name, unless the speaker wants to be known by their first name."""
    shown = row.quote_consent is QuoteConsent.FIRST_NAME
    return () if shown else find_telltales(row.text)
