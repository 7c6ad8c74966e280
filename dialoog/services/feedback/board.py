"""The answer board: gather what was said into advice, set it aside with a reason, decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import feedback
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import clock, history, tasks
from dialoog.services.feedback import later, reading, updates
from dialoog.services.tasks import About
from dialoog.storage import cycles, db, reactions, wall
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row

get_advice = storage.get_advice
get_board = reading.get_board
is_lapsed = reading.is_lapsed
read_telling = reading.read_telling
trace = reading.trace


@dataclass(frozen=True, kw_only=True)
class DecisionWords:
    """A decision as somebody writes it down."""

    answer: DecisionAnswer
    reason: str
    decided_by: str
    decided_on: date
    until: date | None = None
    change: str = ""
    noticed_how: str = ""


def make_advice(
    programme_id: int, contribution_ids: Iterable[int], *, title: str, asked: bool, now: datetime
) -> AdviceRow:
    """Gather contributions into a new advice; without any it is advice that people gave as such."""
    if not title.strip():
        raise Refused("advice.title_missing")
    programme = get_row(ProgrammeRow, programme_id)
    _require_not_closed(programme)
    row = AdviceRow(programme_id=programme.id, title=title.strip(), asked=asked, created_at=now)
    db.session.add(row)
    _add(row, contribution_ids)
    db.session.flush()
    history.note("advice.made", "advice", row.id)
    return row


def gather(advice_id: int, contribution_ids: Iterable[int]) -> AdviceRow:
    """Let an advice hold more contributions."""
    row = _get_changeable(advice_id)
    _add(row, contribution_ids)
    history.note("advice.gathered", "advice", row.id)
    return row


def list_undecided(programme_id: int) -> list[AdviceRow]:
    """Give the advice of a programme that waits for a decision."""
    return [row for row in storage.list_advices(programme_id) if not row.decisions]


def rename_advice(advice_id: int, title: str, *, version: int) -> AdviceRow:
    """Give an advice a clearer name; what people heard of keeps the name they know."""
    row = _get_changeable(advice_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    told_at = reading.find_told_at(row.programme_id)
    row.title = feedback.rename(row.as_advice(), title=title, told_at=told_at).title
    history.note("advice.renamed", "advice", row.id)
    return row


def release(advice_id: int, contribution_id: int) -> AdviceRow:
    """Take a contribution out of an advice; it looks for another answer then."""
    row = _get_changeable(advice_id)
    (contribution,) = _get_said(row.programme_id, [contribution_id])
    feedback.release(row.as_advice(), storage.as_contribution(contribution))
    row.contributions = [item for item in row.contributions if item.id != contribution_id]
    history.note("advice.released", "advice", row.id)
    return row


def split_advice(
    advice_id: int, contribution_ids: Iterable[int], *, title: str, now: datetime
) -> AdviceRow:
    """Let some contributions of an advice become an advice of their own."""
    row = _get_changeable(advice_id)
    _, new = feedback.split(row.as_advice(), contribution_ids, title=title)
    added = AdviceRow(
        programme_id=row.programme_id,
        title=new.title,
        asked=new.asked,
        reply_by=new.reply_by,
        created_at=now,
        contributions=[item for item in row.contributions if item.id in new.contributions],
    )
    row.contributions = [item for item in row.contributions if item not in added.contributions]
    db.session.add(added)
    db.session.flush()
    history.note("advice.split", "advice", row.id)
    return added


def merge_advices(advice_id: int, other_id: int, *, title: str) -> AdviceRow:
    """Let two pieces of advice become one."""
    row, other = _get_changeable(advice_id), _get_changeable(other_id)
    if row.id == other.id or row.programme_id != other.programme_id:
        raise Refused("advice.choose_another")
    merged = feedback.merge(row.as_advice(), other.as_advice(), title=title)
    row.title, row.asked, row.reply_by = merged.title, merged.asked, merged.reply_by
    row.take_choice_of(other)
    row.contributions += [item for item in other.contributions if item not in row.contributions]
    cycles.move_themes(other.id, to=row.id)
    reactions.move_reactions(other.id, to=row.id)
    wall.move_clusters(other.id, to=row.id)
    _ask_for_reply_of(other, to=row)
    db.session.delete(other)
    history.note("advice.merged", "advice", row.id)
    return row


def remove_advice(advice_id: int) -> AdviceRow:
    """Undo an advice; what it held looks for another answer then."""
    row = _get_changeable(advice_id)
    if row.decisions:
        raise Refused("advice.decided", title=row.title)
    db.session.delete(row)
    history.note("advice.removed", "advice", row.id)
    return row


def set_aside(programme_id: int, contribution_ids: Iterable[int], *, reason: str) -> None:
    """Say of contributions that they aren't used, and why; nothing is dropped in silence."""
    _require_not_closed(get_row(ProgrammeRow, programme_id))
    gathered = get_board(programme_id).gathered
    chosen = _get_said(programme_id, contribution_ids)
    if not chosen:
        raise Refused("contribution.none_chosen")
    for row in chosen:
        aside = feedback.set_aside(storage.as_contribution(row), reason=reason, advices=gathered)
        row.set_aside_reason = aside.set_aside
        history.note("contribution.set_aside", "contribution", row.id)


