"""The organiser's way from a signal to mixed tables, as a person walks it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from dialoog.services import clock
from tests.journeys.conftest import Site

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"
IN_TWO_WEEKS = clock.today() + timedelta(days=14)


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the button called ``name`` and wait for what follows."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    """Follow the link called ``name`` and wait for the page."""
    with page.expect_navigation():
        page.locator("main").get_by_role("link", name=name).first.click()


def start_programme(page: Page, site: Site) -> str:
    """Answer the seven questions and start; give the address of the programme."""
    page.goto(f"{site.url}/trajecten/nieuw")
    page.get_by_label("Hoe noemt u dit traject?").fill("Hulp bij het huishouden")
    press(page, "Verder")
    page.get_by_label("Wat horen of zien we?").fill("De hulp komt steeds op een andere dag.")
    page.get_by_label("Van wie horen we dit?").fill("zorgvragers, via het wijkteam")
    page.get_by_label("van zorgvragers en naasten").check()
    press(page, "Bewaar en ga verder")
    page.get_by_label("Wat willen we precies weten?").fill("Wat maakt hulp goed?")
    page.get_by_label("Waar willen we méér van?").fill("hulp die bij je past")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Van wie willen we dit horen?").fill("zorgvragers en mantelzorgers")
    press(page, "Bewaar en ga verder")
    page.get_by_label("voorbereiden").check()
    page.get_by_label("veel: het meeste kan nog anders").check()
    page.get_by_label("Wat staat al vast?").fill("Het geld staat vast.")
    page.get_by_label("Wat kan nog anders?").fill("De dagen en tijden kunnen anders.")
    press(page, "Bewaar en ga verder")
    page.get_by_label("Wie besluit?").fill("de wethouder zorg")
    page.get_by_label("Wanneer is dat besluit?").fill(str(clock.today() + timedelta(days=90)))
    press(page, "Bewaar en ga verder")
    page.get_by_label("adviseren").check()
    press(page, "Bewaar en ga verder")
    page.get_by_label("e-mail").check()
    page.get_by_label("brief").check()
    page.get_by_label("Uiterlijk op welke dag?").fill(str(clock.today() + timedelta(days=60)))
    press(page, "Bewaar en ga verder")
    press(page, "Start het traject")
    expect(page.get_by_text("De belofte staat.")).to_be_visible()
    return page.url


def import_people(page: Page, site: Site) -> None:
    """Read the municipality's list in, and again: the second time changes nothing."""
    _upload(page, site)
    press(page, "Zet 64 mensen in de lijst")
    expect(page.get_by_text("64 mensen staan nu in de lijst")).to_be_visible()
    _upload(page, site)
    expect(page.get_by_role("link", name="Download 4 rijen om te verbeteren")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("mensen in de lijst"))).to_have_count(0)


def _upload(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/mensen/inlezen")
    page.locator("input[type=file]").set_input_files(LIST)
    press(page, "Lees in")


def plan_meeting(page: Page, programme: str) -> str:
    """Plan an Appelboompje in two weeks; give the address of the meeting."""
    page.goto(programme)
    follow(page, "Bijeenkomst plannen")
    page.get_by_label("Appelboompje").check()
    page.get_by_label("Hoe heet de bijeenkomst?").fill("Aan tafel over hulp")
    page.get_by_label("Op welke dag?").fill(str(IN_TWO_WEEKS))
    page.get_by_label("Hoe laat begint het?").fill("13:30")
    page.get_by_label("Hoe laat is het klaar?").fill("16:00")
    page.get_by_label("Hoe heet de plek?").fill("Buurthuis De Linde")
    page.get_by_label("Wat is het adres?").fill("Lindelaan 1, Appelveld")
    page.get_by_label("de rolstoel kan naar binnen").check()
    page.get_by_label("ringleiding").check()
    page.get_by_label("rustige plek").check()
    page.get_by_label("Wie kunnen mensen bellen").fill("Samira, 0123 456789")
    press(page, "Maak het programma")
    expect(page.get_by_text("U heeft nog 15 minuten over")).to_be_visible()
    press(page, "Plan deze bijeenkomst")
    return page.url


def invite_everybody(page: Page, meeting: str) -> None:
    """Put everybody on the list, look at the preview and send."""
    page.goto(f"{meeting}/uitnodigingen/kiezen")
    press(page, "Zet deze hele lijst erop")
    follow(page, "Bekijk en verstuur")
    expect(page.get_by_text("Wat maakt hulp goed?").first).to_be_visible()
    press(page, "Verstuur nu")
    expect(page.get_by_text("54 per e-mail, 2 op de bellijst, 8 per brief")).to_be_visible()


def answer_by_phone(page: Page, meeting: str) -> None:
    """Note the yes of somebody who was phoned."""
    page.goto(f"{meeting}/bellijst")
    press(page, re.compile("^Ja.*Piet O'Brien"))


def compose_tables(page: Page, meeting: str, *, facilitator: str) -> None:
    """Set up tables that offer what people need, and let them be composed."""
    page.goto(f"{meeting}/tafels/inrichten")
    press(page, "Bewaar de tafels")
    for number in range(1, page.get_by_role("link", name="Aanpassen tafel").count() + 1):
        follow(page, f"Aanpassen tafel {number}")
        page.get_by_label("plek voor een rolstoel").check()
        page.get_by_label("ringleiding").check()
        page.get_by_label("rustige plek").check()
        if number == 1:
            page.get_by_label(facilitator).check()
        press(page, "Bewaar")
    follow(page, "Verder: tafels samenstellen")
    press(page, "Tafels samenstellen")
    expect(page.get_by_text("De eerste indeling staat er.")).to_be_visible()
