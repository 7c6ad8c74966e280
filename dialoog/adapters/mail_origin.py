"""Who wrote a mail, and what our own mail server found out about that (RFC 5322, RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import Message
from email.utils import getaddresses

from dialoog.adapters.ical_reply import plain_address
from dialoog.domain.invitations.incoming import Authenticity

LONGEST_HEADER = 4000
MOST_RECIPIENTS = 50

_PLAIN = re.compile(r"\s*([^\s<>,;:()\"]+@[^\s<>,;:()\"]+)\s*(?:\([^()]*\)\s*)?")
_NAME = r"(?:\"(?:[^\"\\]|\\.)*\"|{sign})*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*(?:\([^()]*\)\s*)?"
# A name without quotes holds an @ or a comma at times, but both together are two people.
_NAMED = re.compile(_NAME.format(sign=r"[^\"<>,;:]"))
_NAMED_WITH_COMMA = re.compile(_NAME.format(sign=r"[^\"<>@;:]"))
_FORMS = (_PLAIN, _NAMED, _NAMED_WITH_COMMA)
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*(dmarc|dkim|spf)\s*(?:/\s*\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_BAD = {"fail", "hardfail", "softfail", "permerror"}


def header(message: Message, name: str) -> str:
    """Give the first header called ``name`` on one line, or nothing."""
    return next(iter(headers(message, name)), "")


def headers(message: Message, name: str) -> list[str]:
    """Give every header called ``name``, each on one line and no longer than any honest one."""
    return [" ".join(str(one)[:LONGEST_HEADER].split()) for one in message.get_all(name, [])]


def senders(message: Message) -> tuple[str, ...]:
    """Give the address in From when there is exactly one header with exactly one address.

    Names are not decoded: an address that only stands in a name is nobody's.
    """
    given = message.get_all("From", [])
    if len(given) != 1 or len(str(given[0])) > LONGEST_HEADER:
        return ()
    line = " ".join(str(given[0]).split())
    found = next(filter(None, (form.fullmatch(line) for form in _FORMS)), None)
    address = plain_address(found.group(1)) if found else ""
    return (address,) if address else ()


def recipients(message: Message) -> tuple[str, ...]:
    """Give the addresses that a mail was sent to, as far as its headers tell."""
    lines = [
        line
        for name in ("Delivered-To", "X-Original-To", "To", "Cc")
        for line in headers(message, name)
    ]
    found = (plain_address(address) for _name, address in getaddresses(lines[:MOST_RECIPIENTS]))
    return tuple(dict.fromkeys(address for address in found if address))[:MOST_RECIPIENTS]


def authenticity(message: Message, *, trusted: str) -> Authenticity:
    """Say what the topmost Authentication-Results of our own mail server holds.

    ``trusted`` is the name with which that server signs (authserv-id); without it the topmost
    header counts, because each server puts its own on top. Only what it failed is held against
    a sender: servers and domains that check nothing are many.
    """
    for line in headers(message, "Authentication-Results"):
        server, *results = _without_comments(line).split(";")
        if not trusted or server.split()[:1] == [trusted]:
            return _judge(list(_results(results)))
    return Authenticity.UNCHECKED


def _without_comments(line: str) -> str:
    for _depth in range(10):
        shorter = _COMMENT.sub(" ", line)
        if shorter == line:
            break
        line = shorter
    return line


def _results(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        found = _RESULT.match(part)
        if found:
            yield found.group(1).lower(), found.group(2).lower()


def _judge(results: list[tuple[str, str]]) -> Authenticity:
    """DMARC decides; without it SPF and DKIM do, and one that passes is enough (RFC 7489 3)."""
    dmarc = [result for method, result in results if method == "dmarc"]
    if dmarc and dmarc[0] in {"pass", "bestguesspass"}:
        return Authenticity.PROVEN
    if dmarc and dmarc[0] == "fail":
        return Authenticity.FAILED
    others = [(method, result) for method, result in results if method != "dmarc"]
    if any(result == "pass" for _method, result in others):
        return Authenticity.PROVEN
    bad = {method for method, result in others if result in _BAD}
    if bad >= {"spf", "dkim"} or ("spf", "fail") in others:
        return Authenticity.FAILED
    return Authenticity.DOUBTFUL if bad else Authenticity.UNCHECKED
