"""Tables from a list of people, for who plans nothing else: a spreadsheet in, a spreadsheet out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dialoog.adapters.sheets import read_sheet, write_csv, write_xlsx
from dialoog.cli.list_options import asked_with, perspectives
from dialoog.cli.list_words import remark_words, result, summary
from dialoog.cli.plan_words import conflict_words, explanation_words, say_broken
from dialoog.domain import seating
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Conflict, Plan, Problem
from dialoog.domain.seating.guest_list import GuestList, read_guests
from dialoog.domain.seating.guest_problem import Question, ask
from dialoog.web.words import sentence

Search = Callable[[Problem], Plan | Conflict]
_NO_NAMES = _l(
    "Er is geen kolom met namen. Zet boven de lijst bijvoorbeeld: Naam, Groep. "
    "Of: Voornaam, Achternaam, Groep."
)


@dataclass(frozen=True)
class _Read:
    """A list that was read, and the problem that it makes."""

    found: GuestList
    question: Question


def compose_list(
    file: Path, *, search: Search, output: Path | None, explain: bool, wishes: Mapping[str, Any]
) -> None:
    """Compose tables for the people in ``file``; say what is odd about it, row by row."""
    if output and output.suffix.lower() not in {".csv", ".xlsx"}:
        raise click.BadParameter("The plan of a list is .csv or .xlsx.", param_hint="-o")
    read = _read(file, wishes)
    problem = read.question.problem
    _say(*summary(read.found, read.question))
    plan = search(problem)
    if isinstance(plan, Conflict):
        _say(*conflict_words(problem, plan))
        raise SystemExit(1)
    if output or not explain:
        _write(plan, read, output)
    if explain:
        click.echo("\n".join(explanation_words(problem, plan)))
    _say(*result(problem, plan))
    if output:
        _say(_("Het plan staat in %(file)s.", file=output))
    say_broken(problem, plan)


def _read(file: Path, wishes: Mapping[str, Any]) -> _Read:
    try:
        sheet = read_sheet(file.name, file.read_bytes())
        found = read_guests(sheet.headers, sheet.rows, first_number=sheet.first_number)
    except Refused as refused:
        words = _NO_NAMES if refused.code == "people.column_of_names_missing" else sentence(refused)
        raise click.BadParameter(f"{file.name}: {words}") from None
    found = replace(found, perspectives=perspectives(found, wishes))
    _say(*map(remark_words, found.remarks))
    asked = asked_with(wishes)
    try:
        question = ask(found, asked)
    except Refused as refused:
        raise click.ClickException(sentence(refused)) from None
    if strange := set(map(str, asked.features)) - question.problem.table_index.keys():
        words = _("Tafel %(table)s bestaat niet.", table=", ".join(sorted(strange)))
        raise click.BadParameter(words, param_hint="--feature")
    return _Read(found, question)


def _write(plan: Plan, read: _Read, output: Path | None) -> None:
    headings = [_("Naam"), _("Groep")]
    headings += [_("Ronde %(number)s", number=number + 1) for number, _r in enumerate(plan.rounds)]
    rows = list(_rows(plan, read))
    if output is None:
        click.echo(write_csv(headings, rows).decode("utf-8-sig"), nl=False)
        return
    write = write_xlsx if output.suffix.lower() == ".xlsx" else write_csv
    try:
        output.write_bytes(write(headings, rows))
    except OSError as error:
        raise click.FileError(str(output), hint=error.strerror) from None


def _rows(plan: Plan, read: _Read) -> Iterator[tuple[str, ...]]:
    """One row for everybody, in the order of a Dutch list; who comes along stands below."""
    order = {guest.id: guest.name.sort_key for guest in read.found.guests}
    places = [seating.where(seats) for seats in plan.rounds]
    people = read.question.problem.people
    key, keys = ("", "", ""), {}
    for person in people:
        key = keys[person.id] = order.get(person.id, key)
    for person in sorted(people, key=lambda person: keys[person.id]):
        yield (person.id, person.group, *(place.get(person.id, "") for place in places))


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(line, err=True)
