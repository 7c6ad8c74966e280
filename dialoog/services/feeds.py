"""Calendars to subscribe to, by a link that can be taken back.

They show nobody's name or address, and keep what is cancelled, so that it goes away everywhere.
The bytes stay the same until something changes; all words are Dutch, whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask_babel import force_locale, gettext, ngettext

from dialoog.adapters import ical
from dialoog.adapters.ical import CalendarEvent, CalendarTask, Progress
from dialoog.domain.feeds import FeedKind, first_day
from dialoog.domain.followup import ActionState, ActionStep
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, history, keys, links, outbox
from dialoog.storage import db, preparation
from dialoog.storage import feeds as storage
from dialoog.storage.feeds import FeedRow
from dialoog.storage.followup import ActionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.seating import TableRow

LANGUAGE = "nl"
PROGRESS = {
    ActionState.PROMISED: Progress.NEEDS_ACTION,
    ActionState.STARTED: Progress.IN_PROCESS,
    ActionState.DONE: Progress.COMPLETED,
    ActionState.NOTICED: Progress.COMPLETED,
    ActionState.DROPPED: Progress.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link as people use it: ``subscribe`` opens the calendar program, ``address`` is copied."""

    feed_id: int
    address: str
    subscribe: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who has actions, with the link to the calendar of those."""

    email: str
    name: str
    actions: int
    link: FeedLink | None


def find_link(
    kind: FeedKind, *, meeting_id: int | None = None, user_id: int | None = None, email: str = ""
) -> FeedLink | None:
    """Give the link to this calendar, if somebody made one and nobody took it back."""
    row = storage.find_open(kind, meeting_id=meeting_id, user_id=user_id, email=email.lower())
    return _link(row) if row else None


def list_owners() -> list[Owner]:
    """Give everybody who has actions and a mail address, by name."""
    open_links = {row.owner_email: row for row in storage.list_open_of_owners()}
    return [
        Owner(email, name, count, _link(open_links[email]) if email in open_links else None)
        for email, name, count in storage.list_owners()
    ]


def make_link(
    kind: FeedKind,
    *,
    meeting_id: int | None = None,
    user_id: int | None = None,
    email: str = "",
    now: datetime,
) -> FeedLink:
    """Make the link to a calendar; the one that is there stays as it is."""
    email = email.lower()
    row = storage.find_open(kind, meeting_id=meeting_id, user_id=user_id, email=email)
    if row is None:
        salt = keys.random_key()
        row = FeedRow(
            kind=kind,
            salt=salt,
            key_hash=keys.key_hash(_key(salt)),
            meeting_id=meeting_id,
            user_id=user_id,
            owner_email=email,
            created_at=now,
        )
        db.session.add(row)
        db.session.flush()
        history.note("feeds.made", "feed", row.id, kind=kind)
    return _link(row)


def revoke(feed_id: int, *, now: datetime) -> FeedRow:
    """Take a link back; whoever subscribed sees nothing new any more."""
    row = storage.get_feed(feed_id)
    if row.revoked_at is None:
        row.revoked_at = now
        history.note("feeds.revoked", "feed", row.id)
    return row


get_feed = storage.get_feed


def find_by_key(key: str) -> FeedRow | None:
    """Give whose link this is, of whatever organisation; taken back or not."""
    return storage.find_by_key_hash(keys.key_hash(key))


def is_gone(row: FeedRow) -> bool:
    """Say whether a link works no more: taken back, or of somebody who doesn't work here now."""
    left = row.user_id is not None and not storage.works_here(row.user_id)
    return row.revoked_at is not None or left


def write(row: FeedRow) -> bytes:
    """Write the calendar of a link, for the organisation that is entered."""
    name = outbox.sender().name
    with force_locale(LANGUAGE):
        title = gettext("Bijeenkomst van %(organisation)s", organisation=name)
        if row.kind is FeedKind.ACTIONS:
            page = "show_action" if storage.has_account(row.owner_email) else "own_action"
            tasks = [
                _task(action, page=page) for action in storage.list_actions_of(row.owner_email)
            ]
            return ical.feed(gettext("Mijn acties bij %(name)s", name=name), [], tasks=tasks)
        if row.kind is FeedKind.TABLES:
            guided = preparation.list_guided_by(row.user_id or 0)
            events = _tables(guided, title=title)
            return ical.feed(gettext("Mijn tafels bij %(name)s", name=name), events)
        meetings = [row.meeting] if row.meeting else []
        events = [
            _event(one, title=title) for one in meetings if one.state is not MeetingState.DRAFT
        ]
        return ical.feed(title, events)


def _tables(guided: Iterable[tuple[MeetingRow, TableRow]], *, title: str) -> list[CalendarEvent]:
    tables: dict[MeetingRow, list[TableRow]] = {}
    for meeting, table in guided:
        if meeting.state is not MeetingState.DRAFT:
            tables.setdefault(meeting, []).append(table)
    return [
        _event(
            meeting,
            title=title,
            description=ngettext(
                "U begeleidt tafel %(numbers)s.",
                "U begeleidt de tafels %(numbers)s.",
                len(own),
                numbers=", ".join(str(table.number) for table in own),
            ),
            url=links.absolute("live.table", table_id=own[0].id),
        )
        for meeting, own in tables.items()
    ]


def _event(
    meeting: MeetingRow, *, title: str, description: str = "", url: str = ""
) -> CalendarEvent:
    cancelled = meeting.state is MeetingState.CANCELLED
    return CalendarEvent(
        uid=meeting.uid,
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=gettext("Geannuleerd: %(title)s", title=title) if cancelled else title,
        created_at=meeting.created_at,
        changed_at=meeting.changed_at,
        place=meeting.as_place().line,
        description=description,
        url=url,
        cancelled=cancelled,
    )


def _task(action: ActionRow, *, page: str) -> CalendarTask:
    steps = action.history
    finished = [step.at for step in steps if step.step is ActionStep.FINISH]
    title = action.what
    if action.state is ActionState.DROPPED:
        title = gettext("Geannuleerd: %(title)s", title=title)
    progress = PROGRESS[action.state]
    return CalendarTask(
        uid=f"{_name_of(action)}@dialoog",
        sequence=action.version - 1,
        starts_on=first_day(promised_on=clock.day_of(action.created_at), due_on=action.due_on),
        due_on=action.due_on,
        title=title,
        created_at=action.created_at,
        changed_at=steps[-1].at if steps else action.created_at,
        url=links.absolute(f"followup.{page}", action_id=action.id),
        progress=progress,
        done_at=finished[-1] if finished and progress is Progress.COMPLETED else None,
    )


def _name_of(action: ActionRow) -> str:
    """Give a name for an action that stays and tells nothing."""
    return keys.personal_key(outbox.settings().secret_key, "action", action.id)


def _link(row: FeedRow) -> FeedLink:
    address = links.absolute("feeds.calendar", key=_key(row.salt))
    _scheme, host, path, _query, _fragment = urlsplit(address)
    return FeedLink(row.id, address, f"webcal://{host}{path}", row.created_at)


def _key(salt: str) -> str:
    """Give the key that belongs to a link; only with our secret it can be found from the salt."""
    return keys.personal_key(outbox.settings().secret_key, f"feed:{salt}", 0)
