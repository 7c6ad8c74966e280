"""Paper typed in afterwards: the same records as from the screen, line after line."""

import re
from uuid import uuid4

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import Source
from dialoog.domain.meetings import MeetingState
from dialoog.services import followup, meetings, mirror, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.live import list_of_table
from tests.conftest import log_in
from tests.factories import make_organisation
from tests.live_room import begin, go_to, make_room
from tests.mirror_room import ROUTE, make_circles

APPLES = 6
SAME = (
    "programme_id", "meeting_id", "table_id", "phase_key", "kind", "tree_part", "private",
    "text", "quote_consent", "stars", "care_route",
)  # fmt: skip


@pytest.fixture
def room(as_facilitator):
    """A meeting underway whose table is choosing apples."""
    room = begin(make_room(guide=as_facilitator))
    go_to(room, APPLES)
    return room


def desk(room, phase="appels", path="kaarten"):
    return f"/bijeenkomsten/{room.meeting_id}/{path}?tafel={room.table_id}&fase={phase}"


def line(text="Een bankje", kind="appel", **more):
    return {"client_id": str(uuid4()), "kind": kind, "text": text, **more}


def test_paper_gives_the_same_records_as_the_screen(as_organiser, as_facilitator, room):
    table = f"/tafels/{room.table_id}/inbreng"
    as_facilitator.post(table, data=line(phase="appels", consent="anonymous"))
    as_facilitator.post(table, data=line("Ik was bang", "wormpje", phase="appels"))
    apple, worm = list_of_table(room.table_id)
    as_facilitator.post(f"{table}/{apple.id}/ster")
    as_facilitator.post(f"{table}/{worm.id}/route", data={"route": "after_care"})

    as_organiser.post(desk(room), data=line(share="y", stars=1))
    as_organiser.post(desk(room), data=line("Ik was bang", "wormpje", route="after_care"))

    rows = list_of_table(room.table_id)
    told = [
        [tuple(getattr(row, name) for name in SAME) for row in rows if row.source is source]
        for source in (Source.TABLE, Source.CARD)
    ]
    assert told[0] == told[1]
    assert len(told[0]) == 2
    assert rows[-1].care_route is CareRoute.AFTER_CARE


def test_paper_of_the_route_stands_at_its_step(as_organiser):
    room = make_circles(at=ROUTE)
    address = desk(room, "route")

    page = as_organiser.get(address).text
    again = as_organiser.post(
        address, data=line("Zij belde meteen.", "sterk", step=1), follow_redirects=True
    ).text
    wrong = as_organiser.post(address, data=line("Nergens.", "sterk", step=9))

    stops = mirror.look_at_route(mirror.look_from(room.table_id)).stops
    assert "Bij welke stap van de route?" in page
    assert [[row.text for row in stop.said] for stop in stops] == [
        [],
        ["Zij belde meteen."],
        [],
        [],
    ]
    assert re.search(r'<option selected value="1"|value="1" selected', again)
    assert wrong.status_code == 422
    assert len(list_of_table(room.table_id)) == 1


def test_line_that_is_sent_twice_is_stored_once_with_its_stickers(as_organiser, room):
    sent = line(stars=3)

    as_organiser.post(desk(room), data=sent)
    as_organiser.post(desk(room), data=sent)

    assert [row.stars for row in list_of_table(room.table_id)] == [3]


def test_table_phase_and_kind_stay_and_consent_does_not(as_organiser, room):
    page = as_organiser.post(
        desk(room, "bloesem"), data=line(kind="toekomstzin", share="y"), follow_redirects=True
    ).text

    assert "Tafel 1 · 4 Bloesem" in page
    assert 'value="toekomstzin" checked' in page
    assert 'name="share" type="checkbox" value="y" checked' not in page
    assert "checked" not in page.split('name="share"')[1].split(">")[0]


