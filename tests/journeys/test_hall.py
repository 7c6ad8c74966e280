"""A day in the hall: two tables at once, a phone without an account, and an organiser who hears both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.services import clock, invitations, live
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from tests import factories
from tests.journeys.conftest import Site, log_in, visitor
from tests.journeys.guiding import PHONE, TABLET, close_meeting, finish, go_on_to, said_at, write
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import WORTELS, Room, begin, go_to, make_room, record

pytestmark = pytest.mark.journey
SCANNER = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  const paint = canvas.getContext("2d");
  setInterval(() => paint.fillRect(0, 0, Math.random() * 99, 9), 50);
  return canvas.captureStream();
};
window.BarcodeDetector = class {
  static getSupportedFormats = async () => ["qr_code"];
  detect = async () => (window.shown ? [{ rawValue: window.shown }] : []);
};
"""


@dataclass(frozen=True)
class Hall:
    """A meeting of today that has begun, and the link of somebody who is invited."""

    url: str
    room: Room
    invitation: str

    @property
    def table_id(self) -> int:
        return self.room.table_id


@pytest.fixture
def hall(site: Site) -> Hall:
    """A meeting with two tables, and Anna who comes."""
    with inside(site):
        room = make_room(tables=2)
        anna = factories.make_person("Anna", "Bakker")
        with unit_of_work():
            meeting = db.session.get_one(MeetingRow, room.meeting_id)
            meeting.starts_at = clock.now()
            meeting.ends_at = clock.now() + timedelta(hours=2)  # also past midnight
            invitations.choose(room.meeting_id, {anna.id}, now=clock.now())
        begin(room)
        link = invitations.answer_link(invitations.list_of_meeting(room.meeting_id)[0])
    return Hall(f"{site.url}/bijeenkomsten/{room.meeting_id}", room, link)


@pytest.fixture
def organiser(chromium: Browser, site: Site) -> Page:
    """The tablet of the organiser."""
    return log_in(chromium, site, "organiser", width=1280)


@pytest.fixture
def phone(chromium: Browser) -> Page:
    """A phone that nobody is logged in with."""
    return visitor(chromium, width=PHONE)


def test_phone_without_an_account_guides_a_table(organiser, phone, hall, site):
    check_in_with_the_camera(organiser, hall)
    link = make_link(organiser, hall)
    phone.goto(link)
    expect(phone).to_have_url(f"{site.url}/tafels/{hall.table_id}")

    organiser.goto(f"{hall.url}/zaal")
    organiser.get_by_role("button", name="Kijk even naar voren").click()
    phone.get_by_role("button", name="Gezien").click()
    phone.get_by_role("button", name="Vraag hulp van de organisator").click()

    calls = organiser.locator("#stand")
    expect(calls).to_contain_text("1 tafel vraagt hulp")
    expect(organiser.locator("#verteld")).to_contain_text("Gezien: tafel 1.")
    expect(organiser.locator("#tafels > li").first).to_contain_text("vraagt hulp")

    take_link_back(organiser, hall)
    expect(phone.locator("#verbinding")).to_have_text("Deze tafel is niet meer van u.")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_table_can_still_be_read_after_the_day(organiser, hall, site):
    with inside(site):
        go_to(hall.room, WORTELS)
        record(hall.room, "Zij belde terug.")
        with unit_of_work():
            live.end_day(hall.room.meeting_id, now=clock.now())

    organiser.goto(f"{site.url}/tafels/{hall.table_id}")

    expect(organiser.get_by_text("Lezen kan nog, opschrijven niet meer.")).to_be_visible()
    expect(organiser.locator("#oogst")).to_contain_text("Zij belde terug.")
    expect(organiser.locator("#verbinding")).to_be_visible()


