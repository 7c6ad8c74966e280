"""Where someone can be reached, and which channel really works."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialoog.domain.people.kinds import Channel
from dialoog.domain.people.words import tidy

MAX_EMAIL = 254  # RFC 5321, 4.5.3.1.3 counts the angle brackets: 256 - 2
_MAX_LOCAL_PART = 64  # RFC 5321, 4.5.3.1.1

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_EMAIL = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_PHONE_SIGNS = re.compile(r"[\s\-./()\u2010-\u2015]")
_PHONE_IN_TEXT = re.compile(r"\+?\(?\d[\d\s\-.()\u2010-\u2015]{6,}\d")
_POSTAL_CODE = re.compile(r"([1-9]\d{3})\s?([a-z]{2})", re.IGNORECASE)
# Small letters behind a space are only a postal code after a comma: "Dijk 1000 te ver".
_POSTAL_CODE_IN_TEXT = re.compile(r"\b([1-9]\d{3})(\s?[A-Z]{2}|[a-z]{2}|(?<=, \d{4}) [a-z]{2})\b")
_SHORT_AREA_CODE = re.compile(r"01[035]|02[0346]|03[03568]|04[0356]|05[0358]|07\d")
# What we try when the chosen channel has no address; who wants paper is rather called than mailed.
_ELSE = {
    Channel.MAIL: (Channel.MAIL, Channel.LETTER, Channel.PHONE),
    Channel.PHONE: (Channel.PHONE, Channel.MAIL, Channel.LETTER),
    Channel.LETTER: (Channel.LETTER, Channel.PHONE, Channel.MAIL),
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter goes."""

    street: str = ""
    postal_code: str = ""
    town: str = ""

    @property
    def is_complete(self) -> bool:
        """True when the post can deliver a letter here."""
        return bool(self.street and (self.postal_code or self.town))


@dataclass(frozen=True, slots=True)
class Contact:
    """Every address we have and the channel the person chose; ``None`` when nobody asked."""

    email: str = ""
    phone: str = ""
    address: Address = Address()
    channel: Channel | None = None

    def can_use(self, channel: Channel) -> bool:
        """True when we have what this channel needs."""
        return {
            Channel.MAIL: bool(self.email),
            Channel.PHONE: bool(self.phone),
            Channel.LETTER: self.address.is_complete,
        }[channel]

    @property
    def working_channel(self) -> Channel | None:
        """The chosen channel, else the next best that has an address; ``None``: unreachable."""
        wanted = _ELSE[self.channel or Channel.MAIL]
        return next((channel for channel in wanted if self.can_use(channel)), None)


NO_CONTACT = Contact()


def normal_email(text: str) -> str | None:
    """Give the address in small letters, or ``None`` when no mail can go there.

    Looks at the form only (RFC 5321 dot-string and domain, letters without marks); the small
    letters are what every mail house does, though the RFC leaves the part before @ free.
    """
    found = _EMAIL.fullmatch(_bare(text))
    if not found or len(found[0]) > MAX_EMAIL or len(found[1]) > _MAX_LOCAL_PART:
        return None
    return found[0]


def _bare(text: str) -> str:
    text = tidy(text).casefold()
    if named := re.fullmatch(r"[^<>]*<([^<>]+)>", text):
        text = named[1].strip()
    return text.removeprefix("mailto:").lstrip(" ,;:").rstrip(" .,;:")


def suggest_email(text: str) -> str | None:
    """Guess what was meant by a broken address (``a@@b,nl``), or ``None``."""
    guess = re.sub(r"\s", "", _bare(text)).replace(",", ".").replace(";", ".")
    guess = re.sub(r"@+", "@", re.sub(r"\.{2,}", ".", guess))
    return normal_email(re.sub(r"\.?@\.?", "@", guess))


def normal_phone(text: str) -> str | None:
    """Give the number as ``+31612345678`` (E.164), or ``None`` when it is no phone number."""
    digits = _PHONE_SIGNS.sub("", text.replace("(0)", ""))
    digits = "+" + digits[2:] if digits.startswith("00") else digits
    if dutch := re.fullmatch(r"(?:\+310?|31|0)?([1-9]\d{8})", digits, re.ASCII):
        # A number without its zero went through a spreadsheet that took it for a sum.
        return "+31" + dutch[1]
    abroad = re.fullmatch(r"\+(?!31)[1-9]\d{7,14}", digits, re.ASCII)
    return abroad[0] if abroad else None


def find_phone(text: str) -> str | None:
    """Give the first number in a text such as "06 12345678 (dochter)", or ``None``."""
    for part in re.split(r"[\n/;,|]|\bof\b|\ben\b", text):
        for found in _PHONE_IN_TEXT.findall(part):
            if phone := normal_phone(found):
                return phone
    return None


def readable_phone(phone: str) -> str:
    """Show a Dutch number as people write it: "06 12345678", "020 1234567"."""
    if not phone.startswith("+31"):
        return phone
    local = "0" + phone[3:]
    if local.startswith("06"):
        return f"06 {local[2:]}"
    size = 3 if _SHORT_AREA_CODE.match(local) else 4
    return f"{local[:size]} {local[size:]}"


def normal_postal_code(text: str) -> str | None:
    """Give a Dutch postal code as "8364 HG", or ``None`` when it is something else."""
    found = _POSTAL_CODE.fullmatch(tidy(text))
    return f"{found[1]} {found[2].upper()}" if found else None


def split_address(text: str) -> Address:
    """Read street, postal code and place from one cell: "Boomstraat 1, 8364 HG Appelveld"."""
    line = ", ".join(part for part in map(tidy, text.splitlines()) if part)
    if found := _POSTAL_CODE_IN_TEXT.search(line):
        street, town = line[: found.start()], line[found.end() :]
        code = f"{found[1]} {found[2].strip().upper()}"
        return Address(street.strip(" ,"), code, town.strip(" ,"))
    street, comma, town = line.rpartition(",")
    return Address(street.strip(" ,"), "", town.strip()) if comma else Address(street=line)
