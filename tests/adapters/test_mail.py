"""Mails as they go over the wire."""

import email
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import policy

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.adapters.correspondence import CalendarObject, Mailbox
from dialoog.adapters.mail import Mail, compose

CALENDAR = CalendarObject("REQUEST", "BEGIN:VCALENDAR\r\nX:één\r\nEND:VCALENDAR\r\n".encode())
PLAIN = Mail(
    message_id="<7.1@appelveld.example>",
    sent_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    sender=Mailbox("Gemeente Appelveld", "dialoog@appelveld.example"),
    recipient=Mailbox("Jan D’Hond", "jan@zorg.example"),
    subject="Uitnodiging – «één gesprek»",
    text="Beste meneer D’Hond,\n\nKomt u ook?\n",
    html='<p lang="nl">Komt u ook? €</p>',
)
INVITATION = replace(PLAIN, calendar=CALENDAR)
HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "X-Auto-Response-Suppress",
    "Content-Type",
}


def read(mail: Mail) -> email.message.EmailMessage:
    message = email.message_from_bytes(compose(mail), policy=policy.default)
    assert [part.defects for part in message.walk()] == [[] for _ in message.walk()]
    return message


def test_an_invitation_has_the_shape_that_clients_agree_on():
    message = read(INVITATION)

    alternatives, attachment = message.iter_parts()
    assert message.get_content_type() == "multipart/mixed"
    assert alternatives.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in alternatives.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert attachment.get_content_type() == "application/ics"
    assert attachment.get_filename() == "uitnodiging.ics"


def test_the_calendar_part_and_its_attachment_are_the_same_bytes():
    alternatives, attachment = read(INVITATION).iter_parts()
    calendar = list(alternatives.iter_parts())[-1]

    assert calendar.get_payload(decode=True) == CALENDAR.content
    assert attachment.get_payload(decode=True) == CALENDAR.content
    assert calendar["Content-Type"].params == {"charset": "UTF-8", "method": "REQUEST"}
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar["Content-Disposition"] is None


def test_a_mail_without_calendar_is_text_and_html():
    message = read(PLAIN)

    text, html = message.iter_parts()
    assert message.get_content_type() == "multipart/alternative"
    assert text.get_content().splitlines() == PLAIN.text.splitlines()
    assert html.get_content().splitlines() == PLAIN.html.splitlines()


def test_only_a_mail_without_calendar_says_that_a_machine_sent_it():
    assert read(PLAIN)["Auto-Submitted"] == "auto-generated"
    assert read(INVITATION)["Auto-Submitted"] is None
    assert read(INVITATION)["X-Auto-Response-Suppress"] == "OOF, AutoReply"


def test_headers_say_who_writes_to_whom():
    message = read(INVITATION)

    assert message["From"] == "Gemeente Appelveld <dialoog@appelveld.example>"
    assert message["To"] == "Jan D’Hond <jan@zorg.example>"
    assert message["Subject"] == PLAIN.subject
    assert message["Date"].datetime == PLAIN.sent_at
    assert message["Message-ID"] == PLAIN.message_id


def test_the_same_mail_is_the_same_bytes():
    assert compose(INVITATION) == compose(INVITATION)
    assert compose(INVITATION) != compose(replace(INVITATION, message_id="<8.1@a.example>"))


def test_a_long_header_begins_on_the_line_of_its_name():
    sender = Mailbox("Gemeente " + "Appelveld " * 9, "dialoog@uitnodiging.appelveld.example")
    subject = "Uitnodiging van Gemeente Appelveld: praat mee op donderdag 26 november 2026"

    raw = compose(replace(PLAIN, sender=sender, subject=subject))

    assert raw.startswith(b"From: Gemeente Appelveld")
    assert b"\r\nSubject: Uitnodiging van" in raw
    assert email.message_from_bytes(raw, policy=policy.default)["Subject"] == subject


anything = st.text(alphabet=st.characters(codec=None), max_size=300)


@pytest.mark.parametrize("mail", [PLAIN, INVITATION])
@given(subject=anything, name=anything, text=anything)
def test_no_text_can_add_a_header_or_leave_the_wire_format(mail, subject, name, text):
    person = Mailbox(name, "jan@zorg.example")

    raw = compose(replace(mail, subject=subject, recipient=person, text=text, html=text))

    message = email.message_from_bytes(raw, policy=policy.default)
    assert set(message.keys()) - {"Auto-Submitted"} == HEADERS
    assert len(message.keys()) == len(set(message.keys()))
    assert [address.addr_spec for address in message["To"].addresses] == ["jan@zorg.example"]
    assert len(list(message.walk())) == (6 if mail.calendar else 3)
    assert not re.search(rb"[^\x00-\x7f]|(?<!\r)\n|\r(?!\n)", raw)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
