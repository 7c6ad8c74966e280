"""``dialoog invitations read``: read mail that came in, from the mailbox or from files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import click

from dialoog.adapters.imap import InboxUnavailable
from dialoog.app import create_app
from dialoog.domain.invitations.incoming import Outcome
from dialoog.services import clock
from dialoog.services.invitations import mailbox, reading
from dialoog.services.invitations.reading import Reading
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.words import label


class Moment(click.ParamType[datetime]):
    """A date and time as ISO 8601 writes it; without a zone it is Dutch time."""

    name = "time"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is no date and time like 2027-03-18T13:00.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=clock.ZONE)


@click.command()
@click.argument("mails", nargs=-1, metavar="[MAIL.eml|DIR]...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line for each mail.")
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option("--at", type=Moment(), help="Read as if it is this moment, like 2027-03-18T13:00.")
def read(mails: tuple[Path, ...], *, as_json: bool, dry_run: bool, at: datetime | None) -> None:
    """Read answers that came by mail, and say for each mail what became of it.

    Each MAIL.eml is one raw mail; DIR holds such files. Without files the mailbox of the
    installation is read, and its mails are filed in Verwerkt, Nakijken and Fout.

    Example: dialoog invitations read antwoord.eml --json --dry-run
    """
    files = list(_files(mails))
    with create_app().app_context(), clock.pretending(at) if at else nullcontext():
        if not mails:
            _read_mailbox(dry_run=dry_run)
            return
        for file in files:
            found = _read(file.read_bytes(), dry_run=dry_run)
            click.echo(_as_json(file, found) if as_json else _in_words(file, found))


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.eml"))
        elif path.is_file():
            yield path
        else:
            raise click.BadParameter(f"There is no file or folder {path}.", param_hint="MAIL.eml")


def _read(raw: bytes, *, dry_run: bool) -> Reading:
    mail = reading.understand(raw)
    if dry_run:
        return reading.weigh(mail, now=clock.now()).reading
    with unit_of_work():
        return reading.take(mail, raw, now=clock.now())


def _read_mailbox(*, dry_run: bool) -> None:
    if dry_run:
        raise click.UsageError("Give the mails to try; reading the mailbox always files them.")
    if not mailbox.is_set():
        raise click.ClickException("There is no mailbox: set imap_host, or give mails to read.")
    try:
        counted = mailbox.fetch()
    except InboxUnavailable as error:
        raise click.ClickException(f"The mailbox can't be read now: {error}") from error
    click.echo(_total(counted))


def _total(counted: Counter[Outcome]) -> str:
    if not counted:
        return "Geen nieuwe e-mail."
    return ", ".join(f"{number} {label(outcome)}" for outcome, number in counted.items())


def _as_json(file: Path, found: Reading) -> str:
    return json.dumps(
        {
            "file": file.name,
            "outcome": found.outcome.value,
            "uid": found.uid,
            "attendee": found.attendee,
            "partstat": found.partstat,
            "reason": label(found.ground),
            "ground": found.ground.value,
        },
        ensure_ascii=False,
    )


def _in_words(file: Path, found: Reading) -> str:
    return f"{file.name}: {label(found.outcome)}. {label(found.ground)}"
