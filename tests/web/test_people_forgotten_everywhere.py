"""After somebody is forgotten nothing in the whole database tells who they were."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain import feedback
from dialoog.domain.accounts import Role
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.invitations.incoming import Ground, Outcome
from dialoog.domain.people import ConsentPurpose, Forgetter, NeedKind, WishKind
from dialoog.services import followup, people, record
from dialoog.services.feedback import checks
from dialoog.services.followup import AgreementWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import Base, db
from dialoog.storage.incoming import IncomingMailRow
from dialoog.storage.invitations import InvitationRow, InvitationStepRow
from dialoog.storage.people import ListImportRow, NeedRow, PersonRow, WishRow
from tests import after_the_day
from tests.conftest import log_in
from tests.factories import NOW
from tests.record_room import TODAY, Evening, agree, hold, link_to, lock, propose, send, sit

pytestmark = pytest.mark.queries

TELLTALES = (
    "Désirée van ’t Hof",
    "van ’t Hof",
    "desiree@thuis",
    "612345678",
    "12345678",
    "Lindelaan",
)
SOMEBODY = {
    "first_name": "Désirée",
    "last_name": "van ’t Hof",
    "email": "desiree@thuis.example",
    "phone": "+31612345678",
    "street": "Lindelaan 7",
    "postal_code": "1234 AB",
    "town": "Appelveld",
    "works_for": "",
    "note": "Bel na 10 uur.",
}


@pytest.fixture
def somebody(organisation) -> tuple[Evening, PersonRow]:
    """Somebody who left a trace in every part of the house."""
    evening = hold()
    person, other = sit(evening, **SOMEBODY), sit(evening)
    name = person.full_name
    with unit_of_work():
        mine = db.session.query(InvitationRow).filter_by(person_id=person.id).one()
        mine.note, mine.companion = "Ik kom met mijn zus", "Els"
        mine.history.append(
            InvitationStepRow(
                organisation_id=organisation, step="accept", at=NOW, note=f"{name} belde"
            )
        )
        theirs = db.session.query(InvitationRow).filter_by(person_id=other.id).one()
        theirs.companion = name.upper()
        db.session.add_all(
            [
                NeedRow(person_id=person.id, kind=NeedKind.DIET, detail="zonder noten"),
                WishRow(person_id=person.id, kind=WishKind.APART, other_id=other.id),
                WishRow(person_id=other.id, kind=WishKind.APART, other_name="desiree van 't hof"),
                _mail(evening, person),
                _list(name),
            ]
        )
        people.record_consents(person.id, {ConsentPurpose.PHOTO: True}, now=NOW)
    agree(
        evening,
        AgreementWords(
            what=f"{name} vraagt het na",
            who=name,
            owner_email="desiree@thuis.example",
            due_on=TODAY + timedelta(days=9),
            noticed_how="Het is gevraagd.",
        ),
    )
    with unit_of_work():
        (agreement,) = followup.list_agreements(meeting_id=evening.meeting_id)
        followup.put_on_action_list(agreement.id, now=NOW)
    after_the_day.decide(after_the_day.make_advice(evening.programme_id, evening.said_id))
    after_the_day.send(evening.programme_id)
    after_the_day.open_round(evening.programme_id)
    after_the_day.answer_all(evening.programme_id, CheckAnswer.YES, CheckAnswer.NO)
    send(evening)
    return evening, person


def _mail(evening: Evening, person: PersonRow) -> IncomingMailRow:
    return IncomingMailRow(
        mark="m" * 64,
        read_at=NOW,
        outcome=Outcome.REVIEW,
        ground=next(iter(Ground)),
        meeting_id=evening.meeting_id,
        sender="desiree@thuis.example",
        note="Groeten, Désirée van ’t Hof",
        raw="Van: Désirée van ’t Hof".encode(),
    )


def _list(name: str) -> ListImportRow:
    return ListImportRow(
        filename="lijst.csv",
        headers=["Naam", "E-mail"],
        cells=[{"Naam": name, "E-mail": "desiree@thuis.example"}],
        first_number=2,
        created_at=NOW,
    )


def dump() -> str:
    """Give everything that the database holds, of every table."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in db.session.connection().execute(table.select()):
            for value in row:
                text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
                found.append(f"{table.name}: {text}")
    return "\n".join(found)


