"""After a mirror meeting: feelings, then plans on the action list, then a letter to the tellers."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from dialoog.domain.invitations import Attendance, InvitationState
from dialoog.domain.people import Channel, Perspective
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import clock, followup, live, mirror, tasks
from dialoog.services.keys import key_hash
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from tests.factories import NOW, make_group, make_person
from tests.live_room import do, make_room, record
from tests.mirror_room import ROUTE, make_circles

FEELINGS = "Ik schrok. Ik wist niet dat mensen zo lang wachten."


def make_heard():
    """Give a mirror meeting that is over."""
    room = make_circles(at=ROUTE)
    record(room, "Zij belde meteen.", kind="sterk", phase="route")
    record(room, "Ik huilde in de auto.", kind="wormpje", phase="route")
    do(lambda: live.end_day(room.meeting_id, now=NOW))
    return room


def plan(**changes):
    due = clock.today() + timedelta(days=10)
    return {
        "what": "Wij bellen binnen een dag terug",
        "who": "Het team",
        "due_on": due.isoformat(),
        "noticed_how": "Iemand belt u dezelfde dag.",
        **changes,
    }


def task(room, kind):
    meeting = mirror.look_at_debrief(room.meeting_id).meeting
    about = tasks.About(programme_id=meeting.programme_id, meeting_id=meeting.id)
    return tasks.find(kind, about)


def test_plans_wait_for_feelings(as_manager):
    room = make_heard()
    address = f"/bijeenkomsten/{room.meeting_id}/nagesprek"

    closed = as_manager.get(address).text
    early = as_manager.post(f"{address}/acties", data=plan())
    empty = as_manager.post(address, data={"touched": " ", "version": 0})
    as_manager.post(address, data={"touched": FEELINGS, "version": 0})
    opened = as_manager.get(address).text

    assert ("Dit deel gaat open" in closed, "Dit deel gaat open" in opened) == (True, False)
    assert (early.status_code, empty.status_code) == (422, 422)
    assert "Zij belde meteen." in opened
    assert "Ik huilde in de auto." not in opened


def test_plans_come_on_the_action_list_and_end_the_task(as_manager):
    room = make_heard()
    address = f"/bijeenkomsten/{room.meeting_id}/nagesprek"
    as_manager.post(address, data={"touched": FEELINGS, "version": 0})
    meeting = mirror.look_at_debrief(room.meeting_id).meeting

    half = as_manager.post(f"{address}/acties", data=plan(noticed_how=""))
    as_manager.post(f"{address}/acties", data=plan())
    assert task(room, TaskKind.DEBRIEF).state is TaskState.OPEN
    as_manager.post(f"{address}/klaar")

    actions = followup.list_actions(programme_id=meeting.programme_id)
    assert half.status_code == 422
    assert [row.what for row in actions] == ["Wij bellen binnen een dag terug"]
    assert task(room, TaskKind.DEBRIEF).state is TaskState.DONE


def test_the_day_leaves_tasks_with_a_date(as_manager):
    room = make_heard()
    held_on = clock.day_of(mirror.look_at_debrief(room.meeting_id).meeting.starts_at)

    due = [
        task(room, kind).due_on - held_on for kind in (TaskKind.DEBRIEF, TaskKind.CLOSING_LETTER)
    ]

    assert due == [timedelta(days=14), timedelta(days=21)]


def come(room, first_name, perspective):
    make_group(f"Groep {perspective}", perspective)
    person = make_person(first_name, "Visser", group=f"Groep {perspective}", town="Appelveld")
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=room.meeting_id,
                person_id=person.id,
                state=InvitationState.ANSWERED,
                attendance=Attendance.PRESENT,
                channel=Channel.LETTER,
                key_hash=key_hash(first_name),
                code=first_name.upper(),
                created_at=NOW,
            )
        )


def test_the_letter_goes_to_the_tellers_only(as_organiser):
    room = make_heard()
    come(room, "Anna", Perspective.LIVED_EXPERIENCE)
    come(room, "Karel", Perspective.PROFESSION)
    address = f"/bijeenkomsten/{room.meeting_id}/slotbrief"

    draft = as_organiser.get(address).text
    unwritten = as_organiser.get(f"{address}.pdf")
    as_organiser.post(
        address, data={"subject": "Wat wij doen", "text": "Dank u.\n\nWij bellen.", "version": 0}
    )
    paper = PdfReader(BytesIO(as_organiser.get(f"{address}.pdf").data))
    as_organiser.post(f"{address}/verstuurd")

    text = "".join(page.extract_text() for page in paper.pages)
    assert "– Zij belde meteen." in draft
    assert "Ik huilde in de auto." not in draft
    assert unwritten.status_code == 404
    assert ("Anna Visser" in text, "Karel" in text, "Wij bellen." in text) == (True, False, True)
    assert task(room, TaskKind.CLOSING_LETTER).state is TaskState.DONE


def test_another_method_has_no_debrief(as_manager):
    room = make_room()

    assert as_manager.get(f"/bijeenkomsten/{room.meeting_id}/nagesprek").status_code == 404
    assert as_manager.get(f"/bijeenkomsten/{room.meeting_id}/slotbrief").status_code == 404
