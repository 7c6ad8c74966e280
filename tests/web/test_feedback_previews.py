"""The report-back before it leaves: the same words in every channel, and whom they reach."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from dialoog.domain.feedback import DeliveryState
from dialoog.domain.people import Channel
from dialoog.services import programmes
from dialoog.services.feedback import board, reporting
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import come, decide, mails, make_advice, say, send

WORDS = "Dit kan al deze maand."


def text_of(pdf: bytes) -> str:
    """Give the words of a PDF."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


LETTER = {
    "channel": Channel.LETTER,
    "street": "Boomstraat 1",
    "postal_code": "8364 HG",
    "town": "Appelveld",
}


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


@pytest.fixture
def ready(programme_id, meeting):
    """A programme in which everything has an answer, with opening words that are kept."""
    decide(make_advice(programme_id, say(meeting)))
    aside = say(meeting)
    with unit_of_work():
        board.set_aside(programme_id, [aside], reason="Dit gaat over de bus.")
        reporting.keep_opening(programme_id, "Dank voor uw verhalen.")
    return programme_id


@pytest.mark.parametrize("channel", ["mail", "telefoon", "zaal", "brief.pdf", ""])
def test_every_channel_says_the_same_beforehand(as_organiser, ready, channel):
    answer = as_organiser.get(f"/trajecten/{ready}/terugkoppeling/{channel}".rstrip("/"))
    words = text_of(answer.data) if channel.endswith("pdf") else answer.text

    assert "Een vaste hulp" in words
    assert WORDS in words
    assert "Dank voor uw verhalen." in words
    assert "Dit gaat over de bus." in words


def test_public_page_is_seen_before_anybody_else_can(as_organiser, client, ready):
    key = programmes.get_programme(ready).public_key

    page = as_organiser.get(f"/trajecten/{ready}/terugkoppeling/openbaar").text

    assert "Dit is een voorbeeld." in page
    assert WORDS in page
    assert client.get(f"/u-zei-wij-doen/{key}").status_code == 404


@pytest.mark.parametrize("channel", ["mail", "telefoon", "zaal", "brief.pdf", "openbaar"])
def test_previews_are_for_who_follows_up(as_facilitator, ready, channel):
    url = f"/trajecten/{ready}/terugkoppeling/{channel}"

    assert as_facilitator.get(url).status_code == 404


def test_english_reader_gets_the_fixed_words_in_english_by_mail_and_by_letter(
    as_organiser, ready, meeting
):
    come(meeting, language="en")
    come(meeting, language="en", **LETTER)
    come(meeting, **LETTER)

    message_id = send(ready)

    [(_, mail)] = mails()
    letters = text_of(as_organiser.get(f"/berichten/{message_id}/brieven.pdf").data)
    assert "You said:" in mail
    assert WORDS in mail
    assert letters.count("You said:") == 1
    assert letters.count("U zei:") == 1
    assert letters.count(WORDS) == 2


def test_who_refuses_gets_no_letter_printed(as_organiser, ready, meeting):
    come(meeting, **LETTER)
    message_id = send(ready)
    with unit_of_work():
        [delivery] = reporting.get_message(message_id).deliveries
        delivery.state = DeliveryState.REFUSED

    assert as_organiser.get(f"/berichten/{message_id}/brieven.pdf").status_code == 409


def test_report_page_tells_how_people_will_be_reached(as_organiser, ready, meeting):
    for _person in range(6):
        come(meeting)
    come(meeting, channel=Channel.PHONE, phone="+31612345678", email="")
    come(meeting, email="")

    page = as_organiser.get(f"/trajecten/{ready}/terugkoppeling").text

    assert "<b>5</b> per e-mail, vanzelf" in page
    for words in ("per telefoon, die belt u", "niet te bereiken"):
        assert f"minder dan vijf</span></b> {words}" in page


def test_message_says_first_who_must_still_be_phoned_and_posted_to(as_organiser, ready, meeting):
    come(meeting, first_name="Fatima", channel=Channel.PHONE, phone="+31612345678", email="")
    come(meeting, first_name="Joop", **LETTER)
    message_id = send(ready)

    page = as_organiser.get(f"/berichten/{message_id}").text
    for number in [sent.id for sent in reporting.get_message(message_id).deliveries]:
        as_organiser.post(f"/berichten/aan/{number}", data={"bereikt": "ja"})
    after = as_organiser.get(f"/berichten/{message_id}").text

    assert "Nog 1 mens bellen" in page
    assert "Nog 1 brief op de post doen" in page
    assert "u spreekt met" in page
    assert "Dit moet nog" not in after


def test_opening_words_are_kept_until_they_leave(as_organiser, ready, meeting):
    come(meeting)
    url = f"/trajecten/{ready}/terugkoppeling"
    kept = as_organiser.get(url).text

    as_organiser.post(url, data={"opening": "Dank voor uw verhalen.", "do": "send"})

    assert "Dank voor uw verhalen.</textarea>" in kept
    assert programmes.get_programme(ready).report_opening == ""


@pytest.mark.parametrize("channel", ["mail", "telefoon", ""])
def test_an_address_that_does_not_work_yet_is_no_link(as_organiser, ready, channel):
    address = reporting.public_address(programmes.get_programme(ready))
    path = f"/trajecten/{ready}/terugkoppeling/{channel}".rstrip("/")

    before = as_organiser.get(path).text
    send(ready)
    after = as_organiser.get(path).text

    assert f'href="{address}"' not in before
    assert f"{address} <span" in before
    assert "(werkt zodra u verstuurt)" in before
    assert f'href="{address}"' in after
    assert "(werkt zodra u verstuurt)" not in after
    assert all("werkt zodra" not in text for _, text in mails())
