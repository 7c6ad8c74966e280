"""Commands about tables: for a list of people, and for problems that travel as JSON."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from dialoog.adapters.cores import search
from dialoog.cli.list_options import is_list, list_options, refuse_list_options
from dialoog.domain import seating as domain
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Conflict, Plan, Problem

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def seating() -> None:
    """Compose tables, or check a plan that was made elsewhere."""


@seating.command()
@click.argument("file", metavar="FILE", type=_FILE)
@click.option("--seed", default=1, show_default=True, help="The same seed, the same beginning.")
@click.option("--seconds", default=10.0, show_default=True, help="How long to search.")
@click.option("-o", "--output", metavar="PLAN", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--explain", is_flag=True, help="Say why the tables are as they are.")
@list_options
def compose(
    file: Path, seed: int, seconds: float, output: Path | None, explain: bool, **wishes: Any
) -> None:
    """Compose tables for FILE; the plan goes to -o, or to standard output.

    FILE is a list of people (.csv, .xlsx, .ods), with columns as for "dialoog people import"; then
    the plan is a list as well, .csv or .xlsx, with for everybody the table in each round. No
    database is needed. Or FILE is a problem (.json), and so is the plan; a problem with a "base"
    is repaired: as few people as possible move.

    \b
    Examples:
      dialoog seating compose people.csv --tables 6 --rounds 3 -o plan.csv
      dialoog seating compose people.xlsx --feature 1=rolstoel -o plan.xlsx --explain
      dialoog seating compose problem.json --seconds 5 -o plan.json --explain

    When the rules can't all hold it says which ones conflict, a smallest set, and what would help.
    Exits 0 when every rule holds, 1 when the rules can't all hold, 2 on wrong use.
    """
    if is_list(file):
        from dialoog.cli.table_list import compose_list  # noqa: PLC0415 - heavy, as words are

        compose_list(
            file, search=_Search(seed, seconds), output=output, explain=explain, wishes=wishes
        )
        return
    refuse_list_options()
    problem = _read(file, domain.read_problem)
    found = _Search(seed, seconds)(problem)
    if isinstance(found, Conflict):
        _write({"instance": problem.name, "conflict": found.ids}, output)
        click.echo("\n".join(_words().conflict_words(problem, found)), err=True)
        raise SystemExit(1)
    if output or not explain:
        _write(domain.write_plan(found, instance=problem.name), output)
    if explain:
        click.echo("\n".join(_words().explanation_words(problem, found)))
    if domain.check(problem, found):
        _words().say_broken(problem, found)


@dataclass(frozen=True)
class _Search:
    """A search with every core, that first looks whether there can be a plan at all."""

    seed: int
    seconds: float

    def __call__(self, problem: Problem) -> Plan | Conflict:
        began = time.monotonic()
        end = began + self.seconds
        first = domain.compose(problem, seed=self.seed, budget=lambda: 1.0)
        conflict = None
        if domain.check(problem, first):
            # Half of the time for a proof that there is no plan, half to look for one.
            conflict = domain.conflicts(
                problem, budget=lambda: 2 * (time.monotonic() - began) / max(self.seconds, 0.001)
            )
        left = end - time.monotonic()
        return conflict or search(problem, seed=self.seed, seconds=left, start=first)


@seating.command()
@click.argument("problem_file", metavar="PROBLEM.json", type=_FILE)
@click.argument("plan_file", metavar="PLAN.json", type=_FILE)
def check(problem_file: Path, plan_file: Path) -> None:
    """Say every rule of PROBLEM.json that PLAN.json breaks.

    \b
    Example:
      dialoog seating check problem.json plan.json

    Exits 0 when no rule is broken, 1 when one is, 2 on wrong use.
    """
    problem = _read(problem_file, domain.read_problem)
    plan = _read(plan_file, domain.read_plan)
    broken = domain.check(problem, plan)
    for rule in broken:
        click.echo(_words().broken_words(rule))
    if broken:
        raise SystemExit(1)
    click.echo(f"Alle regels kloppen. Kosten: {domain.score(problem, plan).cost}.")


def _words() -> ModuleType:
    """Give the words for plans; they need Flask, and most runs have nothing to say."""
    from dialoog.cli import plan_words  # noqa: PLC0415

    return plan_words


def _read(path: Path, read: Any) -> Any:
    try:
        return read(json.loads(path.read_text(encoding="utf-8")))
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise click.BadParameter(f"{path} is no JSON.") from None
    except Refused as refused:
        from dialoog.cli.refusals import say  # noqa: PLC0415 - words need Flask; most runs don't

        raise click.BadParameter(say(refused)) from None


def _write(data: Any, output: Path | None) -> None:
    text = json.dumps(data, indent=1)
    if output:
        output.write_text(text + "\n", encoding="utf-8")
    else:
        click.echo(text)
