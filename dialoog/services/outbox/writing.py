"""Write mail: what is the same for everybody is rendered once, and stored with its change."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from html import escape
from types import MappingProxyType
from typing import Any

from flask import current_app
from flask_babel import force_locale

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.mail import Mail, compose
from dialoog.services import keys
from dialoog.services.outbox.following import follow
from dialoog.services.outbox.house import (
    NO_ADDRESS,
    Reader,
    sender,
    settings,
    written_language,
)
from dialoog.storage import outbox as storage
from dialoog.storage.outbox import MailState

NOTHING: Mapping[str, str] = MappingProxyType({})
_BLANK = re.compile("\ue000([a-z_]+)\ue001")  # private use: no text of people holds these signs


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A mail that is written and not stored yet; without bytes its address can't be used."""

    kind: str
    mail_id: str
    sender: str
    recipient: str
    raw: bytes
    person_id: int | None
    invitation_id: int | None = None
    sequence: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a mail is about, so that whoever follows it knows; ``sequence`` is the version of the
    appointment that an invitation's mail tells about."""

    invitation_id: int | None = None
    sequence: int | None = None
    message_id: int | None = None


@dataclass(slots=True)
class Writer:
    """Writes the mail ``templates/mail/<kind>`` to many people, each in their own language.

    ``shared`` are the facts that are the same for everybody. What differs are the ``name`` and
    the ``personal`` facts: a template may print them, and not look inside them, because it is
    rendered once in each language with blanks in their place.
    """

    kind: str
    own: Mailbox
    now: datetime
    personal: Sequence[str] = ()
    shared: Mapping[str, Any] = field(default_factory=dict)
    _forms: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def write(
        self,
        person: Reader,
        *,
        once: str,
        about: About,
        calendar: CalendarObject | None = None,
        personal: Mapping[str, str] = NOTHING,
    ) -> Outgoing:
        """Write to one person.

        ``once`` names the occasion: for the same occasion and address there is one Message-ID,
        so that the mail is stored once however often it is written. Raises ``BadAddress`` when
        the person's address can't be used.
        """
        subject, text, html = self.words(person, personal)
        recipient = Mailbox(person.full_name, person.email)
        mail_id = self._mail_id(person, once)
        mail = Mail(mail_id, self.now, self.own, recipient, subject, text, html, calendar)
        return self._outgoing(person, mail_id, recipient.address, compose(mail), about)

    def leave(self, person: Reader, *, once: str, about: About) -> Outgoing:
        """Give the mail that can't be written because the address can't be used."""
        return self._outgoing(person, self._mail_id(person, once), person.email, b"", about)

    def words(self, person: Reader, personal: Mapping[str, str] = NOTHING) -> tuple[str, str, str]:
        """Give subject, text and HTML as ``person`` gets them."""
        language = written_language(person)
        if language not in self._forms:
            self._forms[language] = self._render(language)
        subject, text, html = self._forms[language]
        plain = {"name": person.full_name, **personal}
        marked = {fact: escape(words) for fact, words in plain.items()}
        return _filled(subject, plain), _filled(text, plain), _filled(html, marked)

    def _render(self, language: str) -> tuple[str, str, str]:
        """Render with blanks; the first line of the text template is the subject."""
        templates = current_app.jinja_env
        blanks = {fact: f"\ue000{fact}\ue001" for fact in ("name", *self.personal)}
        facts = {
            "organisation": self.own.name,
            "language": language,
            **self.shared,
            **blanks,
        }
        with force_locale(language):
            words = templates.get_template(f"mail/{self.kind}.txt").render(facts)
            subject, _, text = words.partition("\n")
            html = templates.get_template(f"mail/{self.kind}.html").render(subject=subject, **facts)
        return subject, text.strip() + "\n", html

    def _mail_id(self, person: Reader, once: str) -> str:
        """Give the Message-ID for an occasion; it tells outsiders nothing about the person."""
        occasion = f"mail:{self.kind}:{once}:{person.email}"
        key = keys.personal_key(settings().secret_key, occasion, person.id or 0)
        return f"<dlg-{key}@{self.own.address.rpartition('@')[2]}>"

    def _outgoing(
        self, person: Reader, mail_id: str, recipient: str, raw: bytes, about: About
    ) -> Outgoing:
        return Outgoing(
            kind=self.kind,
            mail_id=mail_id,
            sender=self.own.address,
            recipient=recipient,
            raw=raw,
            person_id=person.id,
            invitation_id=about.invitation_id,
            sequence=about.sequence,
            message_id=about.message_id,
        )


def writer(kind: str, *, now: datetime, personal: Sequence[str] = (), **shared: Any) -> Writer:
    """Give a writer of mail in the name of the organisation that is entered."""
    return Writer(kind, sender(), now, personal, shared)


def put(mails: Sequence[Outgoing], *, now: datetime) -> None:
    """Store mail to be sent, in the open unit of work; what is there already stays as it is.

    ``now`` is when the change happened that it tells about: mails of one change are one round.
    """
    known = storage.list_known([mail.mail_id for mail in mails])
    new = [mail for mail in mails if mail.mail_id not in known]
    storage.add([{**_columns(mail), "due_at": now, "created_at": now} for mail in new])
    unsendable = [mail.mail_id for mail in new if not mail.raw]
    if unsendable:
        follow(storage.list_by_mail_id(unsendable))


def _columns(mail: Outgoing) -> dict[str, Any]:
    sendable = bool(mail.raw)
    return {
        **asdict(mail),
        "state": MailState.WAITING if sendable else MailState.FAILED,
        "last_error": "" if sendable else NO_ADDRESS,
    }


def _filled(form: str, facts: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda blank: facts.get(blank[1], ""), form)
