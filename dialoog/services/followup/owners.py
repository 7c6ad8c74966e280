"""Who does an action needs no account: a personal link shows them their own actions, no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain import followup
from dialoog.domain.feeds import FeedKind
from dialoog.domain.followup import OF_THE_OWNER, ActionStep
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import feeds, history, keys, links, outbox
from dialoog.services.feeds import FeedLink
from dialoog.services.followup import actions
from dialoog.services.outbox import About, BadAddress, Correspondent
from dialoog.storage import db
from dialoog.storage import followup as storage
from dialoog.storage.followup import ActionRow, OwnerRow
from dialoog.storage.followup import owners as owner_storage
from dialoog.storage.followup.owners import Owned

ANSWER = "action_answer"


@dataclass(frozen=True, slots=True)
class OwnerStanding:
    """Somebody who does actions, with their link if they ever got one."""

    owned: Owned
    link: OwnerRow | None

    @property
    def hears(self) -> bool:
        """Whether they can be reminded."""
        return bool(self.owned.email) and not (self.link and self.link.revoked_at)


def list_owners(*, today: date) -> list[OwnerStanding]:
    """Give everybody who still has something to do, by name."""
    known = {row.email: row for row in owner_storage.list_links()}
    return [
        OwnerStanding(owned, known.get(owned.email))
        for owned in owner_storage.list_owned(today=today)
    ]


def find_mailed_on(row: ActionRow) -> date | None:
    """Give the day on which who does an action last got a mail about their actions, if ever."""
    owner = owner_storage.find_owner(row.owner_email) if row.owner_email else None
    return owner.mailed_on if owner else None


def find_or_add(email: str, *, now: datetime) -> OwnerRow:
    """Give the owner with this address; the first time with a link of their own."""
    row = owner_storage.find_owner(email)
    if row is None:
        row = OwnerRow(email=email.lower())
        _renew(row, now=now)
        db.session.add(row)
        db.session.flush()
        history.note("action_owner.linked", "action_owner", row.id)
    return row


def renew(email: str, *, now: datetime) -> OwnerRow:
    """Give an owner another link; the one they had opens nothing any more, nor their calendar."""
    if not owner_storage.list_of_owner(email):
        raise Missing("action_owner", 0)
    row = find_or_add(email, now=now)
    _renew(row, now=now)
    take_back_calendar(row, now=now)
    history.note("action_owner.renewed", "action_owner", row.id)
    return row


def revoke(email: str, *, now: datetime) -> OwnerRow:
    """Take a link back: it opens nothing any more, and its owner gets no mail."""
    row = find_or_add(email, now=now)
    row.revoked_at = row.revoked_at or now
    take_back_calendar(row, now=now)
    history.note("action_owner.revoked", "action_owner", row.id)
    return row


def find_calendar(row: OwnerRow) -> FeedLink | None:
    """Give the link to the calendar of an owner's actions, when they have one."""
    return feeds.find_link(FeedKind.ACTIONS, email=row.email)


def make_calendar(row: OwnerRow, *, now: datetime) -> FeedLink:
    """Make the link to the calendar of an owner's actions; the one that is there stays."""
    return feeds.make_link(FeedKind.ACTIONS, email=row.email, now=now)


def take_back_calendar(row: OwnerRow, *, now: datetime) -> None:
    """Take the link to the calendar of an owner's actions back, when they have one."""
    link = find_calendar(row)
    if link is not None:
        feeds.revoke(link.feed_id, now=now)


def address(row: OwnerRow) -> str:
    """Give the link as it stands in a mail; only its hash is stored."""
    return links.absolute("followup.open_owner_link", key=_key(row.salt))


def find_by_key(key: str) -> OwnerRow | None:
    """Give whose link this is, of whatever organisation; None when it was taken back."""
    row = owner_storage.find_owner_by_key_hash(keys.key_hash(key))
    return row if row and row.revoked_at is None else None


def find_open(owner_id: int, *, key_hash: str) -> OwnerRow | None:
    """Give the owner who opened a link, while it is still the one that works."""
    try:
        row = owner_storage.get_owner(owner_id)
    except Missing:
        return None
    return row if row.key_hash == key_hash and row.revoked_at is None else None


