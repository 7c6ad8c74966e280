"""The route that care users made: walked step by step, with what is said at each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain import mirror as domain
from dialoog.domain.live import Source
from dialoog.domain.methods import Phase, RecordKind, Tool
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.text import Text
from dialoog.services import live, meetings
from dialoog.services.live import ContributionWords
from dialoog.services.mirror.conversation import Conversation, look_from
from dialoog.storage import db
from dialoog.storage import live as live_storage
from dialoog.storage import mirror as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.mirror import RouteNoteRow, RoutePlaceRow


@dataclass(frozen=True)
class Stop:
    """One step of the route, and what was said there."""

    title: Text
    said: tuple[ContributionRow, ...]


@dataclass(frozen=True)
class Route:
    """The route of a conversation, and the step where it is, from 0."""

    phase: Phase
    kinds: tuple[RecordKind, ...]
    stops: tuple[Stop, ...]
    here: int
    begun: bool


def look_at_route(conversation: Conversation) -> Route:
    """Give the route with what was said at each step."""
    phase = conversation.phase_with(Tool.ROUTE)
    table_id = conversation.circles.inner.id
    steps = storage.list_steps(table_id)
    said = live_storage.list_of_table(table_id)
    place = storage.find_place(table_id)
    return Route(
        phase=phase,
        kinds=conversation.sheet.kinds_of(phase),
        stops=tuple(
            Stop(title, tuple(row for row in said if steps.get(row.id) == number))
            for number, title in enumerate(phase.route)
        ),
        here=domain.step_after(place.step if place else 0, by=0, steps=len(phase.route)),
        begun=(conversation.sheet.position_with(Tool.ROUTE) or 0) <= conversation.reached,
    )


def go_along(table_id: int, *, from_step: int, by: int) -> None:
    """Go to the next step, or back; a second press for the same step changes nothing."""
    conversation = look_from(table_id)
    if not conversation.underway:
        raise Refused("live.not_underway")
    inner = conversation.circles.inner.id
    row = storage.find_place(inner) or RoutePlaceRow(table_id=inner, step=0)
    if row.step == from_step:
        steps = len(conversation.phase_with(Tool.ROUTE).route)
        row.step = domain.step_after(row.step, by=by, steps=steps)
        db.session.add(row)


def record_at_step(words: ContributionWords, *, table_id: int, step: int, now: datetime) -> int:
    """Write down what was said at a step of the route; give its number."""
    inner = look_from(table_id).circles.inner.id
    row = live.record(words, table_id=inner, source=Source.TABLE, now=now)
    put_at_step(row.id, table_id=table_id, step=step)
    return row.id


def put_at_step(contribution_id: int, *, table_id: int, step: int) -> None:
    """Remember at which step of the route something was said; the first time counts."""
    if not 0 <= step < len(look_from(table_id).phase_with(Tool.ROUTE).route):
        raise Refused("mirror.no_such_step")
    if storage.find_note(contribution_id) is None:
        db.session.add(RouteNoteRow(contribution_id=contribution_id, step=step))


def find_route_block(meeting: MeetingRow) -> BlockRow:
    """Give the block of the run sheet that has the route, or raise ``Missing``."""
    for block in meeting.blocks:
        if Tool.ROUTE in block.as_phase().tools:
            return block
    raise Missing("block")


def make_route(
    meeting_id: int, steps: Sequence[str], *, language: str, version: int, now: datetime
) -> None:
    """Give a meeting the route that its care users made; only before the day."""
    block = find_route_block(meetings.get_meeting_to_change(meeting_id))
    meetings.set_route(meeting_id, block.id, steps, language=language, version=version, now=now)
