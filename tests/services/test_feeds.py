"""Calendars to subscribe to: what stands in them, and links that come and go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from icalendar import Calendar

from dialoog.domain.accounts import Role
from dialoog.domain.feeds import FeedKind, first_day
from dialoog.domain.followup import ActionStep
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, feeds, followup, meetings, members, seating
from dialoog.services.feeds import FeedLink
from dialoog.services.followup import ActionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests.factories import make_meeting, make_programme, make_user

TODAY = clock.today()


def make(kind: FeedKind, **about: object) -> FeedLink:
    with unit_of_work():
        return feeds.make_link(kind, now=clock.now(), **about)


def content(link: FeedLink) -> bytes:
    db.session.expire_all()
    row = feeds.find_by_key(link.address.rpartition("/")[2].removesuffix(".ics"))
    return feeds.write(row)


def events(link: FeedLink) -> list:
    return Calendar.from_ical(content(link)).walk("VEVENT")


def tasks(link: FeedLink) -> list:
    return Calendar.from_ical(content(link)).walk("VTODO")


def cancel(meeting) -> None:
    with unit_of_work():
        meetings.cancel_meeting(meeting.id, reason="De zaal is dicht.", now=clock.now())


def promise(what: str = "Verslag delen", *, days: int = 14, email: str = "Ria@zorg.example") -> int:
    programme_id = make_programme().id
    with unit_of_work():
        words = ActionWords(
            what=what, owner="Ria", due_on=TODAY + timedelta(days=days), owner_email=email
        )
        return followup.promise_action(words, programme_id=programme_id, now=clock.now()).id


def step(action_id: int, what: ActionStep, **more: object) -> None:
    with unit_of_work():
        followup.take_step(action_id, what, now=clock.now(), **more)


def guided(user_id: int, **columns: object):
    meeting = make_meeting(**columns)
    with unit_of_work():
        seating.set_tables(meeting.id, count=1, seats_min=4, seats_max=8)
    (table,) = seating.list_tables(meeting.id)
    with unit_of_work():
        seating.arrange_table(
            table.id, seats_min=4, seats_max=8, features=[], facilitator_ids=[user_id]
        )
    return meeting


def test_a_meeting_stands_in_its_feed_without_its_theme(organisation):
    starts_at = (clock.now() + timedelta(days=9)).replace(hour=13, microsecond=0)
    meeting = make_meeting(place_name="De Linde", title="Praten over schulden", starts_at=starts_at)

    (event,) = events(make(FeedKind.MEETING, meeting_id=meeting.id))

    assert event["UID"] == meeting.uid
    assert event.start == meeting.starts_at
    assert event["SUMMARY"].startswith("Bijeenkomst van Gemeente Proef")
    assert event["LOCATION"] == "De Linde"
    for secret in (meeting.title, meeting.programme.question, meeting.programme.title):
        assert secret not in event.to_ical().decode()


def test_a_cancelled_meeting_stays_in_the_feed_as_such(organisation):
    meeting = make_meeting(place_name="De Linde")
    link = make(FeedKind.MEETING, meeting_id=meeting.id)
    (before,) = events(link)

    cancel(meeting)

    (event,) = events(link)
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"].startswith("Geannuleerd: ")
    assert event["UID"] == before["UID"]
    assert event["SEQUENCE"] > before["SEQUENCE"]


def test_a_draft_stands_in_no_feed(organisation):
    meeting = make_meeting(state=MeetingState.DRAFT)

    assert events(make(FeedKind.MEETING, meeting_id=meeting.id)) == []


def test_a_facilitator_sees_own_tables_only(organisation):
    samira, karel = make_user(Role.FACILITATOR), make_user(Role.FACILITATOR, name="Karel")
    mine = guided(samira)
    off = guided(samira)
    guided(karel)
    guided(samira, state=MeetingState.DRAFT)
    cancel(off)

    shown = {event["UID"]: event for event in events(make(FeedKind.TABLES, user_id=samira))}

    assert set(shown) == {mine.uid, off.uid}
    assert shown[mine.uid]["DESCRIPTION"] == "U begeleidt tafel 1."
    assert shown[off.uid]["STATUS"] == "CANCELLED"


def test_an_owner_sees_own_actions_as_tasks(organisation):
    action_id = promise()
    promise("Iets anders", email="piet@zorg.example")

    (task,) = tasks(make(FeedKind.ACTIONS, email="ria@zorg.example"))

    assert task["SUMMARY"] == "Verslag delen"
    assert task["STATUS"] == "NEEDS-ACTION"
    assert task["PRIORITY"] == 5
    assert task["SEQUENCE"] == 0
    assert task.decoded("DTSTART") == TODAY
    assert task.decoded("DUE") == TODAY + timedelta(days=14)
    assert task["URL"].endswith(f"/mijn-acties/actie/{action_id}")


def test_a_task_of_who_has_an_account_leads_to_the_action_itself(organisation):
    action_id = promise()
    make_user(Role.MANAGER, email="ria@zorg.example")

    (task,) = tasks(make(FeedKind.ACTIONS, email="ria@zorg.example"))

    assert task["URL"].endswith(f"/acties/{action_id}")
    assert "mijn-acties" not in task["URL"]


def test_a_task_tells_how_far_it_is_and_stays_when_dropped(organisation):
    done, dropped = promise("Bellen"), promise("Schrijven")
    link = make(FeedKind.ACTIONS, email="ria@zorg.example")
    before = {task["SUMMARY"]: task["UID"] for task in tasks(link)}

    step(done, ActionStep.START)
    step(done, ActionStep.FINISH)
    step(dropped, ActionStep.DROP, note="Niet meer nodig")

    shown = {task["UID"]: task for task in tasks(link)}
    assert shown[before["Bellen"]]["STATUS"] == "COMPLETED"
    assert shown[before["Bellen"]]["SEQUENCE"] > 0
    assert "COMPLETED" in shown[before["Bellen"]]
    assert shown[before["Schrijven"]]["STATUS"] == "CANCELLED"
    assert shown[before["Schrijven"]]["SUMMARY"] == "Geannuleerd: Schrijven"


def test_an_action_that_is_due_today_still_starts_before(organisation):
    promise(days=0)

    (task,) = tasks(make(FeedKind.ACTIONS, email="ria@zorg.example"))

    assert task.decoded("DTSTART") < task.decoded("DUE") == TODAY
    assert first_day(promised_on=TODAY, due_on=TODAY) == TODAY - timedelta(days=1)


@pytest.mark.parametrize("kind", FeedKind)
def test_the_bytes_stay_the_same_until_something_changes(organisation, kind):
    samira = make_user(Role.FACILITATOR)
    meeting = guided(samira, place_name="De Linde")
    action_id = promise()
    about = {
        FeedKind.MEETING: {"meeting_id": meeting.id},
        FeedKind.TABLES: {"user_id": samira},
        FeedKind.ACTIONS: {"email": "ria@zorg.example"},
    }[kind]
    link = make(kind, **about)

    with clock.pretending(clock.now() + timedelta(days=3)):
        later = content(link)
    first = content(link)
    cancel(meeting)
    step(action_id, ActionStep.START)

    assert later == first
    assert content(link) != first
    for word in (b"ATTENDEE", b"ORGANIZER", b"METHOD", b"example\r\nMAILTO"):
        assert word not in first


def test_there_is_one_link_and_taking_it_back_makes_room_for_another(organisation):
    meeting = make_meeting()
    first = make(FeedKind.MEETING, meeting_id=meeting.id)
    again = make(FeedKind.MEETING, meeting_id=meeting.id)

    with unit_of_work():
        feeds.revoke(first.feed_id, now=clock.now())
    second = make(FeedKind.MEETING, meeting_id=meeting.id)

    assert again == first
    assert second.address != first.address
    row = feeds.find_by_key(first.address.rpartition("/")[2].removesuffix(".ics"))
    assert feeds.is_gone(row)


def test_who_no_longer_works_here_sees_nothing_any_more(organisation):
    make_user(Role.ADMIN)
    samira = make_user(Role.FACILITATOR)
    link = make(FeedKind.TABLES, user_id=samira)
    row = feeds.find_by_key(link.address.rpartition("/")[2].removesuffix(".ics"))
    assert not feeds.is_gone(row)

    with unit_of_work():
        members.change_roles(samira, [])

    assert feeds.is_gone(row)


def test_only_the_hash_of_a_key_is_stored(organisation):
    link = make(FeedKind.MEETING, meeting_id=make_meeting().id)
    key = link.address.rpartition("/")[2].removesuffix(".ics")

    row = feeds.find_by_key(key)

    assert key not in (row.key_hash, row.salt)
    assert link.subscribe.startswith("webcal://")
