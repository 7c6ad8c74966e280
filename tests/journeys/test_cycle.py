"""Benut Ervaringen: a pair on a phone, two groups on tablets, and the same cycle at four tables."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.cycles import Side, Stage
from dialoog.services import clock, cycles, followup
from dialoog.services.unit_of_work import unit_of_work
from tests import cycle_room
from tests.journeys.asking import press
from tests.journeys.conftest import Site, log_in, visitor
from tests.journeys.guiding import (
    PHONE,
    TABLET,
    agree,
    back_to_table,
    finish,
    go_on_to,
    on_tablet_and_phone,
    said_at,
    work_on,
    write,
)
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import look

pytestmark = pytest.mark.journey
KIEZEN, BUNDELEN, EIGEN, SAMEN = range(4)
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
    press(tablet, re.compile("Schrijf op"))
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


@on_tablet_and_phone
def test_a_cycle_is_talked_through_at_four_tables(
    chromium: Browser, site: Site, width: int
) -> None:
    with inside(site):
        made = cycle_room.make_cycle(Stage.BUNDLE)
        rooms = [guided_by_facilitator(cycle_room.meet(made, step=step)) for step in range(4)]
        with unit_of_work():
            cycles.choose_meeting(made.side(Side.COUNCIL), rooms[EIGEN].meeting_id)
    guide = log_in(chromium, site, "facilitator", width=width)
    tables = [f"{site.url}/tafels/{room.table_id}" for room in rooms]

    a_theme_and_pairs_are_chosen(guide, tables[KIEZEN])
    cards_are_bundled(guide, tables[BUNDELEN])
    with inside(site):
        cycle_room.go_on(made)
        cycle_room.tell(made, Side.MANAGEMENT, VIEWS["leiding"])
    a_group_talks_on_its_own(guide, tables[EIGEN])
    with inside(site):
        cycle_room.go_on(made)
    both_groups_talk_together(guide, tables[SAMEN])

    assert said_at(site, rooms[KIEZEN]) == [("thema", "Wachten op de bus.")]
    assert said_at(site, rooms[BUNDELEN]) == [("waarde", "Gekend zijn.")]
    assert said_at(site, rooms[SAMEN])[-1] == ("advies", "Bel als het later wordt.")
    with inside(site):
        [theme] = made.themes
        assert theme.title == "Wachten zonder te weten hoe lang"
        agreements = followup.list_agreements(programme_id=made.programme_id)
        assert {agreement.what for agreement in agreements} == {
            "Wij vormen een koppel.", "Wij bellen iedereen.",
        }  # fmt: skip
        assert all(look(room).standing.finished for room in rooms)


def a_theme_and_pairs_are_chosen(guide: Page, table: str) -> None:
    guide.goto(table)
    go_on_to(guide, "Thema kiezen")
    write(guide, "Wachten op de bus.", "Thema")
    guide.get_by_role("button", name="Sticker erbij").click()
    go_on_to(guide, "Koppels maken")
    expect(guide.locator("#afspraken-over li")).to_have_text(["Wachten op de bus."])
    agree(guide, "Wij vormen een koppel.", day="15-01-2027")
    finish(guide)


def cards_are_bundled(guide: Page, table: str) -> None:
    guide.goto(table)
    go_on_to(guide, "Ordenen")
    work_on(guide, "Kaarten bundelen")
    guide.get_by_role("checkbox").first.check()
    guide.get_by_label("Wat zeggen deze kaarten?").fill("Wachten zonder te weten hoe lang")
    press(guide, "Leg bij elkaar")
    expect(guide.get_by_text("Elke kaart hoort bij een bundel.")).to_be_visible()
    back_to_table(guide)
    go_on_to(guide, "Waarden noemen")
    write(guide, "Gekend zijn.", "Waarde")
    finish(guide)


def a_group_talks_on_its_own(guide: Page, table: str) -> None:
    guide.goto(table)
    go_on_to(guide, "Gesprek in de eigen groep")
    work_on(guide, "Onze kijk opschrijven")
    guide.get_by_label("Wat vindt uw groep hiervan?").fill(VIEWS["raad"])
    press(guide, re.compile("Schrijf op"))
    expect(guide.get_by_text(VIEWS["raad"]).first).to_be_visible()
    expect(guide.get_by_text(VIEWS["leiding"])).to_have_count(0)
    back_to_table(guide)
    go_on_to(guide, "Wat nemen we mee?")
    finish(guide)


def both_groups_talk_together(guide: Page, table: str) -> None:
    guide.goto(table)
    go_on_to(guide, "Uitwisselen")
    work_on(guide, "Beide kanten lezen")
    for words in VIEWS.values():
        expect(guide.get_by_text(words)).to_be_visible()
    back_to_table(guide)
    go_on_to(guide, "Advies maken")
    write(guide, "Bel als het later wordt.", "Advies", for_all=True)
    go_on_to(guide, "Afspraken")
    agree(guide, "Wij bellen iedereen.", day="15-01-2027")
    finish(guide)
