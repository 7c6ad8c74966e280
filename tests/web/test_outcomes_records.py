"""The records behind the figures, the files of them, and the account to the council."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from dialoog.adapters.sheets import read_sheet
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.measures import MeasureMoment, Statement
from dialoog.domain.outcomes import Period, Scope
from dialoog.domain.people import Perspective
from dialoog.services import measures, organisations, outcomes
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.outcomes.records import SLUGS
from tests import factories
from tests.web.test_outcomes import NOW, TODAY, agree, held, invite

pytestmark = pytest.mark.queries

FORMS = ("csv", "xlsx", "ods")


def advise(meeting, title="Een vast gezicht", *, answer=DecisionAnswer.YES):
    with unit_of_work():
        row = board.make_advice(meeting.programme_id, (), title=title, asked=True, now=NOW)
        words = board.DecisionWords(
            answer=answer, reason="Dat geeft rust.", decided_by="Wim Geheim", decided_on=TODAY
        )
        board.decide(row.id, words, version=row.version, now=NOW)
    return row


@pytest.fixture
def full(as_manager):
    """A manager who looks at a programme with a bit of everything."""
    meeting = held()
    invite(meeting, number=12)
    agree(meeting, due=-3)
    advise(meeting)
    with unit_of_work():
        for _each in range(6):
            answers = {Statement.MUTUAL: 4}
            measures.enter(
                meeting.programme_id, MeasureMoment.AFTER, Perspective.PROFESSION, answers
            )
    return as_manager


@pytest.mark.parametrize("slug", SLUGS)
def test_every_listing_is_read_and_taken_along_the_same(full, slug):
    page = full.get(f"/overzicht/{slug}")
    assert page.status_code == 200

    files = [full.get(f"/overzicht/{slug}.{form}").data for form in FORMS]

    sheets = [
        read_sheet(f"overzicht.{form}", data) for form, data in zip(FORMS, files, strict=True)
    ]
    assert sheets[0].rows
    assert sheets[0].rows == sheets[1].rows == sheets[2].rows
    assert sheets[0].headers == sheets[1].headers == sheets[2].headers


@pytest.mark.parametrize("slug", SLUGS)
def test_no_listing_names_anybody(full, slug):
    page = full.get(f"/overzicht/{slug}").text
    file = full.get(f"/overzicht/{slug}.csv").text

    assert "Geheim" not in page + file
    assert "Achternaam" not in page + file


def test_opendocument_says_what_it_is_before_anything_else(full):
    with zipfile.ZipFile(io.BytesIO(full.get("/overzicht/bereik.ods").data)) as archive:
        first = archive.infolist()[0]

    assert first.filename == "mimetype"
    assert first.compress_type == zipfile.ZIP_STORED


def test_every_figure_of_the_overview_leads_to_its_records(full):
    page = full.get("/overzicht").text
    answers = page[page.index('class="answers"') : page.index("De boomgaard")]
    addresses = re.findall(r'href="([^"]+)"', answers)

    assert len(addresses) == 6
    assert {full.get(address.replace("&amp;", "&")).status_code for address in addresses} == {200}


def test_filters_stay_on_the_way_to_the_records(full):
    page = full.get("/overzicht?periode=this_year&wijk=Noord").text

    assert "/overzicht/bereik?periode=this_year&amp;wijk=Noord" in page


def test_the_account_tells_who_what_and_to_what_it_led(full):
    page = " ".join(full.get("/overzicht/verantwoording").text.split())

    assert "Wat maakt hulp bij het huishouden goed?" in page
    assert "Een vast gezicht" in page
    assert "Dat geeft rust." in page
    assert "Of het echt beter is, is nog niet vastgesteld." in page
    assert "Geheim" not in page


def test_a_programme_with_nothing_in_the_period_is_not_accounted_for(as_manager):
    held("Oud gesprek", days_ago=800)

    page = as_manager.get("/overzicht/verantwoording?periode=last_quarter").text

    assert "Oud gesprek" not in page


def test_one_programme_alone(as_manager):
    first, second = held("Eerste gesprek"), held("Tweede gesprek")

    page = as_manager.get(f"/overzicht?traject={first.programme_id}").text

    assert "Eerste gesprek" in page
    assert "Tweede gesprek" not in page
    assert second.programme_id != first.programme_id


def test_another_organisation_has_no_records_here(as_manager, organisation):
    organisations.enter(factories.make_organisation())
    meeting = held("Elders gesprek")
    advise(meeting, "Elders advies")
    organisations.enter(organisation)

    pages = [as_manager.get(f"/overzicht/{slug}").text for slug in SLUGS]

    assert not any("Elders" in page for page in pages)


def test_organisers_and_managers_only(as_facilitator):
    assert as_facilitator.get("/overzicht/bereik").status_code == 404
    assert as_facilitator.get("/overzicht/bereik.csv").status_code == 404
    assert as_facilitator.get("/overzicht/verantwoording").status_code == 404


def test_who_is_never_reached_is_counted_too(organisation):
    meeting = held()
    invite(meeting, number=10)
    factories.make_group("Mantelzorgers", Perspective.LIVED_EXPERIENCE)
    for _each in range(12):
        factories.make_person(group="Mantelzorgers", district="Zuid")

    found = outcomes.read_reach(Scope(), today=TODAY)

    assert found.by_district["Zuid"].never == 10
    assert found.by_perspective[Perspective.LIVED_EXPERIENCE].never == 10
    assert found.whole.came == 10


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "path", ["bereik", "adviezen", "acties", "bijeenkomsten", "verantwoording"]
)
def test_every_page_asks_the_same_for_any_number(as_manager, queries, number, path):
    for _each in range(number):
        meeting = held()
        invite(meeting, number=2)
        agree(meeting)
        advise(meeting)
    as_manager.get(f"/overzicht/{path}")
    queries.clear()

    as_manager.get(f"/overzicht/{path}?periode={Period.ALL}")

    assert len(queries) <= 8
