"""Read a list of people in from the command line, with a report per row."""

from __future__ import annotations

from pathlib import Path

import click

from dialoog.app import create_app
from dialoog.domain.people import Outcome, Preview
from dialoog.services import accounts, clock, organisations
from dialoog.services import people as service
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.people.saying import say_problem
from dialoog.web.words import label


@click.group()
def people() -> None:
    """Look after the list of people."""


@people.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--organisation", help="Name of the organisation; not needed when there is one.")
def import_(file: Path, *, dry_run: bool, organisation: str | None) -> None:
    """Read a list in (.csv, .xlsx or .ods): the good rows are stored, the others are named.

    Example: dialoog people import deelnemers.csv --dry-run
    """
    with create_app().app_context():
        organisation_id = accounts.choose_organisation(organisation)
        with organisations.within(organisation_id), unit_of_work():
            plan = service.import_file(
                file.name, file.read_bytes(), now=clock.now(), dry_run=dry_run
            )
        _report(plan)


def _report(plan: Preview) -> None:
    for row in plan.rows:
        words = [
            f"{row.number:>5}  {label(row.outcome):<21}{row.name}",
            *map(say_problem, row.problems),
        ]
        click.echo("\n         ".join(words))
    counts = [(label(outcome), plan.count(outcome)) for outcome in Outcome]
    click.echo(", ".join(f"{count} {words}" for words, count in counts if count))
