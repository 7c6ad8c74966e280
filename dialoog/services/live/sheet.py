"""The run sheet of one meeting as the guide reads it: its own phases with its own minutes."""

from __future__ import annotations

from dataclasses import dataclass

from dialoog.domain.methods import Method, Paper, Phase, RecordKind, Tool
from dialoog.storage.meetings import MeetingRow


@dataclass(frozen=True)
class Sheet:
    """A meeting's copy of its method, with the phases as they were planned."""

    method: Method
    phases: tuple[Phase, ...]

    def position_of(self, phase_key: str) -> int | None:
        """Give the place of a phase in the run sheet, or None when it isn't there."""
        for position, phase in enumerate(self.phases):
            if phase.key == phase_key:
                return position
        return None

    def number_of(self, phase: Phase) -> int | None:
        """Give by which number a phase is known on screen and paper; a break has none."""
        talks = [each.key for each in self.phases if not each.is_break]
        return talks.index(phase.key) + 1 if phase.key in talks else None

    @property
    def papers(self) -> frozenset[Paper]:
        """Give what has to lie ready for its phases and for the work around them."""
        wanted = [phase.paper for phase in self.phases]
        wanted += [step.paper for step in self.method.steps]
        return frozenset(paper for papers in wanted for paper in papers)

    def position_with(self, tool: Tool) -> int | None:
        """Give the place of the first phase that works with a screen, or None."""
        for position, phase in enumerate(self.phases):
            if tool in phase.tools:
                return position
        return None

    def kinds_of(self, phase: Phase) -> tuple[RecordKind, ...]:
        """Give what can be recorded in a phase, in the order of the phase."""
        kinds = (self.find_kind(key) for key in phase.records)
        return tuple(kind for kind in kinds if kind)

    def agreed_about(self, phase: Phase) -> tuple[RecordKind, ...]:
        """Give what a phase makes agreements about: what was said last before it, nothing private."""
        place = self.position_of(phase.key) if phase.ends_in_agreements else 0
        for before in reversed(self.phases[:place]):
            kinds = [kind for kind in self.kinds_of(before) if kind.key not in phase.records]
            if said := tuple(kind for kind in kinds if not kind.private):
                return said
        return ()

    def find_kind(self, key: str) -> RecordKind | None:
        """Give the record kind named ``key``, or None when the method has none like it."""
        return next((kind for kind in self.method.record_kinds if kind.key == key), None)


def read_sheet(meeting: MeetingRow) -> Sheet:
    """Read the run sheet that a meeting keeps."""
    return Sheet(meeting.as_method(), tuple(block.as_phase() for block in meeting.blocks))
