"""Report-back, check, closing and the public page, as everybody uses them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.people import Channel
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import keys, organisations, programmes
from dialoog.services.feedback import checks, reporting
from tests import factories
from tests.after_the_day import TODAY, come, decide_on_page, gather_on_board, say

LATER = (TODAY + timedelta(days=14)).isoformat()


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


def state_of(programme_id: int) -> ProgrammeState:
    return programmes.get_programme(programme_id).state


def make_asked(browser, programme_id: int, meeting) -> str:
    """Report back and open a round; gives the address of the first personal link."""
    decide_on_page(browser, gather_on_board(browser, programme_id, say(meeting)))
    browser.post(f"/trajecten/{programme_id}/terugkoppeling", data={"do": "send"})
    browser.post(
        f"/trajecten/{programme_id}/beter",
        data={"question": "Past de hulp nu bij uw dag?", "closes_on": LATER},
    )
    [found] = checks.list_checks(programme_id)
    return f"/beter/{personal_key(found.answers[0].id)}"


def personal_key(answer_id: int) -> str:
    return keys.personal_key("a secret that is only used in tests", "check", answer_id)


def test_programme_goes_from_what_was_said_to_closed(as_organiser, client, programme_id, meeting):
    for number in range(5):
        come(meeting, first_name=f"Mens{number}", channel=Channel.PHONE, phone="+31612345678")
    advice_id = gather_on_board(as_organiser, programme_id, say(meeting))
    decide_on_page(as_organiser, advice_id)
    as_organiser.post(f"/trajecten/{programme_id}/terugkoppeling", data={"do": "send"})
    as_organiser.post(
        f"/trajecten/{programme_id}/beter",
        data={"question": "Past de hulp nu bij uw dag?", "closes_on": LATER},
    )
    [found] = checks.list_checks(programme_id)
    for asked in found.answers:
        as_organiser.post(f"/beter/antwoord/{asked.id}", data={"answer": "yes", "through": "phone"})
    as_organiser.post(f"/trajecten/{programme_id}/sluiten", data={"do": "close"})

    key = programmes.get_programme(programme_id).public_key
    page = client.get(f"/u-zei-wij-doen/{key}").text
    assert state_of(programme_id) is ProgrammeState.CLOSED
    assert "U zei: Een vaste hulp" in page
    assert "Dit kan al deze maand." in page
    assert "echt beter" in page


def test_report_shows_what_still_lacks_an_answer(as_organiser, programme_id, meeting):
    come(meeting)
    say(meeting)
    url = f"/trajecten/{programme_id}/terugkoppeling"

    page = as_organiser.get(url).text
    answer = as_organiser.post(url, data={"do": "send"})

    assert "1 bijdrage heeft nog geen antwoord" in page
    assert "Verstuur aan iedereen" not in page
    assert answer.status_code == 422
    assert state_of(programme_id) is ProgrammeState.OPEN


def test_report_is_seen_before_it_is_sent(as_organiser, programme_id, meeting):
    come(meeting)
    decide_on_page(as_organiser, gather_on_board(as_organiser, programme_id, say(meeting)))

    page = as_organiser.post(
        f"/trajecten/{programme_id}/terugkoppeling",
        data={"opening": "Dank u wel voor uw eerlijke woorden.", "do": "preview"},
        follow_redirects=True,
    ).text

    assert page.count("Dank u wel voor uw eerlijke woorden.") == 2
    assert reporting.list_messages(programme_id) == []


def test_phone_list_is_for_the_organiser_and_names_nobody_to_the_manager(
    as_organiser, as_manager, programme_id, meeting
):
    come(meeting, first_name="Fatima", channel=Channel.PHONE, phone="+31612345678")
    decide_on_page(as_organiser, gather_on_board(as_organiser, programme_id, say(meeting)))
    sent = as_organiser.post(f"/trajecten/{programme_id}/terugkoppeling", data={"do": "send"})
    [message] = reporting.list_messages(programme_id)
    [delivery] = message.deliveries
    delivery_id = delivery.id

    before = as_organiser.get(sent.location).text
    as_organiser.post(f"/berichten/aan/{delivery_id}", data={"bereikt": "ja"})

    assert "Fatima" in before
    assert "Verteld" in before
    assert "Verteld" not in as_organiser.get(sent.location).text
    assert "Fatima" not in as_manager.get(sent.location).text


def test_participant_answers_by_personal_link_and_may_change_it(
    as_organiser, client, programme_id, meeting
):
    come(meeting)
    link = make_asked(as_organiser, programme_id, meeting)

    opened = client.get(link, follow_redirects=True)
    client.post("/beter", data={"answer": "no", "words": "De hulp komt nog steeds anders."})
    client.post("/beter", data={"answer": "yes"})

    [found] = checks.list_checks(programme_id)
    assert opened.request.path == "/beter"
    assert "Past de hulp nu bij uw dag?" in opened.text
    assert found.answers[0].answer is CheckAnswer.YES


def test_looking_at_a_personal_link_answers_nothing(as_organiser, client, programme_id, meeting):
    come(meeting)

    client.get(make_asked(as_organiser, programme_id, meeting), follow_redirects=True)

    [found] = checks.list_checks(programme_id)
    assert found.answers[0].answer is None


def test_wrong_link_and_no_link_show_nothing(client):
    assert client.get("/beter/niet-van-hier").status_code == 404
    assert client.get("/beter").status_code == 404
    assert client.get("/u-zei-wij-doen/niet-van-hier").status_code == 404


def test_public_page_exists_only_after_people_heard_back(client, programme_id):
    key = programmes.get_programme(programme_id).public_key

    assert client.get(f"/u-zei-wij-doen/{key}").status_code == 404


def test_closing_against_the_rule_asks_name_and_reason_and_shows_them(
    as_organiser, client, programme_id, meeting
):
    come(meeting)
    decide_on_page(as_organiser, gather_on_board(as_organiser, programme_id, say(meeting)))
    as_organiser.post(f"/trajecten/{programme_id}/terugkoppeling", data={"do": "send"})
    url = f"/trajecten/{programme_id}/sluiten"

    plain = as_organiser.post(url, data={"do": "close"})
    nameless = as_organiser.post(url, data={"do": "override", "reason": "Gestopt."})
    as_organiser.post(
        url, data={"do": "override", "name": "H. de Wit", "reason": "De regeling is gestopt."}
    )

    key = programmes.get_programme(programme_id).public_key
    assert (plain.status_code, nameless.status_code) == (422, 422)
    assert "Vraag eerst aan de mensen" in plain.text
    assert "H. de Wit sloot dit traject." in client.get(f"/u-zei-wij-doen/{key}").text


def test_answers_are_not_told_while_they_come_in_nor_when_they_are_few(
    as_organiser, client, programme_id, meeting
):
    come(meeting)
    come(meeting)
    client.get(make_asked(as_organiser, programme_id, meeting))
    client.post("/beter", data={"answer": "no", "words": "De hulp komt nog steeds anders."})
    url = f"/trajecten/{programme_id}/beter"
    [found] = checks.list_checks(programme_id)
    check_id = found.id

    during = as_organiser.get(url).text
    as_organiser.post(f"/beter/ronde/{check_id}/klaar")
    after = as_organiser.get(url).text

    assert "Er zijn nog te weinig antwoorden om te laten zien hoeveel." in during
    assert "De hulp komt nog steeds anders." not in during
    assert "Nog niet genoeg zorgvragers en naasten gaven antwoord." in after
    assert "De hulp komt nog steeds anders." in after


def test_programme_that_is_not_better_opens_again_and_promises_anew(
    as_organiser, client, programme_id, meeting
):
    for _ in range(5):
        come(meeting, channel=Channel.PHONE, phone="+31612345678")
    make_asked(as_organiser, programme_id, meeting)
    [found] = checks.list_checks(programme_id)
    check_id = found.id
    for answer_id in [asked.id for asked in found.answers]:
        as_organiser.post(f"/beter/antwoord/{answer_id}", data={"answer": "no", "through": "phone"})
    as_organiser.post(f"/beter/ronde/{check_id}/klaar")

    asked_for = as_organiser.get(f"/trajecten/{programme_id}/beter").text
    as_organiser.post(
        f"/trajecten/{programme_id}/nieuwe-belofte", data={"channels": ["mail"], "due_on": LATER}
    )

    row = programmes.get_programme(programme_id)
    assert row.state is ProgrammeState.OPEN
    assert "Doe een nieuwe belofte" in asked_for
    assert [promise.due_on.isoformat() for promise in row.promises][1:] == [LATER]


@pytest.mark.parametrize("page", ["antwoord", "terugkoppeling", "beter", "sluiten"])
def test_rooms_are_closed_to_facilitators_and_to_other_organisations(
    as_organiser, as_facilitator, organisation, page
):
    organisations.enter(factories.make_organisation())
    foreign = factories.make_programme().id
    organisations.enter(organisation)
    own = factories.make_programme().id

    assert as_organiser.get(f"/trajecten/{own}/{page}").status_code == 200
    assert as_organiser.get(f"/trajecten/{foreign}/{page}").status_code == 404
    assert as_facilitator.get(f"/trajecten/{own}/{page}").status_code == 404
