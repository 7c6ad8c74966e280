"""How far the mail about a meeting is, how long it still takes, and what didn't arrive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain.delivery import domain_of
from dialoog.domain.refusal import Refused
from dialoog.services.outbox import house
from dialoog.services.outbox.following import follow
from dialoog.storage import outbox as storage
from dialoog.storage.outbox import MailRow, MailState


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the newest mail about a meeting is; ``minutes`` is how long it still takes."""

    sent: int
    failed: int
    waiting: int
    minutes: int

    @property
    def total(self) -> int:
        """How many mails there are."""
        return self.sent + self.failed + self.waiting


def standing(meeting_id: int, *, unwritten: Sequence[str]) -> Standing:
    """Count the mail about a meeting; to ``unwritten`` addresses it will still be written."""
    counted = storage.count_round(meeting_id)
    waiting = counted.get(MailState.WAITING, 0) + len(unwritten)
    return Standing(
        sent=counted.get(MailState.SENT, 0),
        failed=counted.get(MailState.FAILED, 0) + counted.get(MailState.SETTLED, 0),
        waiting=waiting,
        minutes=minutes_for(unwritten) if waiting else 0,
    )


def minutes_for(recipients: Sequence[str]) -> int:
    """Give in how many minutes mail to these people will have left, after what waits already.

    All organisations share one relay, so everybody's mail counts; what is paused doesn't.
    """
    pace = house.pace()
    waiting, by_domain = storage.count_waiting(list(pace.per_domain))
    by_domain.update(domain_of(recipient) for recipient in recipients)
    return pace.minutes(waiting + len(recipients), by_domain)


def come_back(mail_id: str, *, reason: str) -> MailRow | None:
    """Note that a mail was returned after the relay took it; gives it when it is one of ours.

    ``reason`` is what the receiving server said. Whoever follows the mail hears that it failed.
    A second report about the same mail changes nothing.
    """
    found = storage.list_by_mail_id([mail_id])
    if not found:
        return None
    (row,) = found
    if row.state in {MailState.WAITING, MailState.SENT}:
        row.state = MailState.FAILED
        row.last_error = reason
        row.lease_until = None
        follow([row])
    return row


def can_leave_anew(row: MailRow) -> bool:
    """Say whether the same mail can be handed over once more; it was never written otherwise."""
    return row.state is MailState.FAILED and row.last_error != house.NO_ADDRESS


def send_anew(row: MailRow, *, now: datetime) -> None:
    """Hand the same mail over once more, under the same Message-ID."""
    if not can_leave_anew(row):
        raise Refused("invitation.mail_not_failed")
    row.state = MailState.WAITING
    row.attempts = 0
    row.due_at = now
    row.sent_at = None


def settle(row: MailRow) -> None:
    """Note that somebody dealt with a mail that failed."""
    if row.state is not MailState.FAILED:
        raise Refused("invitation.mail_not_failed")
    row.state = MailState.SETTLED
