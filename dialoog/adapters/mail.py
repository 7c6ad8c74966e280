"""The bytes of a mail: text, HTML and, for an invitation, the calendar part that clients expect.

Thousands are written in a row, so the parts are joined as bytes; only a header that plain ASCII
can't hold is left to the library (RFC 2047).
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.policy import EmailPolicy
from email.utils import format_datetime
from functools import lru_cache
from hashlib import sha256

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.plain import plain_line, plain_lines

LONGEST_PLAIN_HEADER = 76
SIGNS = 10  # of at most four bytes each, in a word of at most 75
_ATOMS = re.compile("[A-Za-z0-9'/_-]+(?: [A-Za-z0-9'/_-]+)*")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail to one person.

    ``message_id`` is "<…@…>" and stays the same for ever, also when the mail is handed over
    twice; the same mail always gives the same bytes. With ``calendar`` it is an invitation, an
    update or a cancellation; without it a message that no machine should answer.
    """

    message_id: str
    sent_at: datetime
    sender: Mailbox
    recipient: Mailbox
    subject: str
    text: str
    html: str
    calendar: CalendarObject | None = None
    calendar_name: str = "uitnodiging.ics"


class _Wire(EmailPolicy):
    """SMTP's line ends; a header begins on the line of its name, which some servers insist on."""

    def fold_binary(self, name: str, value: str) -> bytes:
        alone, beside = f"{name}:\r\n ".encode(), f"{name}: ".encode()
        return super().fold_binary(name, value).replace(alone, beside, 1)


_WIRE = _Wire(linesep="\r\n")


def compose(mail: Mail) -> bytes:
    """Give the mail as it goes over the wire: ASCII only, CRLF line ends, no stray header.

    The shape with a calendar is the one all big clients agree on: the calendar is the last
    alternative, without Content-Disposition, and once more as an attachment (RFC 6047 2.4).
    """
    parts = [_text_part("plain", mail.text), _text_part("html", mail.html)]
    if mail.calendar is None:
        return _head(mail) + _multipart("alternative", parts, mail.message_id)
    encoded = _base64(mail.calendar.content)
    parts.append(_calendar_part(mail.calendar.method, encoded))
    alternatives = _multipart("alternative", parts, mail.message_id)
    attachment = _attachment(mail.calendar_name, encoded)
    return _head(mail) + _multipart("mixed", [alternatives, attachment], mail.message_id)


def _head(mail: Mail) -> bytes:
    lines = [
        _mailbox_header("From", mail.sender),
        _mailbox_header("To", mail.recipient),
        _header("Subject", plain_line(mail.subject)),
        f"Date: {format_datetime(mail.sent_at)}\r\n".encode(),
        f"Message-ID: {mail.message_id}\r\n".encode(),
        b"MIME-Version: 1.0\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n",
    ]
    if mail.calendar is None:
        # Some calendars skip an invitation that says this, so only other mail does (RFC 3834).
        lines.append(b"Auto-Submitted: auto-generated\r\n")
    return b"".join(lines)


@lru_cache(maxsize=256)
def _mailbox_header(name: str, mailbox: Mailbox) -> bytes:
    if not mailbox.name.isascii():
        words = "\r\n ".join(_encoded_words(mailbox.name))
        return f"{name}: {words}\r\n <{mailbox.address}>\r\n".encode()
    line = f"{name}: {mailbox.name} <{mailbox.address}>"
    if _ATOMS.fullmatch(mailbox.name) and len(line) <= LONGEST_PLAIN_HEADER:
        return f"{line}\r\n".encode()
    address = Address(display_name=mailbox.name, addr_spec=mailbox.address)
    return _folded(name, _WIRE.header_factory(name, address))


def _encoded_words(text: str) -> list[str]:
    """Give text as words of ASCII, each with whole characters only (RFC 2047 2 and 5)."""
    pieces = [text[start : start + SIGNS] for start in range(0, len(text), SIGNS)]
    return [f"=?utf-8?b?{base64.b64encode(piece.encode()).decode()}?=" for piece in pieces]


@lru_cache(maxsize=256)
def _header(name: str, value: str) -> bytes:
    return _folded(name, _WIRE.header_factory(name, value))


def _folded(name: str, value: str) -> bytes:
    return _WIRE.fold_binary(name, value)


def _text_part(subtype: str, text: str) -> bytes:
    lines = plain_lines(text).rstrip("\n") + "\n"
    encoded = binascii.b2a_qp(lines.replace("\n", "\r\n").encode(), istext=True)
    return (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    ).encode() + encoded


def _calendar_part(method: str, encoded: bytes) -> bytes:
    return (
        f'Content-Type: text/calendar; charset="UTF-8"; method="{method}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode() + encoded


def _attachment(name: str, encoded: bytes) -> bytes:
    return (
        f'Content-Type: application/ics; name="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\n'
    ).encode() + encoded


def _base64(content: bytes) -> bytes:
    # Keeps the CRLF line ends that a calendar must have.
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def _multipart(subtype: str, parts: list[bytes], message_id: str) -> bytes:
    """Join the parts; the boundary holds "=_", which occurs in no encoded text."""
    boundary = f"=_{sha256(f'{subtype} {message_id}'.encode()).hexdigest()[:32]}".encode()
    body = b"".join(b"--%b\r\n%b\r\n" % (boundary, part) for part in parts)
    head = f'Content-Type: multipart/{subtype}; boundary="'.encode()
    return head + boundary + b'"\r\n\r\n' + body + b"--" + boundary + b"--\r\n"
