"""A run sheet that proved itself becomes a method of the organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialoog.domain.meetings.run_sheet import free_key
from dialoog.domain.methods import Basis, Method, Phase, Step
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

LONGEST_TITLE = 80


def step_held(method: Method, phases: Sequence[Phase]) -> Step:
    """Give the meeting of ``method`` that a run sheet came from: the one it shares most with."""
    keys = {phase.key for phase in phases}
    return max(method.meetings, key=lambda step: len(keys & {phase.key for phase in step.phases}))


def make_own(
    method: Method, phases: Sequence[Phase], *, key: str, title: str, version: int = 1
) -> Method:
    """Give a method of the organisation's own: ``method`` with this run sheet in its place.

    What nothing writes down any more goes; its basis is a method of Dialoog, also when ``method``
    was somebody's own already.
    """
    if not title.strip():
        raise Refused("method.title_missing")
    if len(title.strip()) > LONGEST_TITLE:
        raise Refused("method.title_too_long", most=LONGEST_TITLE)
    held = step_held(method, phases)
    steps = tuple(
        replace(step, phases=_own_phases(method, held, phases)) if step is held else step
        for step in method.steps
    )
    name = title.strip()
    return replace(
        method,
        key=key,
        version=version,
        title=Text(nl=name, en=name),
        steps=steps,
        record_kinds=tuple(kind for kind in method.record_kinds if kind.key in _used(steps)),
        basis=method.basis or Basis(method.key, method.version),
    )


def _own_phases(method: Method, held: Step, phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """Give the phases with keys that no other meeting of the method has."""
    taken = {phase.key for step in method.meetings if step is not held for phase in step.phases}
    return tuple(replace(phase, key=free_key(phase.key, taken=taken)) for phase in phases)


def _used(steps: Sequence[Step]) -> set[str]:
    by_steps = {key for step in steps for key in step.records}
    return by_steps | {key for step in steps for phase in step.phases for key in phase.records}
