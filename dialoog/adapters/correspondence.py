"""What calendars and mails share: who writes to whom, and a calendar object on its way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialoog.adapters.plain import plain_line

LONGEST_LOCAL = 64  # RFC 5321 4.5.3.1.1
LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3, without the angle brackets

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")


class BadAddress(ValueError):
    """An address that no mail can be sent to."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address that are safe in a mail header and in a calendar.

    A domain with other letters than a-z is written as the net knows it (RFC 5891). Raises
    ``BadAddress`` for anything that isn't one plain address.
    """

    name: str
    address: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", plain_line(self.name).replace('"', "'"))
        object.__setattr__(self, "address", checked_address(self.address))


@dataclass(frozen=True, slots=True)
class CalendarObject:
    """The bytes of one iTIP message and its method (RFC 5546), REQUEST or CANCEL."""

    method: str
    content: bytes


def checked_address(address: str) -> str:
    """Give ``address`` as it goes over the wire; raise ``BadAddress`` when it isn't one.

    Only the plain form (dot-atom, RFC 5322 3.4.1) is taken: quotes, comments and letters outside
    ASCII before the @ are legal, but few servers take them and headers break on them. Whether a
    domain exists is for the relay to find out.
    """
    local, _, domain = address.rpartition("@")
    try:
        wire = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise BadAddress(address) from error
    if not _ADDRESS.fullmatch(wire) or len(local) > LONGEST_LOCAL or len(wire) > LONGEST_ADDRESS:
        raise BadAddress(address)
    return wire
