"""Handing mail over: to a relay by SMTP, or to a folder where there is none."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from dialoog.adapters.correspondence import BadAddress, checked_address
from dialoog.adapters.plain import plain_line

LONGEST_REASON = 300
TOO_LARGE = 552  # RFC 1870 6.1: this mail is the problem, not its sender
PERMANENT = 500  # RFC 5321 4.2.1: from here on, trying again doesn't help
UNKNOWN_TO_RELAY = {530, 534, 535, 538}  # RFC 4954 6: log in first, or differently

_NO_FILE_NAME = re.compile(r"[^A-Za-z0-9@.+-]|^\.")


class Security(StrEnum):
    """How the connection to the relay is kept private."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, slots=True)
class Relay:
    """The mail server that takes our mail; ``timeout`` is in seconds."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    security: Security = Security.STARTTLS
    timeout: float = 30


class MailRefused(Exception):
    """This mail will never be taken: a wrong address, or a full stop by the relay (5xx)."""


class MailDelayed(Exception):
    """This mail was not taken now; later it may be (4xx, a broken connection)."""


class RelayUnavailable(Exception):
    """No mail at all can be handed over now: the relay is away or doesn't accept us."""


class Sender(Protocol):
    """Somebody who takes raw mails, one after another."""

    def hand_over(self, raw: bytes, *, sender: str, recipient: str) -> None:
        """Take one mail for good.

        Raises ``MailRefused`` (never again), ``MailDelayed`` (again later) or
        ``RelayUnavailable`` (later, and the same holds for every other mail).
        """


@contextmanager
def open_relay(relay: Relay) -> Iterator[Sender]:
    """Give a sender that uses one connection, opened at the first mail and again when it broke."""
    sender = _RelaySender(relay)
    try:
        yield sender
    finally:
        sender.hang_up()


@contextmanager
def open_folder(folder: Path) -> Iterator[Sender]:
    """Give a sender that only writes each mail as an .eml file in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    yield _FolderSender(folder)


class _FolderSender:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hand_over(self, raw: bytes, **_envelope: str) -> None:
        # Named by its Message-ID: handed over twice, it is still one file.
        message_id = str(BytesHeaderParser().parsebytes(raw)["Message-ID"])
        name = _NO_FILE_NAME.sub("_", message_id.strip("<>"))
        (self._folder / f"{name}.eml").write_bytes(raw)


class _RelaySender:
    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._connection: smtplib.SMTP | None = None

    def hand_over(self, raw: bytes, *, sender: str, recipient: str) -> None:
        try:
            sender, recipient = checked_address(sender), checked_address(recipient)
        except BadAddress as error:
            raise MailRefused(str(error)) from error
        connection = self._connected()
        try:
            connection.sendmail(sender, [recipient], raw)
        except smtplib.SMTPRecipientsRefused as error:
            raise _judged(*error.recipients[recipient]) from error
        except smtplib.SMTPDataError as error:
            raise _judged(error.smtp_code, error.smtp_error) from error
        except smtplib.SMTPSenderRefused as error:
            raise _judged_sender(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            self.hang_up()
            raise MailDelayed(_reason(error)) from error

    def hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            connection.quit()
        except (smtplib.SMTPException, OSError):
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        if self._connection is None or self._connection.sock is None:
            try:
                self._connection = _connect(self._relay)
            except (smtplib.SMTPException, OSError) as error:
                raise RelayUnavailable(_reason(error)) from error
        return self._connection


def _connect(relay: Relay) -> smtplib.SMTP:
    connection: smtplib.SMTP
    if relay.security is Security.TLS:
        connection = smtplib.SMTP_SSL(
            relay.host, relay.port, timeout=relay.timeout, context=ssl.create_default_context()
        )
    else:
        connection = smtplib.SMTP(relay.host, relay.port, timeout=relay.timeout)
    try:
        if relay.security is Security.STARTTLS:
            connection.starttls(context=ssl.create_default_context())
        if relay.user:
            connection.login(relay.user, relay.password)
    except (smtplib.SMTPException, OSError):
        connection.close()
        raise
    return connection


def _judged(code: int, reply: bytes | str) -> Exception:
    if code in UNKNOWN_TO_RELAY:
        return RelayUnavailable(_words(code, reply))
    return (
        MailRefused(_words(code, reply)) if code >= PERMANENT else MailDelayed(_words(code, reply))
    )


def _judged_sender(code: int, reply: bytes | str) -> Exception:
    if code < PERMANENT or code == TOO_LARGE:
        return _judged(code, reply)
    return RelayUnavailable(_words(code, reply))


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_code, error.smtp_error)
    return plain_line(str(error))[:LONGEST_REASON] or type(error).__name__


def _words(code: int, reply: bytes | str) -> str:
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    return plain_line(f"{code} {text}")[:LONGEST_REASON]
