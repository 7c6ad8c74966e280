"""Tell mail from machines apart: bounces, receipts for reading, and automatic answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import Message

from dialoog.adapters.ical_reply import plain_address
from dialoog.adapters.mail_origin import header, senders
from dialoog.adapters.plain import plain_line
from dialoog.domain.invitations.incoming import Nature, Undelivered

_AWAY = re.compile(
    r"\s*(automatisch antwoord|automatische beantwoording|automatic reply|auto-?reply"
    r"|out of (the )?office|afwezig|automatische antwort|réponse automatique)",
    re.IGNORECASE,
)
_SYSTEM = {"mailer-daemon", "postmaster"}
_ADDRESS_TYPE = re.compile(r"^[^;]*;")
LONGEST_REASON = 300


def nature(message: Message, parts: Sequence[Message], *, answers: bool) -> Nature:
    """Say who or what wrote a mail.

    ``answers`` is whether a calendar message is in it: rooms and calendars that answer by
    themselves say that they do so automatically, and that is an answer all the same.
    """
    kinds = {part.get_content_type() for part in parts}
    if "message/delivery-status" in kinds:
        return Nature.UNDELIVERED if _failed(parts) else Nature.AUTOMATIC
    if "message/disposition-notification" in kinds:
        return Nature.RECEIPT
    if answers:
        return Nature.PERSONAL
    if _is_from_mail_system(message) or header(message, "X-Failed-Recipients"):
        return Nature.UNDELIVERED
    return Nature.AUTOMATIC if _is_automatic(message) else Nature.PERSONAL


def undelivered(message: Message, parts: Sequence[Message]) -> Undelivered:
    """Give for whom a mail was that came back, and what the server said about it."""
    for block in _reports(parts):
        for name in ("Original-Recipient", "Final-Recipient"):
            address = plain_address(_ADDRESS_TYPE.sub("", header(block, name)))
            if address:
                return Undelivered(address, reason=_reason(block))
    failed = header(message, "X-Failed-Recipients").split(",")[0]
    return Undelivered(plain_address(failed))


def _reason(block: Message) -> str:
    """Give the words of the server, or else only its number (RFC 3464 2.3.4 and 2.3.6)."""
    words = _ADDRESS_TYPE.sub("", header(block, "Diagnostic-Code"))
    return plain_line(words or header(block, "Status"))[:LONGEST_REASON]


def _reports(parts: Sequence[Message]) -> list[Message]:
    return [
        block
        for part in parts
        if part.get_content_type() == "message/delivery-status" and part.is_multipart()
        for block in part.get_payload()
        if isinstance(block, Message)
    ]


def _failed(parts: Sequence[Message]) -> bool:
    """Say whether a delivery failed for good (RFC 3464 2.3.3); a delay isn't the end."""
    blocks = _reports(parts)
    actions = {header(block, "Action").lower() for block in blocks} - {""}
    if actions:
        return "failed" in actions
    return any(header(block, "Status").startswith("5") for block in blocks)


def _is_from_mail_system(message: Message) -> bool:
    return any(sender.partition("@")[0] in _SYSTEM for sender in senders(message))


def _is_automatic(message: Message) -> bool:
    """Ask what RFC 3834, RFC 2369 and habit put in mail that nobody typed."""
    return bool(
        header(message, "Auto-Submitted").lower() not in {"", "no"}
        or header(message, "Precedence").lower() in {"auto_reply", "bulk", "junk", "list"}
        or any(header(message, name) for name in ("X-Autoreply", "X-Autorespond", "List-Id"))
        or header(message, "Return-Path") == "<>"
        or _AWAY.match(header(message, "Subject"))
    )
