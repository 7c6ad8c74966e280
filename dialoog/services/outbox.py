"""The one way out: mail is stored with the change it tells about, and leaves in order.

At least once: whoever sends holds a lease, and a mail keeps its Message-ID and its bytes for
ever, so that one that leaves twice after a crash is recognised as the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from flask_babel import force_locale

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.mail import Mail, compose
from dialoog.adapters.smtp import (
    MailDelayed,
    MailRefused,
    Relay,
    RelayUnavailable,
    Security,
    Sender,
    open_folder,
    open_relay,
)
from dialoog.config import Settings
from dialoog.services import clock, keys, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import outbox as storage
from dialoog.storage.accounts import get_organisation
from dialoog.storage.outbox import MailRow, MailState
from dialoog.storage.people import PersonRow

BATCH = 20
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 10
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
WRITTEN_LANGUAGES = {"nl", "en"}
log = logging.getLogger(__name__)

Follower = Callable[[MailRow, bool], None]
_followers: dict[str, Follower] = {}


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail that is written and not stored yet."""

    kind: str
    mail_id: str
    sender: str
    recipient: str
    raw: bytes
    person_id: int
    invitation_id: int | None
    sequence: int | None
    message_id: int | None


def follows(kind: str) -> Callable[[Follower], Follower]:
    """Let a function hear what became of mail of ``kind``, in the unit of work that stores it.

    It gets the mail and whether the relay took it; False means that it never will.
    """

    def register(follower: Follower) -> Follower:
        _followers[kind] = follower
        return follower

    return register


def settings() -> Settings:
    """Give the settings of this installation."""
    found: Settings = current_app.extensions["settings"]
    return found


def delivers() -> bool:
    """Say whether mail really leaves, or only lands in a folder because there is no relay."""
    return bool(settings().smtp_host)


def sender() -> Mailbox:
    """Give the mailbox in whose name the organisation writes; its answers arrive there too."""
    organisation = get_organisation(current_organisation_id() or 0)
    return Mailbox(organisation.name, organisation.mail_address or settings().mail_from)


def can_mail(person: PersonRow) -> bool:
    """Say whether somebody has an address and didn't say no to mail."""
    return bool(person.email) and not person.no_mail


def written_language(person: PersonRow) -> str:
    """Give the language in which we write to somebody."""
    return person.language if person.language in WRITTEN_LANGUAGES else "nl"


def preview(kind: str, *, person: PersonRow, **facts: Any) -> tuple[str, str]:
    """Give subject and text of a mail as ``person`` would get it now."""
    subject, text, _ = _render(kind, person=person, organisation=sender().name, **facts)
    return subject, text


def write(
    kind: str,
    *,
    person: PersonRow,
    once: str,
    now: datetime,
    own: Mailbox | None = None,
    calendar: CalendarObject | None = None,
    invitation_id: int | None = None,
    sequence: int | None = None,
    message_id: int | None = None,
    **facts: Any,
) -> Outgoing:
    """Write the mail ``templates/mail/<kind>`` to one person, in their language.

    ``once`` names the occasion: for the same occasion there is one Message-ID, so that the mail is
    stored once however often it is written. ``sequence`` is the version of the appointment that
    an invitation's mail tells about. Whoever writes many mails gives ``own``, the ``sender``.
    Raises ``BadAddress`` when the person's address can't be used.
    """
    own = own or sender()
    subject, text, html = _render(kind, person=person, organisation=own.name, **facts)
    recipient = Mailbox(person.full_name, person.email)
    mail_id = _mail_id(f"{kind}:{once}", person=person, own=own)
    mail = Mail(mail_id, now, own, recipient, subject, text, html, calendar)
    return Outgoing(
        kind=kind,
        mail_id=mail_id,
        sender=own.address,
        recipient=recipient.address,
        raw=compose(mail),
        person_id=person.id,
        invitation_id=invitation_id,
        sequence=sequence,
        message_id=message_id,
    )


def put(mail: Outgoing, *, now: datetime) -> None:
    """Store a mail to be sent, in the open unit of work; one that is there already stays as it is."""
    if storage.mail_exists(mail.mail_id):
        return
    db.session.add(
        MailRow(
            kind=mail.kind,
            person_id=mail.person_id,
            invitation_id=mail.invitation_id,
            sequence=mail.sequence,
            message_id=mail.message_id,
            recipient=mail.recipient,
            sender=mail.sender,
            mail_id=mail.mail_id,
            raw=mail.raw,
            state=MailState.WAITING,
            due_at=now,
            created_at=now,
        )
    )


