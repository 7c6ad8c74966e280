"""A whole meeting at a table by somebody who uses no mouse and no finger: keys only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dialoog.domain.followup import AgreementState
from dialoog.domain.live import QuoteConsent
from dialoog.domain.tasks import TaskKind
from dialoog.services import followup
from dialoog.storage.live import list_of_table
from tests.journeys.conftest import Site, log_in
from tests.journeys.guiding import all_is_stored, status, tasks_of
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room, begin, make_room

pytestmark = pytest.mark.journey
MOST_TABS = 150


@pytest.fixture
def room(site: Site) -> Room:
    """A meeting that has begun; the facilitator of the site guides its table."""
    with inside(site):
        return guided_by_facilitator(begin(make_room()))


def test_whole_meeting_with_keys_only(chromium: Browser, site: Site, room: Room) -> None:
    page = log_in(chromium, site, "facilitator", width=1180)
    page.goto(f"{site.url}/tafels/{room.table_id}")
    expect(status(page)).to_be_visible()

    tab_to(page, button(page, "Volgende: Grond"))
    for phase in ("Grond", "Wortels"):
        go_on(page, phase)
    story_and_pain_are_written_down(page)
    tab_to(page, page.locator("button[data-step=on]"), back=True)
    for phase in ("Stam", "Pauze", "Bloesem", "Appels"):
        go_on(page, phase)
    wish_gets_a_sticker(page)
    tab_to(page, page.locator("button[data-step=on]"), back=True)
    go_on(page, "Pitjes")
    agreement_is_made_and_confirmed(page)
    tab_to(page, page.locator("button[data-step=on]"), back=True)
    go_on(page, "Uitgang")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deze tafel is klaar. Dank u wel.")).to_be_visible()
    all_is_stored(page)

    everything_is_stored(site, room)


def tab_to(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab until something has the focus; fail when it never comes."""
    expect(wanted).to_be_visible()
    for _ in range(MOST_TABS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab never came to {wanted}.")


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("button", name=name).first


def press(page: Page, name: str | re.Pattern[str], *, back: bool = False) -> None:
    tab_to(page, button(page, name), back=back)
    page.keyboard.press("Enter")


def go_on(page: Page, phase: str) -> None:
    """Begin the next phase with the button that has the focus, which stays there."""
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile(rf": (\d )?{phase} –"))
    expect(page.locator("button[data-step=on]")).to_be_focused()


def story_and_pain_are_written_down(page: Page) -> None:
    tab_to(page, page.locator("#text"))
    page.keyboard.type("Zij belde elke maandag.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    press(page, "Wortel")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("Niemand geloofde mij.")
    press(page, "Wormpje")
    press(page, re.compile("^Nazorg"))
    expect(page.get_by_text("Bel uiterlijk")).to_be_visible()


def wish_gets_a_sticker(page: Page) -> None:
    tab_to(page, page.locator("#text"))
    page.keyboard.type("Een vaste hulp.")
    press(page, "Appel")
    press(page, re.compile("^Sticker erbij"))
    expect(page.locator("#oogst").get_by_text("stickers: 1")).to_be_visible()


def agreement_is_made_and_confirmed(page: Page) -> None:
    tab_to(page, page.get_by_role("link", name="Afspraken opschrijven"))
    page.keyboard.press("Enter")
    for field, words in (
        ("what", "Iedereen krijgt een vaste hulp."),
        ("who", "Thuiszorg Appelveld"),
        ("due_on", "15-01-2027"),
        ("noticed_how", "Dezelfde persoon belt aan."),
    ):
        tab_to(page, page.locator(f"#afspreken-{field}"))
        page.keyboard.type(words)
    press(page, "Bewaar de afspraak")
    tab_to(page, page.locator("#afspraken-lijst").get_by_role("button", name="Lees voor"))
    page.keyboard.press("Enter")
    press(page, "Bevestig de afspraak")
    expect(page.locator("#afspraken-lijst").get_by_text("bevestigd", exact=True)).to_be_visible()


def everything_is_stored(site: Site, room: Room) -> None:
    assert tasks_of(site, room) == {TaskKind.AFTER_CARE}
    with inside(site):
        assert {
            (row.text, row.kind, row.quote_consent, row.stars)
            for row in list_of_table(room.table_id)
        } == {
            ("Zij belde elke maandag.", "wortel", QuoteConsent.ANONYMOUS, 0),
            ("Niemand geloofde mij.", "wormpje", QuoteConsent.TABLE_ONLY, 0),
            ("Een vaste hulp.", "appel", QuoteConsent.TABLE_ONLY, 1),
        }
        [agreement] = followup.list_agreements(table_id=room.table_id)
        assert followup.standing(agreement).state is AgreementState.CONFIRMED
