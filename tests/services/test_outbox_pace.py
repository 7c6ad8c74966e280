"""Mail leaves as fast as the relay allows, whatever number waits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.adapters.smtp import MailDelayed
from dialoog.domain.delivery import Pace
from dialoog.services import clock, outbox
from dialoog.services.outbox import house
from tests.factories import make_person
from tests.outbox_room import Clock, Relay, put, send_all


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


@pytest.fixture
def pace(monkeypatch):
    def choose(per_minute: int, **per_domain: int) -> None:
        domains = {name.replace("_", "."): most for name, most in per_domain.items()}
        monkeypatch.setattr(house, "pace", lambda: Pace(per_minute, domains))

    return choose


def test_no_minute_has_more_mails_than_the_relay_takes(relay, now, pace):
    pace(3)
    for number in range(8):
        put(make_person(), f"mail {number}")
    taken = []
    for _ in range(4):
        send_all()
        taken.append(len(relay.taken))
        now.moment += timedelta(seconds=61)

    assert taken == [3, 6, 8, 8]


def test_a_mail_that_was_delayed_counts_for_the_pace_too(relay, now, pace):
    pace(1)
    first, second = make_person(), make_person()
    put(first, "een")
    put(second, "twee")
    relay.trouble = {first.email: MailDelayed("451 4.7.1 Later")}

    send_all()
    before = list(relay.taken)
    now.moment += timedelta(seconds=59)
    send_all()
    still = list(relay.taken)
    now.moment += timedelta(seconds=2)
    relay.trouble = {}
    send_all()

    assert (before, still) == ([], [])
    assert len(relay.taken) == 1


def test_a_domain_at_its_limit_holds_up_no_other(relay, now, pace):
    pace(0, outlook_com=1)
    for number in range(3):
        put(make_person(email=f"mens{number}@Outlook.com"), f"outlook {number}")
    put(make_person(), "elders")

    send_all()

    assert relay.taken == [b"outlook 0", b"elders"]


def test_the_estimate_counts_what_waits_already(relay, now, pace):
    pace(30)
    for number in range(10):
        put(make_person(), f"mail {number}")

    assert outbox.minutes_for([]) == 1
    assert outbox.minutes_for(["a@b.example"] * 990) == 34
