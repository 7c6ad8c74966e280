"""The two circles of a meeting: which tables are a pair, and when the outer one may speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dialoog.domain import mirror
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import Phase
from dialoog.domain.seating import Arrangement, Balance, arrangement_of, sides_of_tables
from dialoog.storage import live as storage
from dialoog.storage import seating
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.seating import TableRow


@dataclass(frozen=True)
class Circles:
    """An inner circle and the outer one around it; without ``outer`` all sit at one table."""

    inner: TableRow
    outer: TableRow | None

    @property
    def tables(self) -> tuple[TableRow, ...]:
        """The tables of this conversation."""
        return (self.inner, self.outer) if self.outer else (self.inner,)


def find_circles(table: TableRow, phases: Sequence[Phase]) -> Circles:
    """Give the circles that a table belongs to; one without circles stands by itself."""
    tables, rules = seating.list_tables_with_rules(table.meeting_id)
    if not _in_circles(rules, phases):
        return Circles(table, None)
    numbers = [row.id for row in tables]
    sides = sides_of_tables(Arrangement.CIRCLES, tables=len(tables), lived=0, others=0)
    if table.id not in numbers or not any(sides):
        return Circles(table, None)
    inner = numbers.index(table.id) // 2 * 2
    return Circles(tables[inner], tables[inner + 1] if inner + 1 < len(tables) else None)


def inner_circles(
    meeting_id: int, phases: Sequence[Phase], tables: Sequence[TableRow]
) -> dict[int, int]:
    """Give of each outer circle which table decides how far their conversation is."""
    if not any(map(mirror.is_for_listeners, phases)):
        return {}
    if not _in_circles(seating.find_rules(meeting_id), phases):
        return {}
    numbers = [table.id for table in tables if not table.closed]
    return dict(zip(numbers[1::2], numbers[::2], strict=False))


def require_turn(
    meeting: MeetingRow, phases: Sequence[Phase], position: int, *, table: TableRow
) -> None:
    """Refuse words of a listener before their turn, however they come in.

    Only the inner circle decides how far the conversation is; once the day is over the slips and
    cards of the outer circle may be typed in.
    """
    if meeting.state is not MeetingState.UNDERWAY or not any(map(mirror.is_for_listeners, phases)):
        return
    circles = find_circles(table, phases)
    moment = storage.find_moment(circles.inner.id)
    mirror.require_turn(
        phases,
        position,
        at_outer_circle=circles.inner.id != table.id,
        reached=moment.as_moment().position if moment else -1,
    )


def _in_circles(rules: dict[str, Any] | None, phases: Sequence[Phase]) -> bool:
    if rules is None:
        forms = (phase.form for phase in phases if not phase.is_break)
        return arrangement_of(forms) is Arrangement.CIRCLES
    return Balance.read(rules).arrangement is Arrangement.CIRCLES
