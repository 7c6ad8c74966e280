"""Read a mail that came in, whoever wrote it and whatever is in it: bytes in, facts out.

Limits come before parsing, nothing in a mail is run, opened or fetched, and what can't be read is
a fact too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value, parsedate_to_datetime
from hashlib import sha256
from html import unescape
from typing import Any

from dialoog.adapters.ical_reply import BadReply, read_reply
from dialoog.adapters.mail_nature import nature, undelivered
from dialoog.adapters.mail_origin import authenticity, header, headers, recipients, senders
from dialoog.adapters.plain import plain_lines
from dialoog.domain.invitations.incoming import (
    CalendarReply,
    Ground,
    IncomingMail,
    Nature,
    Undelivered,
)

LARGEST_MAIL = 4 * 2**20
LARGEST_PART = 2**20
LARGEST_HEAD = 256 * 2**10
MOST_PARTS = 60
DEEPEST = 12
MOST_CALENDARS = 8
MOST_REFERENCES = 30
LONGEST_WORDS = 4000

# Parsing the parameters of a header takes time by the square of its length.
_LONG_HEADER = re.compile(
    rb"^content-[a-z-]+:(?:[^\n]|\n[ \t]){8000}", re.IGNORECASE | re.MULTILINE
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_BOUNDARY = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_DASHES = re.compile(rb"^--\S", re.MULTILINE)
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")
_TAG = re.compile(r"<[^<>]*>")
_CALENDAR_TYPES = {"text/calendar", "application/ics", "application/calendar"}


class _TooMuch(Exception):
    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.ground = ground


def read_mail(raw: bytes, *, trusted: str = "") -> IncomingMail:
    """Give the facts of a mail; never raises, whatever the bytes.

    ``trusted`` is the name of our own mail server in Authentication-Results.
    """
    mark = sha256(raw).hexdigest()
    try:
        _check_size(raw)
        return _read(raw, trusted=trusted)
    except _TooMuch as error:
        return IncomingMail(mark=mark, limit=error.ground)
    except Exception:  # noqa: BLE001 - strangers choose these bytes, and parsers raise anything
        return IncomingMail(mark=mark, limit=Ground.UNREADABLE)


def read_words(raw: bytes) -> str:
    """Give the text of a mail as somebody may read it, without markup; nothing when there is none."""
    try:
        _check_size(raw)
        parts = list(_parts(_parse(raw)))
        for kind in ("text/plain", "text/html"):
            for part in parts:
                if part.get_content_type() == kind:
                    text = _decoded(part)
                    text = _without_markup(text) if kind == "text/html" else text
                    return plain_lines(text).strip()[:LONGEST_WORDS]
    except Exception:  # noqa: BLE001 - strangers choose these bytes, and parsers raise anything
        return ""
    return ""


def _check_size(raw: bytes) -> None:
    if len(raw) > LARGEST_MAIL:
        raise _TooMuch(Ground.TOO_LARGE)
    end = _BLANK_LINE.search(raw)
    if (end.start() if end else len(raw)) > LARGEST_HEAD:
        raise _TooMuch(Ground.TOO_LARGE)
    many = sum(1 for _ in _BOUNDARY.finditer(raw)) > MOST_PARTS
    dashes = sum(1 for _ in _DASHES.finditer(raw)) > MOST_PARTS * 10  # text has dashes too
    if many or dashes or _LONG_HEADER.search(raw):
        raise _TooMuch(Ground.TOO_COMPLEX)


def _parse(raw: bytes) -> Message:
    return BytesParser(policy=compat32).parsebytes(raw)


def _read(raw: bytes, *, trusted: str) -> IncomingMail:
    message = _parse(raw)
    parts = list(_parts(message))
    calendars = [part for part in parts if _is_calendar(part)]
    kind = nature(message, parts, answers=bool(calendars))
    back = undelivered(message, parts) if kind is Nature.UNDELIVERED else Undelivered()
    mail = IncomingMail(
        mark=_mark(message, raw),
        nature=kind,
        senders=senders(message),
        recipients=recipients(message),
        authenticity=authenticity(message, trusted=trusted),
        sent_at=_sent_at(message),
        refers_to=_references(message, parts),
        undelivered=replace(back, uid=_returned_uid(parts)),
    )
    try:
        return replace(mail, calendar=_one_calendar(parts, calendars))
    except BadReply as error:
        return replace(mail, fault=error.ground)


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Give the parts of a mail in order; a mail inside a mail is one part and stays closed."""
    if depth > DEEPEST:
        raise _TooMuch(Ground.TOO_COMPLEX)
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        payload = message.get_payload()
        if isinstance(payload, str) and len(payload) > LARGEST_PART * 4 / 3 + 100_000:
            raise _TooMuch(Ground.TOO_LARGE)
        yield message
        return
    count = 0
    for part in _messages(message):
        for inner in _parts(part, depth + 1):
            count += 1
            if count > MOST_PARTS:
                raise _TooMuch(Ground.TOO_COMPLEX)
            yield inner


