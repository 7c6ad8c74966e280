"""A table through its whole meeting, as who guides it walks it on a tablet or on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlalchemy import select

from dialoog.domain.tasks import TaskKind
from dialoog.storage import db
from dialoog.storage.live import ContributionRow, list_of_meeting
from dialoog.storage.tasks import TaskRow
from tests.journeys.conftest import Site, wait_until
from tests.journeys.preparing import inside
from tests.live_room import Room

TABLET, PHONE = 820, 390
on_tablet_and_phone = pytest.mark.parametrize("width", [TABLET, PHONE], ids=["tablet", "phone"])


def go_on_to(page: Page, phase: str) -> None:
    """Begin the next phase, and see that the finger or the keyboard can go on from there."""
    expect(status(page)).to_be_visible()
    page.get_by_role("button", name=f"Volgende: {phase}").click()
    expect(page).to_have_title(re.compile(rf": (\d )?{re.escape(phase)} –"))
    expect(page.locator("button[data-step=on]")).to_be_focused()


def write(page: Page, words: str, kind: str, *, for_all: bool = False) -> None:
    """Write down what somebody says, and hang it where it belongs."""
    expect(status(page)).to_be_visible()
    page.locator("#text").fill(words)
    if for_all:
        page.locator(".note-consent").get_by_text("Iedereen, zonder naam").click()
    page.locator("#soorten").get_by_role("button", name=kind, exact=True).click()
    expect(page.locator("#net-bewaard")).to_contain_text(words)


def work_on(page: Page, screen: str) -> None:
    """Open the screen that this phase works with."""
    with page.expect_navigation():
        page.locator("#schermen").get_by_role("link", name=screen).click()


def back_to_table(page: Page) -> None:
    """Go from such a screen back to the guide."""
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Terug naar (de tafel|het gesprek)")).click()


def agree(page: Page, what: str, *, day: str) -> None:
    """Write an agreement down, and read it aloud to two seats that both agree."""
    expect(status(page)).to_be_visible()
    page.get_by_role("link", name="Afspraken opschrijven").click()
    page.locator("#afspreken-what").fill(what)
    page.locator("#afspreken-who").fill("Het wijkteam")
    page.locator("#afspreken-due_on").fill(day)
    page.locator("#afspreken-noticed_how").fill("Ik word gebeld.")
    page.get_by_role("button", name="Bewaar de afspraak").click()
    page.get_by_role("button", name="Lees voor", exact=True).last.click()
    page.get_by_role("button", name="Bevestig de afspraak").click()
    expect(page.locator("#afspraken-lijst").get_by_text("bevestigd", exact=True)).to_be_visible()


def finish(page: Page) -> None:
    """Say that the table is done, and see that everything reached the server."""
    expect(status(page)).to_be_visible()
    page.get_by_role("button", name="Deze tafel is klaar").click()
    expect(page.get_by_text("Deze tafel is klaar. Dank u wel.")).to_be_visible()
    all_is_stored(page)


def close_meeting(organiser: Page, site: Site, room: Room) -> None:
    """Close the meeting in the hall; no table talks any more."""
    organiser.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/zaal")
    organiser.get_by_role("button", name="Sluit de bijeenkomst").click()
    expect(organiser.get_by_text("De bijeenkomst is klaar. Alles is bewaard.")).to_be_visible()


def status(page: Page) -> Locator:
    """Give the words about what is stored; they are there once the script guards the table."""
    return page.locator("#verbinding")


def said(page: Page) -> Locator:
    """Give the words that the screen of a table shows, in their order."""
    return page.locator("#oogst .contributions__text")


def reload(page: Page) -> None:
    """Reload the page of a table as soon as all that was done lies on the device."""
    expect(status(page)).to_have_attribute("aria-busy", "false")
    page.reload()
    expect(status(page)).to_be_visible()


def all_is_stored(page: Page) -> None:
    """Wait until all that was done at a table is with the server."""
    expect(status(page)).to_have_text("Alles is bewaard")


def wait_for_the_shelf(page: Page) -> None:
    """Wait until the tablet has put on the shelf what it needs without internet."""
    ready = """async () => Boolean(navigator.serviceWorker.controller
        && await caches.match(location.pathname + "/scherm", { ignoreVary: true }))"""
    wait_until(lambda: page.evaluate(ready))  # wait_for_function takes a promise for a yes


def said_at(site: Site, room: Room) -> list[tuple[str, str]]:
    """Give what is stored of a meeting, each with its kind, in the order in which it was said."""
    with inside(site):
        rows = sorted(list_of_meeting(room.meeting_id), key=_when)
        return [(row.kind, row.text) for row in rows]


def _when(row: ContributionRow) -> tuple[object, int]:
    return row.recorded_at, row.id


def tasks_of(site: Site, room: Room) -> set[TaskKind]:
    """Give what a meeting asks of the organisation."""
    with inside(site):
        rows = db.session.scalars(select(TaskRow).where(TaskRow.meeting_id == room.meeting_id))
        return {row.kind for row in rows}
