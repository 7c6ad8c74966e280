"""The answer board in a real browser: by keyboard and by dragging, with hints while somebody writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import factories
from tests.after_the_day import make_advice, say
from tests.journeys.conftest import Site, log_in
from tests.journeys.preparing import inside

pytestmark = pytest.mark.journey


@pytest.fixture
def board(chromium: Browser, site: Site) -> Page:
    """A board with three contributions that look for a place, and one advice."""
    with inside(site):
        programme_id = factories.make_programme().id
        meeting = factories.make_meeting(factories.programmes.get_programme(programme_id))
        for text in ("Bel mij op tijd.", "Ik wil één gezicht.", "Een kaart aan de koelkast."):
            say(meeting, text)
        make_advice(programme_id, say(meeting, "Luister eerst."), title="Luisteren")
    page = log_in(chromium, site, "organiser")
    page.goto(f"{site.url}/trajecten/{programme_id}/antwoord")
    return page


def test_everything_gets_a_place_and_a_plain_answer(board):
    choosing_with_the_keyboard_names_a_new_advice(board)
    dragging_puts_a_contribution_with_an_advice(board)
    hard_words_are_hinted_at_while_somebody_writes(board)


def choosing_with_the_keyboard_names_a_new_advice(board: Page) -> None:
    for text in ("Bel mij op tijd.", "Ik wil één gezicht."):
        board.get_by_label(text).focus()
        board.keyboard.press("Space")
    expect(board.locator("[data-chosen-count]")).to_have_text("Gekozen: 2")
    board.get_by_label("Naam van het nieuwe advies").fill("Een vast gezicht")

    with board.expect_navigation():
        board.keyboard.press("Enter")

    advice = board.locator("[data-advice]", has_text="Een vast gezicht")
    expect(advice).to_contain_text("2 bijdragen")


def dragging_puts_a_contribution_with_an_advice(board: Page) -> None:
    advice = board.locator("[data-advice]", has_text="Luisteren")
    with board.expect_navigation():
        board.locator(".remark", has_text="Een kaart aan de koelkast.").drag_to(advice)

    expect(advice).to_contain_text("2 bijdragen")
    expect(board.get_by_text("Alles heeft een plek.")).to_be_visible()


def hard_words_are_hinted_at_while_somebody_writes(board: Page) -> None:
    with board.expect_navigation():
        board.get_by_role("link", name="Luisteren").click()
    board.get_by_label("Ja", exact=True).check()
    board.get_by_label("Waarom?").fill("Indien er geld is, doen wij dit.")
    expect(board.get_by_text("Liever: 'als'.")).to_be_visible()

    board.get_by_role("button", name="Bewaar het besluit").click()

    expect(board.get_by_role("heading", name="Het besluit")).to_be_visible()
