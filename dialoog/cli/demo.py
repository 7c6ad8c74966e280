"""Look around without setting anything up, or load a programme from a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dialoog.app import create_app
from dialoog.cli.serve import serve_with_worker
from dialoog.cli.setup import upgrade_database, write_settings
from dialoog.config import instance_folder, load_settings
from dialoog.content.stories import StoryError, read_story
from dialoog.services import accounts, clock
from dialoog.services import demo as service
from dialoog.services.stories import load_story
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.words import label


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=5000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Only load it.")
@click.option("--reset", is_flag=True, help="Throw the demo away and begin anew.")
def demo(host: str, port: int, *, no_serve: bool, reset: bool) -> None:
    """Load the demo organisation when it isn't there yet, and serve it.

    Example: dialoog demo --port 8000
    """
    write_settings(instance_folder())
    settings = load_settings(port=port)
    app = create_app(settings)
    upgrade_database(app)
    with app.app_context():
        _load_demo(reset=reset)
        logins = [(label(role), email) for role, email in accounts.demo_logins()]
    click.echo(f"Open http://{host}:{port} and log in as:" if not no_serve else "Log in as:")
    for role, email in logins:
        click.echo(f"  {role:<22} {email}")
    click.echo(f"The password is the same for all: {accounts.DEMO_PASSWORD}")
    if not no_serve:
        serve_with_worker(settings, host=host, port=port)


def _load_demo(*, reset: bool) -> None:
    if reset:
        with unit_of_work():
            service.remove()
    if not service.is_there():
        click.echo("Loading the demo: five programmes in a municipality that doesn't exist.")
        service.build(today=clock.today())


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organisation", help="Name of the organisation; not needed when there is one.")
def load(file: Path, organisation: str | None) -> None:
    """Load a programme with its meetings, people and invitations from one FILE.toml.

    Example: dialoog load wonen.toml --organisation "Gemeente Appelveld"

    What the file says of days before today is loaded as having happened then; mail that belongs
    to it leaves now.
    """
    try:
        story = read_story(file)
        people = file.parent / story.people if story.people else None
        with create_app().app_context():
            load_story(
                story,
                organisation_id=accounts.choose_organisation(organisation),
                user_id=None,
                today=clock.today(),
                people_file=(people.name, people.read_bytes()) if people else None,
            )
    except (StoryError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{story.programme.title} is there.")
