"""The page with what is to be done, as organisers and managers use it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from dialoog.domain.feedback import CareRoute
from dialoog.domain.meetings import MeetingState
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import clock, live, organisations, tasks
from dialoog.services.meetings import get_meeting
from dialoog.services.tasks import About
from tests import factories
from tests.after_the_day import say
from tests.live_room import do, make_room

pytestmark = pytest.mark.queries

SECRET = "Mijn dochter belt nooit meer."


def make(kind: TaskKind = TaskKind.DEBRIEF, *, days: int = 3, occasion: str = "") -> int:
    room = make_room(method="spiegelgesprek", state=MeetingState.HELD)
    meeting = get_meeting(room.meeting_id)
    about = About(programme_id=meeting.programme_id, meeting_id=meeting.id, occasion=occasion)
    return do(lambda: tasks.make(kind, about, due_on=clock.today() + timedelta(days=days)).id)


@pytest.fixture
def task_id(organisation):
    return make()


@pytest.fixture
def care(organisation):
    meeting = factories.make_meeting()
    worm = say(meeting, SECRET, kind="wormpje", private=True)
    do(lambda: live.choose_route(worm, CareRoute.AFTER_CARE))
    [row] = tasks.list_open()
    return row


def test_list_says_what_is_late_what_is_for_this_week_and_what_comes_later(as_manager):
    for days in (-2, 7, 20):
        make(days=days)

    page = as_manager.get("/te-doen").text

    parts = [page.index(f'id="{part}"') for part in ("late", "this_week", "later")]
    assert parts == sorted(parts)
    assert "2 dagen te laat" in page


def test_task_is_done_in_one_click_and_put_back(as_organiser, task_id):
    done = as_organiser.post(f"/te-doen/{task_id}/klaar", follow_redirects=True).text
    assert tasks.get_task(task_id).state is TaskState.DONE
    assert f"/te-doen/{task_id}/terug" in done

    as_organiser.post(f"/te-doen/{task_id}/terug")
    assert tasks.get_task(task_id).state is TaskState.OPEN


def test_task_gets_an_owner_a_day_and_a_note(as_organiser, task_id):
    [owner] = [one.user for one in tasks.list_owners()]
    data = {"owner": str(owner.id), "due_on": "2027-03-01", "note": "Met het hele team."}

    as_organiser.post(f"/te-doen/{task_id}", data=data)

    row = tasks.get_task(task_id)
    assert (row.owner_id, row.due_on.isoformat(), row.note) == (
        owner.id,
        "2027-03-01",
        "Met het hele team.",
    )
    assert owner.name in as_organiser.get("/te-doen?van_mij=1").text


def test_task_with_a_wrong_day_keeps_what_was_typed(as_organiser, task_id):
    answer = as_organiser.post(
        f"/te-doen/{task_id}", data={"owner": "", "due_on": "morgen", "note": "Met koffie."}
    )

    assert answer.status_code == 422
    assert "Met koffie." in answer.text
    assert 'href="#due_on"' in answer.text


def test_task_that_is_not_needed_asks_why(as_organiser, task_id):
    assert as_organiser.post(f"/te-doen/{task_id}/vervalt", data={}).status_code == 422

    as_organiser.post(f"/te-doen/{task_id}/vervalt", data={"reason": "Het team is al geweest."})

    assert tasks.get_task(task_id).state is TaskState.CANCELLED
    assert "Het team is al geweest." in as_organiser.get(f"/te-doen/{task_id}").text


def test_words_of_a_wormpje_are_on_no_page_of_tasks(as_organiser, as_manager, care):
    for browser in (as_organiser, as_manager):
        for page in ("/te-doen", f"/te-doen/{care.id}"):
            assert SECRET not in browser.get(page).text


def test_manager_sees_care_but_no_way_to_the_words(as_organiser, as_manager, care):
    assert "#wormpjes" in as_organiser.get("/te-doen").text
    assert "#wormpjes" not in as_manager.get("/te-doen").text
    assert as_manager.get(f"/te-doen/{care.id}").status_code == 200


def test_care_refuses_to_lapse_and_says_what_to_do(as_organiser, care):
    answer = as_organiser.post(f"/te-doen/{care.id}/vervalt", data={"reason": "Druk."})

    assert answer.status_code == 422
    assert "Nazorg kan niet vervallen" in answer.text


@pytest.mark.parametrize("kind", list(TaskKind))
def test_every_kind_of_task_leads_to_a_page_that_is_there(as_organiser, kind):
    make(kind)

    main = as_organiser.get("/te-doen").text.partition("<main")[2].partition("</main")[0]
    links = re.findall(r'<a [^>]*href="(/[^"#]*)', main)

    assert len(links) == 3
    assert {as_organiser.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions_whatever_its_length(as_manager, queries, count):
    for number in range(count):
        done = make(occasion=str(number))
        do(lambda done=done: tasks.finish(done, now=clock.now(), user_id=None))
        make()
    queries.clear()

    as_manager.get("/te-doen")

    assert len(queries) <= 6


def test_facilitator_and_another_organisation_see_no_tasks(as_facilitator, as_organiser, task_id):
    assert as_facilitator.get("/te-doen").status_code == 404
    assert as_facilitator.post(f"/te-doen/{task_id}/klaar").status_code == 404

    organisations.enter(factories.make_organisation())
    foreign = make()
    assert as_organiser.get(f"/te-doen/{foreign}").status_code == 404
    assert as_organiser.post(f"/te-doen/{foreign}/klaar").status_code == 404
