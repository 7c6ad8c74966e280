"""Somebody chooses on their own page how and how much they hear, and what they allow."""

from __future__ import annotations

import re

import pytest

from dialoog.domain.people import Channel, ConsentPurpose, News
from dialoog.services import people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.people import PersonRow
from tests.factories import NOW
from tests.record_room import hold, link_to, sit


@pytest.fixture
def evening(organisation):
    return hold()


def choices(**changes: object) -> dict[str, object]:
    return {"channel": "mail", "news": "everything", "email": "anna@voorbeeld.example", **changes}


def test_somebody_chooses_to_hear_less(client, evening):
    anna = sit(evening)
    client.get(link_to(anna))

    client.post(
        "/mijn-pagina/berichten",
        data=choices(channel="phone", phone="06 1234 5678", news="outcome"),
    )

    row = db.session.get_one(PersonRow, anna.id)
    assert (row.channel, row.news, row.phone) == (Channel.PHONE, News.OUTCOME, "+31612345678")


def test_who_wants_nothing_any_more_is_left_in_peace(client, evening):
    anna = sit(evening)
    client.get(link_to(anna))

    client.post("/mijn-pagina/berichten", data=choices(channel="nothing"))

    consent = people.current_consents(anna.id)[ConsentPurpose.LATER_CONTACT]
    assert not consent.given
    page = client.get("/mijn-pagina/berichten").text
    assert re.search(r'value="nothing"\s+checked', page)


def test_a_box_that_is_emptied_takes_consent_back(client, evening):
    anna = sit(evening)
    with unit_of_work():
        people.record_consents(anna.id, {ConsentPurpose.PHOTO: True}, now=NOW)
    client.get(link_to(anna))

    client.post("/mijn-pagina/berichten", data=choices(allowed=["notes"]))

    given = {key: row.given for key, row in people.current_consents(anna.id).items()}
    assert given == {
        ConsentPurpose.PHOTO: False,
        ConsentPurpose.NOTES: True,
        ConsentPurpose.LATER_CONTACT: True,
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "geen adres"}, "email"),
        ({"email": ""}, "email"),
        ({"channel": "phone"}, "phone"),
        ({"channel": "letter"}, "channel"),
        ({"channel": "duif"}, "channel"),
    ],
)
def test_what_we_cannot_do_is_refused_at_the_field(client, evening, changes, field):
    anna = sit(evening)
    client.get(link_to(anna))

    answer = client.post("/mijn-pagina/berichten", data=choices(**changes))

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
