"""The rooms after the day, as organisers, managers and participants use them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from dialoog.domain.feedback import CareRoute, CheckAnswer
from dialoog.domain.invitations import Attendance, InvitationState, Reply
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.people import Channel, Perspective
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import clock, keys, organisations, programmes
from dialoog.services.feedback import board, checks, reporting
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow, get_contribution
from tests import factories
from tests.factories import NOW

TODAY = clock.today()
LATER = (TODAY + timedelta(days=14)).isoformat()
DECISION = {
    "answer": "yes",
    "reason": "Dit kan al deze maand.",
    "decided_by": "wethouder Van Dam",
    "decided_on": TODAY.isoformat(),
}


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def meeting(programme_id):
    return factories.make_meeting(programmes.get_programme(programme_id))


def say(meeting, text: str = "De hulp komt steeds anders.", **columns) -> int:
    with unit_of_work():
        row = ContributionRow(
            client_id=uuid4(),
            programme_id=meeting.programme_id,
            meeting_id=meeting.id,
            text=text,
            source=Source.TABLE,
            recorded_at=NOW,
            **{"kind": "appel", "quote_consent": QuoteConsent.TABLE_ONLY, **columns},
        )
        db.session.add(row)
        db.session.flush()
        return row.id


def come(meeting, **person) -> int:
    factories.make_group("Zorgvrager", Perspective.LIVED_EXPERIENCE)
    row = factories.make_person(**person)
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=meeting.id,
                person_id=row.id,
                state=InvitationState.ANSWERED,
                channel=row.channel,
                attendance=Attendance.PRESENT,
                reply=Reply.ACCEPTED,
                key_hash=uuid4().hex,
                code=uuid4().hex[:12],
                created_at=NOW,
            )
        )
    return row.id


def gather(browser, programme_id: int, *said: int, title: str = "Een vaste hulp") -> int:
    browser.post(
        f"/trajecten/{programme_id}/antwoord",
        data={"chosen": list(said), "advice": 0, "title": title, "do": "gather"},
    )
    return board.get_board(programme_id).advices[-1].id


def decide(browser, advice_id: int, **changes):
    version = board.get_advice(advice_id).version
    return browser.post(f"/adviezen/{advice_id}", data={**DECISION, "version": version, **changes})


def state_of(programme_id: int) -> ProgrammeState:
    return programmes.get_programme(programme_id).state


def test_programme_goes_from_what_was_said_to_closed(as_organiser, client, programme_id, meeting):
    for number in range(3):
        come(meeting, first_name=f"Mens{number}", channel=Channel.PHONE, phone="+31612345678")
    advice_id = gather(as_organiser, programme_id, say(meeting))
    decide(as_organiser, advice_id)
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


def test_board_shows_what_has_no_place_by_kind(as_organiser, programme_id, meeting):
    say(meeting, "Een vaste dag.")
    say(meeting, "Luisteren gaat goed.", kind="wortel")

    page = as_organiser.get(f"/trajecten/{programme_id}/antwoord").text

    assert "Nog 2 bijdragen zoeken een plek." in page
    assert page.index("Luisteren gaat goed.") < page.index("Een vaste dag.")


def test_board_chooses_everything_of_a_kind_without_a_script(as_organiser, programme_id, meeting):
    said = [say(meeting) for _ in range(3)]

    page = as_organiser.get(f"/trajecten/{programme_id}/antwoord?kies=appel").text

    assert all(f'value="{number}" checked' in page for number in said)


def test_board_keeps_what_was_chosen_when_the_name_lacks(as_organiser, programme_id, meeting):
    said = say(meeting)

    answer = as_organiser.post(
        f"/trajecten/{programme_id}/antwoord",
        data={"chosen": [said], "advice": 0, "title": "", "do": "gather"},
    )

    assert answer.status_code == 422
    assert "Geef het advies een naam." in answer.text
    assert f'value="{said}" checked' in answer.text


def test_contribution_is_set_aside_with_a_reason_only(as_organiser, programme_id, meeting):
    said = say(meeting)
    url = f"/trajecten/{programme_id}/antwoord"

    refused = as_organiser.post(
        url, data={"chosen": [said], "advice": 0, "do": "set_aside", "reason": " "}
    )
    as_organiser.post(
        url, data={"chosen": [said], "advice": 0, "do": "set_aside", "reason": "Ander thema."}
    )

    assert refused.status_code == 422
    assert "Niets verdwijnt zonder reden." in refused.text
    assert "Reden: Ander thema." in as_organiser.get(url).text


def test_wormpje_is_read_by_the_organiser_and_not_by_the_manager(
    as_organiser, as_manager, programme_id, meeting
):
    say(meeting, "Ik durfde niets te zeggen.", kind="wormpje", private=True)
    url = f"/trajecten/{programme_id}/antwoord"

    assert "Ik durfde niets te zeggen." in as_organiser.get(url).text
    assert "Ik durfde niets te zeggen." not in as_manager.get(url).text
    assert "Er is 1 wormpje." in as_manager.get(url).text


def test_wormpje_gets_its_route_and_its_care(as_organiser, programme_id, meeting):
    worm = say(meeting, kind="wormpje", private=True)

    as_organiser.post(
        f"/trajecten/{programme_id}/inbreng/{worm}/zorg", data={"route": "after_care", "klaar": "1"}
    )

    row = get_contribution(worm)
    assert row.care_route is CareRoute.AFTER_CARE
    assert row.care_done_at is not None


def test_decision_later_asks_until_when_at_its_field(as_organiser, programme_id, meeting):
    advice_id = gather(as_organiser, programme_id, say(meeting))

    answer = decide(as_organiser, advice_id, answer="later")

    assert answer.status_code == 422
    assert 'href="#until"' in answer.text
    assert "Dit kan al deze maand." in answer.text
    assert board.get_advice(advice_id).decisions == []


def test_second_decider_is_told_that_something_changed(as_organiser, programme_id, meeting):
    advice_id = gather(as_organiser, programme_id, say(meeting))
    version = board.get_advice(advice_id).version
    decide(as_organiser, advice_id)

    answer = decide(as_organiser, advice_id, answer="no", version=version)

    assert answer.status_code == 422
    assert "Iemand anders heeft dit net veranderd" in answer.text
    assert len(board.get_advice(advice_id).decisions) == 1


def test_advice_is_split_merged_renamed_and_undone(as_organiser, programme_id, meeting):
    said = [say(meeting) for _ in range(3)]
    advice_id = gather(as_organiser, programme_id, *said)

    as_organiser.post(
        f"/adviezen/{advice_id}/splitsen", data={"chosen": said[:1], "title": "Op tijd bellen"}
    )
    first, second = (row.id for row in board.get_board(programme_id).advices)
    as_organiser.post(
        f"/adviezen/{first}/samenvoegen", data={"other": second, "title": "Bellen en vast"}
    )
    version = board.get_advice(first).version
    as_organiser.post(
        f"/adviezen/{first}/naam", data={"title": "Vaste hulp die belt", "version": version}
    )
    as_organiser.post(f"/adviezen/{first}/inbreng/{said[0]}/los")

    [advice] = board.get_board(programme_id).advices
    assert advice.title == "Vaste hulp die belt"
    assert {row.id for row in advice.contributions} == set(said[1:])

    as_organiser.post(f"/adviezen/{first}/weg")

    assert board.get_board(programme_id).advices == []


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
    decide(as_organiser, gather(as_organiser, programme_id, say(meeting)))

    page = as_organiser.post(
        f"/trajecten/{programme_id}/terugkoppeling",
        data={"opening": "Dank u wel voor uw eerlijke woorden.", "do": "preview"},
    ).text

    assert page.count("Dank u wel voor uw eerlijke woorden.") == 2
    assert reporting.list_messages(programme_id) == []


def test_phone_list_is_for_the_organiser_and_names_nobody_to_the_manager(
    as_organiser, as_manager, programme_id, meeting
):
    come(meeting, first_name="Fatima", channel=Channel.PHONE, phone="+31612345678")
    decide(as_organiser, gather(as_organiser, programme_id, say(meeting)))
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


def make_asked(browser, programme_id: int, meeting) -> str:
    """Report back and open a round; gives the address of the first personal link."""
    decide(browser, gather(browser, programme_id, say(meeting)))
    browser.post(f"/trajecten/{programme_id}/terugkoppeling", data={"do": "send"})
    browser.post(
        f"/trajecten/{programme_id}/beter",
        data={"question": "Past de hulp nu bij uw dag?", "closes_on": LATER},
    )
    [found] = checks.list_checks(programme_id)
    return f"/beter/{personal_key(found.answers[0].id)}"


def personal_key(answer_id: int) -> str:
    return keys.personal_key("a secret that is only used in tests", "check", answer_id)


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
    decide(as_organiser, gather(as_organiser, programme_id, say(meeting)))
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


def test_few_answers_are_not_counted_out_loud(as_organiser, programme_id, meeting):
    come(meeting)
    make_asked(as_organiser, programme_id, meeting)

    page = as_organiser.get(f"/trajecten/{programme_id}/beter").text

    assert "minder dan 5 antwoorden" in page


@pytest.mark.parametrize("count", [1, 3])
def test_board_asks_the_same_number_of_questions_whatever_its_size(
    as_organiser, programme_id, meeting, queries, count
):
    for _ in range(count):
        decide(as_organiser, gather(as_organiser, programme_id, say(meeting)))
        say(meeting)
    queries.clear()

    as_organiser.get(f"/trajecten/{programme_id}/antwoord")

    assert len(queries) <= 8


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
