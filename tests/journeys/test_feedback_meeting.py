"""A whole feedback meeting: u zei, wij doen, merkt u het, verder, and what people answer to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.followup import AgreementState
from dialoog.services import followup
from dialoog.storage import db
from dialoog.storage.meetings import get_meeting
from dialoog.storage.reactions import NextMessageRow, ReactionRow
from tests import after_the_day
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site, log_in
from tests.journeys.guiding import (
    agree,
    back_to_table,
    close_meeting,
    finish,
    go_on_to,
    on_tablet_and_phone,
    said_at,
    work_on,
    write,
)
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room, begin, make_room, seat

pytestmark = pytest.mark.journey


@pytest.fixture
def room(site: Site) -> Room:
    """A feedback meeting that has begun, on a no and on an advice that has no decision yet."""
    with inside(site):
        room = guided_by_facilitator(begin(make_room(method="terugkoppeling")))
        programme_id = get_meeting(room.meeting_id).programme_id
        after_the_day.decide(after_the_day.make_advice(programme_id), answer=DecisionAnswer.NO)
        after_the_day.make_advice(programme_id, title="Een bankje bij de halte")
        seat(room)
    return room


@on_tablet_and_phone
def test_what_a_table_says_to_each_answer_reaches_the_board(
    chromium: Browser, site: Site, room: Room, width: int
) -> None:
    guide = log_in(chromium, site, "facilitator", width=width)
    guide.goto(f"{site.url}/tafels/{room.table_id}")

    people_say_whether_they_recognise_it(guide)
    people_say_whether_the_reason_is_clear(guide)
    people_say_what_they_notice(guide)
    people_agree_and_say_how_to_reach_them(guide)
    go_on_to(guide, "Dank")
    finish(guide)
    organiser = log_in(chromium, site, "organiser")
    close_meeting(organiser, site, room)

    organiser_sees_it(organiser, site, room)
    everything_is_stored(site, room)


def people_say_whether_they_recognise_it(guide: Page) -> None:
    work_on(guide, "Wat u zei, per advies")
    guide.get_by_label("Ja", exact=True).fill("5")
    guide.get_by_label("Wat missen we, of wat klopt niet?").fill("De bus is ook te laat.")
    keep_and_go_back(guide)


def people_say_whether_the_reason_is_clear(guide: Page) -> None:
    go_on_to(guide, "Wij doen")
    work_on(guide, "Wat wij doen, per advies")
    expect(guide.locator(".light").get_by_text("Nee")).to_be_visible()
    guide.get_by_label("Nee", exact=True).fill("5")
    keep_and_go_back(guide)


def people_say_what_they_notice(guide: Page) -> None:
    go_on_to(guide, "Merkt u het?")
    work_on(guide, "Merkt u het, per advies")
    guide.get_by_label("Nee", exact=True).fill("4")
    keep_and_go_back(guide)


def keep_and_go_back(guide: Page) -> None:
    """Keep what was said to the first advice, see the second come, and go back to the guide."""
    press(guide, "Bewaar en volgende")
    expect(guide.get_by_text("Advies 2 van 2")).to_be_visible()
    back_to_table(guide)


def people_agree_and_say_how_to_reach_them(guide: Page) -> None:
    go_on_to(guide, "Verder")
    write(guide, "Eerst de bus op tijd.", "Wat nu eerst moet")
    agree(guide, "Wij praten met het vervoer.", day="15-01-2027")
    work_on(guide, "Het volgende bericht")
    guide.get_by_label("Nog eens meedenken?").select_option("Ja")
    guide.get_by_label("Hoe wilt u het bericht krijgen?").select_option("Brief")
    press(guide, "Bewaar")
    expect(guide.get_by_text("Bewaard. De organisator ziet dit.")).to_be_visible()
    back_to_table(guide)


def organiser_sees_it(organiser: Page, site: Site, room: Room) -> None:
    follow(organiser, "Adviezen op het scherm")
    expect(organiser.get_by_role("heading", level=1, name="Een vaste hulp")).to_be_visible()
    with inside(site):
        programme_id = get_meeting(room.meeting_id).programme_id
    organiser.goto(f"{site.url}/trajecten/{programme_id}/antwoord")
    expect(organiser.get_by_text("De bus is ook te laat.").first).to_be_visible()


def everything_is_stored(site: Site, room: Room) -> None:
    assert said_at(site, room) == [
        ("correctie", "De bus is ook te laat."),
        ("vervolg", "Eerst de bus op tijd."),
    ]
    with inside(site):
        hands = {(row.aspect, row.yes, row.no) for row in db.session.query(ReactionRow)}
        [wish] = db.session.query(NextMessageRow)
        [agreement] = followup.list_agreements(table_id=room.table_id)
        assert hands == {("recognised", 5, 0), ("clear", 0, 5), ("noticed", 0, 4)}
        assert (wish.think_along, wish.channel) == (True, "letter")
        assert followup.standing(agreement).state is AgreementState.CONFIRMED
