"""Somebody's own page on a phone: from a mail to being forgotten, without an account."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, log_in, visitor, wait_until
from tests.journeys.preparing import inside
from tests.record_room import SAID, Evening, hold, send, sit

pytestmark = pytest.mark.journey
ANNA = "anna@thuis.example"


@pytest.fixture
def evening(site: Site) -> Evening:
    """A meeting whose record was just sent to Anna and Bram."""
    with inside(site):
        held = hold()
        sit(held, first_name="Anna", email=ANNA)
        sit(held, first_name="Bram")
        send(held)
    return held


@pytest.mark.usefixtures("worker")
def test_somebody_reads_corrects_takes_away_and_is_forgotten(
    chromium: Browser, site: Site, evening: Evening
):
    wait_until(lambda: site.sink.to(ANNA))
    phone = visitor(chromium, width=320)
    phone.goto(link_in(site))
    expect(phone).to_have_url(f"{site.url}/mijn-pagina")

    read_and_correct(phone)
    organiser = log_in(chromium, site, "organiser")
    answer_the_correction(organiser, site, evening)
    phone.reload()
    expect(phone.get_by_text("overgenomen")).to_be_visible()
    expect(phone.get_by_role("blockquote")).to_have_text("De hulp kwam op woensdag")

    take_away(phone)
    organiser.goto(f"{site.url}/bijeenkomsten/{evening.meeting_id}/verslag")
    expect(organiser.get_by_text("De hulp kwam op woensdag")).to_have_count(0)

    be_forgotten(phone)
    phone.goto(link_in(site))
    expect(phone.get_by_role("heading", name="Deze link werkt niet")).to_be_visible()
    organiser.goto(f"{site.url}/mensen/")
    expect(organiser.get_by_role("link", name=re.compile("^Bram"))).to_be_visible()
    expect(organiser.get_by_role("link", name=re.compile("^Anna"))).to_have_count(0)


def link_in(site: Site) -> str:
    text = site.sink.to(ANNA)[0].get_body(("plain",)).get_content()
    return re.search(r"http://\S+/mijn/\S+", text)[0]


def read_and_correct(phone: Page) -> None:
    """With the keyboard only, as some people do."""
    phone.get_by_role("link", name="Lees het na").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("blockquote")).to_have_text(SAID)
    assert fits(phone)
    phone.get_by_role("link", name="Zo zei ik het niet").focus()
    phone.keyboard.press("Enter")
    phone.get_by_label("Hoe zei u het dan?").fill("De hulp kwam op woensdag")
    phone.get_by_role("button", name="Verstuur").focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("wij kijken ernaar")).to_be_visible()


def answer_the_correction(organiser: Page, site: Site, evening: Evening) -> None:
    organiser.goto(f"{site.url}/bijeenkomsten/{evening.meeting_id}/verslag-afmaken")
    organiser.locator("#voorstellen").get_by_role("link").click()
    organiser.get_by_role("button", name="Neem het over").click()
    expect(organiser.get_by_role("heading", name="Verslag afmaken")).to_be_visible()


def take_away(phone: Page) -> None:
    phone.get_by_role("link", name="Dit zei ik, haal het weg").click()
    phone.get_by_role("button", name="Ja, haal het weg").click()
    expect(phone.get_by_text("Deze woorden zijn weg.")).to_be_visible()
    expect(phone.get_by_role("blockquote")).to_have_count(0)


def be_forgotten(phone: Page) -> None:
    phone.get_by_role("link", name="Terug naar uw pagina").click()
    phone.get_by_role("link", name="Haal alles van mij weg").click()
    phone.get_by_role("button", name="Vergeet mij").click()
    expect(phone.get_by_role("link", name="Zet een vinkje als u het zeker weet.")).to_be_visible()
    phone.get_by_label("Ja, haal alles van mij weg").check()
    assert fits(phone)
    phone.get_by_role("button", name="Vergeet mij").click()
    expect(phone.get_by_role("heading", name="Wij zijn u vergeten")).to_be_visible()


def fits(page: Page) -> bool:
    """Say whether nothing is wider than the screen, once everything is there."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
