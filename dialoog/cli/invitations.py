"""``dialoog invitations``: what leaves the house, to be looked at and judged from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.ical import CalendarEvent, CalendarTask, assign, cancel, feed, invite
from dialoog.adapters.mail import Mail, compose
from dialoog.cli.replies import read

ORGANIZER = Mailbox("Gemeente Appelveld, één loket", "dialoog@uitnodiging.appelveld.example")
PERSON = Mailbox('Jan "Janus" D’Hond-Çelik, MSc', "jan.dhond@zorggroep.example")
ASKED_AT = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
MEETING = CalendarEvent(
    uid="dlg-0190f3a2-6d5b-7c11-9a51-2f6f0c9d3b44@uitnodiging.appelveld.example",
    sequence=0,
    starts_at=datetime(2027, 3, 18, 13, 0, tzinfo=UTC),
    ends_at=datetime(2027, 3, 18, 15, 0, tzinfo=UTC),
    title="Dialoog «één gesprek» & koffie 🎉; deel 1, Appelveld",
    created_at=ASKED_AT,
    changed_at=ASKED_AT,
    place="Raadhuis, zaal 2; Bergstraat 4, 6711 DD Appelveld",
    description="We praten aan kleine tafels.\nKomt u ook?\n\n" + "Iedereen is welkom. " * 12,
    url="https://dialoog.appelveld.example/bijeenkomst/7?taal=nl;vorm=a,b",
)
LATER = replace(
    MEETING,
    sequence=1,
    starts_at=datetime(2027, 4, 1, 12, 0, tzinfo=UTC),  # on the other side of the clock change
    ends_at=datetime(2027, 4, 1, 14, 0, tzinfo=UTC),
    changed_at=ASKED_AT + timedelta(days=1),
)
CANCELLED = replace(
    LATER,
    sequence=2,
    title=f"Geannuleerd: {MEETING.title}",
    changed_at=ASKED_AT + timedelta(days=2),
    cancelled=True,
)
IN_SUMMER = replace(
    MEETING,
    uid="dlg-0190f3a2-6d5b-7c11-9a51-2f6f0c9d3b45@uitnodiging.appelveld.example",
    starts_at=datetime(2027, 7, 1, 10, 0, tzinfo=UTC),
    ends_at=datetime(2027, 7, 1, 12, 0, tzinfo=UTC),
)
ACTION = CalendarTask(
    uid="dlg-0190f3a2-6d5b-7c11-9a51-2f6f0c9d3b46@uitnodiging.appelveld.example",
    sequence=0,
    starts_on=date(2027, 4, 2),
    due_on=date(2027, 4, 16),
    title="Verslag delen; ook op papier, met «groot lettertype»",
    created_at=ASKED_AT,
    changed_at=ASKED_AT,
    description="Afgesproken aan tafel 2.",
)


@click.group()
def invitations() -> None:
    """Look at invitations from outside.

    Example: dialoog invitations sample samples
    """


invitations.add_command(read)


@invitations.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def sample(folder: Path) -> None:
    """Write an invitation, an update, a cancellation, a feed and an action into DIR.

    They are about one fixed meeting, so that calendar programs can judge them.

    Example: dialoog invitations sample samples
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _samples().items():
        (folder / name).write_bytes(content)
        click.echo(folder / name)


def _samples() -> dict[str, bytes]:
    people = {"organizer": ORGANIZER, "attendee": PERSON}
    return {
        "request.eml": _mail(
            "Uitnodiging", MEETING, invite(MEETING, **people, sent_at=MEETING.changed_at)
        ),
        "update.eml": _mail("Gewijzigd", LATER, invite(LATER, **people, sent_at=LATER.changed_at)),
        "cancel.eml": _mail(
            "Geannuleerd", CANCELLED, cancel(CANCELLED, **people, sent_at=CANCELLED.changed_at)
        ),
        "feed.ics": feed("Dialoog – mijn agenda", [IN_SUMMER, CANCELLED]),
        "action.ics": assign(ACTION, **people, sent_at=ASKED_AT).content,
    }


def _mail(word: str, event: CalendarEvent, calendar: CalendarObject) -> bytes:
    words = f"{word}: {MEETING.title}"
    return compose(
        Mail(
            message_id=f"<{event.sequence}.{MEETING.uid}>",
            sent_at=event.changed_at,
            sender=ORGANIZER,
            recipient=PERSON,
            subject=words,
            text=f"Beste meneer D’Hond,\n\n{words}\n",
            html=f'<!doctype html><html lang="nl"><title>{word}</title><p>{word}</p></html>',
            calendar=calendar,
        )
    )