def send_next_batch() -> bool:
    """Hand over the mails that are due; say whether there were any and the relay took mail."""
    claimed = _claim()
    if not claimed:
        return False
    with _open_sender() as post:
        for number, mail in enumerate(claimed):
            try:
                _hand_over(post, mail)
            except RelayUnavailable as error:
                log.warning("the relay takes no mail now: %s", type(error).__name__)
                _give_back(claimed[number:], str(error))
                return False
    return True


@dataclass(frozen=True, slots=True)
class _Claimed:
    id: int
    sender: str
    recipient: str
    raw: bytes


def _claim() -> list[_Claimed]:
    now = clock.now()
    if not storage.list_due_mail(now=now, most=1):
        return []
    with unit_of_work():
        rows = storage.list_due_mail(now=now, most=BATCH)
        for row in rows:
            row.lease_until = now + LEASE
            row.attempts += 1
        return [_Claimed(row.id, row.sender, row.recipient, row.raw) for row in rows]


def _open_sender() -> AbstractContextManager[Sender]:
    chosen = settings()
    if not chosen.smtp_host:
        return open_folder(chosen.mail_folder)
    return open_relay(
        Relay(
            chosen.smtp_host,
            chosen.smtp_port,
            chosen.smtp_user,
            chosen.smtp_password,
            Security(chosen.smtp_security),
        )
    )


def _hand_over(post: Sender, mail: _Claimed) -> None:
    try:
        post.hand_over(mail.raw, sender=mail.sender, recipient=mail.recipient)
    except MailRefused as error:
        _settle(mail.id, taken=False, error=str(error))
    except MailDelayed as error:
        _try_later(mail.id, str(error))
    else:
        _settle(mail.id, taken=True)


def _settle(mail_row_id: int, *, taken: bool, error: str = "") -> None:
    """Store what became of a mail, and tell whoever follows its kind."""
    with unit_of_work():
        row = storage.get_mail(mail_row_id)
        row.state = MailState.SENT if taken else MailState.FAILED
        row.sent_at = clock.now() if taken else None
        row.lease_until = None
        row.last_error = error
        follower = _followers.get(row.kind)
        if follower:
            with organisations.within(row.organisation_id):
                follower(row, taken)
                db.session.flush()


def _try_later(mail_row_id: int, error: str) -> None:
    """Wait twice as long each time; in the end say that it failed."""
    with unit_of_work():
        row = storage.get_mail(mail_row_id)
        row.lease_until = None
        row.last_error = error
        row.due_at = clock.now() + min(FIRST_PAUSE * 2 ** (row.attempts - 1), LONGEST_PAUSE)
        exhausted = row.attempts >= MOST_ATTEMPTS
    if exhausted:
        _settle(mail_row_id, taken=False, error=error)


def _give_back(claimed: list[_Claimed], error: str) -> None:
    """Put mails back that the relay never saw; that is no attempt of theirs."""
    with unit_of_work():
        for mail in claimed:
            row = storage.get_mail(mail.id)
            row.lease_until = None
            row.attempts -= 1
            row.last_error = error
            row.due_at = clock.now() + FIRST_PAUSE


def _mail_id(occasion: str, *, person: PersonRow, own: Mailbox) -> str:
    """Give the Message-ID for an occasion; it tells outsiders nothing about the person."""
    key = keys.personal_key(settings().secret_key, f"mail:{occasion}", person.id)
    return f"<dlg-{key}@{own.address.rpartition('@')[2]}>"


def _render(kind: str, *, person: PersonRow, **facts: Any) -> tuple[str, str, str]:
    """Give subject, text and HTML of a mail in the language of its reader.

    The first line of the text template is the subject.
    """
    language = written_language(person)
    templates = current_app.jinja_env
    with force_locale(language):
        facts = {"person": person, "language": language, **facts}
        words = templates.get_template(f"mail/{kind}.txt").render(facts)
        subject, _, text = words.partition("\n")
        html = templates.get_template(f"mail/{kind}.html").render(subject=subject, **facts)
    return subject, text.strip() + "\n", html
