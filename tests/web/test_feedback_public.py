"""The public page: what may be seen without logging in, and its feed."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.adapters.rss import NewsFeed, NewsItem, write_rss
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.feedback.showing import make_showing
from dialoog.domain.live import QuoteConsent
from dialoog.domain.refusal import Refused
from dialoog.services import programmes
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.live import get_contribution
from tests import factories
from tests.after_the_day import come, decide, make_advice, say, send
from tests.factories import NOW


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


@pytest.fixture
def public_url(programme_id):
    return f"/u-zei-wij-doen/{programmes.get_programme(programme_id).public_key}"


def news(answer) -> list[tuple[str, str]]:
    """Give title and mark of each piece of news in a feed."""
    items = Xml.fromstring(answer.data).iter("item")
    return [(item.findtext("title"), item.findtext("guid")) for item in items]


def test_feed_tells_what_the_page_tells_and_a_new_decision_once_it_is_told(
    client, programme_id, meeting, public_url
):
    come(meeting)
    advice_id = make_advice(programme_id, say(meeting))
    feed = f"{public_url}/nieuws.xml"
    before = client.get(feed).status_code
    decide(advice_id)
    send(programme_id)
    first = client.get(feed)
    decide(advice_id, answer=DecisionAnswer.NO)
    untold = news(client.get(feed))
    send(programme_id)
    told = news(client.get(feed))

    assert before == 404
    assert first.mimetype == "application/rss+xml"
    assert [title for title, _ in news(first)] == ["Een vaste hulp: Ja"]
    assert untold == news(first)
    assert [title for title, _ in told] == ["Een vaste hulp: Nee"]
    assert told[0][1] != untold[0][1]


def test_feed_speaks_english_when_asked(client, programme_id, meeting, public_url):
    decide(make_advice(programme_id, say(meeting)))
    send(programme_id)

    answer = client.get(f"{public_url}/nieuws.xml?taal=en")

    assert [title for title, _ in news(answer)] == ["Een vaste hulp: Yes"]


def test_page_and_feed_forget_a_quote_that_was_taken_back(
    client, programme_id, meeting, public_url
):
    said = say(meeting, "Ik wil één gezicht.", quote_consent=QuoteConsent.ANONYMOUS)
    decide(make_advice(programme_id, said))
    send(programme_id)
    before = client.get(public_url).text
    with unit_of_work():
        get_contribution(said).consent_withdrawn_at = NOW

    assert "Ik wil één gezicht." in before
    assert "Ik wil één gezicht." not in client.get(public_url).text
    assert "Ik wil" not in client.get(f"{public_url}/nieuws.xml").text


def test_page_tells_why_something_is_not_used_but_not_what_it_was(
    client, programme_id, meeting, public_url
):
    decide(make_advice(programme_id, say(meeting)))
    aside = say(meeting, "De bus rijdt niet.", quote_consent=QuoteConsent.ANONYMOUS)
    with unit_of_work():
        board.set_aside(programme_id, [aside], reason="Dit gaat over vervoer.")
    send(programme_id)

    page = client.get(public_url).text

    assert "Dit gaat over vervoer." in page
    assert "De bus rijdt niet." not in page


def test_film_is_shown_by_link_without_telling_where_somebody_came_from(
    as_organiser, client, programme_id, meeting, public_url
):
    decide(make_advice(programme_id, say(meeting)))
    send(programme_id)
    url = f"/trajecten/{programme_id}/film-en-beeld"

    bad = as_organiser.post(url, data={"title": "Film", "url": "javascript:alert(1)"})
    as_organiser.post(url, data={"title": "De nieuwe hal", "url": "https://film.example/hal"})
    answer = client.get(public_url)

    assert bad.status_code == 422
    assert 'href="#url"' in bad.text
    assert 'href="https://film.example/hal" rel="noreferrer noopener external"' in answer.text
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@given(st.text(max_size=40))
def test_only_full_web_addresses_are_shown(url):
    try:
        made = make_showing(title="Film", url=url)
    except Refused:
        return

    assert made.url.lower().startswith(("http://", "https://"))
    assert not any(sign.isspace() for sign in made.url)


@given(st.text(), st.text())
def test_feed_is_xml_whatever_people_wrote(title, text):
    item = NewsItem(mark="1", title=title, text=text, url="https://a.example", at=NOW)
    feed = NewsFeed(
        title=title,
        description=text,
        language="nl",
        url="https://a.example",
        own_url="https://a.example/nieuws.xml",
        items=[item],
    )

    root = Xml.fromstring(write_rss(feed))

    assert root.find("channel/item/guid").text == "1"