def take_back(programme_id: int, contribution_id: int) -> None:
    """Use a contribution after all."""
    _require_not_closed(get_row(ProgrammeRow, programme_id))
    (row,) = _get_said(programme_id, [contribution_id])
    row.set_aside_reason = ""
    history.note("contribution.taken_back", "contribution", contribution_id)


def decide(advice_id: int, words: DecisionWords, *, version: int, now: datetime) -> AdviceRow:
    """Answer an advice; an earlier answer stays readable."""
    row = _get_changeable(advice_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    decision = feedback.make_decision(
        answer=words.answer,
        reason=words.reason,
        decided_by=words.decided_by,
        decided_on=words.decided_on,
        at=now,
        today=clock.day_of(now),
        until=words.until,
        change=words.change,
        noticed_how=words.noticed_how,
    )
    row.remember(feedback.decide(row.as_advice(), decision))
    row.version += 1
    later.follow(row, until=decision.until, now=now)
    if reading.find_told_at(row.programme_id) is not None:
        updates.plan_news(row.programme_id, today=clock.day_of(now))
    history.note("advice.decided", "advice", row.id, answer=decision.answer)
    return row


def _ask_for_reply_of(other: AdviceRow, *, to: AdviceRow) -> None:
    """Let whoever had to answer an advice answer the one into which it goes up."""
    asked = tasks.find(
        TaskKind.ANSWER_ADVICE, About(programme_id=other.programme_id, advice_id=other.id)
    )
    if asked is not None and asked.state is TaskState.OPEN:
        about = About(programme_id=to.programme_id, advice_id=to.id)
        due_on = to.reply_by or asked.due_on
        tasks.make(TaskKind.ANSWER_ADVICE, about, due_on=due_on, owner_id=asked.owner_id)
        tasks.move_about(TaskKind.ANSWER_ADVICE, about, to=due_on)


def _get_changeable(advice_id: int) -> AdviceRow:
    row = storage.get_advice(advice_id)
    _require_not_closed(row.programme)
    return row


def _require_not_closed(programme: ProgrammeRow) -> None:
    """Refuse to change answers once a programme is closed: nobody would be told any more."""
    if programme.state is ProgrammeState.CLOSED:
        raise Refused("programme.closed")


def _add(row: AdviceRow, contribution_ids: Iterable[int]) -> None:
    wanted = _get_said(row.programme_id, contribution_ids)
    feedback.gather(row.as_advice(), [storage.as_contribution(item) for item in wanted])
    row.contributions += [item for item in wanted if item not in row.contributions]


def _get_said(programme_id: int, contribution_ids: Iterable[int]) -> list[ContributionRow]:
    """Give these contributions; refuse when one isn't of this programme, or was taken back."""
    wanted = set(contribution_ids)
    rows = storage.list_said(programme_id, wanted)
    if len(rows) != len(wanted):
        raise Refused("contribution.not_here")
    return rows
