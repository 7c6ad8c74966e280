"""One apple and one wormpje from the tablet to their end: noticed by care users, and cared for."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from dialoog.domain.followup import ActionState
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock, followup
from dialoog.storage import db
from dialoog.storage.live import ContributionRow, list_of_table
from dialoog.storage.meetings import get_meeting
from dialoog.storage.tasks import TaskRow
from tests import after_the_day
from tests.journeys import talking
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site, log_in, next_person, visitor, wait_until
from tests.journeys.guiding import PHONE, TABLET, all_is_stored, write
from tests.journeys.preparing import guided_by_facilitator, inside
from tests.live_room import Room, begin, go_to, make_room

pytestmark = pytest.mark.journey
APPLES, WAY_OUT = 6, 8
APPLE = "Bel als de hulp later komt."
AGREEMENT = "Belt een uur van tevoren als de hulp later komt"
OWNER = "planning@thuiszorg.example"
CARE_USERS = tuple(f"{name}@thuis.example" for name in ("anna", "bram", "toos", "wim", "ada"))
WORM = "Mijn dochter werd niet gebeld toen het misging."


def prepare(site: Site, *, at: int) -> tuple[Room, str]:
    """Give a meeting underway whose only table is at a phase, and the address of its programme."""
    with inside(site):
        room = guided_by_facilitator(go_to(begin(make_room()), at))
        meeting = get_meeting(room.meeting_id)
        for email in CARE_USERS:
            after_the_day.come(meeting, first_name=email.split("@")[0].title(), email=email)
        return room, f"{site.url}/trajecten/{meeting.programme_id}"


@pytest.mark.usefixtures("worker")
def test_an_apple_is_noticed_by_care_users_and_the_programme_closes(
    chromium: Browser, site: Site
) -> None:
    room, programme = prepare(site, at=APPLES)
    table = f"{site.url}/tafels/{room.table_id}"
    guide = log_in(chromium, site, "facilitator", width=TABLET)
    guide.goto(table)
    write(guide, APPLE, "Appel", for_all=True)
    all_is_stored(guide)
    agree(guide, f"{table}/afspraken")
    organiser = log_in(chromium, site, "organiser")
    action = put_on_action_list(organiser, site, room)
    owner_says_it_is_done(chromium, site)
    organiser.goto(action)
    expect(organiser.get_by_text("Alle roosters zijn klaar.")).to_be_visible()

    answer_and_tell(site, room)
    wait_until(lambda: all(site.sink.to(email) for email in CARE_USERS))
    site.sink.mails.clear()
    talking.ask_whether_it_is_better(organiser, programme)
    wait_until(lambda: len(site.sink.mails) == len(CARE_USERS))
    care_users_notice_it(chromium, site)

    organiser.goto(f"{programme}/beter")
    press(organiser, "Sluit deze vraagronde nu")
    organiser.goto(action)
    expect(organiser.get_by_text("gemerkt", exact=True).first).to_be_visible()
    expect(organiser.get_by_text("Genoeg zorgvragers en naasten merken het.")).to_be_visible()
    talking.close(organiser, programme)
    with inside(site):
        [row] = followup.list_actions(programme_id=get_meeting(room.meeting_id).programme_id)
        assert row.state is ActionState.NOTICED


def agree(page: Page, address: str) -> None:
    """Make an agreement about the apple, and read it back to the table."""
    page.goto(address)
    page.get_by_label("Wat spreekt u af?").fill(AGREEMENT)
    page.get_by_label("Wie doet het?").fill("Thuiszorg Appelveld")
    page.get_by_label("Wanneer is het klaar?").fill(str(clock.today() + timedelta(days=60)))
    page.get_by_label("Hoe merkt een zorgvrager dit?").fill("U weet altijd wie er komt.")
    page.get_by_label("E-mailadres van wie het doet").fill(OWNER)
    press(page, "Bewaar de afspraak")
    follow(page, "Lees voor")
    page.get_by_label("Hoeveel mensen zitten aan tafel?").fill("7")
    page.get_by_label("Hoeveel van hen zijn het eens?").fill("7")
    press(page, "Bevestig de afspraak")


def put_on_action_list(organiser: Page, site: Site, room: Room) -> str:
    """Make an action of the agreement and send its owner a link; gives its address."""
    organiser.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/afspraken")
    press(organiser, "Zet op de actielijst")
    action = organiser.url
    organiser.goto(f"{site.url}/afspraken/mensen")
    press(organiser, "Stuur de link")
    return action


def owner_says_it_is_done(chromium: Browser, site: Site) -> None:
    """Let the owner say so on a phone, with the link in the mail and without an account."""
    wait_until(lambda: site.sink.to(OWNER))
    owner = visitor(chromium, width=PHONE)
    owner.goto(link_to(site, OWNER, "mijn-acties"))
    expect(owner).to_have_url(f"{site.url}/mijn-acties")
    follow(owner, AGREEMENT)
    owner.get_by_label("Het is klaar").check()
    owner.get_by_label("Wat wilt u erbij vertellen?").fill("Alle roosters zijn klaar.")
    press(owner, "Verstuur")
    expect(owner.get_by_text("Dank u wel. Wij zien het meteen.")).to_be_visible()


def answer_and_tell(site: Site, room: Room) -> None:
    """Decide about the apple and tell everybody; another journey walks this on the screens."""
    with inside(site):
        programme_id = get_meeting(room.meeting_id).programme_id
        said = [row.id for row in list_of_table(room.table_id)]
        after_the_day.decide(after_the_day.make_advice(programme_id, *said))
        after_the_day.send(programme_id, opening="Dank u wel.")


def care_users_notice_it(chromium: Browser, site: Site) -> None:
    """Let each care user say on a phone that it is better, and that they notice the agreement."""
    phone = visitor(chromium, width=PHONE)
    for email in CARE_USERS:
        next_person(phone)
        phone.goto(link_to(site, email, "beter"))
        phone.get_by_label("Ja, het is beter").check()
        phone.get_by_role("group", name=AGREEMENT).get_by_role("radio").first.check()
        press(phone, "Verstuur mijn antwoord")
        expect(phone.get_by_role("heading", name="Dank u wel")).to_be_visible()


def link_to(site: Site, email: str, page: str) -> str:
    """Give the address of one of our pages that stands in the newest mail to somebody."""
    text = site.sink.to(email)[-1].get_body(("plain",)).get_content()
    return re.search(rf"http://\S+/{page}/\S+", text)[0]


def test_a_wormpje_gets_its_after_care_and_never_leaves_the_table(
    chromium: Browser, site: Site
) -> None:
    room, programme = prepare(site, at=WAY_OUT)
    guide = log_in(chromium, site, "facilitator", width=TABLET)
    guide.goto(f"{site.url}/tafels/{room.table_id}")
    write(guide, WORM, "Wormpje", for_all=True)
    guide.locator("#oogst li", has_text=WORM).get_by_role("button", name="Nazorg").click()
    expect(guide.locator("#oogst").get_by_text("Bel uiterlijk")).to_be_visible()
    all_is_stored(guide)

    organiser = log_in(chromium, site, "organiser")
    organiser.goto(f"{site.url}/te-doen")
    care = organiser.get_by_role("row", name=re.compile("Nazorg"))
    expect(care).to_be_visible()
    expect(organiser.get_by_text(WORM)).to_have_count(0)
    care.get_by_role("button", name=re.compile("^Klaar")).click()
    expect(organiser.get_by_text("Klaar: nazorg")).to_be_visible()

    organiser.goto(f"{programme}/antwoord")
    expect(organiser.locator("#wormpjes").get_by_text(WORM)).to_be_visible()
    organiser.goto(f"{site.url}/bijeenkomsten/{room.meeting_id}/groot-scherm")
    expect(organiser.get_by_text(WORM)).to_have_count(0)
    with inside(site):
        [task] = db.session.query(TaskRow)
        [worm] = db.session.query(ContributionRow)
        assert (task.kind, task.contribution_id) == (TaskKind.AFTER_CARE, worm.id)
        assert task.done_at is not None
        assert worm.care_done_at is not None
        assert (worm.private, worm.quote_consent) == (True, "table_only")
