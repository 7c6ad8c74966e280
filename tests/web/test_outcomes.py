"""The overview for managers: figures that say something, and nobody's name."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest

from dialoog.domain.followup import ActionStep, Through
from dialoog.domain.invitations import AnswerChannel, Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, Perspective
from dialoog.services import clock, followup, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from tests import factories

pytestmark = pytest.mark.queries

TODAY = clock.today()
NOW = clock.now()
_codes = count(1)


def held(title="Aan tafel over hulp", *, days_ago=10, programme=None):
    return factories.make_meeting(
        programme, title=title, state=MeetingState.HELD, starts_at=NOW - timedelta(days=days_ago)
    )


def invite(meeting, *, group="Zorgvragers", number=1, came=True):
    factories.make_group(group, Perspective.LIVED_EXPERIENCE)
    for _person in range(number):
        person = factories.make_person("Geheim", "Achternaam", group=group)
        with unit_of_work():
            db.session.add(
                InvitationRow(
                    meeting_id=meeting.id,
                    person_id=person.id,
                    state=InvitationState.ANSWERED,
                    channel=Channel.MAIL,
                    attendance=Attendance.PRESENT if came else Attendance.ABSENT,
                    key_hash=uuid4().hex,
                    code=f"C{next(_codes)}",
                    reply=Reply.ACCEPTED,
                    answered_at=NOW,
                    answered_through=AnswerChannel.PHONE,
                    created_at=NOW,
                )
            )


def agree(meeting, what="Een bankje bij de deur", *, due=30, done=(), noticed=0):
    words = followup.AgreementWords(
        what=what,
        who="Geheime Persoon",
        due_on=TODAY + timedelta(days=due),
        noticed_how="Wij zitten er.",
    )
    with unit_of_work():
        row = followup.make_agreement(
            words, programme_id=meeting.programme_id, meeting_id=meeting.id, now=NOW
        )
        action = followup.put_on_action_list(row.id, now=NOW)
        for step in done:
            followup.take_step(action.id, step, now=NOW)
        if noticed:
            followup.noticed(action.id, yes=noticed, no=0, through=Through.PHONE, now=NOW)
    return action


def overview(browser, period="all"):
    return browser.get(f"/overzicht?periode={period}").text


def test_overview_without_anything_says_what_will_come(as_manager):
    assert "Hier ziet u straks wat er van de gesprekken komt." in overview(as_manager)


def test_overview_tells_the_main_figures_in_words(as_manager):
    meeting = held()
    invite(meeting, number=6)
    agree(meeting, done=[ActionStep.FINISH], noticed=5)
    agree(meeting, "Samen koken")

    page = " ".join(overview(as_manager).split())

    assert "ongeveer 5 mensen" in page
    assert "1 actie gemerkt" in page
    assert "2 afspraken, 1 gemerkt" in page


def test_overview_names_nobody(as_manager):
    meeting = held()
    invite(meeting, number=6)
    agree(meeting, due=-3)

    page = overview(as_manager)

    assert "Geheim" not in page
    assert "Achternaam" not in page


def test_overview_hides_groups_that_are_too_small(as_manager):
    meeting = held()
    invite(meeting, number=4)

    page = overview(as_manager)

    assert "te weinig mensen om te laten zien" in page
    assert ">4<" not in page
    assert "4 mensen" not in page


def test_overview_counts_a_person_once(as_manager):
    programme = factories.make_programme()
    first, second = held(programme=programme), held(programme=programme)
    invite(first, number=8)
    with unit_of_work():
        for row in db.session.query(InvitationRow).filter_by(meeting_id=first.id).all():
            db.session.add(
                InvitationRow(
                    meeting_id=second.id,
                    person_id=row.person_id,
                    state=row.state,
                    channel=row.channel,
                    attendance=row.attendance,
                    key_hash=uuid4().hex,
                    code=f"C{next(_codes)}",
                    created_at=NOW,
                )
            )

    assert "ongeveer 10 mensen" in overview(as_manager)


def test_overview_points_at_what_is_late(as_manager):
    action = agree(held(), "Een bankje bij de deur", due=-9)

    page = overview(as_manager)

    assert "1 actie is te laat" in page
    assert f'href="/afspraken/{action.id}"' in page or "Een bankje bij de deur" in page
    assert "9 dagen te laat" in page


def test_overview_says_whose_promise_is_late(as_manager):
    programme = factories.make_programme("Hulp bij het huishouden")
    with unit_of_work():
        programme.promises[0].due_on = TODAY - timedelta(days=2)

    page = overview(as_manager)

    assert "1 belofte kwam te laat" in page
    assert "2 dagen te laat" in page


def test_overview_keeps_to_the_period(as_manager):
    held("Vers gesprek", days_ago=3)
    held("Oud gesprek", days_ago=200)

    assert "Oud gesprek" in overview(as_manager)
    recent = overview(as_manager, "last_quarter")
    assert "Vers gesprek" in recent
    assert "Oud gesprek" not in recent


def test_overview_of_an_unknown_period_shows_everything(as_manager):
    held("Oud gesprek", days_ago=200)

    assert "Oud gesprek" in overview(as_manager, "eeuwig")


def test_meeting_that_has_yet_to_be_is_no_tree(as_manager):
    factories.make_meeting(title="Volgende week")

    assert "Volgende week" not in overview(as_manager)


def test_overview_of_another_organisation_stays_there(as_manager, organisation):
    organisations.enter(factories.make_organisation())
    held("Elders gesprek")
    organisations.enter(organisation)

    assert "Elders gesprek" not in overview(as_manager)


def test_facilitator_has_no_overview(as_facilitator):
    assert as_facilitator.get("/overzicht").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_overview_asks_the_same_for_any_number(as_manager, queries, number):
    for _each in range(number):
        meeting = held()
        agree(meeting, due=-3)
    overview(as_manager)
    queries.clear()

    overview(as_manager)

    assert len(queries) == 8
