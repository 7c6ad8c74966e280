"""A relay that answers as told, a clock that a test sets, and mail to put in the outbox."""

from __future__ import annotations

from datetime import datetime

from dialoog.services import clock, outbox
from dialoog.services.outbox import Outgoing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.outbox import MailRow
from dialoog.storage.people import PersonRow


class Relay:
    """A relay that answers as told and remembers what it took."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.trouble: dict[str, Exception] = {}

    def __enter__(self) -> Relay:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def hand_over(self, raw: bytes, *, sender: str, recipient: str) -> None:
        error = self.trouble.get(recipient) or self.trouble.get("*")
        if error:
            raise error
        self.taken.append(raw)


class Clock:
    """A clock that a test sets itself."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 9, 0, tzinfo=clock.ZONE)

    def now(self) -> datetime:
        return self.moment


def put(person: PersonRow, text: str, *, kind: str = "letter", **about: int | None) -> str:
    """Put a mail in the outbox; give its Message-ID."""
    mail_id = f"<{text}@proef.example>"
    mail = Outgoing(
        kind=kind,
        mail_id=mail_id,
        sender="dialoog@proef.example",
        recipient=person.email,
        raw=text.encode(),
        person_id=person.id,
        **about,
    )
    with unit_of_work():
        outbox.put([mail], now=clock.now())
    return mail_id


def state_of(mail_id: str) -> MailRow:
    """Give a mail as it is stored now."""
    db.session.expire_all()
    return db.session.query(MailRow).filter_by(mail_id=mail_id).one()


def send_all() -> None:
    """Hand over all that may leave now."""
    while outbox.send_next_batch():
        pass
