"""The answer board: gather what was said into advice, and see what has no answer yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import feedback
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.methods import RecordKind, from_json
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow, Source
from dialoog.storage.live import ContributionRow, get_contribution
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.queries import get_row

get_advice = storage.get_advice


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


@dataclass(frozen=True)
class Board:
    """Everything that was said in a programme, by what became of it."""

    programme: ProgrammeRow
    meetings: dict[int, str]
    kinds: dict[str, RecordKind]
    unplaced: list[ContributionRow]
    placed: list[ContributionRow]
    set_aside: list[ContributionRow]
    private: list[ContributionRow]
    advices: list[AdviceRow]
    unanswered: frozenset[int]

    @property
    def undecided(self) -> list[AdviceRow]:
        """The advice that waits for a decision."""
        return [row for row in self.advices if not row.decisions]

    @property
    def ready_to_report(self) -> bool:
        """Whether everything that was said has its answer."""
        return not self.unanswered and not self.undecided

    @property
    def unplaced_by_kind(self) -> list[tuple[RecordKind | None, list[ContributionRow]]]:
        """What looks for a place, in the order of the methods; unknown kinds come last."""
        known = [
            (kind, [row for row in self.unplaced if row.kind == kind.key])
            for kind in self.kinds.values()
        ]
        unknown = [row for row in self.unplaced if row.kind not in self.kinds]
        return [(kind, rows) for kind, rows in [*known, (None, unknown)] if rows]


def get_board(programme_id: int) -> Board:
    """Give the answer board of a programme."""
    programme = get_row(ProgrammeRow, programme_id)
    rows = storage.list_contributions(programme_id)
    advices = storage.list_advices(programme_id)
    sources = storage.list_sources(programme_id)
    said = {row.id: storage.as_contribution(row) for row in rows}
    gathered = [row.as_advice() for row in advices]
    unplaced = {item.key for item in feedback.unplaced(said.values(), gathered)}
    on_board = [row for row in rows if said[row.id].belongs_on_board]
    return Board(
        programme=programme,
        meetings={source.meeting_id: source.title for source in sources},
        kinds=_kinds(sources),
        unplaced=[row for row in on_board if row.id in unplaced],
        placed=[row for row in on_board if row.id not in unplaced and not row.set_aside_reason],
        set_aside=[row for row in on_board if row.set_aside_reason],
        private=[row for row in rows if row.private],
        advices=advices,
        unanswered=frozenset(item.key for item in feedback.unanswered(said.values(), gathered)),
    )


def is_lapsed(row: AdviceRow, *, today: date) -> bool:
    """Say whether people were told "later" and that date has passed."""
    return feedback.lapsed(row.as_advice(), today=today)


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
    """Give an advice a clearer name."""
    row = _get_changeable(advice_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    if not title.strip():
        raise Refused("advice.title_missing")
    row.title = title.strip()
    return row


def release(advice_id: int, contribution_id: int) -> AdviceRow:
    """Take a contribution out of an advice; it looks for another answer then."""
    row = _get_changeable(advice_id)
    contribution = _get_said(row.programme_id, contribution_id)
    feedback.release(row.as_advice(), storage.as_contribution(contribution))
    row.contributions = [item for item in row.contributions if item.id != contribution_id]
    history.note("advice.released", "advice", row.id)
    return row


def split_advice(
    advice_id: int, contribution_ids: Iterable[int], *, title: str, now: datetime
) -> AdviceRow:
    """Let some contributions of an advice become an advice of their own."""
    row = _get_changeable(advice_id)
    stays, new = feedback.split(row.as_advice(), contribution_ids, title=title)
    added = AdviceRow(
        programme_id=row.programme_id,
        title=new.title,
        asked=new.asked,
        reply_by=new.reply_by,
        created_at=now,
        contributions=[item for item in row.contributions if item.id in new.contributions],
    )
    row.contributions = [item for item in row.contributions if item.id in stays.contributions]
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
    row.contributions += [item for item in other.contributions if item not in row.contributions]
    db.session.delete(other)
    history.note("advice.merged", "advice", row.id)
    return row


def remove_advice(advice_id: int) -> AdviceRow:
    """Undo an advice; what it held looks for another answer then."""
    row = _get_changeable(advice_id)
    for contribution in row.contributions:
        feedback.release(row.as_advice(), storage.as_contribution(contribution))
    if row.decisions:
        raise Refused("advice.decided", title=row.title)
    db.session.delete(row)
    history.note("advice.removed", "advice", row.id)
    return row


def set_aside(programme_id: int, contribution_ids: Iterable[int], *, reason: str) -> None:
    """Say of contributions that they aren't used, and why; nothing is dropped in silence."""
    _require_not_closed(get_row(ProgrammeRow, programme_id))
    gathered = [row.as_advice() for row in storage.list_advices(programme_id)]
    for row in _require_some(programme_id, contribution_ids):
        aside = feedback.set_aside(storage.as_contribution(row), reason=reason, advices=gathered)
        row.set_aside_reason = aside.set_aside
        history.note("contribution.set_aside", "contribution", row.id)


def take_back(programme_id: int, contribution_id: int) -> None:
    """Use a contribution after all."""
    _require_not_closed(get_row(ProgrammeRow, programme_id))
    _get_said(programme_id, contribution_id).set_aside_reason = ""
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
        until=words.until,
        change=words.change,
        noticed_how=words.noticed_how,
    )
    row.remember(feedback.decide(row.as_advice(), decision))
    row.version += 1
    history.note("advice.decided", "advice", row.id, answer=decision.answer)
    return row


def _get_changeable(advice_id: int) -> AdviceRow:
    row = storage.get_advice(advice_id)
    _require_not_closed(row.programme)
    return row


def _require_not_closed(programme: ProgrammeRow) -> None:
    """Refuse to change answers once a programme is closed: nobody would be told any more."""
    if programme.state is ProgrammeState.CLOSED:
        raise Refused("programme.closed")


def _add(row: AdviceRow, contribution_ids: Iterable[int]) -> None:
    wanted = [_get_said(row.programme_id, number) for number in contribution_ids]
    feedback.gather(row.as_advice(), [storage.as_contribution(item) for item in wanted])
    row.contributions += [item for item in wanted if item not in row.contributions]


def _require_some(programme_id: int, contribution_ids: Iterable[int]) -> list[ContributionRow]:
    rows = [_get_said(programme_id, number) for number in contribution_ids]
    if not rows:
        raise Refused("contribution.none_chosen")
    return rows


def _get_said(programme_id: int, contribution_id: int) -> ContributionRow:
    row = get_contribution(contribution_id)
    if row.programme_id != programme_id or row.withdrawn_at is not None:
        raise Refused("contribution.not_here")
    return row


def _kinds(sources: Iterable[Source]) -> dict[str, RecordKind]:
    """Give what can be recorded at these meetings, by key, in the order of their methods."""
    methods = {source.method_key: source.method for source in sources}
    return {
        kind.key: kind for method in methods.values() for kind in from_json(method).record_kinds
    }
