"""Mail from every kind of calendar, from machines and from people with bad plans."""

from __future__ import annotations

import base64

import pytest

from dialoog.adapters.incoming import read_mail, read_words
from dialoog.domain.invitations import Reply
from dialoog.domain.invitations.incoming import Ground, Outcome
from dialoog.domain.invitations.reading import said
from tests.replies import ANNA, OUR_SERVER, UID, Expected, World, all_expected, raw_mail


@pytest.mark.parametrize("expected", all_expected(), ids=lambda one: one.name)
def test_each_mail_has_its_outcome(expected: Expected):
    world = World()
    if expected.after:
        world.read(raw_mail(expected.after))

    mail, verdict = world.read(expected.raw)

    speaker = said(mail)
    assert verdict.ground is expected.ground
    assert (speaker.address if speaker else mail.undelivered.recipient) == expected.attendee
    assert (speaker.partstat if speaker else "") == expected.partstat
    assert (mail.calendar.comment if mail.calendar else "") == expected.note
    assert (verdict.answer is not None) >= (verdict.outcome is Outcome.APPLIED)


def reply(*lines: str) -> bytes:
    """Give a mail whose calendar has these lines beside an honest answer."""
    calendar = "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "METHOD:REPLY",
            "BEGIN:VEVENT",
            f"UID:{UID}",
            f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{ANNA}",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )
    body = base64.encodebytes(calendar.encode()).decode()
    head = f"From: {ANNA}\nContent-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n"
    return (head + body).encode()


def test_an_honest_answer_is_read():
    assert World().read(reply())[1].ground is Ground.ANSWERED


@pytest.mark.parametrize(
    ("raw", "ground"),
    [
        (b"X: " + b"a" * 5_000_000, Ground.TOO_LARGE),
        (b"From: a@b.nl\n" + b"X-Filler: ja\n" * 40_000 + b"\nDag", Ground.TOO_LARGE),
        (reply("COMMENT:" + "x" * 2_000_000), Ground.TOO_LARGE),
        (reply(*["ATTENDEE:mailto:a@b.nl"] * 20_000), Ground.TOO_COMPLEX),
        (reply(*["BEGIN:VALARM", "END:VALARM"] * 5_000), Ground.TOO_COMPLEX),
        (reply(*["BEGIN:VALARM"] * 5_000), Ground.TOO_COMPLEX),
        (reply("COMMENT:" + "x" * 500_000), Ground.TOO_COMPLEX),
        (reply("ATTENDEE;" + 'A="' * 100_000 + ":mailto:a@b.nl"), Ground.TOO_COMPLEX),
    ],
    ids=["bytes", "headers", "part", "attendees", "components", "nesting", "comment", "parameters"],
)
def test_too_much_is_refused(raw, ground):
    mail, verdict = World().read(raw)

    assert (mail.limit or mail.fault) is ground
    assert verdict.outcome is Outcome.REJECTED


def test_too_many_parts_are_refused():
    parts = b"".join(b"--x\nContent-Type: text/plain\n\nja\n" for _ in range(5_000))
    raw = b"From: a@b.nl\nContent-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n"

    assert read_mail(raw).limit is Ground.TOO_COMPLEX


@pytest.mark.parametrize("deep", [14, 50, 3_000])
def test_parts_in_parts_in_parts_are_refused(deep):
    inner = b"Content-Type: text/plain\n\nja\n"
    for level in range(deep):
        mark = b"m%d" % level
        inner = b"Content-Type: multipart/mixed; boundary=%b\n\n--%b\n%b--%b--\n" % (
            mark,
            mark,
            inner,
            mark,
        )

    assert read_mail(b"From: a@b.nl\n" + inner).limit is Ground.TOO_COMPLEX


def test_a_mail_in_a_mail_stays_closed():
    inner = raw_mail("outlook-accept")
    for level in range(4):
        mark = b"w%d" % level
        inner = b"From: x@y.nl\nContent-Type: multipart/mixed; boundary=%b\n\n" % mark + (
            b"--%b\nContent-Type: message/rfc822\n\n%b\n--%b--\n" % (mark, inner, mark)
        )

    assert World().read(inner)[1].ground is Ground.FORWARDED


def test_a_proposed_time_is_read_in_the_zone_of_the_calendar():
    mail, _ = World().read(raw_mail("outlook-proposes"))

    assert mail.calendar.starts_at.isoformat() == "2027-03-19T09:00:00+00:00"
    assert mail.calendar.ends_at.isoformat() == "2027-03-19T11:00:00+00:00"


@pytest.mark.parametrize(
    "start", ["", "vrijdag", "99999999T999999", "00010101T000000", "20270319/P1D", "P1D"]
)
def test_a_proposed_time_that_is_no_time_is_left_out(start):
    raw = raw_mail("outlook-proposes")
    calendar = base64.b64decode(raw.split(b"base64\r\n\r\n")[1].split(b"--grens1")[0])
    changed = calendar.replace(b"20270319T100000", start.encode())
    body = base64.encodebytes(changed)
    head = f"From: {ANNA}\nContent-Type: text/calendar\nContent-Transfer-Encoding: base64\n\n"

    mail = read_mail(head.encode() + body)

    assert mail.calendar.method == "COUNTER"


def test_the_last_of_two_answers_in_one_second_counts():
    world = World()
    world.read(raw_mail("outlook-accept"))

    world.read(raw_mail("changed-within-a-second"))

    assert world.invited[1].invitation.answer.reply is Reply.DECLINED


def test_without_a_trusted_name_the_topmost_results_count():
    mail = read_mail(raw_mail("forged-pass-with-other-name-above"))
    trusted = read_mail(raw_mail("forged-pass-with-other-name-above"), trusted=OUR_SERVER)

    assert mail.authenticity != trusted.authenticity


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("words-without-calendar", "Ja hoor, ik kom met de taxi."),
        ("outlook-accept", "Ik kom graag."),
        ("bounce", "User unknown"),
        ("nothing-at-all", ""),
    ],
)
def test_the_words_of_a_mail_can_be_read(name, words):
    assert read_words(raw_mail(name)) == words


def test_markup_is_left_out_of_words():
    raw = b"Content-Type: text/html\n\n<style>p{x}</style><p>Ik &amp; mijn <b>zus</b></p>"

    assert read_words(raw).split() == ["Ik", "&", "mijn", "zus"]
