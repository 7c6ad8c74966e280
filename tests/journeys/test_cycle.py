"""A pair on a phone, two groups on tablets, and a hall that hears the answers."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.feedback import DecisionAnswer
from dialoog.services import clock
from dialoog.storage.meetings import get_meeting
from tests import after_the_day, cycle_room, live_room
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site, log_in, visitor
from tests.journeys.preparing import guided_by_facilitator, inside

pytestmark = pytest.mark.journey
PHONE = 390
TABLET = 820
STORIES = ("Ik wacht vaak op de bus.", "Niemand belt terug.")
VIEWS = {"raad": "Wij willen weten hoe lang.", "leiding": "Wij zien te weinig mensen."}


def test_stories_from_a_phone_become_advice_with_a_day_for_the_reply(
    chromium: Browser, site: Site
) -> None:
    with inside(site):
        made = cycle_room.make_cycle()
        cycle = f"{site.url}/trajecten/{made.programme_id}"
    desk = log_in(chromium, site, "organiser")

    link = form_pair(desk, cycle)
    bring_in_cards(visitor(chromium, width=PHONE), link)
    bundle_with_the_keyboard(desk, cycle)
    for group, words in VIEWS.items():
        talk_apart(desk, visitor(chromium, width=TABLET), cycle, group=group, words=words)
    advise(desk, cycle)

    desk.goto(f"{cycle}/antwoord")
    expect(desk.get_by_text("ongevraagd")).to_be_visible()
    expect(desk.get_by_text(re.compile("antwoord uiterlijk"))).to_be_visible()


def form_pair(page: Page, cycle: str) -> str:
    """Form the pair and choose the last day; gives the link of the pair."""
    page.goto(f"{cycle}/koppels")
    page.get_by_label("Iemand van de organisatie").select_option(index=1)
    page.get_by_label("Een zorgvrager of vertegenwoordiger").select_option(index=1)
    press(page, "Maak dit koppel")
    link = page.get_by_label("De link van koppel 1").input_value()
    page.goto(f"{cycle}/ervaringen")
    page.get_by_label("Tot en met welke dag halen de koppels ervaringen op?").fill(
        str(clock.today() + timedelta(weeks=5))
    )
    press(page, "Bewaar")
    press(page, "Klaar. Door naar: Ophalen")
    return link


def bring_in_cards(phone: Page, link: str) -> None:
    """Let the pair write down two stories on a phone, and meet a name on the way."""
    phone.goto(link)
    for story in STORIES:
        phone.get_by_label("Waar loopt u tegenaan?").fill(f"{story} Mevrouw De Vries ook.")
        press(phone, "Bewaar deze kaart")
        expect(phone.get_by_text("Staat hier een naam?").first).to_be_visible()
        phone.get_by_label("Waar loopt u tegenaan?").fill(story)
        phone.get_by_label("De verteller vindt goed").check()
        press(phone, "Bewaar deze kaart")
    expect(phone.get_by_text("2 daarvan zijn van u.")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE


def bundle_with_the_keyboard(page: Page, cycle: str) -> None:
    """Put both cards together without a mouse."""
    page.goto(f"{cycle}/ervaringen")
    press(page, "Klaar. Door naar: Bundelen")
    page.goto(f"{cycle}/bundels")
    page.locator("#kaart-1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_label("Wat zeggen deze kaarten?").focus()
    page.keyboard.type("Wachten zonder te weten hoe lang")
    page.keyboard.press("Tab")
    page.keyboard.type("rust, gekend zijn")
    page.keyboard.press("Enter")
    expect(page.get_by_text("De kaarten liggen bij elkaar.")).to_be_visible()
    page.goto(f"{cycle}/ervaringen")
    press(page, "Klaar. Door naar: Eigen dialoog")


def talk_apart(desk: Page, tablet: Page, cycle: str, *, group: str, words: str) -> None:
    """Let a group write down its view on a tablet; it reads nothing of the other."""
    desk.goto(f"{cycle}/eigen-dialoog")
    desk.locator(f"#groep-{'council' if group == 'raad' else 'management'}").get_by_role(
        "button", name=re.compile("Maak een link")
    ).click()
    tablet.goto(desk.get_by_label(f"De link van de {group}").input_value())
    tablet.get_by_label("Wat vindt uw groep hiervan?").fill(words)
    tablet.get_by_role("button", name=re.compile("Schrijf op")).click()
    expect(tablet.get_by_text(words).first).to_be_visible()
    others = [text for name, text in VIEWS.items() if name != group]
    assert not any(text in tablet.content() + desk.content() for text in others)


def advise(page: Page, cycle: str) -> None:
    """Read both views side by side and make advice of them."""
    page.goto(f"{cycle}/ervaringen")
    press(page, "Klaar. Door naar: Dialoog samen")
    page.goto(f"{cycle}/samen")
    for words in VIEWS.values():
        expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("link", name=re.compile("Maak hier een advies van")).click()
    page.get_by_label("Wat is het advies?").fill("Bel als het later wordt")
    page.get_by_label("Uiterlijk op welke dag").fill(str(clock.today() + timedelta(days=30)))
    press(page, "Geef dit advies")


@pytest.fixture
def feedback_room(site: Site) -> tuple[live_room.Room, int]:
    """A feedback meeting that has begun and its programme; the facilitator guides its table."""
    with inside(site):
        room = live_room.begin(live_room.make_room(method="terugkoppeling"))
        programme_id = get_meeting(room.meeting_id).programme_id
        after_the_day.decide(after_the_day.make_advice(programme_id), answer=DecisionAnswer.NO)
        after_the_day.make_advice(programme_id, title="Een bankje bij de halte")
        guided_by_facilitator(room)
    return room, programme_id


def test_what_a_table_says_to_an_answer_reaches_the_board(
    chromium: Browser, site: Site, feedback_room: tuple[live_room.Room, int]
) -> None:
    room, programme_id = feedback_room
    tablet = log_in(chromium, site, "facilitator", width=TABLET)
    tablet.goto(f"{site.url}/tafels/{room.table_id}")
    follow(tablet, "Wat u zei, per advies")
    tablet.get_by_label("Ja", exact=True).fill("5")
    tablet.get_by_label("Wat missen we, of wat klopt niet?").fill("De bus is ook te laat.")
    press(tablet, "Bewaar en volgende")
    expect(tablet.get_by_text("Advies 2 van 2")).to_be_visible()
    tablet.get_by_role("link", name="Terug naar de tafel").click()
    tablet.get_by_role("button", name=re.compile("Volgende: Wij doen")).click()
    follow(tablet, "Wat wij doen, per advies")
    expect(tablet.locator(".light").get_by_text("Nee")).to_be_visible()
    tablet.get_by_label("Nee", exact=True).fill("3")
    press(tablet, "Bewaar en volgende")

    desk = log_in(chromium, site, "organiser")
    desk.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/zaal")
    follow(desk, "Adviezen op het scherm")
    expect(desk.get_by_role("heading", level=1, name="Een vaste hulp")).to_be_visible()
    desk.goto(f"{site.url}/trajecten/{programme_id}/antwoord")
    expect(desk.get_by_text("3 vinden dit niet duidelijk")).to_be_visible()
    expect(desk.get_by_text("De bus is ook te laat.").first).to_be_visible()
