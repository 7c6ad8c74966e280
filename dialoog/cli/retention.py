"""Forget what has been kept long enough, and say how much that was."""

from __future__ import annotations

import click

from dialoog.app import create_app
from dialoog.services import clock
from dialoog.services import retention as service
from dialoog.web.words import label


@click.group()
def retention() -> None:
    """Look after what is forgotten in time.

    Example: dialoog retention run --dry-run
    """


@retention.command()
@click.option("--dry-run", is_flag=True, help="Count what would go and change nothing.")
def run(*, dry_run: bool) -> None:
    """Forget everything that was kept long enough; the worker does this every night.

    Example: dialoog retention run
    """
    with create_app().app_context():
        now = clock.now()
        for name, counts in service.run_everywhere(now=now, dry_run=dry_run).items():
            click.echo(name)
            for kept, number in counts.items():
                click.echo(f"{number:>7}  {label(kept)}")
        number = service.run_technical(now=now, dry_run=dry_run)
        click.echo(f"{number:>7}  sessions that are over and work that was done")
        if dry_run:
            click.echo("Nothing was changed.")
