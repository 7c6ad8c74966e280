"""Addresses and numbers get one form, and what works is chosen."""

from __future__ import annotations

import pytest

from dialoog.domain.people import (
    Address,
    Channel,
    Contact,
    normal_email,
    normal_phone,
    normal_postal_code,
    readable_phone,
)
from dialoog.domain.people.contact import find_phone, split_address, suggest_email

LETTER, MAIL, PHONE = Channel.LETTER, Channel.MAIL, Channel.PHONE


@pytest.mark.parametrize(
    ("text", "email"),
    [
        (" ANNA.JANSEN@voorbeeld.example ", "anna.jansen@voorbeeld.example"),
        ("Anna <a+b@x.nl>", "a+b@x.nl"),
        ("mailto:a@x.nl;", "a@x.nl"),
        ("cor@@voorbeeld,example", None),
        ("cor@voorbeeld", None),
        ("a..b@x.nl", None),
        (".a@x.nl", None),
        ("a@-x.nl", None),
        ("a@x.123", None),
        ("jürgen@x.nl", None),
        ("a b@x.nl", None),
        ("a@x.nl\nbcc: b@x.nl", None),
        ("a" * 65 + "@x.nl", None),
        ("a@" + "b" * 64 + ".nl", None),
        ("a@" + "b." * 130 + "nl", None),
        ("", None),
    ],
)
def test_mail_address_is_checked_by_its_form(text, email):
    assert normal_email(text) == email


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("cor@@voorbeeld,example", "cor@voorbeeld.example"),
        ("cor @ voorbeeld.nl", "cor@voorbeeld.nl"),
        ("cor.@voorbeeld..nl", "cor@voorbeeld.nl"),
        ("geen mail", None),
        ("cor@voorbeeld", None),
    ],
)
def test_broken_mail_address_gets_a_suggestion(text, suggestion):
    assert suggest_email(text) == suggestion


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("06 66496171", "+31666496171"),
        ("06-66 49 61 71", "+31666496171"),
        ("+31 (0)6 66496171", "+31666496171"),
        ("0031 6 66496171", "+31666496171"),
        ("31666496171", "+31666496171"),
        ("666496171", "+31666496171"),
        ("(020) 123 45 67", "+31201234567"),
        ("+32 470 12 34 56", "+32470123456"),
        ("+49 30 123456", "+4930123456"),
        ("12345", None),
        ("06 1234567", None),
        ("+31 6 1234567", None),
        ("geen", None),
        ("٠٦٦٦٤٩٦١٧١", None),
    ],
)
def test_phone_number_gets_one_form(text, phone):
    assert normal_phone(text) == phone


def test_phone_number_is_found_between_words():
    assert find_phone("dochter: 06 66496171 (na 10 uur)") == "+31666496171"
    assert find_phone("0201234567 of 06-66496171") == "+31201234567"
    assert find_phone("bel mij") is None


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+31666496171", "06 66496171"),
        ("+31201234567", "020 1234567"),
        ("+31314123456", "0314 123456"),
        ("+32470123456", "+32470123456"),
    ],
)
def test_phone_number_is_shown_as_people_write_it(phone, shown):
    assert readable_phone(phone) == shown
    assert normal_phone(shown) == phone


def test_postal_code_gets_one_form():
    assert normal_postal_code("8364hg") == normal_postal_code(" 8364  HG") == "8364 HG"
    assert normal_postal_code("0364 HG") is None
    assert normal_postal_code("B-1000") is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Boomstraat 1, 8364hg Appelveld", Address("Boomstraat 1", "8364 HG", "Appelveld")),
        ("Boomstraat 1\n8364 HG  Appelveld", Address("Boomstraat 1", "8364 HG", "Appelveld")),
        ("Boomstraat 1, Appelveld", Address("Boomstraat 1", "", "Appelveld")),
        ("Boomstraat 1000 te hoog", Address("Boomstraat 1000 te hoog")),
        ("Boomstraat 1", Address("Boomstraat 1")),
        ("", Address()),
    ],
)
def test_address_in_one_cell_is_taken_apart(text, address):
    assert split_address(text) == address


@pytest.mark.parametrize(
    ("contact", "works"),
    [
        (Contact("a@x.nl", "+31666496171", Address("S 1", "8364 HG"), LETTER), LETTER),
        (Contact("a@x.nl", "+31666496171", Address("S 1"), LETTER), PHONE),
        (Contact("a@x.nl", channel=LETTER), MAIL),
        (Contact(phone="+31666496171", address=Address("S 1", town="X"), channel=MAIL), LETTER),
        (Contact(phone="+31666496171", channel=MAIL), PHONE),
        (Contact("a@x.nl", channel=PHONE), MAIL),
        (Contact("a@x.nl", "+31666496171"), MAIL),
        (Contact(address=Address("S 1"), channel=LETTER), None),
        (Contact(), None),
    ],
)
def test_channel_that_works_is_the_chosen_one_or_the_next_best(contact, works):
    assert contact.working_channel is works
