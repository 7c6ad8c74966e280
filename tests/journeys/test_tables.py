"""The board of tables in a real browser, with a keyboard only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Site, log_in
from tests.journeys.preparing import inside
from tests.services.seating_room import make_room, set_rules

pytestmark = pytest.mark.journey


@pytest.fixture
def board(chromium: Browser, site: Site) -> Page:
    """The empty board of a meeting with three tables and two rounds."""
    with inside(site):
        meeting_id, _ = make_room()
        set_rules(meeting_id, rounds=2)
    page = log_in(chromium, site, "organiser")
    page.goto(f"{site.url}/bijeenkomsten/{meeting_id}/tafels")
    return page


def press(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Go to a link or button with Tab, as far as it takes, and press Enter."""
    wanted = page.get_by_role(role, name=name).first
    expect(wanted).to_be_visible()
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {name}.")


@pytest.mark.usefixtures("worker")
def test_tables_are_arranged_with_a_keyboard_only(board):
    composing_shows_a_plan_at_once_and_searches_on(board)
    moving_says_what_it_brings(board)
    somebody_is_swapped_and_pinned(board)
    a_table_is_locked(board)
    the_other_round_has_its_own_seats(board)


def composing_shows_a_plan_at_once_and_searches_on(board: Page) -> None:
    press(board, "button", "Tafels samenstellen")

    expect(board.get_by_role("heading", name="Tafel 3")).to_be_visible()
    press(board, "button", "Stop en houd dit")
    expect(board.locator("[data-going-on]")).to_have_count(0)


def moving_says_what_it_brings(board: Page) -> None:
    for number in range(18):
        press_person(board, number)
        if board.get_by_role("button", name=re.compile("Hierheen")).count():
            break
        press(board, "link", "Terug naar de tafels")
    press(board, "button", re.compile("Hierheen"))

    expect(board.get_by_role("status").first).to_contain_text("zit nu aan tafel")
    press(board, "button", "Laatste verandering terugzetten")
    expect(board.get_by_role("status").first).to_contain_text("teruggezet")


def press_person(board: Page, number: int) -> None:
    name = board.locator(".guest__name b").nth(number).inner_text()
    press(board, "link", f"Verplaats {name}")


def somebody_is_swapped_and_pinned(board: Page) -> None:
    press_person(board, 0)
    select = board.get_by_role("combobox")
    select.focus()
    board.keyboard.press("ArrowDown")
    press(board, "button", "Ruil")
    expect(board.get_by_role("status").first).to_contain_text("zit nu aan tafel")

    name = board.locator(".guest__name b").first.inner_text()
    press(board, "button", f"Zet {name} vast")
    expect(board.get_by_text("staat vast")).to_be_visible()


def a_table_is_locked(board: Page) -> None:
    press(board, "button", "Vergrendel tafel 1")

    expect(board.get_by_role("button", name="Maak los tafel 1")).to_be_visible()


def the_other_round_has_its_own_seats(board: Page) -> None:
    press(board, "link", "Alle rondes naast elkaar")
    expect(board.get_by_role("heading", name="Ronde 2")).to_have_count(3)

    press(board, "link", "Voor in de zaal, zonder namen")
    expect(board.locator(".guest__name")).to_have_count(0)
