"""A mirror meeting and a table of Adviesvangers in real browsers: a tablet and somebody's phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, log_in, visitor
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room
from tests.mirror_room import ROUTE, listener_link, make_circles
from tests.wall_room import join_link, make_wall

pytestmark = pytest.mark.journey


def prepare(site: Site, make: Callable[[], Room], link: Callable[[Room], str]) -> tuple[str, str]:
    """Give the addresses of the table and of people's phones, for a room that the guide leads."""
    with inside(site):
        room = make()
        guided_by_facilitator(room)
        phone = link(room).removeprefix(site.url)
    return f"{site.url}/tafels/{room.table_id}", f"{site.url}{phone}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def test_a_listener_is_silent_until_asked(chromium: Browser, site: Site):
    table, link = prepare(site, lambda: make_circles(at=ROUTE), listener_link)
    tablet, phone = log_in(chromium, site, "facilitator", width=820), visitor(chromium, width=390)
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_have_text("U luistert nu")

    tablet.goto(table)
    follow(tablet, "De route, stap voor stap")
    tablet.get_by_label("Schrijf op wat er gezegd is").fill("Zij belde meteen terug.")
    press(tablet, "Sterk")
    expect(tablet.locator(".contributions__text")).to_have_text(["Zij belde meteen terug."])
    press(tablet, "Volgende stap: Gesprek")
    expect(tablet.get_by_role("heading", level=1)).to_have_text("De route: Gesprek")

    tablet.goto(table)
    press(tablet, "Volgende: Voorstel")
    press(tablet, "Volgende: Buitenkring")
    expect(phone.get_by_role("heading", level=1)).to_have_text("U mag nu een vraag stellen")
    phone.get_by_label("Wat wilt u beter begrijpen?").fill("Wat bedoelde u met meteen?")
    press(phone, "Verstuur")
    expect(phone.get_by_text("Uw vraag is binnen.")).to_be_visible()

    follow(tablet, "Vragen uit de buitenkring")
    expect(tablet.locator(".aloud__words")).to_have_text(["Wat bedoelde u met meteen?"])
    press(tablet, "Gesteld")
    expect(tablet.get_by_text("Nog 0 vragen te stellen")).to_be_visible()


def test_a_silent_idea_becomes_advice(chromium: Browser, site: Site, tmp_path: Path):
    table, link = prepare(site, lambda: make_wall(ideas=2), join_link)
    tablet, phone = log_in(chromium, site, "facilitator", width=820), visitor(chromium, width=390)
    phone.goto(link)
    phone.get_by_label("Mijn idee").fill("Een boom in de hal.")
    press(phone, "Verstuur mijn idee")
    expect(phone.get_by_text("Uw idee is binnen.")).to_be_visible()

    tablet.goto(f"{table}/plakwand")
    expect(tablet.get_by_text("Een boom in de hal.")).to_have_count(0)
    press(tablet, "Hang de ideeën op")
    expect(tablet.get_by_text("Een boom in de hal.")).to_be_visible()
    follow(tablet, "Hang bij elkaar wat bij elkaar hoort")
    for idea in ("Een boom in de hal.", "Een vaste hulp."):
        tablet.get_by_label(idea).check()
    tablet.get_by_label("Hoe noemen we dit?").fill("Een fijne plek")
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_role("heading", name="Een fijne plek")).to_be_visible()
    follow(tablet, "Klaar met ordenen")
    tablet.get_by_label("Hoeveel mensen kiezen mee?").fill("2")
    press(tablet, "Begin met kiezen")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Geef uw vijf stippen")
    phone.get_by_role("button", name=re.compile("Stip erbij.*Een fijne plek")).click()
    expect(phone.get_by_text("U hebt nog 4 stippen")).to_be_visible()
    tablet.reload()
    press(tablet, "Klaar: dit is onze top 5")
    tablet.get_by_label("Waarom kiest de groep: Een fijne plek?").fill("Daar praat je makkelijk.")
    press(tablet, "Bewaar de redenen")
    press(tablet, "Zet de top 5 op het antwoordbord")
    expect(tablet.get_by_text("1 advies staat op het antwoordbord.")).to_be_visible()

    Image.new("RGB", (640, 400), "seagreen").save(tmp_path / "vel.png")
    follow(tablet, "Naar de moodboards")
    follow(tablet, "Maak het moodboard")
    tablet.get_by_label("Foto of plaatje").set_input_files(tmp_path / "vel.png")
    tablet.get_by_label("De zin erbij").fill("Hier komt u tot rust.")
    tablet.get_by_label("Wat is er te zien?").fill("Een groen vel met een boom")
    press(tablet, "Bewaar")
    expect(tablet.get_by_alt_text("Een groen vel met een boom")).to_be_visible()