def left_behind() -> list[str]:
    return [
        line
        for line in dump().splitlines()
        if any(word.casefold() in line.casefold() for word in TELLTALES)
    ]


def test_nothing_in_the_whole_database_tells_who_it_was(client, somebody):
    _, person = somebody
    assert left_behind()
    client.get(link_to(person))

    asked = client.get("/mijn-pagina/vergeten")
    done = client.post("/mijn-pagina/vergeten", data={"sure": "y"}, follow_redirects=True)

    assert "Dit gaat weg" in asked.text
    assert "Wij zijn u vergeten" in done.text
    assert left_behind() == []
    assert client.get("/mijn-pagina").status_code == 404


def test_an_answer_to_the_check_still_counts_without_a_name(somebody, as_organiser):
    evening, person = somebody
    before = read_result(evening)

    as_organiser.post(f"/mensen/{person.id}/verwijderen")

    assert read_result(evening) == before
    page = as_organiser.get(f"/trajecten/{evening.programme_id}/beter")
    assert "Wie vergeten wilde worden, staat hier niet bij." in page.text


def read_result(evening: Evening):
    (row,) = checks.list_checks(evening.programme_id)
    return feedback.result(row.as_check())


def test_what_was_said_stays_and_names_its_group_where_the_name_stood(somebody, as_organiser):
    evening, person = somebody

    as_organiser.post(f"/mensen/{person.id}/verwijderen")

    (agreement,) = followup.list_agreements(meeting_id=evening.meeting_id)
    assert (agreement.who, agreement.what) == ("Zorgvrager", "Zorgvrager vraagt het na")
    assert evening.said.text == "De hulp kwam op dinsdag"


def test_a_locked_record_forgets_as_well(somebody, as_organiser):
    evening, person = somebody
    lock(evening, reason="Klaar")

    as_organiser.post(f"/mensen/{person.id}/verwijderen")

    assert left_behind() == []


def test_a_proposal_stays_for_the_table_without_its_proposer(somebody, as_organiser):
    evening, person = somebody
    propose(evening, person.id)

    as_organiser.post(f"/mensen/{person.id}/verwijderen")

    assert len(record.read(evening.meeting_id).corrections) == 1


def test_a_namesake_stays_as_they_are(somebody, as_organiser):
    evening, person = somebody
    namesake = sit(evening, **{**SOMEBODY, "email": "ander@thuis.example", "phone": ""})

    as_organiser.post(f"/mensen/{person.id}/verwijderen")

    assert db.session.get_one(PersonRow, namesake.id).full_name == "Désirée van ’t Hof"


def test_the_administrator_sees_that_somebody_was_forgotten_and_not_who(app, somebody, client):
    _, person = somebody
    client.get(link_to(person))
    client.post("/mijn-pagina/vergeten", data={"sure": "y"})

    page = log_in(app, Role.ADMIN).get("/beheer/bewaren")

    assert "op eigen verzoek, met de eigen link" in page.text
    assert "van ’t Hof" not in page.text


def test_nobody_is_forgotten_by_looking_or_without_being_sure(client, somebody):
    _, person = somebody
    client.get(link_to(person))

    client.get("/mijn-pagina/vergeten")
    answer = client.post("/mijn-pagina/vergeten", data={})

    assert answer.status_code == 422
    assert db.session.get(PersonRow, person.id) is not None


def test_the_link_of_somebody_forgotten_opens_nobody_elses_page(client, somebody):
    evening, person = somebody
    link = link_to(person)
    with unit_of_work():
        people.forget_person(person.id, by=Forgetter.ORGANISER)
    sit(evening)

    assert client.get(link).status_code == 404
