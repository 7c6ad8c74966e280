"""The whole line, from a real list of people to a programme that closes because it is better."""

from __future__ import annotations

import re
from email.message import EmailMessage

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, expect

from tests.journeys import asking, talking
from tests.journeys.conftest import Site, log_in_on_screen, next_person, visitor, wait_until

pytestmark = pytest.mark.journey
CARE_USER = "mo.meijer@voorbeeld.example"


def test_the_whole_line(chromium: Browser, whole_site: Site):
    site = whole_site
    organiser = log_in_on_screen(chromium, site, "organiser")
    programme = asking.start_programme(organiser, site)
    asking.import_people(organiser, site)
    meeting = asking.plan_meeting(organiser, programme)
    asking.invite_everybody(organiser, meeting)
    wait_until(lambda: len(site.sink.mails) == 54)
    invitation = site.sink.to(CARE_USER)[0]
    assert_calendar_is_right(invitation)
    coming = site.sink.mails[::5]
    answer_yes(chromium, [link(mail, "uitnodiging") for mail in coming])
    asking.answer_by_phone(organiser, meeting)
    asking.compose_tables(organiser, meeting, facilitator="Sam facilitator")

    organiser.goto(f"{meeting}/zaal")
    asking.press(organiser, "Begin de bijeenkomst")
    facilitator = log_in_on_screen(chromium, site, "facilitator", width=1180)
    talking.guide_table(facilitator, site)
    talking.make_agreement(facilitator)
    organiser.reload()
    asking.follow(organiser, "Sluit de bijeenkomst")
    asking.press(organiser, "Sluit toch")

    talking.answer_what_was_said(organiser, programme)
    site.sink.mails.clear()
    talking.report_back(organiser, programme)
    wait_until(lambda: len(site.sink.mails) == len(coming))
    read_public_page(chromium, link(site.sink.mails[0], "u-zei-wij-doen"))
    site.sink.mails.clear()
    talking.ask_whether_it_is_better(organiser, programme)
    wait_until(lambda: len(site.sink.mails) == len(coming))
    say_it_is_better(chromium, [link(mail, "beter") for mail in site.sink.mails])
    talking.ask_by_phone(organiser, programme)
    talking.close(organiser, programme)

    manager = log_in_on_screen(chromium, site, "manager")
    manager.goto(f"{site.url}/overzicht")
    expect(manager.get_by_role("heading", level=1)).to_be_visible()
    closed = manager.get_by_role("listitem").filter(has_text=re.compile(r"1\s*gesloten"))
    expect(closed.first).to_be_visible()


def link(mail: EmailMessage, page: str) -> str:
    """Give the address of one of our pages that stands in a mail."""
    text = mail.get_body(("plain",)).get_content()
    return re.search(rf"http://\S+/{page}/\S+", text)[0]


def assert_calendar_is_right(mail: EmailMessage) -> None:
    """The calendar part asks this person only, for the right hour, and tells nothing of care."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == part.get_param("method") == "REQUEST"
    assert event["DTSTART"].dt.strftime("%H:%M") == "13:30"
    assert event["DTSTART"].dt.date() == asking.IN_TWO_WEEKS
    assert str(event["ATTENDEE"]).lower() == f"mailto:{CARE_USER}"
    assert str(event["ORGANIZER"]).lower() == "mailto:dialoog@appelveld.example"
    assert "hulp" not in str(event["SUMMARY"]).lower()


def answer_yes(chromium: Browser, links: list[str]) -> None:
    """Let people answer on their phone, with their own link and without an account."""
    page = visitor(chromium, width=390)
    for address in links:
        next_person(page)
        page.goto(address)
        assert address.rsplit("/", 1)[1] not in page.url
        page.get_by_label("Ja, ik kom").check()
        asking.press(page, "Verstuur mijn antwoord")
        expect(page.get_by_text("Wij hebben uw antwoord.")).to_be_visible()
    page.context.close()


def read_public_page(chromium: Browser, address: str) -> None:
    """Everybody may read the answer, and nobody the pain that was told in confidence."""
    page = visitor(chromium)
    page.goto(address)
    expect(page.get_by_text("Een vaste hulp op een vaste dag").first).to_be_visible()
    expect(page.get_by_text("Een vaste dag lukt.").first).to_be_visible()
    expect(page.get_by_text(talking.APPLES[0]).first).to_be_visible()
    expect(page.get_by_text(talking.WORM)).to_have_count(0)
    page.context.close()


def say_it_is_better(chromium: Browser, links: list[str]) -> None:
    """Let everybody who was asked say that it is really better."""
    page = visitor(chromium, width=390)
    for address in links:
        next_person(page)
        page.goto(address)
        page.get_by_label("Ja, het is beter").check()
        asking.press(page, "Verstuur mijn antwoord")
        expect(page.get_by_role("heading", name="Dank u wel")).to_be_visible()
    page.context.close()
