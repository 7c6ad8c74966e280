"""Write down what is said, mend it, take it back, and see that pain gets its care."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dialoog.domain import live as domain
from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import RecordKind
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, tasks
from dialoog.services.live.circles import require_turn
from dialoog.services.live.sheet import read_sheet
from dialoog.storage import db
from dialoog.storage import live as storage
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.seating import TableRow, get_table

get_contribution = storage.get_contribution

OPEN_FOR = {
    Source.TABLE: frozenset({MeetingState.UNDERWAY}),
    Source.OWN_DEVICE: frozenset({MeetingState.UNDERWAY}),
    Source.CARD: frozenset({MeetingState.UNDERWAY, MeetingState.HELD}),
}
MOST_STARS = 99


@dataclass(frozen=True, kw_only=True)
class ContributionWords:
    """Something that was said, as it was written down; ``client_id`` is made by who wrote it."""

    client_id: UUID
    phase_key: str
    kind: str
    text: str
    consent: QuoteConsent

    @property
    def digest(self) -> str:
        """Tells apart what was sent twice from something else under the same id."""
        parts = (self.phase_key, self.kind, self.text, self.consent)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def get_entry(client_id: UUID, *, table_id: int) -> ContributionRow:
    """Give what was said at a table under the id that a tablet gave it, or refuse."""
    row = storage.find_by_client_id(client_id)
    if row is None or row.table_id != table_id:
        raise Refused("live.entry_gone")
    return row


def record(
    words: ContributionWords, *, table_id: int, source: Source, now: datetime, late: bool = False
) -> ContributionRow:
    """Write down what was said at a table; the same words under the same id are stored once.

    What was written down during the day and arrives ``late`` is welcome after its end.
    """
    earlier = storage.find_by_client_id(words.client_id)
    if earlier:
        if (earlier.table_id, earlier.client_digest) != (table_id, words.digest):
            raise Refused("live.id_used_before")
        return earlier
    table = get_table(table_id)
    meeting = get_meeting(table.meeting_id)
    if meeting.state not in OPEN_FOR[Source.CARD if late else source]:
        raise Refused("live.not_underway")
    kind = _require_recordable(words, meeting, table=table, source=source)
    row = ContributionRow(
        client_id=words.client_id,
        client_digest=words.digest,
        programme_id=meeting.programme_id,
        meeting_id=meeting.id,
        table_id=table_id,
        phase_key=words.phase_key,
        kind=kind.key,
        tree_part=kind.tree_part,
        private=kind.private,
        text=words.text.strip(),
        source=source,
        quote_consent=domain.consent_of(kind, words.consent),
        recorded_at=now,
    )
    db.session.add(row)
    db.session.flush()
    history.note("contribution.recorded", "contribution", row.id, source=source)
    return row


def edit(
    contribution_id: int, *, text: str, kind: str, consent: QuoteConsent, version: int
) -> ContributionRow:
    """Mend the words, or move them to another kind of the phase in which they were said."""
    row, meeting = _get_open(contribution_id)
    if row.version != version:
        raise Refused("common.changed_meanwhile")
    sheet = read_sheet(meeting)
    position = sheet.position_of(row.phase_key)
    records = sheet.phases[position].records if position is not None else (row.kind,)
    found = domain.require_recordable(
        text, kind=sheet.find_kind(kind), phase_position=0, records=records, reached=0
    )
    row.text = text.strip()
    row.kind = found.key
    row.tree_part = found.tree_part
    row.private = found.private
    row.quote_consent = domain.consent_of(found, consent)
    history.note("contribution.edited", "contribution", row.id)
    return row


def mend(
    contribution_id: int, words: ContributionWords, *, seen: str, now: datetime
) -> ContributionRow:
    """Mend what was said, for somebody who saw it in the words ``seen``.

    When others changed it or took it back meanwhile, the new words come beside theirs: nobody's
    words get lost.
    """
    row, _ = _get_open(contribution_id)
    if row.withdrawn_at is None and row.text.splitlines() == seen.splitlines():
        return edit(
            contribution_id,
            text=words.text,
            kind=words.kind,
            consent=words.consent,
            version=row.version,
        )
    assert row.table_id is not None  # noqa: S101 - only what was said at a table is mended there
    beside = record(words, table_id=row.table_id, source=row.source, now=now, late=True)
    beside.recorded_at, beside.position = row.recorded_at, row.position
    return beside


def move(contribution_id: int, *, up: bool) -> ContributionRow:
    """Bring what was said one place up or down among what is of its kind."""
    row, _ = _get_open(contribution_id)
    peers = _peers_of(row)
    here = peers.index(row)
    there = max(0, min(len(peers) - 1, here + (-1 if up else 1)))
    peers[here], peers[there] = peers[there], peers[here]
    _put_in_order(peers)
    return row


def sort_by_stars(contribution_id: int) -> None:
    """Put what is of one kind in the order of its stickers."""
    row, _ = _get_open(contribution_id)
    _put_in_order(sorted(_peers_of(row), key=lambda peer: -peer.stars))


def _peers_of(row: ContributionRow) -> list[ContributionRow]:
    if row.table_id is None or row.withdrawn_at is not None:
        raise Refused("live.entry_gone")
    return [peer for peer in storage.list_of_table(row.table_id) if peer.kind == row.kind]


def _put_in_order(rows: list[ContributionRow]) -> None:
    for place, row in enumerate(rows, start=1):
        row.position = place


def star(contribution_id: int, *, more: int) -> ContributionRow:
    """Count one sticker more (1) or less (-1)."""
    row, _ = _get_open(contribution_id)
    row.stars = max(0, min(MOST_STARS, row.stars + more))
    return row


def withdraw(contribution_id: int, *, now: datetime) -> ContributionRow:
    """Take words back: they leave every list, page and paper, and can be put back."""
    row, _ = _get_open(contribution_id)
    row.withdrawn_at = row.withdrawn_at or now
    history.note("contribution.withdrawn", "contribution", row.id)
    return row


def restore(contribution_id: int) -> ContributionRow:
    """Put back words that were taken back."""
    row, _ = _get_open(contribution_id)
    row.withdrawn_at = None
    history.note("contribution.restored", "contribution", row.id)
    return row


def choose_route(contribution_id: int, route: CareRoute) -> ContributionRow:
    """Choose what happens with a wormpje; another route starts its care anew, as a task."""
    row = _get_private(contribution_id)
    if row.care_route is not route:
        row.care_route = route
        row.care_done_at = None
        tasks.follow_route(row, now=clock.now())
        history.note("contribution.route_chosen", "contribution", row.id, route=route)
    return row


def care_done(contribution_id: int, *, now: datetime) -> ContributionRow:
    """Say that the care which was chosen has been given."""
    row = _get_private(contribution_id)
    if row.care_route is None:
        raise Refused("live.no_route")
    row.care_done_at = row.care_done_at or now
    tasks.follow_route(row, now=now)
    history.note("contribution.care_done", "contribution", row.id)
    return row


def _require_recordable(
    words: ContributionWords, meeting: MeetingRow, *, table: TableRow, source: Source
) -> RecordKind:
    sheet = read_sheet(meeting)
    position = sheet.position_of(words.phase_key)
    if position is None:
        raise Refused("live.kind_not_here")
    kind = domain.require_recordable(
        words.text,
        kind=sheet.find_kind(words.kind),
        phase_position=position,
        records=sheet.phases[position].records,
        reached=_reached(table.id, source, phases=len(sheet.phases)),
    )
    require_turn(meeting, sheet.phases, position, table=table)
    return kind


def _reached(table_id: int, source: Source, *, phases: int) -> int:
    """Give the last phase for which words may come in: cards come from the whole day."""
    if source is Source.CARD:
        return phases
    moment = storage.find_moment(table_id)
    return moment.as_moment().position if moment else -1


def _get_open(contribution_id: int) -> tuple[ContributionRow, MeetingRow]:
    """Give what was said at a meeting that isn't locked yet."""
    row = storage.get_contribution(contribution_id)
    if row.meeting_id is None:
        raise Refused("live.not_underway")
    meeting = get_meeting(row.meeting_id)
    if meeting.state not in OPEN_FOR[Source.CARD]:
        raise Refused("live.not_underway")
    return row, meeting


def _get_private(contribution_id: int) -> ContributionRow:
    row = storage.get_contribution(contribution_id)
    if not row.private:
        raise Refused("live.not_private")
    return row
