"""A page on paper holds what the screen only shows after a press."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from dialoog.domain.live import QuoteConsent
from dialoog.services import programmes
from tests import after_the_day, factories
from tests.journeys.conftest import Site, visitor
from tests.journeys.preparing import inside

pytestmark = pytest.mark.journey

QUOTES = ["Ik wil één gezicht.", "Bel mij eerst.", "Kom op tijd.", "Vraag hoe het gaat."]


def test_the_printed_public_page_holds_every_quote(chromium: Browser, site: Site) -> None:
    with inside(site):
        programme = programmes.get_programme(factories.make_programme().id)
        meeting = factories.make_meeting(programme)
        said = [
            after_the_day.say(meeting, quote, quote_consent=QuoteConsent.ANONYMOUS)
            for quote in QUOTES
        ]
        after_the_day.decide(after_the_day.make_advice(programme.id, *said))
        after_the_day.send(programme.id)
        path = f"/u-zei-wij-doen/{programme.public_key}"
    page = visitor(chromium)
    page.goto(site.url + path)
    expect(page.get_by_text(QUOTES[-1])).to_be_hidden()

    paper = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)

    assert [quote for quote in QUOTES if quote not in " ".join(paper.split())] == []
    expect(page.get_by_text(QUOTES[-1])).to_be_hidden()
