"""A table in a real browser: two devices stay together, and no words get lost without internet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.followup import AgreementState
from dialoog.domain.tasks import TaskKind
from dialoog.services import followup
from tests.journeys.conftest import Site, log_in
from tests.journeys.guiding import (
    PHONE,
    all_is_stored,
    go_on_to,
    on_tablet_and_phone,
    reload,
    said,
    said_at,
    status,
    tasks_of,
    wait_for_the_shelf,
    write,
)
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import WORTELS, Room, begin, go_to, look, make_room

pytestmark = pytest.mark.journey
STORIES = ["Zij belde elke maandag.", "De zuster bleef even zitten.", "Ik koos zelf de dag."]


@pytest.fixture
def room(site: Site) -> Room:
    """A meeting that has begun; the facilitator of the site guides its table."""
    with inside(site):
        return guided_by_facilitator(begin(make_room()))


def what_lies_on_the_device(page: Page) -> str:
    """Give everything in the tablet's database and cache, as letters."""
    return page.evaluate("""async () => {
        const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
        const database = await asked(indexedDB.open("dialoog-tafels"));
        const rows = [];
        for (const name of database.objectStoreNames) {
            rows.push(...await asked(database.transaction(name).objectStore(name).getAll()));
        }
        database.close();
        const letters = rows.map((row) => [row.id, new TextDecoder("latin1").decode(row.locked)].join());
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) letters.push(await (await cache.match(request)).text());
        }
        return letters.join();
    }""")


def test_two_devices_stay_together_and_lose_no_words(
    chromium: Browser, site: Site, room: Room
) -> None:
    with inside(site):
        go_to(room, WORTELS)
    tablet = log_in(chromium, site, "facilitator", width=1180)
    phone = log_in(chromium, site, "organiser", width=PHONE)
    for page in (tablet, phone):
        page.goto(f"{site.url}/tafels/{room.table_id}")
        expect(status(page)).to_be_visible()
    phone.locator("#text").fill("Ik ben nog aan het")

    typing_fast_stores_all_even_when_an_answer_gets_lost(tablet)
    go_on_to(tablet, "Stam")

    expect(phone).to_have_title(re.compile("^Tafel 1: 3 Stam – .+ – Dialoog$"))
    expect(said(phone)).to_have_text(STORIES)
    expect(phone.locator("#text")).to_have_value("Ik ben nog aan het")


def typing_fast_stores_all_even_when_an_answer_gets_lost(tablet: Page) -> None:
    lost = []

    def lose_the_first_answer(route):
        if not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    tablet.route("**/stappen", lose_the_first_answer)
    for words in STORIES:
        tablet.locator("#text").fill(words)
        tablet.locator("#soorten").get_by_role("button", name="Wortel", exact=True).click()
    expect(tablet.locator("#text")).to_have_value("")
    expect(said(tablet)).to_have_text(STORIES)

    reload(tablet)
    all_is_stored(tablet)
    assert lost
    expect(said(tablet)).to_have_text(STORIES)


@on_tablet_and_phone
def test_whole_meeting_goes_on_without_internet_and_is_sent_afterwards(
    chromium: Browser, site: Site, room: Room, width: int
) -> None:
    tablet = log_in(chromium, site, "facilitator", width=width)
    tablet.goto(f"{site.url}/tafels/{room.table_id}")
    go_on_to(tablet, "Grond")
    write(tablet, "Online gezegd.", "Grond")
    all_is_stored(tablet)
    wait_for_the_shelf(tablet)

    tablet.context.set_offline(True)
    go_on_to(tablet, "Wortels")
    stories_are_written_changed_taken_back_and_put_in_order(tablet)
    reload(tablet)
    expect(status(tablet)).to_contain_text("Geen internet. Op dit apparaat bewaard:")
    expect(said(tablet)).to_have_text(
        ["Ik koos zelf de dag.", "Zij belde altijd.", "Pijn.", "Online gezegd."]
    )
    wishes_are_made_and_starred(tablet)
    turns_are_counted_and_help_is_asked(tablet)
    agreement_is_made_read_aloud_and_confirmed(tablet)
    wormpje_is_asked_after_before_people_part(tablet)
    tablet.get_by_role("button", name="Deze tafel is klaar").click()
    reload(tablet)
    expect(tablet.get_by_text("Deze tafel is klaar. Dank u wel.")).to_be_visible()
    hidden = what_lies_on_the_device(tablet)
    assert hidden
    assert not any(words in hidden for words in ("Zij belde", "Ik koos", "Een bankje", "wijkteam"))

    tablet.context.set_offline(False)
    all_is_stored(tablet)
    tablet.reload()
    everything_has_arrived(tablet)
    everything_is_stored(site, room)


