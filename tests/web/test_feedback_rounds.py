"""Asking about agreements on somebody's own page, and choosing a story."""

from __future__ import annotations

from dialoog.domain.live import QuoteConsent
from dialoog.services.feedback import checks
from dialoog.services.unit_of_work import unit_of_work
from tests.after_the_day import mails, open_round, say
from tests.record_room import link_to
from tests.services.test_feedback_rounds import agreement, meeting

__all__ = ["agreement", "meeting"]


def test_people_say_on_their_page_what_they_notice(client, meeting, agreement):
    open_round(meeting.programme_id)
    key = next(text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text)
    client.get(f"/beter/{key}")

    page = client.get("/beter").text
    client.post("/beter", data={"answer": "yes", f"agreement_{agreement}": "yes"})

    assert "Een bankje bij de deur" in page
    assert "U zou het hieraan merken: Er zitten mensen op." in page
    [row] = checks.list_checks(meeting.programme_id)
    noticed = [one.answer.value for asked in row.answers for one in asked.notices]
    assert noticed == ["yes"]
    again = client.get("/beter").text
    assert 'value="yes" checked' in " ".join(again.split())


def test_an_answer_about_another_agreement_is_not_taken(client, meeting, agreement):
    open_round(meeting.programme_id)
    key = next(text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text)
    client.get(f"/beter/{key}")

    client.post("/beter", data={"answer": "yes", f"agreement_{agreement + 99}": "yes"})

    [row] = checks.list_checks(meeting.programme_id)
    assert not [one for asked in row.answers for one in asked.notices]


def test_a_story_is_chosen_on_the_page(as_manager, meeting):
    said = say(meeting, "Nu durf ik weer naar buiten.", quote_consent=QuoteConsent.ANONYMOUS)
    address = f"/trajecten/{meeting.programme_id}/verhaal"

    incomplete = as_manager.post(address, data={"story": f"contribution-{said}"})
    done = as_manager.post(
        address,
        data={
            "story": f"contribution-{said}",
            "because": "Hier begon het mee.",
            "chosen_by": "de raad",
        },
    )

    assert incomplete.status_code == 422
    assert "checked" in incomplete.text
    assert done.status_code == 303
    assert "Hier begon het mee." in as_manager.get(address).text


def test_what_got_better_is_told_on_the_public_page_until_it_is_taken_back(
    client, as_manager, meeting, agreement
):
    open_round(meeting.programme_id)
    key = next(text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text)
    client.get(f"/beter/{key}")
    client.post("/beter", data={"answer": "yes", "words": "Ik durf weer.", "quotable": "y"})
    [asked] = [row for row in checks.list_checks(meeting.programme_id)[0].answers if row.words]
    story = {"story": f"check_answer-{asked.id}", "because": "Om de rust.", "chosen_by": "de raad"}
    as_manager.post(f"/trajecten/{meeting.programme_id}/verhaal", data=story)
    with unit_of_work():
        meeting.programme.published = True
    public = f"/u-zei-wij-doen/{meeting.programme.public_key}"

    page = client.get(public).text
    client.get(link_to(asked.person))
    own = client.get("/mijn-pagina").text
    taken_back = client.post(f"/mijn-pagina/verhaal/{asked.id}/weg", follow_redirects=True).text

    assert "Ik durf weer." in page
    assert "Om de rust." in page
    assert "Ik durf weer." in own
    assert "Ik durf weer." not in taken_back
    assert "Ik durf weer." not in client.get(public).text
    assert "Ik durf weer." not in as_manager.get(f"/trajecten/{meeting.programme_id}/verhaal").text
