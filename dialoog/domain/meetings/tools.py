"""Which screens a run sheet can work with: some need another, or words to take in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dialoog.domain.methods import Method, Phase, RecordKind, Tool
from dialoog.domain.refusal import Refused

ON_THE_WALL = frozenset({Tool.CLUSTERS, Tool.DOTS, Tool.MOODBOARD})
NOT_AT_A_TABLE = frozenset({Tool.PAIRS, Tool.EXPERIENCE_CARDS, Tool.FOLLOW_UP})
TAKES_WORDS = frozenset({Tool.WALL, Tool.QUESTION_SLIPS, Tool.MIRROR})


def choosable_tools(method: Method, phase: Phase) -> tuple[Tool, ...]:
    """Give the screens that a table can work with in a phase: what it has, and its method knows."""
    known = {*phase.tools, *(tool for each in method.phases for tool in each.tools)}
    return tuple(tool for tool in Tool if tool in known - NOT_AT_A_TABLE)


def require_tools(
    phases: Sequence[Phase], *, before: Sequence[Phase], kinds: Collection[RecordKind]
) -> None:
    """Refuse a run sheet in which a screen can't open that could, or wasn't there, ``before``."""
    shared = {kind.key for kind in kinds if not kind.private}
    known = set(_faults(before, shared))
    for code, tool in _faults(phases, shared):
        if (code, tool) not in known:
            raise Refused(code, tool=tool)


def _faults(phases: Sequence[Phase], shared: Collection[str]) -> Iterator[tuple[str, Tool]]:
    first: dict[Tool, Phase] = {}
    for phase in phases:
        for tool in phase.tools:
            first.setdefault(tool, phase)
    for tool, phase in first.items():
        if tool in ON_THE_WALL and Tool.WALL not in first:
            yield "meeting.tool_needs_wall", tool
        if tool in TAKES_WORDS and not any(key in shared for key in phase.records):
            yield "meeting.tool_needs_words", tool
