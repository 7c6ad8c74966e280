"""Look into the mailbox of the installation now and then, and file what was read."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta

from dialoog.adapters.imap import Inbox, InboxUnavailable, OpenInbox, Waiting, open_inbox
from dialoog.adapters.incoming import LARGEST_MAIL
from dialoog.adapters.smtp import Security
from dialoog.domain.invitations.incoming import Ground, Outcome
from dialoog.services import clock, jobs, outbox
from dialoog.services.invitations import reading
from dialoog.services.unit_of_work import unit_of_work

KIND = "invitations.fetch"
DONE, TO_REVIEW, WRONG = "Verwerkt", "Nakijken", "Fout"
log = logging.getLogger(__name__)


def is_set() -> bool:
    """Say whether there is a mailbox to look into."""
    return bool(outbox.settings().imap_host)


def watch() -> None:
    """See to it that the mailbox is looked into, in the open unit of work; once is enough."""
    if is_set() and not jobs.is_planned(KIND):
        jobs.enqueue(KIND, due=clock.now(), organisation_id=None)


@jobs.handles(KIND)
def fetch_and_plan() -> None:
    """Read what came in, and come back in a few minutes, also when the server was away."""
    try:
        fetch()
    except InboxUnavailable as error:
        log.warning("the mailbox can't be read now: %s", error)
    now = clock.now()
    with unit_of_work():
        if is_set() and not jobs.is_planned(KIND):
            minutes = timedelta(minutes=outbox.settings().imap_minutes)
            jobs.enqueue(KIND, due=now + minutes, organisation_id=None)


def fetch() -> Counter[Outcome]:
    """Read every mail in the mailbox and file it; gives how many had which outcome.

    Raises ``InboxUnavailable``; what was read before that stays read. A mail that can't be dealt
    with stays where it is, and keeps nobody waiting.
    """
    counted: Counter[Outcome] = Counter()
    tried: set[str] = set()
    with open_inbox(_inbox()) as inbox:
        while waiting := inbox.waiting(but=tried):
            for mail in waiting:
                tried.add(mail.number)
                outcome = _read(inbox, mail)
                if outcome:
                    inbox.file(mail, folder=folder_of(outcome))
                    counted[outcome] += 1
    if counted:
        log.info("read %s mails: %s", counted.total(), dict(counted))
    return counted


def folder_of(outcome: Outcome) -> str:
    """Give the folder where a mail goes: done, to be looked at, or not usable."""
    if outcome.waits_for_somebody:
        return TO_REVIEW
    return WRONG if outcome is Outcome.REJECTED else DONE


def _read(inbox: OpenInbox, mail: Waiting) -> Outcome | None:
    if mail.size > LARGEST_MAIL:
        return Ground.TOO_LARGE.outcome
    raw = inbox.fetch(mail)
    facts = reading.understand(raw)
    try:
        with unit_of_work():
            return reading.take(facts, raw, now=clock.now()).outcome
    except Exception as error:  # noqa: BLE001 - one strange mail must not hold up all the others
        log.error("a mail could not be dealt with: %s", type(error).__name__)  # noqa: TRY400 - no addresses in logs
        return None


def _inbox() -> Inbox:
    chosen = outbox.settings()
    return Inbox(
        chosen.imap_host,
        chosen.imap_port,
        chosen.imap_user,
        chosen.imap_password,
        Security(chosen.imap_security),
        chosen.imap_folder,
    )