def list_own(owner: OwnerRow) -> list[ActionRow]:
    """Give an owner's actions, the first due date first."""
    return owner_storage.list_of_owner(owner.email)


def get_own(owner: OwnerRow, action_id: int) -> ActionRow:
    """Give one action of an owner; those of others are not there."""
    row = storage.get_action(action_id)
    if not row.owner_email or row.owner_email.lower() != owner.email:
        raise Missing("action", action_id)
    return row


def tell(
    owner: OwnerRow, action_id: int, *, step: ActionStep | None, note: str, now: datetime
) -> ActionRow:
    """Let an owner tell how an action gets on: begun, done, or only in words."""
    get_own(owner, action_id)
    if step is None:
        return actions.add_note(action_id, note, now=now, user_id=None, by_owner=True)
    if step not in OF_THE_OWNER:
        raise Refused("action.not_of_the_owner")
    return actions.take_step(action_id, step, note=note, now=now, by_owner=True)


def propose_date(
    owner: OwnerRow, action_id: int, *, to: date, reason: str, now: datetime, today: date
) -> ActionRow:
    """Let an owner ask for another day, with the reason; the organisation answers."""
    row = get_own(owner, action_id)
    followup.require_date_to_propose(row.as_action(), to=to, reason=reason, today=today)
    row.proposed_on, row.proposed_reason = to, reason.strip()
    actions.add_step(row, note=reason, now=now, user_id=None, by_owner=True, asked_for=to)
    history.note("action.date_asked", "action", row.id)
    return row


def accept_date(action_id: int, *, version: int, now: datetime, user_id: int | None) -> ActionRow:
    """Agree to the day that the owner asked for, and let them know."""
    row = storage.get_action(action_id)
    if row.proposed_on is None:
        raise Refused("action.no_date_asked")
    row = actions.reschedule(
        action_id,
        to=row.proposed_on,
        reason=row.proposed_reason,
        version=version,
        now=now,
        user_id=user_id,
    )
    _answer(row, accepted=True, reason="", now=now)
    return row


def keep_date(
    action_id: int, *, reason: str, version: int, now: datetime, user_id: int | None
) -> ActionRow:
    """Keep the day that stands, with the reason, and let the owner know."""
    row = storage.get_action(action_id)
    actions.require_same(row.version, version)
    if row.proposed_on is None:
        raise Refused("action.no_date_asked")
    if not reason.strip():
        raise Refused("action.keep_reason_missing")
    row.proposed_on, row.proposed_reason = None, ""
    actions.add_step(row, note=reason, now=now, user_id=user_id, moved_to=row.due_on)
    history.note("action.date_kept", "action", row.id)
    _answer(row, accepted=False, reason=reason.strip(), now=now)
    return row


def want_weekly(owner: OwnerRow, *, weekly: bool) -> None:
    """Let an owner choose whether they get the overview of the week."""
    owner.weekly = weekly


def correspondent(row: OwnerRow, *, name: str) -> Correspondent | None:
    """Give an owner as somebody to write to; None when they said no to mail."""
    person = owner_storage.find_person(row.email)
    if person is None:
        return Correspondent(name, row.email)
    return Correspondent(name, row.email, person.language) if outbox.can_mail(person) else None


def _answer(row: ActionRow, *, accepted: bool, reason: str, now: datetime) -> None:
    if not row.owner_email:
        return
    owner = find_or_add(row.owner_email, now=now)
    reader = correspondent(owner, name=row.owner)
    if reader is None or owner.revoked_at:
        return
    writer = outbox.writer(
        ANSWER, now=now, action=row, accepted=accepted, reason=reason, link=address(owner)
    )
    try:
        mail = writer.write(reader, once=f"{row.id}.{row.version}", about=About())
    except BadAddress:
        return
    outbox.put([mail], now=now)


def _renew(row: OwnerRow, *, now: datetime) -> None:
    row.salt = keys.random_key()
    row.key_hash = keys.key_hash(_key(row.salt))
    row.made_at, row.revoked_at = now, None


def _key(salt: str) -> str:
    """Give the key of a link; only with our secret it can be found from the salt."""
    return keys.personal_key(outbox.settings().secret_key, f"action_owner:{salt}", 0)