def _messages(message: Message) -> list[Message]:
    inside = message.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _is_calendar(part: Message) -> bool:
    name = str(part.get_filename("")).lower()
    return part.get_content_type() in _CALENDAR_TYPES or name.endswith((".ics", ".ical"))


def _one_calendar(parts: list[Message], calendars: list[Message]) -> CalendarReply:
    """Give the message that every calendar part of a mail agrees about; raise ``BadReply``."""
    if not calendars:
        raise BadReply(_why_none(parts))
    if len(calendars) > MOST_CALENDARS:
        raise BadReply(Ground.TOO_COMPLEX)
    first, *others = [_reply_in(part) for part in calendars]
    if any(_gist(other) != _gist(first) for other in others):
        raise BadReply(Ground.CALENDARS_DIFFER)
    return first


def _why_none(parts: list[Message]) -> Ground:
    for part in parts:
        name = str(part.get_filename("")).lower()
        if part.get_content_type() == "application/ms-tnef" or name == "winmail.dat":
            return Ground.CLOSED_FILE
    inside = any(part.get_content_type() == "message/rfc822" for part in parts)
    return Ground.FORWARDED if inside else Ground.NO_CALENDAR


def _reply_in(part: Message) -> CalendarReply:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise BadReply(Ground.CALENDAR_BROKEN)
    if len(content) > LARGEST_PART:
        raise BadReply(Ground.TOO_LARGE)
    said = {_parameter(value) for name, value in _parameters(part) if name.lower() == "method"}
    if len(said) > 1:
        raise BadReply(Ground.METHOD_UNCLEAR)
    charset = part.get_content_charset("utf-8")
    return read_reply(content, charset=charset, method=said.pop() if said else "")


def _parameters(part: Message) -> list[tuple[str, Any]]:
    return list(part.get_params(failobj=[], unquote=True) or [])


def _parameter(value: Any) -> str:
    return collapse_rfc2231_value(value).strip().upper()


def _gist(reply: CalendarReply) -> tuple[object, ...]:
    """Give what a calendar message decides; the rest may be written differently."""
    who = tuple((one.address, one.partstat, one.sent_by) for one in reply.responders)
    return (reply.method, reply.uid, reply.sequence, reply.stamp, who)


def _mark(message: Message, raw: bytes) -> str:
    """Recognise a mail by its Message-ID, or by its bytes when it has none."""
    message_id = header(message, "Message-ID")
    return sha256(message_id.encode(errors="replace") if message_id else raw).hexdigest()


def _sent_at(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(header(message, "Date"))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _references(message: Message, parts: list[Message]) -> tuple[str, ...]:
    """Give the Message-IDs of the mails that this one answers, forwards or brings back."""
    lines = [*headers(message, "In-Reply-To"), *headers(message, "References")]
    for inner in _inside(parts):
        lines += headers(inner, "Message-ID")
    found = _MESSAGE_ID.findall(" ".join(lines))
    return tuple(dict.fromkeys(found))[-MOST_REFERENCES:]


def _inside(parts: list[Message]) -> Iterator[Message]:
    """Give the mails that are inside a mail, or only their headers."""
    for part in parts:
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822":
            yield from _messages(part)
        elif part.get_content_type() == "text/rfc822-headers" and isinstance(payload, str):
            yield _parse(payload.encode(errors="replace"))


def _returned_uid(parts: list[Message]) -> str:
    """Give the UID of the invitation in a mail that came back, as far as it is in there."""
    for inner in _inside(parts):
        for part in _parts(inner):
            if _is_calendar(part):
                try:
                    return _reply_in(part).uid
                except BadReply:
                    return ""
    return ""


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")


def _without_markup(html: str) -> str:
    for name in ("style", "script"):
        kept, rest = "", html
        while f"<{name}" in rest:
            before, _, rest = rest.partition(f"<{name}")
            kept += before
            rest = rest.partition(f"</{name}")[2].partition(">")[2]
        html = kept + rest
    return unescape(_TAG.sub(" ", html))
