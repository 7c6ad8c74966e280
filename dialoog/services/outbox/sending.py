"""Hand mail over: claimed together, in order per person, at the pace of the relay.

At least once: whoever sends holds a lease and stores what became of the mails every moment, so
that a crash repeats few of them; a mail keeps its Message-ID and its bytes for ever, so that one
that leaves twice is recognised as the same.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

from dialoog.adapters.smtp import MailDelayed, MailRefused, RelayUnavailable, Sender
from dialoog.domain.delivery import Pace
from dialoog.services import clock
from dialoog.services.outbox import house
from dialoog.services.outbox.following import follow
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import outbox as storage
from dialoog.storage.outbox import MailRow, MailState

BATCH = 100
LEASE = timedelta(minutes=10)
HALF_LEASE = LEASE.total_seconds() / 2
STORE_EVERY = 0.5  # seconds of sending that a crash may repeat
MINUTE = timedelta(minutes=1)
MOST_ATTEMPTS = 10
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
UNLIMITED = Pace()
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: int
    sender: str
    recipient: str
    raw: bytes


@dataclass(slots=True)
class _Became:
    """What became of mails since it was last stored; ``unseen`` never reached the relay."""

    taken: list[int] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    delayed: dict[int, str] = field(default_factory=dict)
    unseen: dict[int, str] = field(default_factory=dict)

    def errors(self) -> dict[int, str]:
        """Give what was answered about each mail."""
        return dict.fromkeys(self.taken, "") | self.refused | self.delayed | self.unseen


def send_next_batch() -> bool:
    """Hand over the mails that are due; say whether there were any and the relay took mail."""
    claimed = _claim()
    if not claimed:
        return False
    with house.open_sender() as post:
        return _hand_over_all(post, claimed)


def _claim() -> list[_Claimed]:
    now = clock.now()
    if not storage.is_anything_due(now=now):
        return []
    pace = house.pace()
    with unit_of_work():
        storage.take_turn()
        recent = storage.list_recipients_since(now - MINUTE) if pace != UNLIMITED else []
        if not pace.room(recent, most=BATCH):
            return []
        waiting = storage.list_due_mail(
            now=now, most=BATCH, without=sorted(pace.full_domains(recent))
        )
        places = pace.fitting([row.recipient for row in waiting], recent=recent, most=BATCH)
        rows = [waiting[place] for place in places]
        for row in rows:
            row.lease_until = now + LEASE
            row.tried_at = now
            row.attempts += 1
        return [_Claimed(row.id, row.sender, row.recipient, row.raw) for row in rows]


def _hand_over_all(post: Sender, claimed: list[_Claimed]) -> bool:
    """Hand over mail after mail, storing what became of them; stop before the lease ends."""
    began = stored = monotonic()
    became = _Became()
    for number, mail in enumerate(claimed):
        try:
            _hand_over(post, mail, became)
        except RelayUnavailable as error:
            log.warning("the relay takes no mail now: %s", type(error).__name__)
            became.unseen = {left.id: str(error) for left in claimed[number:]}
            break
        if monotonic() - began > HALF_LEASE:
            became.unseen = {left.id: "" for left in claimed[number + 1 :]}
            break
        if monotonic() - stored > STORE_EVERY:
            _store(became)
            became, stored = _Became(), monotonic()
    _store(became)
    return not became.unseen


def _hand_over(post: Sender, mail: _Claimed, became: _Became) -> None:
    try:
        post.hand_over(mail.raw, sender=mail.sender, recipient=mail.recipient)
    except MailRefused as error:
        became.refused[mail.id] = str(error)
    except MailDelayed as error:
        became.delayed[mail.id] = str(error)
    else:
        became.taken.append(mail.id)


def _store(became: _Became) -> None:
    """Store what became of mails, and tell whoever follows them."""
    now = clock.now()
    with unit_of_work():
        settled = []
        for row in storage.list_by_number(list(became.errors())):
            row.lease_until = None
            row.last_error = became.errors()[row.id]
            if row.id in became.unseen:
                _give_back(row, now=now)
            elif row.id in became.delayed and row.attempts < MOST_ATTEMPTS:
                row.due_at = now + min(FIRST_PAUSE * 2 ** (row.attempts - 1), LONGEST_PAUSE)
            else:
                _settle(row, taken=row.id in became.taken, now=now)
                settled.append(row)
        follow(settled)


def _settle(row: MailRow, *, taken: bool, now: datetime) -> None:
    row.state = MailState.SENT if taken else MailState.FAILED
    row.sent_at = now if taken else None


def _give_back(row: MailRow, *, now: datetime) -> None:
    """Put a mail back that the relay never saw; that is no attempt of its own."""
    row.attempts -= 1
    row.tried_at = None
    row.due_at = now + FIRST_PAUSE
