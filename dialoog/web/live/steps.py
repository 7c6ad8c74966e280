"""What a tablet did at its table, sent in the order in which it was done: perhaps twice, or late."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent, Source, happened_at
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, live, meetings
from dialoog.services.live import ContributionWords, Step
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.followup.forms import AgreementForm, ReadBackForm
from dialoog.web.forms import Form
from dialoog.web.live.blueprint import bp, guides
from dialoog.web.live.forms import TableForm
from dialoog.web.live.state import describe_table
from dialoog.web.words import sentence

MOST_STEPS = 100
TAKEN, UNREADABLE, CONFLICT, UNUSABLE, LATER = 200, 400, 409, 422, 503
STATUS = {"live.id_used_before": CONFLICT, "common.changed_meanwhile": LATER}


@dataclass(frozen=True)
class Done:
    """A step with the table where it was done and what was filled in."""

    table: Any
    step: Step
    body: MultiDict[str, str]

    def entry_id(self) -> int:
        """Give the number of what was said that the step is about."""
        row = live.get_entry(UUID(self.body["entry"]), table_id=self.table.id)
        return row.id

    def agreement(self) -> Any:
        """Give the agreement that the step is about."""
        return live.get_agreement(UUID(self.body["entry"]), table_id=self.table.id)

    def filled(self, form: type[Form]) -> Any:
        """Give the form as it was filled in, or refuse what is wrong with it."""
        found = form(formdata=self.body, meta={"csrf": False})
        if not found.validate():
            raise UnusableError(" ".join(words for _field, words in found.faults()))
        return found


class UnusableError(ValueError):
    """What was filled in can't be used; the words say why."""


@bp.post("/tafels/<id:table_id>/stappen")
@guides
def take_steps(table: Any) -> ResponseReturnValue:
    """Take steps one by one, each exactly once, and tell of each how it went.

    The answer has the worst status of all, and how the table is after them.
    """
    sent = request.get_json(silent=True)
    steps = sent.get("steps") if isinstance(sent, dict) else None
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        return {"steps": []}, UNREADABLE
    table_id = table.id
    results = [_take(table, raw) for raw in steps]
    status = max((result["status"] for result in results), default=TAKEN)
    table = live.get_table(table_id)
    return {
        "steps": results,
        "state": describe_table(table, mark=live.mark_of_table(table)),
    }, status


def _take(table: Any, raw: Any) -> dict[str, Any]:
    step_id = str(raw.get("id", "")) if isinstance(raw, dict) else ""
    try:
        kind, done = KINDS[raw["kind"]], _read(table, raw)
    except (KeyError, TypeError, ValueError):
        return _result(step_id, UNUSABLE, sentence(Refused("live.step_unreadable")))
    try:
        with unit_of_work():
            live.take_once(done.step, table_id=table.id, act=lambda: kind(done), now=clock.now())
    except Refused as refused:
        return _result(step_id, STATUS.get(refused.code, UNUSABLE), sentence(refused))
    except UnusableError as unusable:
        return _result(step_id, UNUSABLE, str(unusable))
    except (KeyError, ValueError):
        return _result(step_id, UNUSABLE, sentence(Refused("live.step_unreadable")))
    return _result(step_id, TAKEN)


def _result(step_id: str, status: int, words: str = "") -> dict[str, Any]:
    return {"id": step_id, "status": status, "words": words}


def _read(table: Any, raw: dict[str, Any]) -> Done:
    body = {str(name): str(value) for name, value in raw["body"].items()}
    told = datetime.fromisoformat(raw["at"])
    content = json.dumps([raw["kind"], body], sort_keys=True)
    step = Step(
        id=UUID(raw["id"]),
        digest=hashlib.sha256(content.encode()).hexdigest(),
        at=happened_at(told.astimezone(clock.ZONE), now=clock.now()),
    )
    return Done(table, step, MultiDict(body))


def _record(done: Done) -> None:
    done.body["client_id"] = str(done.step.id)
    form = done.filled(TableForm)
    live.record(
        form.command(), table_id=done.table.id, source=Source.TABLE, now=done.step.at, late=True
    )


def _edit(done: Done) -> None:
    row = live.get_entry(UUID(done.body["entry"]), table_id=done.table.id)
    words = ContributionWords(
        client_id=done.step.id,
        phase_key=row.phase_key,
        kind=done.body["kind"],
        text=done.body["text"],
        consent=QuoteConsent(done.body["consent"]),
    )
    live.mend(row.id, words, seen=done.body["seen"], now=done.step.at)


def _withdraw(done: Done) -> None:
    live.withdraw(done.entry_id(), now=done.step.at)


def _restore(done: Done) -> None:
    live.restore(done.entry_id())


def _star(done: Done) -> None:
    live.star(done.entry_id(), more=-1 if "eraf" in done.body else 1)


def _move(done: Done) -> None:
    live.move(done.entry_id(), up=done.body["richting"] == "omhoog")


def _sort(done: Done) -> None:
    live.sort_by_stars(done.entry_id())


def _route(done: Done) -> None:
    live.choose_route(done.entry_id(), CareRoute(done.body["route"]))


def _on(done: Done) -> None:
    live.go_on(done.table.id, from_position=int(done.body["plek"]), now=done.step.at, late=True)


def _back(done: Done) -> None:
    live.go_back(done.table.id, from_position=int(done.body["plek"]), late=True)


def _longer(done: Done) -> None:
    live.take_longer(done.table.id, late=True)


def _help(done: Done) -> None:
    live.ask_help(done.table.id, now=done.step.at, late=True)


def _helped(done: Done) -> None:
    live.end_help(done.table.id, late=True)


def _turns(done: Done) -> None:
    spoke = {side: int(done.body[side]) for side in Perspective if side in done.body}
    live.count_turns(done.table.id, done.body["phase"], spoke)


def _agree(done: Done) -> None:
    meeting = meetings.get_meeting(done.table.meeting_id)
    followup.make_agreement(
        done.filled(AgreementForm).command(),
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        table_id=done.table.id,
        client_id=done.step.id,
        now=done.step.at,
    )


def _reword(done: Done) -> None:
    live.reword_agreement(
        done.agreement().id,
        done.filled(AgreementForm).command(),
        heard=done.body["seen"],
        client_id=done.step.id,
        now=done.step.at,
    )


def _read_back(done: Done) -> None:
    row, form = done.agreement(), done.filled(ReadBackForm)
    live.require_heard(row, done.body["seen"])
    followup.read_back(
        row.id,
        present=form.present.data or 0,
        agreed=form.agreed.data or 0,
        minority_note=form.minority_note.data or "",
        now=done.step.at,
    )


KINDS: dict[str, Callable[[Done], None]] = {
    "record": _record,
    "edit": _edit,
    "withdraw": _withdraw,
    "restore": _restore,
    "star": _star,
    "move": _move,
    "sort": _sort,
    "route": _route,
    "on": _on,
    "back": _back,
    "longer": _longer,
    "help": _help,
    "helped": _helped,
    "turns": _turns,
    "agree": _agree,
    "reword": _reword,
    "read_back": _read_back,
}
