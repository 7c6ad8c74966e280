"""Commands about method files, for those who write or improve one."""

from __future__ import annotations

from pathlib import Path

import click

from dialoog.content import METHODS, read_method
from dialoog.domain.methods import MethodError


@click.group()
def methods() -> None:
    """Look after method files (werkvormen)."""


@methods.command()
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def check(file: Path | None) -> None:
    """Say what is wrong in a method FILE, by phase; without FILE check the methods of Dialoog.

    \b
    Example:
      dialoog methods check my_method.toml

    Exits 0 when all is well, 1 when something is wrong, 2 when the command is used wrongly.
    """
    refused = False
    for path in [file] if file else sorted(METHODS.glob("*.toml")):
        try:
            method = read_method(path)
        except MethodError as error:
            refused = True
            for fault in error.faults:
                click.echo(f"{path.name}: {fault}", err=True)
        else:
            minutes = ", ".join(
                f"{meeting.key} {meeting.minutes} min" for meeting in method.meetings
            )
            click.echo(f"{path.name}: good ({minutes})")
    if refused:
        raise SystemExit(1)
