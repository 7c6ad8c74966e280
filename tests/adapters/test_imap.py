"""Fetching and filing mail at a real IMAP server."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialoog.adapters.imap import Inbox, InboxUnavailable, open_inbox
from dialoog.adapters.smtp import Security
from tests.dovecot import PASSWORD, USER, Server

RAW = b"From: anna@zorg.example\r\nSubject: Dag\r\n\r\nRegel\r\n.\r\n"


@pytest.fixture
def inbox(imap: Server) -> Inbox:
    return Inbox("localhost", imap.tls_port, USER, PASSWORD, timeout=10)


def test_a_mail_is_fetched_byte_for_byte(imap, inbox):
    imap.deliver(RAW)

    with open_inbox(inbox) as opened:
        (mail,) = opened.waiting()
        raw = opened.fetch(mail)

    assert raw == RAW
    assert mail.size == len(RAW)


def test_looking_changes_nothing(imap, inbox):
    imap.deliver(RAW)

    with open_inbox(inbox) as opened:
        opened.fetch(opened.waiting()[0])

    assert imap.count("INBOX") == 1
    with imap.connect() as connection:
        connection.select("INBOX")
        assert connection.search(None, "UNSEEN") == ("OK", [b"1"])


def test_a_mail_is_moved_to_a_folder_that_is_made_when_needed(imap, inbox):
    for _ in range(3):
        imap.deliver(RAW)

    with open_inbox(inbox) as opened:
        first, second, third = opened.waiting()
        opened.file(first, folder="Verwerkt")
        opened.file(third, folder="Verwerkt")
        left = opened.waiting()

    assert left == [second]
    assert (imap.count("INBOX"), imap.count("Verwerkt")) == (1, 2)


@pytest.mark.parametrize("abilities", [{"UIDPLUS"}, set()])
def test_an_older_server_moves_by_copying(imap, inbox, abilities):
    imap.deliver(RAW)

    with open_inbox(inbox) as opened:
        opened._abilities = abilities
        opened.file(opened.waiting()[0], folder="Fout")

    assert (imap.count("INBOX"), imap.count("Fout")) == (0, 1)


def test_numbers_that_were_tried_are_left_out(imap, inbox):
    imap.deliver(RAW)
    imap.deliver(RAW)

    with open_inbox(inbox) as opened:
        first, second = opened.waiting()

        assert opened.waiting(but={first.number}) == [second]
        assert opened.waiting(but={first.number, second.number}) == []


def test_a_connection_can_become_private_after_it_began(imap, inbox):
    with open_inbox(replace(inbox, port=imap.port, security=Security.STARTTLS)) as opened:
        assert opened.waiting() == []


@pytest.mark.parametrize(
    "wrong", [{"password": "fout"}, {"folder": "Bestaat niet"}, {"port": 1}, {"host": "127.0.0.2"}]
)
def test_a_mailbox_that_cannot_be_read_says_so(inbox, wrong):
    with pytest.raises(InboxUnavailable), open_inbox(replace(inbox, **wrong)):
        pass


def test_a_server_that_nobody_vouches_for_is_refused(inbox, monkeypatch, tmp_path):
    empty = tmp_path / "none.pem"
    empty.touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(empty))

    with pytest.raises(InboxUnavailable), open_inbox(inbox):
        pass
