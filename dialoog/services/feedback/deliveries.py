"""Tell something to many people, each over the channel they chose, and know whom it reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from flask import current_app
from flask_babel import force_locale

from dialoog.domain.feedback import DeliveryState, MessageKind, is_wanted
from dialoog.domain.people import Address, Channel, Contact
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, outbox
from dialoog.services.feedback.keeping import keep_promise
from dialoog.services.outbox import About, BadAddress, Correspondent, Outgoing, Writer
from dialoog.services.people import make_doors
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import DeliveryRow, MessageRow
from dialoog.storage.outbox import MailRow, MailState
from dialoog.storage.people import PersonRow

WRITTEN_IN = "nl"
ALSO_IN = ("en",)
MAIL = "feedback"


def word(kind: MessageKind, *, language: str = WRITTEN_IN, **facts: Any) -> tuple[str, str]:
    """Give subject and text of a message, the same on paper, by phone and by mail.

    They come from ``templates/feedback/messages/<kind>.txt``; its first line is the subject.
    """
    template = current_app.jinja_env.get_template(f"feedback/messages/{kind.value}.txt")
    with force_locale(language):
        subject, _, text = template.render(facts).partition("\n")
    return subject.strip(), text.strip() + "\n"


def tell(
    kind: MessageKind,
    *,
    programme_id: int,
    people: Iterable[PersonRow],
    now: datetime,
    personal_urls: Mapping[int, str] = MappingProxyType({}),
    **facts: Any,
) -> MessageRow:
    """Store a message and send it to ``people``: by mail, or onto the list to phone or to post.

    ``personal_urls`` are links for one person only, by the number of that person. Everybody gets
    the link to their own page as well; who wants to hear the outcome only is left in peace.
    """
    listeners = [person for person in people if is_wanted(kind, news=person.news)]
    message = _store(kind, programme_id=programme_id, now=now, facts=facts)
    refused = storage.list_who_refused_contact([person.id for person in listeners])
    own_urls = make_doors(listeners, now=now)
    writers: dict[tuple[str, bool], Writer] = {}
    mails: list[Outgoing] = []
    for person in listeners:
        row = _address(message, person, refused=person.id in refused)
        if row.channel is Channel.MAIL and row.state is DeliveryState.WAITING:
            urls = {"own_url": own_urls[person.id]}
            if person.id in personal_urls:
                urls["personal_url"] = personal_urls[person.id]
            mail = _write(message, person, writers=writers, now=now, urls=urls)
            mails += [mail] if mail else []
            row.state = DeliveryState.WAITING if mail else DeliveryState.NOT_REACHABLE
        row.at = None if row.state is DeliveryState.WAITING else now
    outbox.put(mails, now=now)
    history.note(f"message.{kind.value}", "programme", programme_id, people=len(listeners))
    return message


def _store(
    kind: MessageKind, *, programme_id: int, now: datetime, facts: Mapping[str, Any]
) -> MessageRow:
    subject, text = word(kind, **facts)
    message = MessageRow(
        programme_id=programme_id,
        kind=kind,
        subject=subject,
        text=text,
        translations={language: word(kind, language=language, **facts) for language in ALSO_IN},
        sent_at=now,
    )
    db.session.add(message)
    db.session.flush()
    return message


def channel_of(person: PersonRow) -> Channel | None:
    """Give the channel that really works for somebody, their own choice first."""
    return Contact(
        email=person.email if outbox.can_mail(person) else "",
        phone=person.phone,
        address=Address(person.street, person.postal_code, person.town),
        channel=person.channel,
    ).working_channel


def mark_told(delivery_id: int, state: DeliveryState, *, now: datetime) -> DeliveryRow:
    """Say that somebody was phoned or that their letter was posted, or that it didn't work."""
    row = storage.get_delivery(delivery_id)
    if row.channel is Channel.MAIL:
        raise Refused("message.mail_tells_itself")
    row.state = state
    row.at = now
    db.session.flush()
    keep_promise(row.message, today=clock.day_of(now))
    return row


def _address(message: MessageRow, person: PersonRow, *, refused: bool) -> DeliveryRow:
    way = way_to(person, refused=refused)
    row = DeliveryRow(
        organisation_id=message.organisation_id,
        person=person,
        channel=way if isinstance(way, Channel) else channel_of(person) or person.channel,
        state=DeliveryState.WAITING if isinstance(way, Channel) else way,
    )
    message.deliveries.append(row)
    return row


def _write(
    message: MessageRow,
    person: PersonRow,
    *,
    writers: dict[tuple[str, bool], Writer],
    now: datetime,
    urls: Mapping[str, str],
) -> Outgoing | None:
    """Write the message in the language of the person, or give None without a usable address."""
    key = outbox.written_language(person), "personal_url" in urls
    if key not in writers:
        subject, text = message.words_in(key[0])
        writers[key] = _writer(subject, text, personal=key[1], now=now)
    once, about = f"message:{message.id}", About(message_id=message.id)
    try:
        return writers[key].write(person, once=once, about=about, personal=urls)
    except BadAddress:
        return None


def _writer(subject: str, text: str, *, personal: bool, now: datetime) -> Writer:
    link = {} if personal else {"personal_url": None}
    return outbox.writer(
        MAIL,
        now=now,
        personal=("own_url", "personal_url") if personal else ("own_url",),
        told_subject=subject,
        told_text=text.strip(),
        **link,
    )


def mail_as_read(
    subject: str, text: str, *, name: str, own_url: str, language: str, now: datetime
) -> str:
    """Give the words of a mail as somebody called ``name`` will read them."""
    reader = Correspondent(name, "", language)
    writer = _writer(subject, text, personal=False, now=now)
    return writer.words(reader, {"own_url": own_url})[1]


def way_to(person: PersonRow, *, refused: bool) -> Channel | DeliveryState:
    """Give how a message reaches somebody, or why it doesn't."""
    if refused:
        return DeliveryState.REFUSED
    return channel_of(person) or DeliveryState.NOT_REACHABLE


@outbox.follows(MAIL)
def _mails_settled(mails: Sequence[MailRow]) -> None:
    """Store whether the mail relay took messages."""
    touched = set()
    for mail in mails:
        if mail.message_id is None or mail.person_id is None:
            continue
        row = storage.find_delivery(mail.message_id, mail.person_id)
        if row is not None:
            taken = mail.state is MailState.SENT
            row.state = DeliveryState.REACHED if taken else DeliveryState.NOT_REACHABLE
            row.at = mail.sent_at
            touched.add(row.message)
    db.session.flush()
    for message in touched:
        keep_promise(message, today=clock.today())
