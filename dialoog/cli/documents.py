"""Papers from the command line, to look at and to judge."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dialoog.app import create_app
from dialoog.cli.setup import upgrade_database
from dialoog.config import Settings
from dialoog.content import shipped_methods
from dialoog.domain.feedback import MessageKind
from dialoog.services import accounts, clock, demo, meetings, organisations
from dialoog.services import documents as papers_service
from dialoog.services.feedback import reporting
from dialoog.services.live import Sheet
from dialoog.web.documents import drawing, printing


@click.group()
def documents() -> None:
    """Draw papers."""


@documents.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def sample(folder: Path) -> None:
    """Write every kind of paper as PDF into DIR, about meetings of the demo.

    Example: dialoog documents sample papers

    The demo is made for this in a temporary place; nothing of this installation is read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _demo():
        for name, content in _papers().items():
            path = folder / f"{name}.pdf"
            path.write_bytes(content)
            click.echo(path)


def _papers() -> dict[str, bytes]:
    today = clock.today()
    agenda = meetings.list_agenda(now=clock.now(), page=1)
    coming = agenda.to_come[0].id
    first = agenda.before[-1]
    messages = reporting.list_messages(first.programme_id)
    told = next(row for row in messages if row.kind is MessageKind.REPORT)
    return {
        "run_sheet": drawing.draw_run_sheet(coming),
        "table_cards": drawing.draw_table_cards(coming),
        "name_cards": drawing.draw_name_cards(coming),
        "hall_plan": drawing.draw_hall_plan(coming),
        "seat_list": drawing.draw_seat_list(coming),
        "table_lists": drawing.draw_table_lists(coming),
        "letters": drawing.draw_letters(coming, today=today),
        "advice_overview": drawing.draw_advice_overview(first.id),
        "meeting_report": drawing.draw_report(first.id),
        "report_letters": drawing.draw_report_letters(told.id, today=today),
        **_method_papers(first.id),
    }


def _method_papers(meeting_id: int) -> dict[str, bytes]:
    """Give each paper that each method asks for, as if a meeting used that method."""
    occasion = papers_service.get_occasion(meeting_id)
    sheets = [Sheet(method, method.phases) for method in shipped_methods().values()]
    return {
        f"{sheet.method.key}_{paper.value}": printing.draw_from(occasion, sheet, paper)
        for sheet in sheets
        for paper in printing.choose_from(sheet.papers)
    }


@contextmanager
def _demo() -> Iterator[None]:
    """A demo of its own, that is gone afterwards."""
    with TemporaryDirectory() as folder:
        settings = Settings(
            instance=Path(folder),
            secret_key=secrets.token_hex(32),
            database_url=f"sqlite:///{folder}/dialoog.db",
            base_url="https://dialoog.appelveld.example",
        )
        app = create_app(settings)
        upgrade_database(app)
        with app.app_context():
            demo.build(today=clock.today())
            with organisations.within(accounts.choose_organisation(None)):
                yield
