"""Change a run sheet block by block; the last change can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dialoog.content import shipped_blocks
from dialoog.domain import meetings as domain
from dialoog.domain.meetings import KindWords, Wording
from dialoog.domain.methods import Phase, phase_from_json, to_json
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history, methods
from dialoog.services.meetings.reading import get_meeting_to_change
from dialoog.storage import db
from dialoog.storage.meetings import BlockRow, MeetingRow


@dataclass(frozen=True)
class Line:
    """One line of a run sheet: from when to when, and what happens then."""

    block_id: int
    place: int
    starts_at: datetime
    ends_at: datetime
    phase: Phase


def read_run_sheet(row: MeetingRow) -> tuple[Line, ...]:
    """Give the run sheet with its times; ``place`` counts from 1."""
    timed = domain.timetable(row.starts_at, [block.minutes for block in row.blocks])
    return tuple(
        Line(block.id, number, times.starts_at, times.ends_at, block.as_phase())
        for number, (block, times) in enumerate(zip(row.blocks, timed, strict=True), start=1)
    )


def addable(row: MeetingRow) -> Mapping[str, Phase]:
    """Give what can be put into this run sheet: common blocks and every phase of its method."""
    return {**shipped_blocks(), **{phase.key: phase for phase in row.as_method().phases}}


def get_block(row: MeetingRow, block_id: int) -> BlockRow:
    """Give a block of this meeting, or raise ``Missing``."""
    for block in row.blocks:
        if block.id == block_id:
            return block
    raise Missing("block", block_id)


def move_block(meeting_id: int, block_id: int, *, by: int, version: int, now: datetime) -> BlockRow:
    """Put a block ``by`` places later (negative: earlier)."""
    row, block = _open(meeting_id, block_id, version=version)
    moved = domain.move(row.blocks, block.position, by=by)
    _change(row, now=now)
    row.arrange(moved)
    return block


def set_minutes(
    meeting_id: int, block_id: int, *, minutes: int, version: int, now: datetime
) -> BlockRow:
    """Give a block another duration; everything after it shifts."""
    row, block = _open(meeting_id, block_id, version=version)
    phase = domain.with_minutes(block.as_phase(), minutes)
    _change(row, now=now)
    block.remember(phase)
    return block


def reword_block(
    meeting_id: int,
    block_id: int,
    wording: Wording,
    *,
    minutes: int,
    language: str,
    version: int,
    now: datetime,
) -> BlockRow:
    """Give a block other words and another duration."""
    row, block = _open(meeting_id, block_id, version=version)
    phase = domain.with_minutes(block.as_phase(), minutes)
    _change(row, now=now)
    block.remember(domain.reword(phase, wording, language=language))
    _require_tools(row)
    return block


def set_route(
    meeting_id: int,
    block_id: int,
    steps: Sequence[str],
    *,
    language: str,
    version: int,
    now: datetime,
) -> BlockRow:
    """Give a block another route to go along."""
    row, block = _open(meeting_id, block_id, version=version)
    phase = domain.with_route(block.as_phase(), steps, language=language)
    _change(row, now=now)
    block.remember(phase)
    return block


def name_kinds(
    meeting_id: int,
    words: Mapping[str, KindWords],
    *,
    language: str,
    version: int,
    now: datetime,
) -> MeetingRow:
    """Give what can be recorded at this meeting other names, by their keys."""
    row = _open_meeting(meeting_id, version=version)
    method = row.as_method()
    kinds = tuple(
        domain.name_kind(kind, words[kind.key], language=language) if kind.key in words else kind
        for kind in method.record_kinds
    )
    row.method = to_json(replace(method, record_kinds=kinds))
    row.changed_at = now
    history.note("meeting.kinds_named", "meeting", row.id)
    return row


def split_block(meeting_id: int, block_id: int, *, version: int, now: datetime) -> BlockRow:
    """Cut a block in two that last as long together; give the second part."""
    row, block = _open(meeting_id, block_id, version=version)
    first, second = domain.split(block.as_phase(), taken=_keys(row))
    _change(row, now=now)
    block.remember(first)
    return _insert(row, second, at=block.position + 1)


def add_block(
    meeting_id: int,
    key: str,
    *,
    after: int | None,
    minutes: int | None = None,
    version: int,
    now: datetime,
) -> BlockRow:
    """Insert something ``addable`` after the block with number ``after``, or at the beginning."""
    row = _open_meeting(meeting_id, version=version)
    phase = addable(row)[key]
    phase = domain.with_minutes(phase, phase.minutes if minutes is None else minutes)
    place = 0 if after is None else get_block(row, after).position + 1
    _change(row, now=now)
    block = _insert(row, phase, at=place)
    _require_tools(row)
    return block


def adopt_phase(meeting_id: int, key: str, *, version: int, now: datetime) -> BlockRow:
    """Take over a phase as its method has it now; a new one comes after what it follows there."""
    row = _open_meeting(meeting_id, version=version)
    phases = list(methods.get_method(row.method_key).phases)
    place = next((at for at, phase in enumerate(phases) if phase.key == key), None)
    if place is None:
        raise Missing("phase", key)
    blocks = {block.phase["key"]: block for block in row.blocks}
    _change(row, now=now)
    if key in blocks:
        block = blocks[key]
        block.remember(phases[place])
    else:
        before = [blocks[phase.key] for phase in phases[:place] if phase.key in blocks]
        block = _insert(row, phases[place], at=before[-1].position + 1 if before else 0)
    _require_tools(row)
    return block


def remove_block(meeting_id: int, block_id: int, *, version: int, now: datetime) -> Phase:
    """Take a block out; give what it was."""
    row, block = _open(meeting_id, block_id, version=version)
    left = domain.remove(row.blocks, block.position)
    phase = block.as_phase()
    _change(row, now=now)
    row.arrange(left)
    _require_tools(row)
    return phase


def undo(meeting_id: int, *, version: int, now: datetime) -> None:
    """Bring the run sheet back as it was before the last change."""
    row = _open_meeting(meeting_id, version=version)
    if row.run_sheet_before is None:
        raise Refused("meeting.nothing_to_undo")
    known = {block.phase["key"]: block for block in row.blocks}
    blocks = []
    for raw in row.run_sheet_before:
        block = known.get(raw["key"]) or BlockRow()
        block.remember(phase_from_json(raw))
        blocks.append(block)
    _change(row, now=now)
    row.arrange(blocks)
    row.run_sheet_before = None


def _open_meeting(meeting_id: int, *, version: int) -> MeetingRow:
    row = get_meeting_to_change(meeting_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    return row


def _open(meeting_id: int, block_id: int, *, version: int) -> tuple[MeetingRow, BlockRow]:
    row = _open_meeting(meeting_id, version=version)
    return row, get_block(row, block_id)


def _change(row: MeetingRow, *, now: datetime) -> None:
    """Keep the run sheet as it is, and count the change as one of the meeting itself."""
    row.run_sheet_before = [block.phase for block in row.blocks]
    row.changed_at = now
    history.note("meeting.run_sheet_changed", "meeting", row.id)


def _require_tools(row: MeetingRow) -> None:
    """Refuse a change after which a screen at the table no longer opens."""
    domain.require_tools(
        [block.as_phase() for block in row.blocks],
        before=[phase_from_json(raw) for raw in row.run_sheet_before or ()],
        kinds=row.as_method().record_kinds,
    )


def _insert(row: MeetingRow, phase: Phase, *, at: int) -> BlockRow:
    block = BlockRow()
    block.remember(replace(phase, key=domain.free_key(phase.key, taken=_keys(row))))
    row.arrange(domain.insert(row.blocks, block, at=at))
    db.session.flush()
    return block


def _keys(row: MeetingRow) -> set[str]:
    return {block.phase["key"] for block in row.blocks}
