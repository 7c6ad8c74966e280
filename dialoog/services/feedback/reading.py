"""Read the answer board: everything that was said in a programme, by what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from math import ceil

from dialoog.domain import feedback
from dialoog.domain.feedback import TELLS_DECISIONS, Advice, Contribution, Placing
from dialoog.domain.methods import Phase, RecordKind, from_json
from dialoog.domain.reactions import is_about_answers
from dialoog.domain.text import Text
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow, Source
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow

ON_A_PAGE = 50
NOT_AT_A_MEETING = 0


@dataclass(frozen=True, kw_only=True)
class Looking:
    """What somebody looks for on the board; what is empty doesn't matter.

    ``meeting_id`` is ``NOT_AT_A_MEETING`` for signals and what came in by phone.
    """

    placing: Placing = Placing.LOOSE
    meeting_id: int | None = None
    table: int | None = None
    kind: str = ""
    words: str = ""
    page: int = 1

    @property
    def is_narrow(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.kind or self.words) or (self.meeting_id, self.table) != (None, None)

    def finds(self, row: ContributionRow) -> bool:
        """Say whether a contribution is meant, wherever it stands on the board."""
        at = row.meeting_id or NOT_AT_A_MEETING
        said = row.text.casefold()
        return (
            self.meeting_id in {None, at}
            and (self.table is None or (row.table is not None and row.table.number == self.table))
            and self.kind in {"", row.kind}
            and all(word in said for word in self.words.casefold().split())
        )


@dataclass(frozen=True)
class Found:
    """One page of what somebody looks for, by kind, and how many there are of each placing."""

    by_kind: Sequence[tuple[RecordKind | None, Sequence[ContributionRow]]]
    counts: Mapping[Placing, int]
    page: int
    pages: int


@dataclass(frozen=True)
class Board:
    """Everything that was said in a programme, by what became of it."""

    programme: ProgrammeRow
    meetings: dict[int, str]
    kinds: dict[str, RecordKind]
    said: list[Contribution]
    unplaced: list[ContributionRow]
    placed: list[ContributionRow]
    set_aside: list[ContributionRow]
    private: list[ContributionRow]
    advices: list[AdviceRow]
    gathered: list[Advice]
    unanswered: frozenset[int]
    told_at: datetime | None

    @cached_property
    def phases(self) -> dict[tuple[int, str], Text]:
        """The titles of phases by meeting and key, read only where they are shown."""
        return _titles(self._run_sheets)

    @property
    def hears_reactions(self) -> bool:
        """Whether a meeting of the programme talks about the answers."""
        return any(is_about_answers(phase) for _, phase in self._run_sheets)

    @cached_property
    def _run_sheets(self) -> list[tuple[int, Phase]]:
        return storage.list_phases(self.programme.id)

    @property
    def untold(self) -> list[AdviceRow]:
        """The advice that was decided anew since people were told; they don't know it yet."""
        if self.told_at is None:
            return []
        return [
            row
            for row, advice in zip(self.advices, self.gathered, strict=True)
            if feedback.needs_telling(advice, told_at=self.told_at)
        ]

    @cached_property
    def size_of(self) -> dict[int, int]:
        """How many contributions each advice holds, by the number of the advice."""
        both = zip(self.advices, self.gathered, strict=True)
        return {row.id: len(advice.contributions) for row, advice in both}

    @property
    def undecided(self) -> list[AdviceRow]:
        """The advice that waits for a decision."""
        return [row for row in self.advices if not row.decisions]

    @property
    def ready_to_report(self) -> bool:
        """Whether everything that was said has its answer."""
        return not self.unanswered and not self.undecided

    @property
    def tables(self) -> list[int]:
        """The numbers of the tables at which something was said."""
        rows = (*self.unplaced, *self.placed, *self.set_aside)
        return sorted({row.table.number for row in rows if row.table})

    @cached_property
    def advices_of(self) -> dict[int, list[AdviceRow]]:
        """The advices that each contribution feeds, by the number of the contribution."""
        found: dict[int, list[AdviceRow]] = defaultdict(list)
        for row, advice in zip(self.advices, self.gathered, strict=True):
            for number in advice.contributions:
                found[number].append(row)
        return found

    def rows_of(self, placing: Placing) -> list[ContributionRow]:
        """Give what stands at one place of the board."""
        return {
            Placing.LOOSE: self.unplaced,
            Placing.GATHERED: self.placed,
            Placing.SET_ASIDE: self.set_aside,
        }[placing]

    def look(self, looking: Looking) -> Found:
        """Give one page of what somebody looks for."""
        meant = {
            placing: [row for row in self.rows_of(placing) if looking.finds(row)]
            for placing in Placing
        }
        rows = self._by_kind(meant[looking.placing])
        pages = max(1, ceil(len(rows) / ON_A_PAGE))
        page = min(max(1, looking.page), pages)
        return Found(
            by_kind=self._grouped(rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]),
            counts={placing: len(found) for placing, found in meant.items()},
            page=page,
            pages=pages,
        )

    def _by_kind(self, rows: list[ContributionRow]) -> list[ContributionRow]:
        """Order by kind as the methods do; unknown kinds come last."""
        order = {key: number for number, key in enumerate(self.kinds)}
        return sorted(rows, key=lambda row: (order.get(row.kind, len(order)), row.id))

    def _grouped(
        self, rows: Sequence[ContributionRow]
    ) -> list[tuple[RecordKind | None, list[ContributionRow]]]:
        groups: dict[RecordKind | None, list[ContributionRow]] = defaultdict(list)
        for row in rows:
            groups[self.kinds.get(row.kind)].append(row)
        return list(groups.items())


