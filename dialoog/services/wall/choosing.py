"""Five dots each: on paper, typed as totals, or tapped on people's own phones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from dialoog.domain import wall as domain
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.tasks import TaskKind
from dialoog.domain.wall import WallStage
from dialoog.services import clock, history, tasks
from dialoog.services.feedback import board
from dialoog.services.tasks import About
from dialoog.services.wall.looking import Cluster, Wall, look_from, require_open
from dialoog.services.wall.sorting import let_loose_ideas_join
from dialoog.storage import wall as storage


def begin_choosing(table_id: int, *, people: int, now: datetime) -> None:
    """Let ``people`` people choose; ideas that hang loose can be chosen too."""
    wall = _at(table_id, WallStage.SHOWN)
    if not wall.ideas:
        raise Refused("wall.nothing_to_choose")
    domain.require_people(people, given=wall.given)
    row = storage.lock_wall(table_id)
    row.people, row.choosing_at = people, now
    let_loose_ideas_join(wall)
    history.note("wall.choosing", "meeting_table", table_id)


def back_to_sorting(table_id: int) -> None:
    """Go back to putting ideas together; dots that were given stay."""
    _at(table_id, WallStage.CHOOSING)
    storage.lock_wall(table_id).choosing_at = None


def set_people(table_id: int, people: int) -> None:
    """Let another number of people choose."""
    row = storage.lock_wall(table_id)
    wall = _at(table_id, WallStage.CHOOSING)
    domain.require_people(people, given=wall.given)
    row.people = people


def tap(table_id: int, cluster_id: int, *, by: int, device: UUID) -> None:
    """Give a dot from somebody's own phone, or take it back."""
    row = storage.lock_wall(table_id)
    wall = _at(table_id, WallStage.CHOOSING)
    if not wall.underway:
        raise Refused("live.not_underway")
    _get(wall, cluster_id)
    mine = storage.list_own_dots(table_id, device)
    after = domain.give_dots(
        mine, cluster_id, by=by, others=wall.given - sum(mine.values()), people=row.people
    )
    storage.store_own_dots(device, after)
    row.changes += 1


def list_own_dots(table_id: int, device: UUID) -> dict[int, int]:
    """Give the dots that came from one phone."""
    return storage.list_own_dots(table_id, device)


def count_paper(table_id: int, totals: Mapping[int, int]) -> None:
    """Type how many paper dots each cluster has."""
    row = storage.lock_wall(table_id)
    wall = _at(table_id, WallStage.CHOOSING)
    from_phones = sum(each.dots - each.row.paper_dots for each in wall.clusters)
    counted = {each.row.id: totals.get(each.row.id, each.row.paper_dots) for each in wall.clusters}
    if any(number < 0 for number in counted.values()):
        raise Refused("wall.no_such_number")
    domain.require_dots_of(row.people, given=from_phones + sum(counted.values()))
    for each in wall.clusters:
        each.row.paper_dots = counted[each.row.id]
    row.changes += 1


def end_choosing(table_id: int, *, now: datetime) -> None:
    """Take what was chosen as the top of this table."""
    wall = _at(table_id, WallStage.CHOOSING)
    if not wall.given:
        raise Refused("wall.no_dots_yet")
    storage.lock_wall(table_id).chosen_at = now
    history.note("wall.chosen", "meeting_table", table_id)


def choose_again(table_id: int) -> None:
    """Open the choice again that was closed too soon, unless advice was made of it."""
    wall = _at(table_id, WallStage.CHOSEN)
    if any(each.row.advice_id for each in wall.clusters):
        raise Refused("wall.advised")
    storage.lock_wall(table_id).chosen_at = None


def prefer(table_id: int, cluster_id: int) -> None:
    """Let a cluster come before others with as many dots, because the group says so."""
    wall = _at(table_id, WallStage.CHOOSING, WallStage.CHOSEN)
    chosen = _get(wall, cluster_id)
    chosen.row.position = min(each.row.position for each in wall.clusters) - 1
    storage.lock_wall(table_id).changes += 1


def say_why(table_id: int, reasons: Mapping[int, str]) -> None:
    """Write down in one sentence why each advice is in the top."""
    wall = _at(table_id, WallStage.CHOSEN)
    for each in wall.top:
        why = " ".join(reasons.get(each.row.id, each.row.why).split())
        if len(why) > domain.LONGEST_WHY:
            raise Refused("wall.why_too_long", most=domain.LONGEST_WHY)
        each.row.why = why
    storage.lock_wall(table_id).changes += 1


def promise_presentation(table_id: int, day: date) -> None:
    """Promise by which day the advice is told to the organisation; within four weeks."""
    wall = _at(table_id, WallStage.CHOSEN)
    domain.require_promised_in_time(day, held_on=clock.day_of(wall.meeting.starts_at))
    storage.lock_wall(table_id).present_on = day
    about = About(programme_id=wall.meeting.programme_id, meeting_id=wall.meeting.id)
    tasks.make(TaskKind.PRESENT_ADVICE, about, due_on=day)
    tasks.move_about(TaskKind.PRESENT_ADVICE, about, to=day)


def put_on_board(table_id: int, *, now: datetime) -> int:
    """Make an advice of each cluster in the top that isn't one yet; give how many were made."""
    wall = _at(table_id, WallStage.CHOSEN)
    fresh = [each for each in wall.top if each.row.advice_id is None]
    for each in fresh:
        advice = board.make_advice(
            wall.meeting.programme_id,
            [idea.id for idea in each.ideas],
            title=each.row.name,
            asked=True,
            now=now,
        )
        advice.votes, advice.why = each.dots, each.row.why
        each.row.advice_id = advice.id
    storage.lock_wall(table_id).changes += 1
    return len(fresh)


def _at(table_id: int, *stages: WallStage) -> Wall:
    wall = require_open(look_from(table_id))
    domain.require_stage(wall.stage, *stages)
    return wall


def _get(wall: Wall, cluster_id: int) -> Cluster:
    for each in wall.clusters:
        if each.row.id == cluster_id:
            return each
    raise Missing("cluster", cluster_id)
