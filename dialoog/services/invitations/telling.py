"""Tell people, through their channel, what they are asked and what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialoog.adapters import ical
from dialoog.domain import invitations
from dialoog.domain.invitations import InvitationStep, Notice
from dialoog.domain.people import Channel
from dialoog.services import clock, history, jobs, links, outbox
from dialoog.services.invitations.noting import remember
from dialoog.services.invitations.writing import PERSONAL, event_of, facts_of
from dialoog.storage import current_organisation_id
from dialoog.storage import invitations as storage
from dialoog.storage.invitations import InvitationRow

BATCH = 100
PREVIEW_KEY = "persoonlijk"


@dataclass(frozen=True, slots=True)
class Preview:
    """A mail as somebody will read it."""

    subject: str
    text: str


def tell(notices: Sequence[tuple[InvitationRow, Notice]], *, now: datetime) -> None:
    """See to it that people hear of a change, in the open unit of work.

    Mail is written a little later, outside the transaction. Whoever is phoned or gets a letter
    appears on the call list or among the letters, because they haven't been told yet.
    """
    wishes = [
        [row.id, row.sequence, notice.value, now.isoformat()]
        for row, notice in notices
        if row.channel is Channel.MAIL
    ]
    for start in range(0, len(wishes), BATCH):
        jobs.enqueue(
            "invitations.write",
            due=now,
            organisation_id=current_organisation_id(),
            wishes=wishes[start : start + BATCH],
        )


def calendar_file(row: InvitationRow) -> bytes:
    """Give a file that puts the meeting in somebody's own calendar."""
    own = outbox.sender()
    return ical.feed(own.name, [event_of(row, own=own)])


def preview(row: InvitationRow, *, kind: str = "invitation") -> Preview:
    """Give a mail about an invitation as it would leave now."""
    writer = outbox.writer(
        kind, now=clock.now(), personal=PERSONAL, until=row.until, **facts_of(row.meeting)
    )
    link = links.absolute("invitations.open_link", key=PREVIEW_KEY)
    subject, text, _ = writer.words(row.person, {"link": link})
    return Preview(subject, text)


def mark_told(invitation_id: int, *, through: Channel, now: datetime) -> InvitationRow:
    """Note that somebody was told on the phone or by letter, and didn't answer yet."""
    row = storage.get_invitation(invitation_id)
    _tell(row, at=now, through=through)
    return row


def mark_posted(meeting_id: int, invitation_ids: Collection[int], *, now: datetime) -> int:
    """Note that these letters are on the post; gives how many."""
    posted = [
        row
        for row in storage.list_of_meeting(meeting_id, channel=Channel.LETTER)
        if row.id in invitation_ids and row.as_invitation().must_be_told
    ]
    for row in posted:
        _tell(row, at=now, through=Channel.LETTER)
    history.note("invitations.posted", "meeting", meeting_id, letters=len(posted))
    return len(posted)


def _tell(row: InvitationRow, *, at: datetime, through: Channel) -> None:
    invitation = row.as_invitation()
    if row.sequence is None or not invitation.must_be_told:
        return
    told = invitations.send(invitation, sequence=row.sequence)
    remember(row, told, InvitationStep.SEND, at=at, through=through)
