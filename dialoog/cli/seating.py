"""Commands about tables, for problems and plans that travel as JSON."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import click

from dialoog.adapters.cores import search
from dialoog.cli.plan_words import broken_words, conflict_words, explanation_words
from dialoog.domain import seating as domain
from dialoog.domain.refusal import Refused

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def seating() -> None:
    """Compose tables, or check a plan that was made elsewhere."""


@seating.command()
@click.argument("problem_file", metavar="PROBLEM.json", type=_FILE)
@click.option("--seed", default=1, show_default=True, help="The same seed, the same beginning.")
@click.option("--seconds", default=10.0, show_default=True, help="How long to search.")
@click.option(
    "-o", "--output", metavar="PLAN.json", type=click.Path(dir_okay=False, path_type=Path)
)
@click.option("--explain", is_flag=True, help="Say why the tables are as they are.")
def compose(
    problem_file: Path, seed: int, seconds: float, output: Path | None, explain: bool
) -> None:
    """Compose tables for PROBLEM.json; the plan goes to -o, or to standard output.

    When the rules can't all hold, a smallest set that conflicts goes there instead. A problem with
    a "base" is repaired: as few people as possible move.

    \b
    Example:
      dialoog seating compose problem.json --seconds 5 -o plan.json --explain

    Exits 0 when every rule holds, 1 when the rules can't all hold, 2 on wrong use.
    """
    problem = _read(problem_file, domain.read_problem)
    end = time.monotonic() + seconds
    first = domain.compose(problem, seed=seed, budget=lambda: 1.0)
    conflict = domain.conflicts(problem) if domain.check(problem, first) else None
    if conflict:
        _write({"instance": problem.name, "conflict": conflict.ids}, output)
        click.echo("\n".join(conflict_words(problem, conflict)), err=True)
        raise SystemExit(1)
    plan = search(problem, seed=seed, seconds=end - time.monotonic(), start=first)
    if output or not explain:
        _write(domain.write_plan(plan, instance=problem.name), output)
    if explain:
        click.echo("\n".join(explanation_words(problem, plan)))
    broken = domain.check(problem, plan)
    for rule in broken:
        click.echo(broken_words(rule), err=True)
    if broken:
        raise SystemExit(1)


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
        click.echo(broken_words(rule))
    if broken:
        raise SystemExit(1)
    click.echo(f"Alle regels kloppen. Kosten: {domain.score(problem, plan).cost}.")


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
