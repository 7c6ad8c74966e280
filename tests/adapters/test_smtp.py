"""Handing over mail to a real SMTP server on this machine, in good and in bad weather."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from dialoog.adapters.smtp import (
    MailDelayed,
    MailRefused,
    Relay,
    RelayUnavailable,
    Security,
    open_folder,
    open_relay,
)

RAW = b"Message-ID: <7.1@appelveld.example>\r\nSubject: Dag\r\n\r\nRegel\r\n.\r\n..\r\n"
FROM, TO = "dialoog@appelveld.example", "jan@zorg.example"


class Sink:
    """A relay that keeps what it takes, counts connections, and answers as told."""

    def __init__(self):
        self.taken = []
        self.connections = 0
        self.answer_to_sender = self.answer_to_recipient = self.answer_to_data = "250 OK"
        self.hang_up_after_data = False
        self.wants_login = False

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.wants_login and not session.authenticated:
            return "530 5.7.0 Log eerst in"
        if self.answer_to_sender.startswith("250"):
            envelope.mail_from = address
        return self.answer_to_sender

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.hang_up_after_data:
            server.transport.close()
            return "250 OK"
        if self.answer_to_data.startswith("250"):
            self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return self.answer_to_data


@pytest.fixture
def sink() -> Sink:
    return Sink()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def relay(sink) -> Iterator[Relay]:
    server = Controller(sink, hostname="127.0.0.1", port=free_port())
    server.start()
    yield Relay("127.0.0.1", server.port, security=Security.NONE, timeout=5)
    server.stop()


def hand_over(relay: Relay) -> None:
    with open_relay(relay) as sender:
        sender.hand_over(RAW, sender=FROM, recipient=TO)


def test_a_mail_arrives_byte_for_byte(relay, sink):
    hand_over(relay)

    assert sink.taken == [(FROM, [TO], RAW)]


def test_many_mails_use_one_connection(relay, sink):
    with open_relay(relay) as sender:
        for _ in range(20):
            sender.hand_over(RAW, sender=FROM, recipient=TO)

    assert len(sink.taken) == 20
    assert sink.connections == 1


@pytest.mark.parametrize("answer", ["550 5.1.1 Onbekend", "552 Te groot", "501 Wat?"])
@pytest.mark.parametrize("stage", ["answer_to_recipient", "answer_to_data"])
def test_a_full_stop_is_for_this_mail_only(relay, sink, stage, answer):
    with open_relay(relay) as sender:
        setattr(sink, stage, answer)
        with pytest.raises(MailRefused, match=answer[:3]):
            sender.hand_over(RAW, sender=FROM, recipient=TO)
        setattr(sink, stage, "250 OK")
        sender.hand_over(RAW, sender=FROM, recipient=TO)

    assert len(sink.taken) == 1


@pytest.mark.parametrize("answer", ["450 4.2.1 Later", "451 Even niet", "421 Te druk"])
@pytest.mark.parametrize("stage", ["answer_to_sender", "answer_to_recipient", "answer_to_data"])
def test_a_not_now_is_worth_trying_again(relay, sink, stage, answer):
    with open_relay(relay) as sender:
        setattr(sink, stage, answer)
        with pytest.raises(MailDelayed, match=answer[:3]):
            sender.hand_over(RAW, sender=FROM, recipient=TO)
        setattr(sink, stage, "250 OK")
        sender.hand_over(RAW, sender=FROM, recipient=TO)

    assert len(sink.taken) == 1


def test_a_connection_that_breaks_delays_the_mail_and_is_opened_again(relay, sink):
    with open_relay(relay) as sender:
        sink.hang_up_after_data = True
        with pytest.raises(MailDelayed):
            sender.hand_over(RAW, sender=FROM, recipient=TO)
        sink.hang_up_after_data = False
        sender.hand_over(RAW, sender=FROM, recipient=TO)

    assert len(sink.taken) == 1
    assert sink.connections == 2


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        ("answer_to_sender", "550 Afzender onbekend"),
        ("answer_to_sender", "530 5.7.0 Log eerst in"),
        ("answer_to_recipient", "530 5.7.0 Log eerst in"),
    ],
)
def test_a_relay_that_does_not_accept_us_blames_no_recipient(relay, sink, stage, answer):
    setattr(sink, stage, answer)

    with pytest.raises(RelayUnavailable, match=answer[:3]):
        hand_over(relay)


def test_a_mail_that_is_too_large_is_refused_though_the_sender_is_told(relay, sink):
    sink.answer_to_sender = "552 5.3.4 Te groot"

    with pytest.raises(MailRefused, match="552"):
        hand_over(relay)


def test_a_relay_that_is_away_says_so():
    with pytest.raises(RelayUnavailable, match="refused"):
        hand_over(Relay("127.0.0.1", free_port(), security=Security.NONE, timeout=5))


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_nothing_is_sent_in_the_clear_when_privacy_is_asked(relay, sink, security):
    private = Relay(relay.host, relay.port, "dialoog", "geheim", security, timeout=5)

    with pytest.raises(RelayUnavailable):
        hand_over(private)

    assert sink.taken == []


def test_a_bad_address_never_reaches_the_relay(relay, sink):
    with open_relay(relay) as sender, pytest.raises(MailRefused):
        sender.hand_over(RAW, sender=FROM, recipient=f"{TO}>\r\nRCPT TO:<piet@zorg.example")

    assert sink.connections == 0


@pytest.mark.parametrize(("password", "arrives"), [("geheim", True), ("fout", False)])
def test_a_relay_that_wants_a_login_gets_it(sink, password, arrives):
    def check(server, session, envelope, mechanism, login):
        return AuthResult(success=login == LoginPassword(b"dialoog", b"geheim"), handled=False)

    sink.wants_login = True
    server = Controller(
        sink,
        hostname="127.0.0.1",
        port=free_port(),
        authenticator=check,
        auth_require_tls=False,
    )
    server.start()
    try:
        relay = Relay("127.0.0.1", server.port, "dialoog", password, Security.NONE, timeout=5)
        if arrives:
            hand_over(relay)
        else:
            with pytest.raises(RelayUnavailable, match="535"):
                hand_over(relay)
    finally:
        server.stop()

    assert len(sink.taken) == arrives


def test_a_folder_keeps_one_file_per_message_id(tmp_path):
    folder = tmp_path / "mail"

    with open_folder(folder) as sender:
        sender.hand_over(RAW, sender=FROM, recipient=TO)
        sender.hand_over(RAW, sender=FROM, recipient=TO)

    (file,) = folder.iterdir()
    assert file.name == "7.1@appelveld.example.eml"
    assert file.read_bytes() == RAW


def test_a_message_id_cannot_leave_the_folder(tmp_path):
    with open_folder(tmp_path / "mail") as sender:
        sender.hand_over(b"Message-ID: <../../x/y@a.example>\r\n\r\n", sender=FROM, recipient=TO)

    assert [file.name for file in tmp_path.rglob("*.eml")] == ["_._.._x_y@a.example.eml"]
