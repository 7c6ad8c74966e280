"""The link to somebody's own page: given in mail and letter, asked for again, and ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, jobs, keys, links, organisations, outbox, throttle
from dialoog.services.outbox import About, BadAddress
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import people as storage
from dialoog.storage.people import DoorRow, PersonRow

MAIL = "own_page"
MOST_ASKED = 10
MOST_TO_ONE_ADDRESS = 3


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose door somebody came in by; ``key_hash`` tells that the link was not ended since."""

    organisation_id: int
    door_id: int
    key_hash: str


def find_by_key(key: str) -> Visitor | None:
    """Give whose link this is, if anybody's."""
    return _visitor(storage.find_by_key_hash(keys.key_hash(key)))


def find_by_code(code: str) -> Visitor | None:
    """Give whose code on paper this is, if anybody's; spaces and small letters don't matter."""
    return _visitor(storage.find_by_code("".join(code.split()).replace("-", "").upper()))


def enter(visitor: Visitor) -> DoorRow | None:
    """Give whose page it is, in the organisation entered; None when the link was ended."""
    row = storage.find_door(visitor.door_id)
    return row if row and row.key_hash == visitor.key_hash else None


def make_doors(people: Collection[PersonRow], *, now: datetime) -> dict[int, str]:
    """Give the link of each of these people, and a door to who has none yet."""
    doors = {row.person_id: row for row in storage.list_doors([row.id for row in people])}
    for person in people:
        if person.id not in doors:
            doors[person.id] = _new_door(person, now=now)
    db.session.flush()
    return {person_id: link_of(row) for person_id, row in doors.items()}


def list_doors(people: Collection[PersonRow]) -> dict[int, DoorRow]:
    """Give the doors that these people have already, by the number of the person."""
    return {row.person_id: row for row in storage.list_doors([row.id for row in people])}


def link_of(row: DoorRow) -> str:
    """Give the personal link to somebody's own page; it belongs in mail and letter only."""
    return links.absolute("own_page.open_link", key=_key(row.person_id, row.salt))


def renew(person_id: int, *, now: datetime) -> DoorRow:
    """Give somebody another link and code; the old ones open nothing any more."""
    person = storage.get_person(person_id)
    found = storage.list_doors([person_id])
    row = found[0] if found else _new_door(person, now=now)
    _change_lock(row, now=now)
    history.note("person.link_renewed", "person", person_id)
    return row


def send_link(person_id: int, *, now: datetime) -> bool:
    """Mail somebody the link to their own page; False when there is no address to mail to."""
    person = storage.get_person(person_id)
    return _mail([person], now=now) == 1


def ask_again(email: str, *, where_from: str, now: datetime) -> None:
    """Let who has this address get their link by mail; nothing tells whether anybody has.

    Refuses when too much is asked from one place. The same work is put down for any address.
    """
    throttle.require_calm(f"own-page-from:{where_from}", most=MOST_ASKED, now=now)
    throttle.note_wrong(f"own-page-from:{where_from}", now=now)
    try:
        throttle.require_calm(f"own-page-to:{email.lower()}", most=MOST_TO_ONE_ADDRESS, now=now)
    except Refused:
        return
    throttle.note_wrong(f"own-page-to:{email.lower()}", now=now)
    jobs.enqueue("people.send_links", due=now, organisation_id=None, email=email)


@jobs.handles("people.send_links")
def _send_links(email: str) -> None:
    by_organisation: dict[int, list[PersonRow]] = {}
    for person in storage.list_with_address(email):
        by_organisation.setdefault(person.organisation_id, []).append(person)
    for organisation_id, found in by_organisation.items():
        numbers = [person.id for person in found]
        with organisations.within(organisation_id), unit_of_work():
            _mail(storage.list_by_id(numbers), now=clock.now())


def _mail(people: Collection[PersonRow], *, now: datetime) -> int:
    """Write the link to those who can be mailed; gives how many that were."""
    listeners = [person for person in people if outbox.can_mail(person)]
    urls = make_doors(listeners, now=now)
    writer = outbox.writer(MAIL, now=now, personal=("link",))
    mails = []
    for person in listeners:
        once = f"{person.id}.{now.isoformat()}"
        try:
            link = {"link": urls[person.id]}
            mails.append(writer.write(person, once=once, about=About(), personal=link))
        except BadAddress:
            continue
    outbox.put(mails, now=now)
    return len(mails)


def _new_door(person: PersonRow, *, now: datetime) -> DoorRow:
    row = DoorRow(organisation_id=person.organisation_id, person_id=person.id)
    _change_lock(row, now=now)
    db.session.add(row)
    return row


def _change_lock(row: DoorRow, *, now: datetime) -> None:
    row.salt = keys.random_key()
    row.key_hash = keys.key_hash(_key(row.person_id, row.salt))
    row.code = keys.paper_code()
    row.made_at = now


def _key(person_id: int, salt: str) -> str:
    return keys.personal_key(outbox.settings().secret_key, f"own_page:{salt}", person_id)


def _visitor(row: DoorRow | None) -> Visitor | None:
    return Visitor(row.organisation_id, row.id, row.key_hash) if row else None
