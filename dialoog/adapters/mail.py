"""The bytes of a mail: text, HTML and, for an invitation, the calendar part that clients expect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.plain import plain_line, plain_lines


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
    message = _part()
    _head(message, mail)
    message.set_content(plain_lines(mail.text), cte="quoted-printable")
    message.add_alternative(plain_lines(mail.html), subtype="html", cte="quoted-printable")
    if mail.calendar is not None:
        message.attach(_calendar_part(mail.calendar))
        message.make_mixed()
        message.attach(_attachment(mail.calendar, mail.calendar_name))
    _settle(message, mail.message_id)
    return message.as_bytes()


def _head(message: EmailMessage, mail: Mail) -> None:
    message["From"] = _address(mail.sender)
    message["To"] = _address(mail.recipient)
    message["Subject"] = plain_line(mail.subject)
    message["Date"] = format_datetime(mail.sent_at)
    message["Message-ID"] = mail.message_id
    message["MIME-Version"] = "1.0"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if mail.calendar is None:
        # Some calendars skip an invitation that says this, so only other mail does (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"


def _address(mailbox: Mailbox) -> Address:
    return Address(display_name=mailbox.name, addr_spec=mailbox.address)


def _calendar_part(calendar: CalendarObject) -> EmailMessage:
    part = _part()
    part.set_content(
        calendar.content,
        maintype="text",
        subtype="calendar",
        cte="base64",  # keeps the CRLF line ends that a calendar must have
        params={"charset": "UTF-8", "method": calendar.method},
    )
    del part["Content-Disposition"]
    return part


def _attachment(calendar: CalendarObject, name: str) -> EmailMessage:
    part = _part()
    part.set_content(
        calendar.content, maintype="application", subtype="ics", cte="base64", filename=name
    )
    return part


def _part() -> EmailMessage:
    return EmailMessage(policy=_WIRE)


def _settle(message: EmailMessage, message_id: str) -> None:
    """Give every boundary a fixed value, and only the whole mail a MIME version."""
    for number, part in enumerate(message.walk()):
        if number:
            del part["MIME-Version"]
        if part.is_multipart():
            digest = sha256(f"{number} {message_id}".encode()).hexdigest()
            part.set_boundary(f"=_{digest[:32]}")  # "=_" occurs in no encoded text