def check_in_with_the_camera(organiser: Page, hall: Hall) -> None:
    organiser.add_init_script(SCANNER)
    organiser.goto(f"{hall.url}/aanwezig/code")
    organiser.get_by_role("button", name="Scan met de camera").click()

    organiser.evaluate("text => (window.shown = text)", hall.invitation)
    words = organiser.locator("[data-words]")
    expect(words).to_have_text("Anna Bakker is er, en heeft nog geen tafel.")
    organiser.evaluate("window.shown = 'AAAABBBB'")
    expect(words).to_contain_text("Deze code hoort niet bij deze bijeenkomst.")

    organiser.get_by_role("button", name="Stop de camera").click()
    organiser.get_by_label("Code").fill("nog een")
    expect(organiser.locator("video")).to_be_hidden()


def make_link(organiser: Page, hall: Hall) -> str:
    organiser.goto(f"{hall.url}/begeleiding")
    organiser.get_by_role("button", name="Maak een link voor elke tafel").click()
    organiser.get_by_role("link", name="Toegang zonder account : tafel 1").click()
    expect(organiser.get_by_role("img", name="QR-code die tafel 1 opent")).to_be_visible()
    return organiser.locator("#link a").first.inner_text()


def take_link_back(organiser: Page, hall: Hall) -> None:
    organiser.goto(hall.url.rpartition("/bijeenkomsten")[0] + f"/tafels/{hall.table_id}/toegang")
    organiser.get_by_role("button", name="Trek de link in").click()
    expect(organiser.get_by_role("status")).to_contain_text("werken niet meer")


def test_two_tables_and_the_hall_go_through_a_meeting_together(
    chromium: Browser, site: Site, organiser: Page
) -> None:
    with inside(site):
        room = guided_by_facilitator(make_room(tables=2))
    hall, stand = f"{site.url}/bijeenkomsten/{room.meeting_id}/zaal", organiser.locator("#tafels")
    organiser.goto(hall)
    organiser.get_by_role("button", name="Begin de bijeenkomst").click()
    tablet = log_in(chromium, site, "facilitator", width=TABLET)
    phone = log_in(chromium, site, "organiser", width=PHONE)
    for page, table_id in zip((tablet, phone), room.table_ids, strict=True):
        page.goto(f"{site.url}/tafels/{table_id}")

    both_go_through_the_phases(tablet, phone, ("Grond", "Wortels", "Stam", "Pauze", "Bloesem"))
    expect(stand.get_by_text("Bloesem")).to_have_count(2)
    both_go_through_the_phases(tablet, phone, ("Appels",))
    write(tablet, "Een vaste hulp.", "Appel", for_all=True)
    write(phone, "Bel als het later wordt.", "Appel", for_all=True)
    expect(stand.get_by_text("1 keer iets opgeschreven")).to_have_count(2)
    expect(organiser.get_by_role("img", name=re.compile("met 2 appels"))).to_be_visible()

    both_go_through_the_phases(tablet, phone, ("Pitjes", "Uitgang"))
    finish(tablet)
    closing_names_the_table_that_still_talks(organiser, hall)
    finish(phone)
    expect(stand.get_by_text("klaar", exact=True)).to_have_count(2)
    close_meeting(organiser, site, room)
    for page in (tablet, phone):
        expect(page.get_by_text("De bijeenkomst is klaar. Dank u wel.")).to_be_visible()
    assert set(said_at(site, room)) == {
        ("appel", "Een vaste hulp."),
        ("appel", "Bel als het later wordt."),
    }


def both_go_through_the_phases(tablet: Page, phone: Page, phases: tuple[str, ...]) -> None:
    for phase in phases:
        go_on_to(tablet, phase)
        go_on_to(phone, phase)


def closing_names_the_table_that_still_talks(organiser: Page, hall: str) -> None:
    expect(organiser.locator("#tafels").get_by_text("klaar", exact=True)).to_have_count(1)
    organiser.get_by_role("link", name="Sluit de bijeenkomst").click()
    busy = organiser.get_by_role("list", name="Tafels die nog bezig zijn")
    expect(busy.get_by_role("link")).to_have_text(["Tafel 2"])
    organiser.get_by_role("link", name="Terug naar de zaal").click()
    expect(organiser).to_have_url(hall)
