"""One apple, from the table to "gemerkt": said, agreed, done over a link, noticed by care users."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.content import shipped_methods
from dialoog.services import clock
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site, log_in, visitor, wait_until
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room, begin, go_to, make_room

pytestmark = pytest.mark.journey
APPLE = "Bel als de hulp later komt."
AGREEMENT = "Belt een uur van tevoren als de hulp later komt"
OWNER = "planning@thuiszorg.example"


@pytest.fixture
def room(site: Site) -> Room:
    """A meeting underway, whose only table is at its apples; the facilitator of the site guides."""
    phases = shipped_methods()["appelboompje"].meetings[0].phases
    apples = next(n for n, phase in enumerate(phases) if phase.key == "appels")
    with inside(site):
        room = go_to(begin(make_room()), apples)
        guided_by_facilitator(room)
    return room


def agree(page: Page, address: str) -> None:
    """Make an agreement about the apple, and read it back to the table."""
    page.goto(address)
    page.get_by_label("Wat spreekt u af?").fill(AGREEMENT)
    page.get_by_label("Wie doet het?").fill("Thuiszorg Appelveld")
    page.get_by_label("Wanneer is het klaar?").fill(str(clock.today() + timedelta(days=60)))
    page.get_by_label("Hoe merkt een zorgvrager dit?").fill("U weet altijd wie er komt.")
    page.get_by_label("E-mailadres van wie het doet").fill(OWNER)
    press(page, "Bewaar de afspraak")
    follow(page, "Lees voor")
    page.get_by_label("Hoeveel mensen zitten aan tafel?").fill("7")
    page.get_by_label("Hoeveel van hen zijn het eens?").fill("7")
    press(page, "Bevestig de afspraak")


def test_an_apple_is_noticed_by_care_users(chromium: Browser, site: Site, room: Room):
    facilitator = log_in(chromium, site, "facilitator", width=1180)
    facilitator.goto(f"{site.url}/tafels/{room.table_id}")
    facilitator.locator("#text").fill(APPLE)
    facilitator.get_by_text("Iedereen, zonder naam").click()
    facilitator.locator("#soorten").get_by_role("button", name="Appel", exact=True).click()
    expect(facilitator.locator("#oogst .contributions__text")).to_have_text([APPLE])
    agree(facilitator, f"{site.url}/tafels/{room.table_id}/afspraken")

    organiser = log_in(chromium, site, "organiser")
    organiser.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/afspraken")
    press(organiser, "Zet op de actielijst")
    action = organiser.url
    organiser.goto(f"{site.url}/afspraken/mensen")
    press(organiser, "Stuur de link")

    wait_until(lambda: site.sink.to(OWNER))
    text = site.sink.to(OWNER)[0].get_body(("plain",)).get_content()
    owner = visitor(chromium, width=390)
    owner.goto(re.search(r"http://\S+/mijn-acties/\S+", text)[0])
    expect(owner).to_have_url(f"{site.url}/mijn-acties")
    follow(owner, AGREEMENT)
    owner.get_by_label("Het is klaar").check()
    owner.get_by_label("Wat wilt u erbij vertellen?").fill("Alle roosters zijn klaar.")
    press(owner, "Verstuur")
    expect(owner.get_by_text("Dank u wel. Wij zien het meteen.")).to_be_visible()

    organiser.goto(action)
    expect(organiser.get_by_text("Alle roosters zijn klaar.")).to_be_visible()
    follow(organiser, "Schrijf op wat mensen merken")
    organiser.get_by_label("aan de telefoon").check()
    organiser.get_by_label("Hoeveel zorgvragers of naasten merken het?").fill("2")
    press(organiser, "Bewaar")
    expect(organiser.get_by_text("gemerkt", exact=True).first).to_be_visible()
    expect(organiser.get_by_text("2 mensen merken het")).to_be_visible()
