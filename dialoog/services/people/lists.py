"""Read a list of people in: keep it between the steps, preview it, carry it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.adapters.sheets import Sheet, read_sheet, write_csv
from dialoog.domain.people import (
    Choices,
    Column,
    DoubleChoice,
    Group,
    Outcome,
    Preview,
    Problem,
    ProblemCode,
    RowPlan,
    check_columns,
    match_key,
    preview,
    recognise_columns,
)
from dialoog.services import clock, history, jobs
from dialoog.services.people import wishes
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import people as storage
from dialoog.storage.people import IMPORT_LIFE, GroupRow, ListImportRow, PersonRow
from dialoog.storage.queries import get_row


@dataclass(frozen=True)
class ReadList:
    """A list with the choices so far, and what it becomes."""

    row: ListImportRow
    preview: Preview
    groups: Sequence[Group]
    names: Mapping[int, str]

    @property
    def unknown_groups(self) -> list[str]:
        """The words in the list that are no group, chosen by hand or not yet."""
        columns = [head for head, column in self.row.columns.items() if column == Column.GROUP]
        typed = (cells.get(head, "").strip() for cells in self.row.cells for head in columns)
        unknown = {match_key(text): text for text in typed if match_key(text)}
        asked = {
            match_key(problem.text)
            for plan in self.preview.rows
            for problem in plan.problems
            if problem.code is ProblemCode.GROUP_UNKNOWN
        }
        return [text for key, text in unknown.items() if key in asked | self.row.groups.keys()]

    def group_of(self, word: str) -> int | None:
        """The group that was chosen for a word that is no group."""
        return self.row.groups.get(match_key(word))

    def chosen_double(self, plan: RowPlan) -> DoubleChoice | None:
        """What was chosen for a possible double, or what happens when nothing is."""
        if said := self.row.doubles.get(str(plan.number)):
            return DoubleChoice(said)
        return DoubleChoice.SAME if plan.outcome is Outcome.MERGED else None

    @property
    def lacks_group(self) -> bool:
        """True when rows say nothing about a group, or one was chosen for those rows."""
        codes = {problem.code for plan in self.preview.rows for problem in plan.problems}
        return ProblemCode.GROUP_MISSING in codes or self.row.default_group is not None


def start_import(filename: str, data: bytes, *, now: datetime) -> ListImportRow:
    """Read a file and keep it for a day, with the columns that were recognised."""
    sheet = read_sheet(filename, data)
    row = ListImportRow(
        filename=filename[-200:],
        headers=list(sheet.headers),
        cells=[dict(cells) for cells in sheet.rows],
        first_number=sheet.first_number,
        columns=dict(recognise_columns(sheet.headers)),
        created_at=now,
    )
    storage.forget_imports(before=now - IMPORT_LIFE)
    db.session.add(row)
    db.session.flush()
    jobs.enqueue("forget_lists", due=now + IMPORT_LIFE, organisation_id=current_organisation_id())
    return row


@jobs.handles("forget_lists")
def forget_lists() -> None:
    """Forget the lists that are older than a day; the people in them may never have been asked."""
    with unit_of_work():
        storage.forget_imports(before=clock.now() - IMPORT_LIFE)


def get_list(import_id: int, *, now: datetime) -> ListImportRow:
    """Give a list that is being read in."""
    return storage.get_import(import_id, now=now)


def choose_columns(import_id: int, columns: Mapping[str, Column], *, now: datetime) -> None:
    """Say by hand which column holds what."""
    row = storage.get_import(import_id, now=now)
    known = {head: column for head, column in columns.items() if head in row.headers}
    check_columns(known)
    row.columns = dict(known)


def choose(
    import_id: int,
    *,
    groups: Mapping[str, int],
    default_group: int | None,
    doubles: Mapping[int, DoubleChoice],
    now: datetime,
) -> None:
    """Keep what the organiser says about unknown groups and possible doubles."""
    row = storage.get_import(import_id, now=now)
    for group_id in {*groups.values(), default_group} - {None}:
        get_row(GroupRow, group_id or 0)
    row.groups = {match_key(word): group_id for word, group_id in groups.items()}
    row.default_group = default_group
    row.doubles = row.doubles | {str(number): choice for number, choice in doubles.items()}


def look(import_id: int, *, now: datetime) -> ReadList:
    """Work out what a list becomes with the choices so far; changes nothing."""
    row = storage.get_import(import_id, now=now)
    check_columns(_columns(row))
    known = storage.list_known()
    groups = [group.as_group() for group, _ in storage.list_groups()]
    plan = preview(
        row.cells,
        Choices(_columns(row), row.groups, row.default_group),
        known=known,
        groups=groups,
        doubles={int(number): DoubleChoice(choice) for number, choice in row.doubles.items()},
        first_number=row.first_number,
    )
    names = {person.id: person.person.name.full for person in known}
    return ReadList(row, plan, groups, names)


def _columns(row: ListImportRow) -> dict[str, Column]:
    return {head: Column(column) for head, column in row.columns.items()}


def carry_out(import_id: int, *, now: datetime) -> Preview:
    """Store every row that can come in, in one go; the others stay to be repaired."""
    found = look(import_id, now=now)
    plan = found.preview
    _store(plan, now=now)
    # Who was kept apart is known by now; said again it would add them again.
    kept = {row: said for row, said in found.row.doubles.items() if said == DoubleChoice.SAME}
    found.row.doubles = kept
    history.note(
        "people.imported",
        "list_import",
        import_id,
        added=plan.count(Outcome.NEW),
        changed=plan.count(Outcome.CHANGED),
    )
    return plan


def import_file(filename: str, data: bytes, *, now: datetime, dry_run: bool) -> Preview:
    """Read a file and store the good rows at once, unless ``dry_run``."""
    sheet = read_sheet(filename, data)
    plan = _preview_sheet(sheet)
    if not dry_run:
        _store(plan, now=now)
    return plan


def _preview_sheet(sheet: Sheet) -> Preview:
    columns = recognise_columns(sheet.headers)
    check_columns(columns)
    return preview(
        sheet.rows,
        Choices(columns),
        known=storage.list_known(),
        groups=[group.as_group() for group, _ in storage.list_groups()],
        first_number=sheet.first_number,
    )


def _store(plan: Preview, *, now: datetime) -> None:
    changed = {line.known_id: line for line in plan.to_store if line.known_id is not None}
    for row in storage.list_by_id(changed.keys()):
        _remember(row, changed[row.id])
    for line in plan.to_store:
        if line.known_id is None:
            row = PersonRow(created_at=now)
            _remember(row, line)
            db.session.add(row)
    db.session.flush()
    wishes.match_open_wishes()


def _remember(row: PersonRow, line: RowPlan) -> None:
    if line.person is not None:
        row.remember(line.person)


def repair_file(
    import_id: int, *, heading: str, say: Callable[[Problem], str], asks: str, now: datetime
) -> bytes:
    """Give the rows that stayed out as CSV, with in the last column what to repair."""
    found = look(import_id, now=now)
    rows = []
    for line in found.preview.left_out:
        cells = found.row.cells[line.number - found.row.first_number]
        reasons = [say(problem) for problem in line.problems]
        if line.outcome is Outcome.ASKS:
            reasons.insert(0, asks)
        rows.append([*(cells[head] for head in found.row.headers), " ".join(reasons)])
    return write_csv([*found.row.headers, heading], rows)
