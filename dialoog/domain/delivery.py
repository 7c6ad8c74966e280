"""How mail reaches people: the pace that a relay allows, and what it means when it doesn't arrive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil

UNHURRIED = 6000  # mails a minute without any limit: what one worker hands over on two cores
LATER = 4
POLICY = 7

_REPLY_CODE = re.compile(r"^([245])\d\d\b")
_STATUS_CODE = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")


class Trouble(StrEnum):
    """Why a mail didn't arrive, as far as the answer of a mail server tells."""

    NO_SUCH_ADDRESS = "no_such_address"
    MAILBOX_FULL = "mailbox_full"
    REFUSED = "refused"
    NOT_NOW = "not_now"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many mails a relay takes from us in any one minute; 0 is as many as it can.

    ``per_domain`` limits the mails to one domain as well, for receivers who count for themselves.
    """

    per_minute: int = 0
    per_domain: Mapping[str, int] = field(default_factory=dict)

    def full_domains(self, recent: Iterable[str]) -> set[str]:
        """Give the domains that take nothing now; ``recent`` are the recipients of this minute."""
        counted = _by_domain(recent)
        return {name for name, most in self.per_domain.items() if counted.get(name, 0) >= most}

    def room(self, recent: Sequence[str], *, most: int) -> int:
        """Give how many mails may leave now, at most ``most``."""
        return max(0, min(most, self.per_minute - len(recent))) if self.per_minute else most

    def fitting(self, waiting: Sequence[str], *, recent: Sequence[str], most: int) -> list[int]:
        """Give the places in ``waiting`` (recipients, oldest first) of the mails that may leave."""
        counted = _by_domain(recent)
        room = self.room(recent, most=most)
        chosen: list[int] = []
        for place, recipient in enumerate(waiting):
            name = domain_of(recipient)
            limit = self.per_domain.get(name)
            if len(chosen) < room and (limit is None or counted.get(name, 0) < limit):
                counted[name] = counted.get(name, 0) + 1
                chosen.append(place)
        return chosen

    def minutes(self, waiting: int, by_domain: Mapping[str, int]) -> int:
        """Give in how many minutes ``waiting`` mails have left, when nothing goes wrong."""
        slowest = [waiting / (self.per_minute or UNHURRIED)]
        slowest += [by_domain.get(name, 0) / most for name, most in self.per_domain.items()]
        return ceil(max(slowest))


def domain_of(address: str) -> str:
    """Give the domain of a mail address, in small letters."""
    return address.rpartition("@")[2].lower()


def trouble_of(reply: str) -> Trouble:
    """Give what the answer of a mail server means (RFC 5321 4.2, RFC 3463)."""
    status = _STATUS_CODE.search(reply)
    code = _REPLY_CODE.match(reply)
    found = status or code
    kind = int(found[1]) if found else 0
    subject, detail = (int(status[2]), int(status[3])) if status else (-1, -1)
    if (subject, detail) == (2, 2) or reply.startswith("552"):
        return Trouble.MAILBOX_FULL
    if kind == LATER:
        return Trouble.NOT_NOW
    if subject in {1, 2} or (status is None and reply.startswith(("550", "553"))):
        return Trouble.NO_SUCH_ADDRESS
    return Trouble.REFUSED if subject == POLICY else Trouble.OTHER


def _by_domain(recipients: Iterable[str]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for recipient in recipients:
        name = domain_of(recipient)
        counted[name] = counted.get(name, 0) + 1
    return counted
