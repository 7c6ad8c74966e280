"""The evening after a day on paper: everything typed in without a mouse, and without waiting."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.storage.live import list_of_table
from tests.journeys.conftest import Site, log_in
from tests.journeys.preparing import inside
from tests.live_room import begin, make_room

pytestmark = pytest.mark.journey


def test_lines_from_paper_are_typed_in_without_a_mouse(chromium: Browser, site: Site) -> None:
    with inside(site):
        room = begin(make_room(tables=2))
    page = log_in(chromium, site, "organiser")
    page.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/kaarten")
    page.get_by_role("link", name="4 Bloesem").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Wat staat er op papier?")).to_be_focused()

    for text, keys in (("Elke dag samen eten", ()), ("Ik zit op het bankje", ("Alt+2",)),
                       ("Een hond erbij", ())):  # fmt: skip
        page.keyboard.type(text)
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
    latest = page.locator("#laatste-regels li > span:first-child")
    expect(latest).to_have_text(["Een hond erbij", "Ik zit op het bankje", "Elke dag samen eten"])
    a_line_comes_back_when_there_is_no_internet(page)
    page.get_by_label("Wat staat er op papier?").fill("")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Schrijf eerst op wat er gezegd is.").first).to_be_visible()
    with inside(site):
        stored = [(row.text, row.kind, row.source) for row in list_of_table(room.table_id)]
    assert stored == [
        ("Elke dag samen eten", "bloesem", "card"),
        ("Ik zit op het bankje", "toekomstzin", "card"),
        ("Een hond erbij", "toekomstzin", "card"),
    ]


def a_line_comes_back_when_there_is_no_internet(page: Page) -> None:
    page.context.set_offline(True)
    page.keyboard.type("Een kat")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dat lukte niet: er is geen internet.")).to_be_visible()
    expect(page.get_by_label("Wat staat er op papier?")).to_have_value("Een kat")
    page.context.set_offline(False)
