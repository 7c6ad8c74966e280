"""Fetching mail that came in, and filing it: moved to a folder, never deleted."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from dialoog.adapters.plain import plain_line
from dialoog.adapters.smtp import LONGEST_REASON, Security

BATCH = 100

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


@dataclass(frozen=True, slots=True)
class Inbox:
    """The mailbox in which answers arrive; ``timeout`` is in seconds."""

    host: str
    port: int
    user: str
    password: str
    security: Security = Security.TLS
    folder: str = "INBOX"
    timeout: float = 30


class InboxUnavailable(Exception):
    """The mailbox can't be read now: the server is away, or doesn't accept us."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail in the mailbox, by the number that stays the same (UID); ``size`` is in bytes."""

    number: str
    size: int


class OpenInbox:
    """A connection to a mailbox, in which nothing is ever marked, changed or removed but by
    ``file``.
    """

    def __init__(self, connection: imaplib.IMAP4, *, abilities: set[str], prefix: str) -> None:
        self._connection = connection
        self._abilities = abilities
        self._prefix = prefix
        self._made: set[str] = set()

    def waiting(self, *, but: Collection[str] = ()) -> list[Waiting]:
        """Give the oldest mails in the folder, a batch at most, without these numbers."""
        found = b" ".join(one for one in self._ask("SEARCH", "ALL") if isinstance(one, bytes))
        numbers = [number for number in found.decode().split() if number not in but][:BATCH]
        if not numbers:
            return []
        answers = self._ask("FETCH", ",".join(numbers), "(UID RFC822.SIZE)")
        sized = filter(None, map(_waiting, answers))
        return sorted(sized, key=lambda mail: int(mail.number))

    def fetch(self, mail: Waiting) -> bytes:
        """Give the bytes of a mail; nothing when it is gone by now."""
        for answer in self._ask("FETCH", mail.number, "(BODY.PEEK[])"):
            if isinstance(answer, tuple):
                return bytes(answer[1])
        return b""

    def file(self, mail: Waiting, *, folder: str) -> None:
        """Move a mail to a folder, which is made when it isn't there yet."""
        target = f'"{self._prefix}{folder}"'
        if folder not in self._made:
            self._connection.create(target)  # "no" when it is there already
            self._made.add(folder)
        if "MOVE" in self._abilities:
            self._ask("MOVE", mail.number, target)
            return
        self._ask("COPY", mail.number, target)
        self._ask("STORE", mail.number, "+FLAGS", r"(\Deleted)")
        if "UIDPLUS" in self._abilities:
            self._ask("EXPUNGE", mail.number)
        else:
            self._connection.expunge()

    def _ask(self, command: str, *words: str) -> list[bytes | tuple[bytes, bytes]]:
        kind, answers = self._connection.uid(command, *words)
        if kind != "OK":
            raise InboxUnavailable(f"The mailbox refused {command}.")
        return [answer for answer in answers if answer is not None] or [b""]


@contextmanager
def open_inbox(inbox: Inbox) -> Iterator[OpenInbox]:
    """Give a connection to a mailbox; raise ``InboxUnavailable`` when it can't be had or breaks."""
    try:
        connection = _connect(inbox)
        try:
            yield _selected(connection, inbox)
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                connection.logout()
    except (imaplib.IMAP4.error, OSError) as error:
        raise InboxUnavailable(_reason(error)) from error


def _connect(inbox: Inbox) -> imaplib.IMAP4:
    trusted = ssl.create_default_context()
    if inbox.security is Security.TLS:
        return imaplib.IMAP4_SSL(inbox.host, inbox.port, ssl_context=trusted, timeout=inbox.timeout)
    connection = imaplib.IMAP4(inbox.host, inbox.port, timeout=inbox.timeout)
    if inbox.security is Security.STARTTLS:
        connection.starttls(ssl_context=trusted)
    return connection


def _selected(connection: imaplib.IMAP4, inbox: Inbox) -> OpenInbox:
    connection.login(inbox.user, inbox.password)
    kind, _answer = connection.select(f'"{inbox.folder}"')
    if kind != "OK":
        raise InboxUnavailable(f"There is no folder {inbox.folder}.")
    _kind, said = connection.capability()  # a server says more after login
    abilities = set(b" ".join(said).decode("ascii", "replace").upper().split())
    return OpenInbox(connection, abilities=abilities, prefix=_prefix(connection, abilities))


def _prefix(connection: imaplib.IMAP4, abilities: set[str]) -> str:
    """Give what stands before the names of our own folders: most servers want nothing there."""
    if "NAMESPACE" not in abilities:
        return ""
    _kind, answers = connection.namespace()
    own = re.match(rb'\(\("([^"]*)"', answers[0] or b"")
    return own.group(1).decode() if own else ""


def _waiting(answer: bytes | tuple[bytes, bytes]) -> Waiting | None:
    line = answer[0] if isinstance(answer, tuple) else answer
    number, size = re.search(rb"UID (\d+)", line), _SIZE.search(line)
    return Waiting(number.group(1).decode(), int(size.group(1))) if number and size else None


def _reason(error: Exception) -> str:
    return plain_line(str(error))[:LONGEST_REASON] or type(error).__name__
