"""The records behind the figures, the files of them, and the account to the council."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta

import pytest

from dialoog.adapters.sheets import read_sheet
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.followup import ActionStep
from dialoog.domain.measures import MeasureMoment, Statement
from dialoog.domain.outcomes import Period, Scope
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Origin, ProgrammeState
from dialoog.services import followup, measures, organisations, outcomes
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.programmes import ProgrammeRow
from dialoog.web.outcomes.records import PARTS, SLUGS
from tests import factories
from tests.web.test_outcomes import NOW, TODAY, agree, held, invite

pytestmark = pytest.mark.queries

FORMS = ("csv", "xlsx", "ods")


def advise(meeting, title="Een vast gezicht", *, answer=DecisionAnswer.YES):
    with unit_of_work():
        row = board.make_advice(meeting.programme_id, (), title=title, asked=True, now=NOW)
        words = board.DecisionWords(
            answer=answer,
            reason="Dat geeft rust.",
            decided_by="Wim Geheim",
            decided_on=TODAY,
            until=TODAY + timedelta(days=9) if answer is DecisionAnswer.LATER else None,
            change="Niet elke dag." if answer is DecisionAnswer.PARTLY else "",
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


@pytest.fixture
def varied(full):
    """The same, with actions, promises, answers and programmes in every state."""
    meeting = held(programme=factories.make_programme("Vervoer"))
    agree(meeting, "Samen koken", done=[ActionStep.FINISH], noticed=5)
    agree(meeting, "Een briefje", done=[ActionStep.START])
    agree(meeting, "Een lamp", done=[ActionStep.FINISH])
    drop(agree(meeting, "Een tuin"))
    for answer in DecisionAnswer:
        advise(meeting, f"Advies {answer}", answer=answer)
    with unit_of_work():
        board.make_advice(meeting.programme_id, (), title="Nog open", asked=True, now=NOW)
    first, second, third = (factories.make_programme(name) for name in "abc")
    factories.make_programme("Nog in de intake", started=False)
    with unit_of_work():
        first.promises[0].told_on = first.promises[0].sent_on = TODAY
        second.promises[0].due_on = TODAY - timedelta(days=2)
        third.promises[0].due_on = TODAY - timedelta(days=5)
        third.promises[0].told_on = third.promises[0].sent_on = TODAY
        third.state = ProgrammeState.REPORTED
        first.state = second.state = ProgrammeState.CLOSED
        second.override_name, second.override_reason = "Wim Geheim", "Het geld is op."
    return full


def drop(action):
    with unit_of_work():
        followup.take_step(action.id, ActionStep.DROP, note="Er is geen grond.", now=NOW)


def linked_figures(page):
    """Give the figures that can be clicked: how many records each tells, and where they are."""
    links = re.findall(r'<a [^>]*href="(/overzicht/[^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    words = [(address, re.sub(r"<[^>]+>", "", text).strip()) for address, text in links]
    return [
        (int(number[0]), address.replace("&amp;", "&"))
        for address, text in words
        if "/bereik" not in address and (number := re.findall(r"\d+", text))
    ]


def test_every_figure_of_the_overview_leads_to_as_many_records(varied):
    figures = linked_figures(varied.get("/overzicht").text)

    listed = {}
    for number, address in figures:
        slug = address.removeprefix("/overzicht/")
        name, _mark, query = slug.partition("?")
        file = varied.get(f"/overzicht/{name}.csv?{query}").data
        listed[address] = (number, len(read_sheet("overzicht.csv", file).rows))
        assert varied.get(address).status_code == 200

    assert {address: pair for address, pair in listed.items() if pair[0] != pair[1]} == {}
    parts = {address.partition("deel=")[2] for address in listed}
    assert {part for parts_of in PARTS.values() for part in parts_of} - parts <= set(Origin)
    assert Origin.CARE_USERS in parts


def test_every_figure_in_a_chart_that_is_not_zero_can_be_clicked(varied):
    page = varied.get("/overzicht").text
    outside_links = re.sub(r"<a .*?</a>", "", page, flags=re.DOTALL)
    outside_hints = re.sub(r"<details.*?</details>", "", outside_links, flags=re.DOTALL)

    assert set(re.findall(r"<b>\s*(\d+)\s*</b>", outside_hints)) <= {"0"}


def test_a_figure_that_nobody_knows_shows_the_whole_listing(varied):
    page = varied.get("/overzicht/acties?deel=onzin").text

    assert "Samen koken" in page
    assert "Laat alles zien" not in page


def test_what_fell_is_told_with_its_reason(varied):
    page = " ".join(varied.get("/overzicht").text.split())

    assert "3 afspraken, 1 gemerkt, 1 losgelaten" in page
    assert "Een tuin" in page
    assert "Er is geen grond." in page
    assert "Er is geen grond." in varied.get("/overzicht/bijeenkomsten").text


def test_filters_stay_on_the_way_to_the_records(full):
    page = full.get("/overzicht?periode=this_year&wijk=Noord").text

    assert "/overzicht/bereik?periode=this_year&amp;wijk=Noord" in page


def test_a_programme_counts_as_better_in_the_period_in_which_it_was_closed(varied):
    with unit_of_work():
        row = db.session.query(ProgrammeRow).filter_by(title="a").one()
        row.closed_on = TODAY - timedelta(days=400)

    assert "1 traject is beter" in varied.get("/overzicht").text
    assert "0 trajecten zijn beter" in varied.get("/overzicht?periode=last_quarter").text
    listed = varied.get("/overzicht/trajecten?periode=last_quarter&deel=better").text
    assert "Hier is nog niets" in listed


def test_a_chosen_side_says_about_which_figures_it_is(full):
    assert "Een wijk telt alleen bij" in full.get("/overzicht?kant=profession").text
    assert "Een wijk telt alleen bij" not in full.get("/overzicht").text


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
