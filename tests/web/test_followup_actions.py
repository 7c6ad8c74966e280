"""The list of actions and one action, as organisers and managers use them."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from dialoog.domain.followup import ActionState, ActionStep
from dialoog.services import clock, followup, meetings
from dialoog.services.followup import ActionWords, AgreementWords, chasing, owners
from dialoog.storage import db
from dialoog.storage.followup import ActionRow
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.factories import NOW
from tests.live_room import do, make_room

pytestmark = pytest.mark.queries

SANNE = "sanne@zorg.example"
DUE = date(2027, 1, 15)


def make(what: str = "Rooster maken", *, owner="Sanne Bos", email=SANNE, due=DUE, programme=None):
    words = ActionWords(what=what, owner=owner, owner_email=email, due_on=due)
    programme_id = (programme or factories.make_programme()).id
    return do(lambda: followup.promise_action(words, programme_id=programme_id, now=NOW).id)


@pytest.fixture
def action_id(organisation):
    return make()


def finish(action_id: int) -> None:
    do(lambda: followup.take_step(action_id, ActionStep.FINISH, now=NOW))


def ask(action_id: int) -> None:
    owner = do(lambda: owners.find_or_add(SANNE, now=NOW))
    do(
        lambda: owners.propose_date(
            owner,
            action_id,
            to=DUE + timedelta(days=30),
            reason="De leverancier is laat.",
            now=NOW,
            today=clock.day_of(NOW),
        )
    )


def heard(**changes) -> dict:
    return {"through": "phone", "said_on": "2026-01-05", "yes": 1, "no": 0, **changes}


def test_list_shows_what_still_runs_and_filters_by_owner_state_and_question(as_organiser):
    make("Loopt nog")
    done, asks = make("Al klaar", owner="Piet"), make("Vraagt uitstel")
    do(lambda: followup.take_step(done, ActionStep.DROP, note="Kan niet.", now=NOW))
    ask(asks)

    def found(query: str) -> list[str]:
        page = as_organiser.get(f"/afspraken?{query}").text
        return [what for what in ("Loopt nog", "Al klaar", "Vraagt uitstel") if what in page]

    assert found("") == ["Loopt nog", "Vraagt uitstel"]
    assert found("stand=dropped") == ["Al klaar"]
    assert found("stand=alles&wie=piet") == ["Al klaar"]
    assert found("stand=alles&wie=ZORG.example") == ["Loopt nog", "Al klaar", "Vraagt uitstel"]
    assert found("vraagt_datum=1") == ["Vraagt uitstel"]


def test_two_thousand_actions_come_a_page_at_a_time_in_as_many_questions(as_manager, queries):
    make("De eerste", due=date(2026, 1, 1))
    first = db.session.query(ActionRow).one()
    columns = {"programme_id": first.programme_id, "owner": "Ria", "state": ActionState.PROMISED}
    do(
        lambda: db.session.add_all(
            ActionRow(what=f"Actie {n}", due_on=DUE, created_at=NOW, **columns) for n in range(2000)
        )
    )
    queries.clear()

    page = as_manager.get("/afspraken").text

    assert len(queries) <= 8
    assert "De eerste" in page
    assert page.count("/acties/") == 50
    assert "Bladzijde 1 van 41" in page
    assert as_manager.get("/afspraken?pagina=41").text.count("/acties/") == 1
    assert as_manager.get("/afspraken?pagina=99").status_code == 200


def test_page_of_the_list_keeps_what_was_asked_and_nothing_else(as_organiser):
    programme = factories.make_programme()
    for number in range(51):
        make(f"Actie {number}", programme=programme)

    page = as_organiser.get("/afspraken?wie=sanne&_external=1&pagina=1").text

    [link] = re.findall(r'rel="next"\s+href="([^"]+)"', page)
    assert link == "/afspraken?wie=sanne&amp;pagina=2"


def test_organiser_can_not_tick_noticed(as_organiser, action_id):
    finish(action_id)

    answer = as_organiser.post(f"/acties/{action_id}", data={"step": "notice"})

    assert answer.status_code == 422
    assert followup.get_action(action_id).state is ActionState.DONE
    assert 'value="notice"' not in as_organiser.get(f"/acties/{action_id}").text


def test_what_care_users_say_is_written_down_and_followed(as_organiser, action_id):
    finish(action_id)
    page = as_organiser.post(
        f"/acties/{action_id}/gemerkt", data=heard(yes=2, words="Fijn."), follow_redirects=True
    ).text
    assert "Nog niet genoeg zorgvragers en naasten zeiden of zij het merken." in page
    assert "aan de telefoon:</strong> Fijn." in page

    as_organiser.post(
        f"/acties/{action_id}/gemerkt", data=heard(yes=0, no=5, words="De bus is te hoog.")
    )
    assert followup.get_action(action_id).state is ActionState.STARTED
    page = as_organiser.get(f"/acties/{action_id}").text
    assert "De bus is te hoog." in page
    assert "Niet genoeg zorgvragers en naasten merken het." in page
    assert "Ongeveer 5 mensen zeiden er iets over." in page


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (heard(yes=0), "yes"),
        (heard(no=1), "words"),
        (heard(yes="veel"), "yes"),
        (heard(said_on="2999-01-01"), "said_on"),
    ],
)
def test_what_care_users_say_is_asked_for_in_full_at_its_field(
    as_organiser, action_id, said, field
):
    finish(action_id)

    answer = as_organiser.post(f"/acties/{action_id}/gemerkt", data=said)

    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert followup.get_action(action_id).state is ActionState.DONE


def test_note_without_words_is_refused_at_the_field(as_manager, action_id):
    answer = as_manager.post(f"/acties/{action_id}", data={"step": "note", "note": " "})

    assert answer.status_code == 422
    assert 'href="#note"' in answer.text


def test_action_is_handed_over_and_two_people_lose_nothing(as_manager, action_id):
    version = followup.get_action(action_id).version
    data = {"what": "Rooster ophangen", "owner": "Piet", "owner_email": "", "version": version}

    as_manager.post(f"/acties/{action_id}/wie", data=data)
    late = as_manager.post(f"/acties/{action_id}/wie", data={**data, "owner": "Kees"})

    row = followup.get_action(action_id)
    assert (row.what, row.owner, row.owner_email) == ("Rooster ophangen", "Piet", "")
    assert late.status_code == 422


def test_date_that_is_asked_for_is_taken_over_in_one_click(as_manager, action_id):
    ask(action_id)
    page = as_manager.get(f"/acties/{action_id}").text
    [version] = re.findall(r'name="version" value="(\d+)"', page)
    assert "De leverancier is laat." in page

    as_manager.post(f"/acties/{action_id}/datum/neem-over", data={"version": version})

    assert followup.get_action(action_id).due_on == DUE + timedelta(days=30)


def test_date_stays_only_with_a_reason(as_manager, action_id):
    ask(action_id)
    version = followup.get_action(action_id).version
    url = f"/acties/{action_id}/datum/blijft"

    assert as_manager.post(url, data={"version": version}).status_code == 422
    as_manager.post(url, data={"version": version, "reason": "Mensen wachten al."})

    row = followup.get_action(action_id)
    assert (row.due_on, row.proposed_on) == (DUE, None)


def test_people_who_do_something_get_a_link_and_lose_it(as_organiser, action_id):
    as_organiser.post("/afspraken/mensen/link", data={"email": SANNE})
    owner = owners.find_or_add(SANNE, now=NOW)
    first = owners.address(owner)
    as_organiser.post("/afspraken/mensen/link/intrekken", data={"email": SANNE})
    assert "ingetrokken" in as_organiser.get("/afspraken/mensen").text

    as_organiser.post("/afspraken/mensen/link", data={"email": SANNE, "nieuw": "1"})

    mails = db.session.query(MailRow).filter_by(kind=chasing.TO_OWNER).all()
    assert [mail.recipient for mail in mails] == [SANNE, SANNE]
    assert owners.address(owner) != first


@pytest.mark.parametrize("email", ["", "vreemde@elders.example"])
def test_nobody_else_is_sent_a_link(as_organiser, action_id, email):
    assert as_organiser.post("/afspraken/mensen/link", data={"email": email}).status_code == 400
    assert db.session.query(MailRow).count() == 0


def test_reminding_is_changed_and_silly_numbers_are_explained(as_manager, organisation):
    chosen = {"weekly": "y", "days_before": 3, "most_late": 2, "escalate_after": 21}
    assert as_manager.post("/afspraken/herinneren", data=chosen).status_code == 303
    silly = as_manager.post("/afspraken/herinneren", data={**chosen, "escalate_after": 900})

    rules = chasing.get_chasing()
    assert (rules.weekly, rules.days_before, rules.escalate_after) == (True, 3, 21)
    assert silly.status_code == 422
    assert "tot en met 90" in silly.text


def test_next_meeting_looks_back_on_what_was_promised(as_organiser, organisation):
    room = make_room()
    meeting = do(lambda: followup_meeting(room.meeting_id))
    make("Van een ander traject")
    pages = (
        f"/bijeenkomsten/{room.meeting_id}",
        f"/bijeenkomsten/{room.meeting_id}/draaiboek",
        f"/tafels/{room.table_id}",
    )

    for page in (as_organiser.get(page).text for page in pages):
        assert "Waar staan we met …" in page
        assert "Eerder beloofd" in page
        assert "Al gemerkt" not in page
        assert "Van een ander traject" not in page
    later = factories.make_meeting(meeting, starts_at=clock.now() + timedelta(days=90))
    assert "Waar staan we met" not in as_organiser.get(f"/bijeenkomsten/{later.id}").text


def followup_meeting(meeting_id: int):
    """Promise something earlier in the programme of a meeting, of which one thing is noticed."""
    programme = meetings.get_meeting(meeting_id).programme
    for what in ("Eerder beloofd", "Al gemerkt"):
        words = ActionWords(what=what, owner="Ria", due_on=DUE)
        row = followup.promise_action(words, programme_id=programme.id, now=NOW)
        if what == "Al gemerkt":
            row.state = ActionState.NOTICED
    return programme


@pytest.mark.parametrize("path", ["load", "web", "table"])
def test_agreement_without_how_it_is_noticed_stays_an_intention(as_organiser, organisation, path):
    room = make_room()
    typed = {"what": "Bellen", "who": "Ria", "due_on": "2027-01-15", "noticed_how": ""}
    if path == "load":
        words = AgreementWords(what="Bellen", who="Ria", due_on=DUE)
        programme_id = factories.make_programme().id
        agreement_id = do(
            lambda: followup.make_agreement(words, programme_id=programme_id, now=NOW).id
        )
    else:
        part = f"bijeenkomsten/{room.meeting_id}" if path == "web" else f"tafels/{room.table_id}"
        page = as_organiser.post(f"/{part}/afspraken", data=typed, follow_redirects=True).text
        assert "voornemen" in page
        [row] = followup.list_agreements(meeting_id=room.meeting_id)
        agreement_id = row.id

    answer = as_organiser.post(f"/afspraken/{agreement_id}/actie")

    assert answer.status_code in {409, 422}
    assert "hoe een zorgvrager het merkt" in answer.text
    assert followup.list_actions() == []
