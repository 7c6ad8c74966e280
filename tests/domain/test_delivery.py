"""The pace of a relay is never exceeded, and the answers of mail servers are understood."""

from __future__ import annotations

from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.domain.delivery import Pace, Trouble, domain_of, trouble_of

addresses = st.sampled_from(["a@outlook.com", "b@Outlook.com", "c@gmail.com", "d@ede.example"])
paces = st.builds(
    Pace,
    st.integers(min_value=0, max_value=20),
    st.dictionaries(st.sampled_from(["outlook.com", "gmail.com"]), st.integers(1, 5)),
)


@given(pace=paces, waiting=st.lists(addresses, max_size=40), recent=st.lists(addresses))
def test_no_minute_has_more_mail_than_the_pace_allows(pace, waiting, recent):
    chosen = [waiting[place] for place in pace.fitting(waiting, recent=recent, most=30)]

    minute = Counter(domain_of(address) for address in [*recent, *chosen])
    assert len(chosen) <= 30
    assert not pace.per_minute or not chosen or len(recent) + len(chosen) <= pace.per_minute
    new = {domain_of(address) for address in chosen}
    assert all(minute[name] <= most for name, most in pace.per_domain.items() if name in new)


@given(pace=paces, waiting=st.lists(addresses, max_size=40), recent=st.lists(addresses))
def test_what_may_leave_leaves_oldest_first(pace, waiting, recent):
    places = pace.fitting(waiting, recent=recent, most=30)

    left = [place for place in range(len(waiting)) if place not in places]
    full = pace.full_domains([*recent, *(waiting[place] for place in places)])
    room = pace.room([*recent, *(waiting[place] for place in places)], most=30 - len(places))
    assert places == sorted(places)
    assert room == 0 or all(domain_of(waiting[place]) in full for place in left)


def test_a_full_domain_holds_up_nobody_else():
    pace = Pace(0, {"outlook.com": 1})
    waiting = ["a@outlook.com", "b@outlook.com", "c@ede.example"]

    assert pace.fitting(waiting, recent=[], most=10) == [0, 2]
    assert pace.full_domains(["x@outlook.com"]) == {"outlook.com"}


@pytest.mark.parametrize(
    ("pace", "waiting", "by_domain", "minutes"),
    [
        (Pace(30), 1000, {}, 34),
        (Pace(30), 0, {}, 0),
        (Pace(30), 1, {}, 1),
        (Pace(), 10_000, {}, 2),
        (Pace(30, {"outlook.com": 5}), 100, {"outlook.com": 60}, 12),
        (Pace(30, {"outlook.com": 5}), 1000, {"outlook.com": 60}, 34),
    ],
)
def test_the_estimate_follows_the_narrowest_way(pace, waiting, by_domain, minutes):
    assert pace.minutes(waiting, by_domain) == minutes


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        ("550 5.1.1 The email account that you tried to reach does not exist", "no_such_address"),
        ("550 No such user here", "no_such_address"),
        ("501 5.1.3 Bad destination mailbox address syntax", "no_such_address"),
        ("550 5.2.1 The mailbox is disabled", "no_such_address"),
        ("552 5.2.2 Mailbox full", "mailbox_full"),
        ("452 4.2.2 The recipient's inbox is out of storage space", "mailbox_full"),
        ("550 5.7.1 Message rejected due to policy", "refused"),
        ("554 5.7.509 Access denied, domain does not pass DMARC", "refused"),
        ("451 4.7.500 Server busy", "not_now"),
        ("421 Try again later", "not_now"),
        ("554 Transaction failed", "other"),
        ("Connection unexpectedly closed", "other"),
        ("", "other"),
    ],
)
def test_an_answer_of_a_mail_server_is_understood(reply, trouble):
    assert trouble_of(reply) is Trouble(trouble)