def test_last_line_is_taken_back_and_put_back(as_organiser, room):
    as_organiser.post(desk(room), data=line())
    (row,) = list_of_table(room.table_id)
    place = f"/bijeenkomsten/{room.meeting_id}/kaarten/{row.id}"

    gone = as_organiser.post(f"{place}/weg", follow_redirects=True).text
    left = list_of_table(room.table_id)
    as_organiser.post(f"{place}/terug")

    assert "Zet het terug" in gone
    assert left == []
    assert len(list_of_table(room.table_id)) == 1


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": ""}, "Schrijf eerst op wat er gezegd is."),
        ({"text": "a" * 1001}, "Schrijf hooguit 1000 letters"),
        ({"stars": "100"}, "Vul een getal van 0 tot 99 in."),
        ({"route": "complaint"}, "Dit hoort alleen bij wat pijn doet."),
    ],
)
def test_wrong_line_is_explained_and_kept(as_organiser, room, wrong, told):
    answer = as_organiser.post(desk(room), data={**line(), **wrong})

    assert answer.status_code == 422
    assert told in answer.text
    assert list_of_table(room.table_id) == []


def test_agreement_form_gives_the_agreement_as_it_was_received(as_organiser, room):
    as_organiser.post(
        desk(room, path="kaarten/afspraken"),
        data={
            "what": "Een bankje bij de deur", "who": "De gemeente", "due_on": "2027-03-04",
            "noticed_how": "Ik kan zitten.", "present": 6, "agreed": 5,
            "minority_note": "Liever in de tuin.",
        },
    )  # fmt: skip

    (row,) = followup.list_agreements(table_id=room.table_id)
    assert (row.who, row.seats_present, row.seats_agreed) == ("De gemeente", 6, 5)
    assert row.minority_note == "Liever in de tuin."


def test_half_a_count_and_too_many_who_agree_are_refused(as_organiser, room):
    place = desk(room, path="kaarten/afspraken")
    half = as_organiser.post(place, data={"what": "Een bankje", "present": 6})
    many = as_organiser.post(place, data={"what": "Een bankje", "present": 6, "agreed": 7})

    assert (half.status_code, many.status_code) == (422, 422)
    assert followup.list_agreements(table_id=room.table_id) == []


def test_desk_is_for_organisers_of_this_organisation(app, organisation, as_facilitator, room):
    address = desk(room)
    organisations.enter(make_organisation())
    elsewhere = log_in(app, Role.ORGANISER)

    assert as_facilitator.get(address).status_code == 404
    assert elsewhere.get(address).status_code == 404


def test_table_of_another_meeting_is_not_on_the_desk(as_organiser, room):
    other = make_room()

    answer = as_organiser.get(
        f"/bijeenkomsten/{room.meeting_id}/kaarten?tafel={other.table_id}&fase=appels"
    )

    assert answer.status_code == 404


def test_desk_asks_the_same_number_of_questions_for_any_number_of_lines(
    as_organiser, room, queries
):
    counts = []
    for _ in range(2):
        as_organiser.post(desk(room), data=line())
        queries.clear()
        as_organiser.get(desk(room))
        counts.append(len(queries))

    assert counts[1] <= counts[0]


def test_nothing_is_typed_in_before_the_day_begins(as_organiser, organisation):
    early = make_room()

    line_answer = as_organiser.post(desk(early), data=line())
    answer = as_organiser.post(desk(early, path="kaarten/afspraken"), data={"what": "Een bankje"})

    assert (line_answer.status_code, answer.status_code) == (422, 422)
    assert "Een bankje" in answer.text
    assert list_of_table(early.table_id) == followup.list_agreements(table_id=early.table_id) == []


@pytest.mark.parametrize("path", ["kaarten", "kaarten/afspraken"])
def test_closed_desk_says_why_and_offers_nothing_to_fill_in(as_organiser, room, path):
    as_organiser.post(desk(room), data=line())
    with unit_of_work():
        meetings.get_meeting(room.meeting_id).state = MeetingState.LOCKED

    page = as_organiser.get(desk(room, path=path)).text

    assert "Het verslag staat vast." in page
    assert "Bewaar en volgende" not in page
    assert "Haal weg" not in page


def test_line_that_came_just_too_late_is_kept_to_copy(as_organiser, room):
    with unit_of_work():
        meetings.get_meeting(room.meeting_id).state = MeetingState.LOCKED

    page = as_organiser.post(desk(room), data=line("Dit typte ik net"))

    assert page.status_code == 422
    assert "Dit typte ik net" in page.text
