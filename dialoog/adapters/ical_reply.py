"""Read what a calendar answers; only lines are parsed, so that nothing in them can run or grow."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from html import unescape
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from icalendar import vDDDTypes
from icalendar.parser import Contentline

from dialoog.adapters.correspondence import BadAddress, checked_address
from dialoog.domain.invitations.incoming import CalendarReply, Ground, Responder

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MOST_COMPONENTS = 60
MOST_ATTENDEES = 200
MOST_LINES = 1000
LONGEST_LINE = 100_000
LONGEST_COMMENT = 2000
HIGHEST_SEQUENCE = 2**31 - 1  # what a database column holds

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_FOLD = re.compile(r"\n[ \t]")
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)[ \t]*[;:]")
_QUOTED = re.compile(r'"[^"]*"')
_COMMON_NAME = re.compile(r';CN=(?:"[^:;]*"|[^:;]*)(?=[;:])', re.IGNORECASE)
_MAILTO = re.compile(r"(?:^|:)mailto:([^\s?:]+)[^:]*$", re.IGNORECASE)
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_WANTED = {
    *("METHOD", "UID", "ATTENDEE", "SEQUENCE", "DTSTAMP", "COMMENT", "DTSTART", "DTEND"),
    "RECURRENCE-ID",
}
_ONCE = ("METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND")


class BadReply(ValueError):
    """A calendar object that is no clear message; ``ground`` says why."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.ground = ground


@dataclass(frozen=True, slots=True)
class _Property:
    params: dict[str, str]
    value: str


@dataclass(slots=True)
class _Event:
    """The properties that matter, by name, of the only event in a calendar object."""

    properties: dict[str, list[_Property]] = field(default_factory=dict)

    def all(self, name: str) -> list[_Property]:
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        return next((one.value.strip() for one in self.all(name)), "")


def read_reply(content: bytes, *, charset: str = "utf-8", method: str = "") -> CalendarReply:
    """Give the iTIP message in a calendar part.

    ``method`` is the parameter of the MIME part, where it has one; it must say the same as the
    property, in whatever letters (RFC 6047 2.4). Raises ``BadReply``.
    """
    event = _event(_text(content, charset))
    if any(len(event.all(name)) > 1 for name in _ONCE):
        raise BadReply(Ground.CALENDAR_BROKEN)
    said = event.text("METHOD").upper()
    if not said or method.upper() not in {"", said}:
        raise BadReply(Ground.METHOD_UNCLEAR)
    if not event.text("UID") or event.all("RECURRENCE-ID"):
        raise BadReply(Ground.CALENDAR_BROKEN)  # we never ask for a series
    responders = tuple(_responder(one) for one in event.all("ATTENDEE"))
    return CalendarReply(
        method=said,
        uid=event.text("UID"),
        responders=responders,
        sequence=_sequence(event.text("SEQUENCE")),
        stamp=_stamp(event.text("DTSTAMP")),
        comment=_comment(event, responders),
        starts_at=_moment(event, "DTSTART") if said == "COUNTER" else None,
        ends_at=_moment(event, "DTEND") if said == "COUNTER" else None,
    )


def _text(content: bytes, charset: str) -> str:
    """Decode as the mail says, else as UTF-8, else as the West writes; without control signs."""
    for encoding in (charset, "utf-8"):
        try:
            text = content.decode(codecs.lookup(encoding).name)
        except (LookupError, ValueError):
            continue
        break
    else:
        text = content.decode("cp1252", "replace")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(" ", lines)


def _event(text: str) -> _Event:
    """Give the only event of the only calendar; anything else is no message to us."""
    event, seen = _Event(), list[str]()
    for number, (path, name, line) in enumerate(_walk(text)):
        if number > MOST_LINES:
            raise BadReply(Ground.TOO_COMPLEX)
        if name == "BEGIN":
            seen.append(path)
        elif name == "METHOD" or path == "VCALENDAR/VEVENT":
            event.properties.setdefault(name, []).append(_property(name, line))
        if len(seen) > MOST_COMPONENTS or len(event.all("ATTENDEE")) > MOST_ATTENDEES:
            raise BadReply(Ground.TOO_COMPLEX)
    kinds = [path.rpartition("/")[2] for path in seen]
    once = kinds.count("VCALENDAR") == kinds.count("VEVENT") == 1 and "VCALENDAR/VEVENT" in seen
    if not once or {"VTODO", "VJOURNAL", "VFREEBUSY"} & set(kinds):
        raise BadReply(Ground.CALENDAR_BROKEN)
    return event


