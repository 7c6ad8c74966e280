"""A manager follows up without reading who somebody is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.followup import OwnerKind
from dialoog.services import clock, followup
from dialoog.services.followup import ActionWords, AgreementWords, chasing
from dialoog.storage import db
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.factories import NOW
from tests.live_room import do

SANNE = "sanne@zorg.example"
DUE = clock.today() + timedelta(days=30)


def promise(owner="Sanne Bos", *, email=SANNE, kind=OwnerKind.PERSON) -> int:
    programme = factories.make_programme()
    words = ActionWords(
        what="Rooster maken", owner=owner, owner_email=email, owner_kind=kind, due_on=DUE
    )
    return do(lambda: followup.promise_action(words, programme_id=programme.id, now=NOW).id)


@pytest.fixture
def action_id(organisation):
    return promise()


def handed(action_id: int, **typed) -> dict:
    version = followup.get_action(action_id).version
    return {"what": "Rooster maken", "owner": "", "owner_email": "", "version": version, **typed}


def test_manager_reads_which_organisation_does_it_and_only_that_a_person_does(as_manager):
    promise()
    promise("Zorggroep De Linde", kind=OwnerKind.ORGANISATION, email="")

    page = as_manager.get("/afspraken").text

    assert "een persoon" in page
    assert "Zorggroep De Linde" in page
    assert "Sanne" not in page


def test_manager_can_not_find_out_a_name_by_asking_for_it(as_manager, action_id):
    assert as_manager.get("/afspraken?wie=sanne").text.count(f"/acties/{action_id}") == 1
    assert as_manager.get("/afspraken?wie=piet").text.count(f"/acties/{action_id}") == 1


def test_manager_reminds_who_does_it_with_a_button(as_manager, action_id):
    page = as_manager.get(f"/acties/{action_id}").text
    assert f'action="/acties/{action_id}/herinner"' in page
    assert "nog geen" in page

    as_manager.post(f"/acties/{action_id}/herinner")

    [mail] = db.session.query(MailRow).filter_by(kind=chasing.TO_OWNER)
    assert mail.recipient == SANNE
    assert "nog geen" not in as_manager.get(f"/acties/{action_id}").text


def test_second_reminder_of_a_day_is_refused_in_plain_words(as_manager, action_id):
    here = f"http://localhost/acties/{action_id}"
    for _turn in range(2):
        as_manager.post(f"/acties/{action_id}/herinner", headers={"Referer": here})

    assert "kreeg vandaag al een e-mail" in as_manager.get(f"/acties/{action_id}").text
    assert db.session.query(MailRow).filter_by(kind=chasing.TO_OWNER).count() == 1


def test_manager_changes_what_happens_and_the_owner_stays(as_manager, action_id):
    page = f"/acties/{action_id}/wie"
    assert "Sanne" not in as_manager.get(page).text
    assert "sanne" not in as_manager.post(page, data={"what": "", "version": "1"}).text.lower()

    as_manager.post(page, data=handed(action_id, what="Rooster ophangen"))

    row = followup.get_action(action_id)
    assert (row.what, row.owner, row.owner_email) == ("Rooster ophangen", "Sanne Bos", SANNE)


def test_manager_hands_an_action_over_and_nothing_of_who_had_it_stays(as_manager, action_id):
    typed = handed(action_id, owner="Team Zuid", owner_kind="organisation")

    as_manager.post(f"/acties/{action_id}/wie", data=typed)

    row = followup.get_action(action_id)
    assert (row.owner, row.owner_email) == ("Team Zuid", "")
    assert row.owner_kind is OwnerKind.ORGANISATION


def test_manager_does_not_read_whose_address_an_organisation_has(as_manager):
    action_id = promise("Zorggroep De Linde", kind=OwnerKind.ORGANISATION)
    page = f"/acties/{action_id}/wie"
    assert SANNE not in as_manager.get(page).text

    as_manager.post(
        page, data=handed(action_id, owner="Zorggroep De Linde", owner_kind="organisation")
    )

    assert followup.get_action(action_id).owner_email == SANNE


def test_manager_rewords_an_agreement_and_the_owner_stays(as_manager):
    meeting = factories.make_meeting()
    words = AgreementWords(what="Bellen", who="Sanne Bos", owner_email=SANNE, due_on=DUE)
    row = do(
        lambda: followup.make_agreement(
            words, programme_id=meeting.programme_id, meeting_id=meeting.id, now=NOW
        )
    )
    assert "Sanne" not in as_manager.get(f"/afspraken/{row.id}").text

    typed = {"what": "Eerst bellen", "who": "", "owner_email": "", "version": row.version}
    as_manager.post(f"/afspraken/{row.id}", data=typed)

    assert (row.what, row.who, row.owner_email) == ("Eerst bellen", "Sanne Bos", SANNE)


def test_organiser_says_what_the_owner_is_and_reads_every_name(as_organiser, action_id):
    page = f"/acties/{action_id}/wie"
    as_organiser.post(
        page,
        data=handed(action_id, owner="Thuiszorg", owner_email=SANNE, owner_kind="organisation"),
    )

    assert followup.get_action(action_id).owner_kind is OwnerKind.ORGANISATION
    assert "Thuiszorg" in as_organiser.get(page).text
    assert SANNE in as_organiser.get(f"/acties/{action_id}").text