def get_board(programme_id: int) -> Board:
    """Give the answer board of a programme."""
    programme, told_at = storage.get_told_programme(programme_id)
    feeds = storage.list_contributions(programme_id)
    advices = storage.list_advices(programme_id)
    sources = storage.list_sources(programme_id)
    said = {row.id: storage.as_contribution(row) for row in feeds}
    gathered = _gathered(advices, feeds)
    unplaced = {item.key for item in feedback.unplaced(said.values(), gathered)}
    on_board = [row for row in feeds if said[row.id].belongs_on_board]
    return Board(
        programme=programme,
        meetings={source.meeting_id: source.title for source in sources},
        kinds=_kinds(sources),
        said=list(said.values()),
        unplaced=[row for row in on_board if row.id in unplaced],
        placed=[row for row in on_board if row.id not in unplaced and not row.set_aside_reason],
        set_aside=[row for row in on_board if row.set_aside_reason],
        private=[row for row in feeds if row.private],
        advices=advices,
        gathered=gathered,
        unanswered=frozenset(item.key for item in feedback.unanswered(said.values(), gathered)),
        told_at=told_at,
    )


def _gathered(
    advices: Sequence[AdviceRow], feeds: Mapping[ContributionRow, Collection[int]]
) -> list[Advice]:
    holds: dict[int, list[int]] = defaultdict(list)
    for row, fed in feeds.items():
        for advice_id in fed:
            holds[advice_id].append(row.id)
    return [row.as_advice(holds[row.id]) for row in advices]


def find_told_at(programme_id: int) -> datetime | None:
    """Give when people were last told what was decided, or None when they weren't yet."""
    last = storage.find_last_message(programme_id, TELLS_DECISIONS)
    return last.sent_at if last else None


@dataclass(frozen=True)
class Trace:
    """From where the contributions of an advice came: names of meetings, phases and kinds."""

    meetings: dict[int, str]
    kinds: dict[str, RecordKind]
    phases: dict[tuple[int, str], Text]


def trace(programme_id: int) -> Trace:
    """Give the words that tell where something was said in a programme."""
    sources = storage.list_sources(programme_id)
    return Trace(
        meetings={source.meeting_id: source.title for source in sources},
        kinds=_kinds(sources),
        phases=_titles(storage.list_phases(programme_id)),
    )


def is_lapsed(row: AdviceRow, *, today: date) -> bool:
    """Say whether people were told "later" and that date has passed."""
    return feedback.lapsed(row.as_advice(holds=()), today=today)


@dataclass(frozen=True)
class Telling:
    """What people know of an advice: whether they heard a decision, and whether a newer one waits."""

    told: bool
    untold: bool


def read_telling(row: AdviceRow) -> Telling:
    """Say what people know of an advice."""
    told_at, advice = find_told_at(row.programme_id), row.as_advice(holds=())
    return Telling(
        told=feedback.is_told(advice, told_at=told_at),
        untold=told_at is not None and feedback.needs_telling(advice, told_at=told_at),
    )


def _titles(phases: Iterable[tuple[int, Phase]]) -> dict[tuple[int, str], Text]:
    return {(meeting_id, phase.key): phase.title for meeting_id, phase in phases}


def _kinds(sources: Iterable[Source]) -> dict[str, RecordKind]:
    """Give what can be recorded at these meetings, by key, in the order of their methods."""
    methods = {source.method_key: source.method for source in sources}
    return {
        kind.key: kind for method in methods.values() for kind in from_json(method).record_kinds
    }
