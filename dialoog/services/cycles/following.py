"""Follow each theme until it is really better: what was decided and done, and what people notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialoog.domain import cycles as domain
from dialoog.domain.cycles import Progress, Visit
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.followup import ActionState
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock, followup, history, tasks
from dialoog.services.tasks import About
from dialoog.storage import cycles as storage
from dialoog.storage.cycles import CycleRow, ThemeRow, VisitRow
from dialoog.storage.followup import ActionRow

CARRIED_OUT = frozenset({ActionState.STARTED, ActionState.DONE, ActionState.NOTICED})


@dataclass(frozen=True)
class Followed:
    """A theme with how far it is and when to go back; ``reopened`` is a "yes" that was undone."""

    theme: ThemeRow
    reached: frozenset[Progress]
    next_on: date | None
    late: bool
    reopened: bool
    actions: Sequence[ActionRow]


def follow(cycle: CycleRow, *, today: date) -> list[Followed]:
    """Give each theme of a cycle with how far it is."""
    actions = followup.list_actions(programme_id=cycle.programme_id)
    return [_followed(theme, actions, today=today) for theme in storage.list_themes(cycle.id)]


def visit(
    cycle: CycleRow, theme: ThemeRow, made: Visit, *, today: date, user_id: int | None
) -> VisitRow:
    """Keep what people said when they were visited; a "no" opens a closed programme again."""
    if theme.advice_id is None:
        raise Refused("visit.no_advice")
    domain.require_visit(made, today=today)
    row = VisitRow(
        organisation_id=cycle.organisation_id,
        on=made.on,
        spoke_with=made.spoke_with,
        noticed=made.noticed,
        evidence=made.evidence.strip(),
        needed=made.needed.strip(),
        next_on=made.next_on,
        user_id=user_id,
    )
    _visited(cycle, theme, next_on=made.next_on)
    theme.visits.append(row)
    if made.noticed is CheckAnswer.NO:
        programme = cycle.programme
        programme.remember(domain.reopen(programme.as_programme()), user_id=user_id)
    history.note("cycle.visited", "theme", theme.id, noticed=made.noticed)
    return row


def ask_for_visit(cycle: CycleRow, theme: ThemeRow, *, due_on: date) -> None:
    """Put the next visit about a theme on the list of what is to be done."""
    tasks.make(
        TaskKind.FOLLOW_UP_VISIT, _about_visit(cycle, theme), due_on=due_on, note=theme.title
    )


def _visited(cycle: CycleRow, theme: ThemeRow, *, next_on: date | None) -> None:
    """See to it that the visit that was made is asked for no more, and that the next one is."""
    about = _about_visit(cycle, theme)
    tasks.finish_about(TaskKind.FOLLOW_UP_VISIT, about, now=clock.now())
    if next_on is not None:
        following = replace(about, occasion=_occasion(theme, len(theme.visits) + 2))
        tasks.make(TaskKind.FOLLOW_UP_VISIT, following, due_on=next_on, note=theme.title)


def _about_visit(cycle: CycleRow, theme: ThemeRow) -> About:
    occasion = _occasion(theme, len(theme.visits) + 1)
    return About(programme_id=cycle.programme_id, occasion=occasion)


def _occasion(theme: ThemeRow, number: int) -> str:
    return f"theme-{theme.id}-visit-{number}"


def _followed(theme: ThemeRow, actions: Sequence[ActionRow], *, today: date) -> Followed:
    own = [row for row in actions if theme.advice_id and row.advice_id == theme.advice_id]
    visits = [row.as_visit() for row in theme.visits]
    reached = domain.reached(
        advised=theme.advice is not None,
        decided=bool(theme.advice and theme.advice.decisions),
        carried_out=any(row.state in CARRIED_OUT for row in own),
        visits=visits,
    )
    next_on = None
    if theme.advice is not None:
        advised_on = clock.day_of(theme.advice.created_at)
        next_on = domain.next_visit(visits, advised_on=advised_on)
    said_yes = any(made.noticed is CheckAnswer.YES for made in visits)
    return Followed(
        theme=theme,
        reached=reached,
        next_on=next_on,
        late=next_on is not None and next_on < today,
        reopened=said_yes and Progress.BETTER not in reached,
        actions=own,
    )
