"""A whole mirror meeting and a whole evening of Adviesvangers: a guide, and somebody's own phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.tasks import TaskKind
from dialoog.services.feedback import board
from dialoog.storage.meetings import get_meeting
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site, log_in, visitor
from tests.journeys.guiding import (
    PHONE,
    back_to_table,
    close_meeting,
    finish,
    go_on_to,
    on_tablet_and_phone,
    said_at,
    tasks_of,
    work_on,
    write,
)
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room
from tests.mirror_room import listener_link, make_circles
from tests.wall_room import join_link, make_wall

pytestmark = pytest.mark.journey
IDEAS = ("Een boom in de hal.", "Een vaste hulp.")


def guide_of(chromium: Browser, site: Site, room: Room, *, width: int) -> Page:
    """Give the first table of a room on the facilitator's own device."""
    page = log_in(chromium, site, "facilitator", width=width)
    page.goto(f"{site.url}/tafels/{room.table_id}")
    return page


def phone_at(chromium: Browser, site: Site, link: str) -> Page:
    """Give the phone of somebody without an account, with a link opened."""
    page = visitor(chromium, width=PHONE)
    page.goto(f"{site.url}{link.removeprefix(site.url)}")
    return page


@on_tablet_and_phone
def test_a_mirror_meeting_ends_in_a_debrief_and_a_letter(
    chromium: Browser, site: Site, width: int
) -> None:
    with inside(site):
        room = guided_by_facilitator(make_circles())
        link = listener_link(room)
    guide, listener = guide_of(chromium, site, room, width=width), phone_at(chromium, site, link)

    two_circles_sit_down(guide)
    route_is_told_while_listeners_are_silent(guide, listener)
    listeners_ask_and_say_what_they_take_along(guide, listener)
    finish(guide)
    close_meeting(log_in(chromium, site, "organiser"), site, room)

    expect(listener.get_by_text("Dank u dat u hebt geluisterd.")).to_be_visible()
    assert said_at(site, room) == [
        ("sterk", "Zij belde meteen terug."),
        ("voorstel", "Bel binnen een dag terug."),
        ("vraag", "Wat bedoelde u met meteen?"),
        ("spiegelzin", "Ik bel voortaan dezelfde dag."),
    ]
    assert tasks_of(site, room) == {TaskKind.DEBRIEF, TaskKind.CLOSING_LETTER}


def two_circles_sit_down(guide: Page) -> None:
    work_on(guide, "De twee kringen")
    expect(guide.get_by_role("heading", level=1, name="De twee kringen")).to_be_visible()
    back_to_table(guide)
    go_on_to(guide, "Begin")


def route_is_told_while_listeners_are_silent(guide: Page, listener: Page) -> None:
    go_on_to(guide, "Route")
    expect(listener.get_by_role("heading", level=1)).to_have_text("U luistert nu")
    work_on(guide, "De route, stap voor stap")
    guide.get_by_label("Schrijf op wat er gezegd is").fill("Zij belde meteen terug.")
    press(guide, "Sterk")
    expect(guide.locator(".contributions__text")).to_have_text(["Zij belde meteen terug."])
    press(guide, "Volgende stap: Gesprek")
    expect(guide.get_by_role("heading", level=1)).to_have_text("De route: Gesprek")
    back_to_table(guide)
    go_on_to(guide, "Voorstel")
    write(guide, "Bel binnen een dag terug.", "Voorstel", for_all=True)


def listeners_ask_and_say_what_they_take_along(guide: Page, listener: Page) -> None:
    go_on_to(guide, "Buitenkring")
    expect(listener.get_by_role("heading", level=1)).to_have_text("U mag nu een vraag stellen")
    listener.get_by_label("Wat wilt u beter begrijpen?").fill("Wat bedoelde u met meteen?")
    press(listener, "Verstuur")
    expect(listener.get_by_text("Uw vraag is binnen.")).to_be_visible()
    work_on(guide, "Vragen uit de buitenkring")
    expect(guide.locator(".aloud__words")).to_have_text(["Wat bedoelde u met meteen?"])
    press(guide, "Gesteld")
    expect(guide.get_by_text("Nog 0 vragen te stellen")).to_be_visible()
    back_to_table(guide)

    go_on_to(guide, "Slot")
    listener.get_by_label("Ik neem mee dat …").fill("Ik bel voortaan dezelfde dag.")
    press(listener, "Verstuur")
    work_on(guide, "Spiegelzinnen")
    expect(guide.locator(".aloud__words")).to_have_text(["Ik bel voortaan dezelfde dag."])
    back_to_table(guide)
    go_on_to(guide, "Napraten")


