"""Mailboxes and plain text that are safe wherever they end up."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.adapters.correspondence import BadAddress, Mailbox
from dialoog.adapters.plain import plain_line, plain_lines


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jan",
        "jan@",
        "jan de boer@example.nl",
        "jan@example.nl, piet@example.nl",
        "jan@example.nl\r\nBcc: piet@example.nl",
        "Jan <jan@example.nl>",
        "jan;piet@example.nl",
        "jörg@example.nl",
        "jan..boer@example.nl",
        "jan@-example.nl",
        "jan@example..nl",
        "jan@example.nl\n",
        '"jan"@example.nl',
        "j" * 65 + "@example.nl",
        "jan@" + "e" * 251,
    ],
)
def test_a_mailbox_refuses_what_is_not_one_plain_address(address):
    with pytest.raises(BadAddress):
        Mailbox("Jan", address)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("jan.d'hond+dialoog@zorg.example.nl", "jan.d'hond+dialoog@zorg.example.nl"),
        ("jan@zorg-één.nl", "jan@xn--zorg-n-fvaa.nl"),
        ("dialoog@localhost", "dialoog@localhost"),
    ],
)
def test_a_mailbox_keeps_an_address_as_the_net_knows_it(address, kept):
    assert Mailbox("Jan", address).address == kept


def test_a_mailbox_keeps_a_name_on_one_line_without_double_quotes():
    assert Mailbox('Jan "Janus"\r\n de\tBoer\x00', "jan@example.nl").name == "Jan 'Janus' de Boer"


def test_lines_stay_lines_and_other_breaks_become_lines():
    assert plain_lines("een\r\ntwee\rdrie\u2028vier\x0bvijf\n\tzes") == (
        "een\ntwee\ndrie\nvier\nvijf\n\tzes"
    )


@given(st.text(alphabet=st.characters(codec=None)))
def test_plain_text_can_be_written_and_holds_no_control_signs(text):
    plain = plain_lines(text)

    assert plain.encode("utf-8").decode("utf-8") == plain
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in plain)
    assert plain_line(text).splitlines() in ([], [plain_line(text)])
