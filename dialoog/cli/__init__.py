"""The command ``dialoog``: each command enters at services, like a page does."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from dialoog.config import SettingsError
from dialoog.domain.refusal import Refused

# Where each command lives; it is loaded only when it is asked for, so that every one starts fast.
COMMANDS = {
    "db": "dialoog.cli.setup",
    "demo": "dialoog.cli.demo",
    "doctor": "dialoog.cli.setup",
    "documents": "dialoog.cli.documents",
    "init": "dialoog.cli.setup",
    "invitations": "dialoog.cli.invitations",
    "load": "dialoog.cli.demo",
    "methods": "dialoog.cli.methods",
    "organisation": "dialoog.cli.accounts",
    "people": "dialoog.cli.people",
    "retention": "dialoog.cli.retention",
    "seating": "dialoog.cli.seating",
    "serve": "dialoog.cli.serve",
    "texts": "dialoog.cli.texts",
    "user": "dialoog.cli.accounts",
    "web": "dialoog.cli.serve",
    "worker": "dialoog.cli.serve",
}


class Commands(click.Group):
    """The commands by name, loaded when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(cls=Commands)
@click.version_option(package_name="dialoog")
def cli() -> None:
    """Plan, guide and follow up dialogue meetings."""


def main() -> None:
    """Run a command; say in plain words why something is refused, and exit with 1."""
    try:
        cli(standalone_mode=True)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except Refused as refused:
        from dialoog.cli.refusals import say  # noqa: PLC0415 - words need Flask; most commands don't

        click.echo(say(refused), err=True)
        sys.exit(1)
