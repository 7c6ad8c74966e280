"""What became of what was promised: on the public page, on one's own page and in the feed."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest

from dialoog.domain.followup import ActionStep, Through
from dialoog.domain.programmes import Override
from dialoog.services import followup, programmes
from dialoog.services.feedback import checks
from dialoog.services.followup import ActionWords
from tests.after_the_day import TODAY, decide, make_advice, send
from tests.factories import NOW
from tests.live_room import do
from tests.record_room import hold, link_to, sit

WHY = "De leverancier is gestopt."


@pytest.fixture
def evening(organisation):
    """A meeting about which people were told, with one action."""
    held = hold()
    sit(held)
    decide(make_advice(held.programme_id, held.said_id))
    send(held.programme_id)
    return held


@pytest.fixture
def action_id(evening):
    words = ActionWords(what="Een vast rooster", owner="Sanne Bos", due_on=TODAY, owner_email="")
    programme_id = evening.programme_id
    return do(lambda: followup.promise_action(words, programme_id=programme_id, now=NOW).id)


@pytest.fixture
def public_url(evening):
    return f"/u-zei-wij-doen/{evening.meeting.programme.public_key}"


def take(action_id: int, step: ActionStep, note: str = "") -> None:
    do(lambda: followup.take_step(action_id, step, note=note, now=NOW))


def news(client, public_url) -> dict[str, str]:
    """Give the text of each piece of news by its title."""
    items = Xml.fromstring(client.get(f"{public_url}/nieuws.xml").data).iter("item")
    return {item.findtext("title"): item.findtext("description") for item in items}


def test_what_was_dropped_is_told_with_its_reason(client, evening, action_id, public_url):
    take(action_id, ActionStep.DROP, WHY)
    client.get(link_to(sit(evening)))

    told = f"Dit gaat niet door. De reden: {WHY}"

    assert told in client.get(public_url).text
    assert told in client.get("/mijn-pagina").text
    assert news(client, public_url)["Dit gaat niet door: Een vast rooster"] == f"De reden: {WHY}"


def test_feed_tells_what_was_done_and_what_people_notice_while_it_holds(
    client, action_id, public_url
):
    before = news(client, public_url)
    take(action_id, ActionStep.FINISH, "Ik belde Anna.")
    done = news(client, public_url)
    do(lambda: followup.noticed(action_id, yes=5, no=0, through=Through.PHONE, now=NOW))
    noticed = news(client, public_url)
    take(action_id, ActionStep.REOPEN, "Het rooster klopt niet meer.")

    assert done.keys() - before.keys() == {"Dit is gedaan: Een vast rooster"}
    assert "Anna" not in "".join(done.values())
    assert noticed.keys() - done.keys() == {"Mensen merken het: Een vast rooster"}
    assert news(client, public_url) == before


def test_feed_tells_who_closed_without_enough_yes_and_why(client, evening, public_url):
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")
    number = evening.programme_id
    do(lambda: checks.close(number, override=override, today=TODAY, user_id=None))

    found = news(client, public_url)

    assert found["Gesloten zonder genoeg ja-antwoorden"] == (
        "H. de Wit sloot dit traject. De reden: De regeling is gestopt."
    )


def test_public_page_tells_the_whole_room_for_influence(client, evening, public_url):
    programme = programmes.get_programme(evening.programme_id)

    page = client.get(public_url).text

    assert "<b>Adviseren.</b> U geeft advies." in page
    assert "voorbereiden: het plan wordt nog gemaakt" in page
    assert f"{programme.decides_on:%Y}" in page.partition("Wanneer is het besluit?")[2][:200]
