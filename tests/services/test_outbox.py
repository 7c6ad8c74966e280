"""Mail leaves once, in order, under one Message-ID, whatever the relay does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.adapters import smtp
from dialoog.services import clock, organisations, outbox
from dialoog.services.outbox import following, house, sending
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import outbox as storage
from dialoog.storage.outbox import MailState
from tests.factories import make_person
from tests.invitation_room import invite, planned_meeting
from tests.outbox_room import Clock, Relay, put, send_all, state_of


@pytest.fixture
def relay(monkeypatch, organisation) -> Relay:
    relay = Relay()
    monkeypatch.setattr(house, "open_sender", lambda: relay)
    return relay


@pytest.fixture
def now(monkeypatch) -> Clock:
    moments = Clock()
    monkeypatch.setattr(clock, "now", moments.now)
    return moments


def test_mail_leaves_once_and_is_then_sent(relay, now):
    mail_id = put(make_person(), "dag")

    send_all()
    send_all()

    assert relay.taken == [b"dag"]
    assert state_of(mail_id).state is MailState.SENT
    assert state_of(mail_id).sent_at == now.moment


def test_the_same_mail_is_stored_once(relay, now):
    person = make_person()

    put(person, "dag")
    put(person, "dag")
    send_all()

    assert relay.taken == [b"dag"]


def test_a_person_gets_mails_in_order_also_when_the_first_is_delayed(relay, now):
    anna, bram = make_person("Anna"), make_person("Bram")
    put(anna, "een")
    put(anna, "twee")
    put(bram, "drie")
    relay.trouble = {anna.email: smtp.MailDelayed("451")}
    send_all()
    relay.trouble = {}
    now.moment += timedelta(minutes=2)

    send_all()

    assert relay.taken == [b"drie", b"een", b"twee"]


def test_a_delayed_mail_waits_twice_as_long_each_time_and_then_fails(relay, now):
    mail_id = put(make_person(), "dag")
    relay.trouble = {"*": smtp.MailDelayed("451 Later")}
    pauses = []
    for _ in range(sending.MOST_ATTEMPTS):
        send_all()
        due = state_of(mail_id).due_at
        pauses.append(due - now.moment)
        now.moment = max(due, now.moment)

    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert max(pauses) <= sending.LONGEST_PAUSE
    assert state_of(mail_id).state is MailState.FAILED
    assert state_of(mail_id).last_error == "451 Later"


def test_a_refused_mail_fails_at_once_and_holds_up_nobody(relay, now):
    anna, bram = make_person("Anna"), make_person("Bram")
    refused = put(anna, "een")
    put(bram, "twee")
    relay.trouble = {anna.email: smtp.MailRefused("550 Onbekend")}

    send_all()

    assert relay.taken == [b"twee"]
    assert state_of(refused).state is MailState.FAILED


def test_an_absent_relay_costs_no_attempt(relay, now):
    mail_ids = [put(make_person(), text) for text in ("een", "twee")]
    relay.trouble = {"*": smtp.RelayUnavailable("weg")}

    assert not outbox.send_next_batch()
    rows = [state_of(mail_id) for mail_id in mail_ids]
    relay.trouble = {}
    now.moment += timedelta(minutes=2)
    send_all()

    assert [(row.attempts, row.lease_until) for row in rows] == [(1, None), (1, None)]
    assert len(relay.taken) == 2


def test_a_mail_held_by_a_worker_that_died_is_sent_after_its_lease(relay, now):
    put(make_person(), "dag")
    sending._claim()

    send_all()
    taken_before = list(relay.taken)
    now.moment += sending.LEASE + timedelta(seconds=1)
    send_all()

    assert taken_before == []
    assert relay.taken == [b"dag"]


def test_who_follows_a_kind_hears_what_became_of_it(relay, now, monkeypatch):
    heard = []
    monkeypatch.setitem(
        following._followers,
        "nieuws",
        lambda mails: heard.extend((mail.person_id, mail.state) for mail in mails),
    )
    anna, bram = make_person("Anna"), make_person("Bram")
    put(anna, "een", kind="nieuws")
    put(bram, "twee", kind="nieuws")
    relay.trouble = {bram.email: smtp.MailRefused("550")}

    send_all()

    assert heard == [(anna.id, MailState.SENT), (bram.id, MailState.FAILED)]


def test_mail_is_sent_for_every_organisation(relay, now):
    put(make_person(), "dag")
    organisations.leave()

    send_all()

    assert relay.taken == [b"dag"]


def test_storage_knows_which_mail_is_due(relay, now):
    put(make_person(), "dag")

    assert storage.list_due_mail(now=now.moment - timedelta(seconds=1), most=5) == []
    assert len(storage.list_due_mail(now=now.moment, most=5)) == 1


def test_mail_about_a_paused_meeting_waits_and_holds_up_nothing_else(relay, now):
    person = make_person()
    meeting, other = planned_meeting(), planned_meeting()
    (row,), (other_row,) = invite(meeting, person), invite(other, person)
    with unit_of_work():
        meeting.sending_paused = True
    put(person, "een", invitation_id=row.id)
    put(person, "twee", invitation_id=other_row.id)

    send_all()
    before = list(relay.taken)
    with unit_of_work():
        meeting.sending_paused = False
    send_all()

    assert before == [b"twee"]
    assert relay.taken == [b"twee", b"een"]


def test_mail_that_comes_back_has_failed_and_is_told_once(relay, now, monkeypatch):
    heard = []
    monkeypatch.setitem(following._followers, "nieuws", heard.extend)
    mail_id = put(make_person(), "een", kind="nieuws")
    send_all()
    heard.clear()

    for _ in range(2):
        with unit_of_work():
            outbox.come_back(mail_id, reason="550 5.1.1 Unknown")

    assert [mail.mail_id for mail in heard] == [mail_id]
    assert state_of(mail_id).state is MailState.FAILED
    assert outbox.come_back("<vreemd@elders.example>", reason="") is None


def test_a_failed_mail_is_sent_anew_under_its_own_id(relay, now):
    person = make_person()
    mail_id = put(person, "een")
    relay.trouble = {person.email: smtp.MailRefused("552 5.2.2 Full")}
    send_all()
    relay.trouble = {}

    with unit_of_work():
        outbox.send_anew(state_of(mail_id), now=clock.now())
    send_all()

    assert relay.taken == [b"een"]
    assert state_of(mail_id).state is MailState.SENT
