"""The list at the door on a tablet: a few letters, one tap, and honest without internet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.journeys.conftest import Site, log_in
from tests.journeys.preparing import inside
from tests.services.seating_room import compose, invite, make_room

pytestmark = pytest.mark.journey


@pytest.fixture
def door(chromium: Browser, site: Site) -> Page:
    """The list at the door of a meeting with tables, on an organiser's tablet."""
    with inside(site):
        meeting_id, _ = make_room()
        invite(meeting_id, factories.make_person("Fatima", "Bouzid"))
        factories.make_person("Fatma", "Kaya")
        compose(meeting_id)
    page = log_in(chromium, site, "organiser", width=820)
    page.goto(f"{site.url}/bijeenkomsten/{meeting_id}/aanwezig")
    return page


def test_a_few_letters_and_one_tap(door):
    door.get_by_label("Zoek op naam").press_sequentially("fat")
    expect(door.locator("#lijst")).not_to_contain_text("Zorgv0")
    expect(door.locator("#lijst")).to_contain_text("Fatma Kaya")

    door.get_by_role("button", name="Is er niet : Fatima Bouzid").click()
    expect(door.get_by_role("status").first).to_contain_text("Fatima Bouzid is er niet.")

    door.reload()
    pressed = door.get_by_role("button", name="Is er niet : Fatima Bouzid")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    expect(door.get_by_label("Zoek op naam")).to_have_value("fat")


def test_without_internet_nothing_is_pretended(door):
    button = door.get_by_role("button", name="Is er : Fatima Bouzid")
    door.context.set_offline(True)
    button.click()
    expect(door.locator("[data-problem]")).to_contain_text("er is geen internet")
    expect(button).to_have_attribute("aria-pressed", "false")

    door.context.set_offline(False)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