@on_tablet_and_phone
def test_a_silent_idea_becomes_advice(
    chromium: Browser, site: Site, tmp_path: Path, width: int
) -> None:
    with inside(site):
        room = guided_by_facilitator(make_wall(at=0))
        link = join_link(room)
    guide, phone = guide_of(chromium, site, room, width=width), phone_at(chromium, site, link)

    ideas_come_in_silence(guide, phone)
    ideas_are_hung_together(guide)
    top_is_chosen_with_dots(guide, phone)
    advice_gets_a_picture(guide, tmp_path / "vel.png")
    go_on_to(guide, "Slot")
    finish(guide)
    close_meeting(log_in(chromium, site, "organiser"), site, room)

    assert tasks_of(site, room) == {TaskKind.PRESENT_ADVICE}
    with inside(site):
        [advice] = board.get_board(get_meeting(room.meeting_id).programme_id).advices
        assert advice.title == "Een fijne plek"
        assert {said.text for said in advice.contributions} >= set(IDEAS)


def ideas_come_in_silence(guide: Page, phone: Page) -> None:
    go_on_to(guide, "Ideeën")
    phone.get_by_label("Mijn idee").fill(IDEAS[0])
    press(phone, "Verstuur mijn idee")
    expect(phone.get_by_text("Uw idee is binnen.")).to_be_visible()
    work_on(guide, "De plakwand")
    guide.get_by_label("Wat staat er op het briefje?").fill(IDEAS[1])
    press(guide, "Zet erbij")
    expect(guide.locator(".counted")).to_contain_text("2")
    expect(guide.get_by_text(IDEAS[0])).to_have_count(0)
    press(guide, "Hang de ideeën op")
    expect(guide.get_by_text(IDEAS[0])).to_be_visible()
    back_to_table(guide)
    go_on_to(guide, "Pauze")


def ideas_are_hung_together(guide: Page) -> None:
    go_on_to(guide, "Ordenen")
    work_on(guide, "Ideeën bij elkaar hangen")
    for idea in IDEAS:
        guide.get_by_label(idea).check()
    guide.get_by_label("Hoe noemen we dit?").fill("Een fijne plek")
    guide.keyboard.press("Enter")
    expect(guide.get_by_role("heading", name="Een fijne plek")).to_be_visible()
    back_to_table(guide)


def top_is_chosen_with_dots(guide: Page, phone: Page) -> None:
    go_on_to(guide, "Kiezen")
    work_on(guide, "Stippen en de top 5")
    guide.get_by_label("Hoeveel mensen kiezen mee?").fill("2")
    press(guide, "Begin met kiezen")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Geef uw vijf stippen")
    phone.get_by_role("button", name=re.compile("Stip erbij.*Een fijne plek")).click()
    expect(phone.get_by_text("U hebt nog 4 stippen")).to_be_visible()
    guide.reload()
    press(guide, "Klaar: dit is onze top 5")
    guide.get_by_label("Waarom kiest de groep: Een fijne plek?").fill("Daar praat je makkelijk.")
    press(guide, "Bewaar de redenen")
    press(guide, "Zet de top 5 op het antwoordbord")
    expect(guide.get_by_text("1 advies staat op het antwoordbord.")).to_be_visible()
    back_to_table(guide)


def advice_gets_a_picture(guide: Page, picture: Path) -> None:
    Image.new("RGB", (640, 400), "seagreen").save(picture)
    go_on_to(guide, "Moodboard")
    work_on(guide, "Moodboards")
    follow(guide, "Maak het moodboard")
    guide.get_by_label("Foto of plaatje").set_input_files(picture)
    guide.get_by_label("De zin erbij").fill("Hier komt u tot rust.")
    guide.get_by_label("Wat is er te zien?").fill("Een groen vel met een boom")
    press(guide, "Bewaar")
    expect(guide.get_by_alt_text("Een groen vel met een boom")).to_be_visible()
    back_to_table(guide)
