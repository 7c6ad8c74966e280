"""Mails that answer an invitation, as a calendar or a mail server would write them."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from dialoog.services import clock
from dialoog.services.invitations import reading
from dialoog.services.invitations.reading import Reading
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow


def answer_mail(
    meeting: MeetingRow,
    attendee: str,
    partstat: str = "ACCEPTED",
    *,
    sender: str | None = None,
    to: str = "dialoog@proef.example",
    sequence: int | None = None,
    at: datetime | None = None,
    note: str = "",
    method: str = "REPLY",
    answers: str = "",
    uid: str = "",
    calendar: bool = True,
) -> bytes:
    """Give the mail with which somebody answers, or whatever ``method`` is."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Proef//NL", f"METHOD:{method}"),
        *("BEGIN:VEVENT", f"UID:{uid or meeting.uid}"),
        f"DTSTAMP:{at or clock.now():%Y%m%dT%H%M%SZ}",
        f"DTSTART:{meeting.starts_at:%Y%m%dT%H%M%SZ}",
        f"DTEND:{meeting.ends_at:%Y%m%dT%H%M%SZ}",
        f"ATTENDEE{f';PARTSTAT={partstat}' if partstat else ''}:mailto:{attendee}",
        *([f"SEQUENCE:{sequence}"] if sequence is not None else []),
        *([f"COMMENT:{note}"] if note else []),
        *("END:VEVENT", "END:VCALENDAR", ""),
    ]
    content = "\r\n".join(lines).encode() if calendar else b""
    return as_mail(content, sender or attendee, to=to, at=at, method=method, answers=answers)


def as_mail(
    content: bytes,
    sender: str,
    *,
    to: str = "dialoog@proef.example",
    at: datetime | None = None,
    method: str = "REPLY",
    answers: str = "",
) -> bytes:
    """Give the mail in which a calendar message travels."""
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = "Antwoord: Bijeenkomst"
    message["Date"] = format_datetime(at or clock.now())
    message["Message-ID"] = make_msgid(domain="mail.example")
    if answers:
        message["In-Reply-To"] = answers
    message.set_content("Zie de agenda.\n")
    if content:
        message.add_alternative(
            content, "text", "calendar", cte="base64", params={"method": method}
        )
    return message.as_bytes()


def bounce_mail(recipient: str, mail_id: str) -> bytes:
    """Give what a mail server sends back when it can't deliver our mail."""
    return "\n".join(
        [
            "From: MAILER-DAEMON@mx.example",
            "To: dialoog@proef.example",
            f"Message-ID: {make_msgid(domain='mx.example')}",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=terug",
            *("", "--terug", "Content-Type: text/plain", "", "User unknown"),
            *("--terug", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx"),
            *("", f"Final-Recipient: rfc822; {recipient}", "Action: failed", "Status: 5.1.1"),
            *("", "--terug", "Content-Type: text/rfc822-headers", "", f"Message-ID: {mail_id}"),
            *("", "--terug--", ""),
        ]
    ).encode()


def read(raw: bytes) -> Reading:
    """Read a mail as the worker does."""
    mail = reading.understand(raw)
    with unit_of_work():
        return reading.take(mail, raw, now=clock.now())