def _walk(text: str) -> Iterator[tuple[str, str, str]]:
    """Give each line that matters with its name and the components around it."""
    path: list[str] = []
    for name, line in _lines(text):
        if name == "END":
            if not path or path.pop() != _word(line):
                raise BadReply(Ground.CALENDAR_BROKEN)
            continue
        if name == "BEGIN":
            path.append(_word(line))
        yield "/".join(path), name, line
    if path:
        raise BadReply(Ground.CALENDAR_BROKEN)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in _FOLD.sub("", text).split("\n"):
        named = _NAME.match(line[:80])
        name = named.group(1).upper() if named else ""
        if name in {"BEGIN", "END"} or name in _WANTED:
            if len(line) > LONGEST_LINE:
                raise BadReply(Ground.TOO_COMPLEX)
            yield name, line


def _word(line: str) -> str:
    return line.partition(":")[2].strip().upper()


def _property(name: str, line: str) -> _Property:
    if name == "ATTENDEE" and _QUOTED.sub("", line).upper().count(";PARTSTAT=") > 1:
        raise BadReply(Ground.ATTENDEE_UNCLEAR)
    try:
        params, value = _parts(line)
    except ValueError:
        try:
            params, value = _parts(_COMMON_NAME.sub("", line, count=1))
        except ValueError:
            raise BadReply(Ground.CALENDAR_BROKEN) from None
    return _Property(params, value)


def _parts(line: str) -> tuple[dict[str, str], str]:
    _name, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    return {
        key.upper(): part if isinstance(part, str) else ",".join(part)
        for key, part in params.items()
    }, str(value)


def _responder(attendee: _Property) -> Responder:
    params = attendee.params
    address = _address(attendee.value) or plain_address(params.get("EMAIL", ""))
    if not address:
        raise BadReply(Ground.ATTENDEE_UNCLEAR)
    partstat = params.get("PARTSTAT", "").strip().upper()
    return Responder(
        address=address,
        partstat=partstat,
        sent_by=_address(params.get("SENT-BY", "")),
        delegates=partstat == "DELEGATED" or "DELEGATED-TO" in params or "DELEGATED-FROM" in params,
        comment=unescape(params.get("X-RESPONSE-COMMENT", "")),
    )


def _address(uri: str) -> str:
    found = _MAILTO.search(uri.strip())
    return plain_address(unquote(found.group(1)) if found else uri)


def plain_address(address: str) -> str:
    """Give an address as it goes over the wire, in small letters; nothing when it isn't one."""
    try:
        return checked_address(address.strip().strip("<>")).lower()
    except BadAddress:
        return ""


def _sequence(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[+-]?[0-9]{1,100}", text):
        raise BadReply(Ground.CALENDAR_BROKEN)
    return max(0, min(int(text), HIGHEST_SEQUENCE))


def _stamp(text: str) -> datetime | None:
    """Give a DTSTAMP, which must be in UTC (RFC 5545 3.8.7.2); None for anything else."""
    try:
        return (
            datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            if _STAMP.fullmatch(text)
            else None
        )
    except ValueError:
        return None


def _moment(event: _Event, name: str) -> datetime | None:
    """Give a proposed time; a zone that nobody knows is taken for the Dutch one."""
    for given in event.all(name):
        zone = "/".join(given.params.get("TZID", "").split("/")[-2:])
        try:
            found = vDDDTypes.from_ical(given.value.strip(), zone or None)  # type: ignore[no-untyped-call]
            if isinstance(found, date) and not isinstance(found, datetime):
                found = datetime.combine(found, time())
            if isinstance(found, datetime):
                return (found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    return None


def _comment(event: _Event, responders: tuple[Responder, ...]) -> str:
    said = [one.value.strip() for one in event.all("COMMENT") if one.value.strip()]
    said = said or [one.comment.strip() for one in responders[:1] if one.comment.strip()]
    return "\n".join(dict.fromkeys(said))[:LONGEST_COMMENT]
