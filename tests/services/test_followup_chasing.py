"""Mail about actions, all the way to a real mail relay: chase, overview of the week, escalation."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoog.domain.accounts import Role
from dialoog.domain.followup import UNFINISHED, ActionStep, Chasing
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, organisations
from dialoog.services.followup import ActionWords, chasing, owners
from dialoog.storage import db
from dialoog.storage.jobs import JobRow
from dialoog.storage.outbox import MailRow
from tests import factories, smtp_sink
from tests.factories import NOW
from tests.live_room import do
from tests.outbox_room import send_all

DUE = date(2027, 1, 13)  # a Wednesday
MONDAY = date(2027, 1, 18)
SANNE = "sanne@zorg.example"


def promise(what: str = "Rooster maken", *, email: str = SANNE, due: date = DUE) -> int:
    programme = factories.make_programme()
    words = ActionWords(what=what, owner="Sanne Bos", due_on=due, owner_email=email)
    return do(lambda: followup.promise_action(words, programme_id=programme.id, now=NOW).id)


@pytest.fixture
def action_id(organisation):
    return promise()


def morning(day: date) -> datetime:
    return datetime.combine(day, chasing.MORNING, tzinfo=clock.ZONE)


def chase_on(day: date) -> None:
    with clock.pretending(morning(day)):
        chasing.chase()


def sent() -> list[tuple[str, str]]:
    """Give kind and recipient of each mail about actions, in order."""
    kinds = (chasing.TO_OWNER, chasing.TO_MANAGER)
    rows = db.session.query(MailRow).filter(MailRow.kind.in_(kinds)).order_by(MailRow.id)
    return [(row.kind, row.recipient) for row in rows]


def days(*numbers: int) -> list[date]:
    return [DUE + timedelta(days=number) for number in numbers]


@pytest.fixture(scope="module")
def relay(tmp_path_factory):
    """A real mail relay; gives its port and the file in which it writes what it took."""
    file = tmp_path_factory.mktemp("relay") / "taken"
    with smtp_sink.running(file) as port:
        yield port, file


@pytest.fixture
def posted(app, relay, monkeypatch):
    """Hand over all mail that waits to the relay; give the mails that it took, in order."""
    port, file = relay
    usual = app.extensions["settings"]
    monkeypatch.setitem(
        app.extensions,
        "settings",
        replace(usual, smtp_host="127.0.0.1", smtp_port=port, smtp_security="none"),
    )
    before = len(smtp_sink.taken(file))

    def post() -> list[EmailMessage]:
        with clock.pretending(morning(DUE + timedelta(days=99))):
            send_all()
        found = []
        for mail_id, recipient in smtp_sink.taken(file)[before:]:
            row = db.session.query(MailRow).filter_by(mail_id=mail_id).one()
            assert row.recipient == recipient
            found.append(message_from_bytes(row.raw, policy=policy.default))
        return found

    return post


def bodies(mail: EmailMessage) -> list[str]:
    return [mail.get_body((kind,)).get_content() for kind in ("plain", "html")]


def test_owner_is_reminded_before_and_after_the_date_with_the_personal_link(action_id, posted):
    do(lambda: chasing.change_chasing(Chasing(weekly=False)))
    for day in days(-8, -7, -3, 0, 1, 2, 8):
        chase_on(day)
    link = owners.address(owners.find_or_add(SANNE, now=NOW))

    mails = posted()

    assert [mail["Subject"] for mail in mails] == [
        "Herinnering: een actie is bijna aan de beurt",
        "Herinnering: een actie is te laat",
        "Herinnering: een actie is te laat",
    ]
    for body in (body for mail in mails for body in bodies(mail)):
        assert "Rooster maken" in body
        assert link in body


def test_monday_has_one_mail_with_all_actions_and_no_reminder_beside_it(organisation, posted):
    promise("Te laat", due=MONDAY - timedelta(days=8))
    promise("Over een week", due=MONDAY + timedelta(days=7))
    promise("Over een maand", due=MONDAY + timedelta(days=30))
    done = promise("Al klaar", due=MONDAY)
    do(lambda: followup.take_step(done, ActionStep.FINISH, now=NOW))
    promise("Van een ander", email="piet@zorg.example", due=MONDAY + timedelta(days=3))

    chase_on(MONDAY)
    chase_on(MONDAY)
    chase_on(MONDAY + timedelta(days=1))

    first, other = posted()
    assert (first["To"].addresses[0].addr_spec, other["To"].addresses[0].addr_spec) == (
        "piet@zorg.example",
        SANNE,
    )
    assert other["Subject"] == "Uw 3 acties deze week"
    for body in bodies(other):
        assert all(what in body for what in ("Te laat", "Over een week", "Over een maand"))
        assert "Al klaar" not in body
        assert "Van een ander" not in body


def test_manager_hears_once_of_what_stays_late(action_id, posted):
    factories.make_user(Role.MANAGER, email="baas@proef.example")
    do(lambda: chasing.change_chasing(Chasing(weekly=False, most_late=0, days_before=0)))
    for day in days(0, 13, 14, 15, 30):
        chase_on(day)

    _, mail = posted()

    assert mail["To"].addresses[0].addr_spec == "baas@proef.example"
    assert mail["Subject"] == "Een actie is lang te laat"
    for body in bodies(mail):
        assert f"/acties/{action_id}" in body
        assert "Dat is 14 dagen te laat." in body


def test_english_owner_reads_english(action_id, posted):
    factories.make_person(email=SANNE, language="en")
    chase_on(DUE + timedelta(days=1))

    [mail] = posted()

    assert mail["Subject"] == "Reminder: an action is late"
    assert not any("Klaar op" in body for body in bodies(mail))


@pytest.mark.parametrize("act", ["finish", "drop", "revoke", "pause", "no address"])
def test_nothing_leaves_for_what_is_over_or_for_who_may_not_be_mailed(action_id, act):
    acts = {
        "finish": lambda: followup.take_step(action_id, ActionStep.FINISH, now=NOW),
        "drop": lambda: followup.take_step(action_id, ActionStep.DROP, note="Kan niet.", now=NOW),
        "revoke": lambda: owners.revoke(SANNE, now=NOW),
        "pause": lambda: chasing.change_chasing(Chasing(paused=True)),
        "no address": lambda: followup.hand_over(
            action_id, what="Rooster", owner="Sanne", owner_email="", version=1
        ),
    }
    do(acts[act])

    for day in days(1, 5, 9):
        chase_on(day)

    assert sent() == []


def test_owner_who_said_no_to_mail_gets_none(action_id):
    factories.make_person(email=SANNE, no_mail=True)

    chase_on(DUE + timedelta(days=1))

    assert sent() == []


def test_owner_who_wants_no_overview_is_only_reminded(action_id):
    do(lambda: owners.want_weekly(owners.find_or_add(SANNE, now=NOW), weekly=False))
    chase_on(DUE - timedelta(days=16))  # a Monday
    assert sent() == []

    chase_on(DUE - timedelta(days=7))
    assert sent() == [(chasing.TO_OWNER, SANNE)]


def test_moved_date_is_followed(action_id):
    do(lambda: chasing.change_chasing(Chasing(weekly=False)))
    chase_on(DUE + timedelta(days=1))
    version = followup.get_action(action_id).version
    later = DUE + timedelta(days=30)
    do(
        lambda: followup.reschedule(
            action_id, to=later, reason="Ziek.", version=version, now=NOW, user_id=None
        )
    )

    for day in days(8, 15, 22):
        chase_on(day)
    assert len(sent()) == 1
    chase_on(later - timedelta(days=7))
    assert len(sent()) == 2


def test_link_that_somebody_asks_for_leaves_at_once_and_counts_for_the_day(action_id):
    with clock.pretending(morning(MONDAY)):
        do(lambda: chasing.send_link(SANNE, now=clock.now()))
    chase_on(MONDAY)

    assert sent() == [(chasing.TO_OWNER, SANNE)]


def test_every_organisation_with_something_to_do_is_looked_at_in_the_morning(action_id):
    first = organisations.leave()
    organisations.enter(second := factories.make_organisation())
    promise()
    organisations.leave()

    for hour, expected in ((5, []), (9, [first, second])):
        with clock.pretending(morning(DUE).replace(hour=hour)):
            chasing.look_round()
        jobs = db.session.query(JobRow).filter_by(kind=chasing.CHASE).order_by(JobRow.id)
        assert [job.organisation_id for job in jobs] == expected
    assert db.session.query(JobRow).filter_by(kind=chasing.LOOK_ROUND).count() == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.just("chase"),
            st.just("next day"),
            st.sampled_from([ActionStep.START, ActionStep.FINISH, ActionStep.REOPEN]),
        ),
        max_size=25,
    )
)
def test_owner_never_gets_two_mails_on_a_day_nor_one_of_what_is_done(rows, events):
    organisations.enter(factories.make_organisation())
    number, day, unfinished = promise(), MONDAY, True
    mailed: list[date] = []
    for event in events:
        if event == "next day":
            day += timedelta(days=1)
        elif event == "chase":
            before = len(sent())
            chase_on(day)
            new = len(sent()) - before
            assert not new or unfinished
            mailed += [day] * new
        else:
            with suppress(Refused):
                do(lambda event=event: followup.take_step(number, event, note="Omdat.", now=NOW))
            unfinished = followup.get_action(number).state in UNFINISHED

    assert len(mailed) == len(set(mailed))