def stories_are_written_changed_taken_back_and_put_in_order(tablet: Page) -> None:
    for words in STORIES:
        write(tablet, words, "Wortel")
    write(tablet, "Pijn.", "Wormpje")
    change = tablet.locator("#oogst li", has_text=STORIES[0])
    change.get_by_text("Aanpassen").click()
    change.get_by_role("link", name="Verander").click()
    tablet.locator("#veranderen-text").fill("Zij belde altijd.")
    tablet.get_by_role("button", name="Bewaar", exact=True).click()
    remove = tablet.locator("#oogst li", has_text=STORIES[1])
    remove.get_by_text("Aanpassen").click()
    remove.get_by_role("button", name="Haal weg").click()
    expect(tablet.get_by_role("button", name="Zet het terug")).to_be_in_viewport()
    beside = tablet.locator("#oogst li", has_text=STORIES[2])
    expect(beside.locator("summary")).to_be_focused()
    up = tablet.locator("#oogst li", has_text=STORIES[2])
    up.locator("details").evaluate("part => { part.open = true; }")
    up.get_by_role("button", name="Omhoog").click()
    expect(up.get_by_role("button", name="Omhoog")).to_be_focused()


def wishes_are_made_and_starred(tablet: Page) -> None:
    for phase in ("Stam", "Pauze", "Bloesem", "Appels"):
        go_on_to(tablet, phase)
    write(tablet, "Een bankje.", "Appel")
    write(tablet, "Een moestuin.", "Appel")
    garden = tablet.locator("#oogst li", has_text="Een moestuin.")
    for _ in range(2):
        garden.get_by_role("button", name="Sticker erbij").click()
    garden.get_by_text("Aanpassen").click()
    garden.get_by_role("button", name="volgorde van stickers").click()
    tablet.get_by_role("button", name="5 minuten").click()


def turns_are_counted_and_help_is_asked(tablet: Page) -> None:
    tablet.locator(".turns__change summary").click()
    for side in ("Eigen ervaring", "Overheid"):
        tablet.locator(".turns__change").get_by_role("button", name=side).click()
    tablet.locator("[data-seat]").first.click()
    expect(tablet.locator(".turns__hint")).to_contain_text("Nog niet gehoord: stoel 2")
    tablet.get_by_role("button", name="Vraag hulp van de organisator").click()
    expect(tablet.get_by_text("Loop zelf naar de organisator")).to_be_visible()


def agreement_is_made_read_aloud_and_confirmed(tablet: Page) -> None:
    go_on_to(tablet, "Pitjes")
    expect(tablet.locator("#afspraken-over li")).to_have_text(["Een moestuin.", "Een bankje."])
    tablet.get_by_role("link", name="Afspraken opschrijven").click()
    tablet.locator("#afspreken-what").fill("Wij zetten een bankje neer.")
    tablet.locator("#afspreken-who").fill("Het wijkteam")
    tablet.locator("#afspreken-due_on").fill("2027-01-15")
    tablet.locator("#afspreken-noticed_how").fill("Ik zit op het bankje.")
    tablet.get_by_role("button", name="Bewaar de afspraak").click()
    tablet.get_by_role("button", name="Lees voor", exact=True).last.click()
    expect(tablet.locator("#voorlezen")).to_contain_text("vrijdag 15 januari 2027")
    tablet.locator("[data-seat-agrees]").first.click()
    tablet.get_by_role("button", name="Bevestig de afspraak").click()
    expect(tablet.get_by_text("Schrijf op wat de anderen vinden.")).to_be_visible()
    tablet.locator("#voorlezen-minority_note").fill("Eén wil er twee.")
    tablet.get_by_role("button", name="Bevestig de afspraak").click()
    expect(tablet.locator("#afspraken-lijst").get_by_text("bevestigd", exact=True)).to_be_visible()


def wormpje_is_asked_after_before_people_part(tablet: Page) -> None:
    go_on_to(tablet, "Uitgang")
    expect(tablet.locator("#wormpjes-open")).to_contain_text("Wormpjes zonder keuze: 1")
    tablet.get_by_role("link", name="Kies wat ermee gebeurt").click()
    worm = tablet.locator("#oogst li", has_text="Pijn.")
    worm.get_by_role("button", name="Nazorg").click()
    expect(worm.get_by_text("Bel uiterlijk")).to_be_visible()
    expect(worm.locator("summary")).to_be_focused()
    expect(tablet.locator("#wormpjes-open")).to_be_hidden()


def everything_has_arrived(page: Page) -> None:
    expect(page.get_by_text("Deze tafel is klaar. Dank u wel.")).to_be_visible()
    apples = page.locator("[data-kind=appel] .contributions__text")
    expect(apples).to_have_text(["Een moestuin.", "Een bankje."])
    expect(page.locator("#afspraken-lijst").get_by_text("bevestigd", exact=True)).to_be_visible()
    expect(page.get_by_text("nog te versturen").locator("visible=true")).to_have_count(0)


def everything_is_stored(site: Site, room: Room) -> None:
    assert sorted(said_at(site, room)) == [
        ("appel", "Een bankje."),
        ("appel", "Een moestuin."),
        ("grond", "Online gezegd."),
        ("wormpje", "Pijn."),
        ("wortel", "Ik koos zelf de dag."),
        ("wortel", "Zij belde altijd."),
    ]
    assert tasks_of(site, room) == {TaskKind.AFTER_CARE}
    with inside(site):
        [agreement] = followup.list_agreements(table_id=room.table_id)
        assert followup.standing(agreement).state is AgreementState.CONFIRMED
        assert agreement.minority_note == "Eén wil er twee."
        assert look(room).standing.finished
