"""Tell people, through their channel, what they are asked and what changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import force_locale, gettext

from dialoog.adapters import ical
from dialoog.adapters.correspondence import BadAddress, CalendarObject, Mailbox
from dialoog.adapters.ical import CalendarEvent
from dialoog.domain import invitations
from dialoog.domain.invitations import InvitationState, InvitationStep, Notice
from dialoog.domain.people import Channel
from dialoog.services import clock, history, jobs, keys, links, outbox
from dialoog.services.invitations.noting import remember
from dialoog.services.outbox import Outgoing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id
from dialoog.storage import invitations as storage
from dialoog.storage import outbox as mails
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.outbox import MailRow

BATCH = 25
PREVIEW_KEY = "persoonlijk"
KINDS = {
    Notice.INVITATION: "invitation",
    Notice.UPDATE: "invitation_changed",
    Notice.CANCELLATION: "invitation_cancelled",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """An invitation as somebody will read it."""

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


@jobs.handles("invitations.write")
def write_mails(wishes: list[tuple[int, int, str, str]]) -> None:
    """Write the mails for these invitations; what was overtaken by a later change is left out."""
    now = clock.now()
    rows = {row.id: row for row in storage.list_invitations([wish[0] for wish in wishes])}
    told_before = {mail.invitation_id for mail in mails.list_of_invitations(list(rows))}
    own = outbox.sender()
    written: list[tuple[int, Outgoing | None]] = []
    for invitation_id, sequence, word, occasion in wishes:
        row, notice = rows.get(invitation_id), Notice(word)
        if row is None or row.sequence != sequence:
            continue
        if row.id not in told_before:
            if not notice.keeps_appointment:
                continue
            notice = Notice.INVITATION  # nothing changed for who never got the first one
        written.append((row.id, _write(row, notice, own=own, occasion=occasion, now=now)))
    with unit_of_work():
        for invitation_id, mail in written:
            if mail:
                outbox.put(mail, now=now)
            else:
                _bounce(storage.get_bare_invitation(invitation_id), at=now)


def _write(
    row: InvitationRow, notice: Notice, *, own: Mailbox, occasion: str, now: datetime
) -> Outgoing | None:
    """Write one mail, or None when the address can't be used."""
    try:
        return outbox.write(
            KINDS[notice],
            person=row.person,
            once=f"{row.id}.{occasion}",
            now=now,
            own=own,
            calendar=_calendar(row, own=own, keeps=notice.keeps_appointment, now=now),
            invitation_id=row.id,
            sequence=row.sequence,
            **_facts(row, link=answer_link(row)),
        )
    except BadAddress:
        return None


def _facts(row: InvitationRow, *, link: str) -> dict[str, Any]:
    programme = row.meeting.programme
    return {
        "meeting": row.meeting,
        "programme": programme,
        "promise": programme.as_programme().promise,
        "link": link,
    }


def _calendar(row: InvitationRow, *, own: Mailbox, keeps: bool, now: datetime) -> CalendarObject:
    message = ical.invite if keeps else ical.cancel
    return message(
        _event(row, own=own, cancelled=not keeps),
        organizer=own,
        attendee=Mailbox(row.person.full_name, row.person.email),
        sent_at=now,
    )


def _event(row: InvitationRow, *, own: Mailbox, cancelled: bool = False) -> CalendarEvent:
    """Give the meeting as a calendar shows it: without theme, names or personal links."""
    meeting = row.meeting
    with force_locale(outbox.written_language(row.person)):
        title = gettext("Bijeenkomst van %(organisation)s", organisation=own.name)
        if cancelled:
            title = gettext("Geannuleerd: %(title)s", title=title)
        description = gettext("Alles over deze bijeenkomst staat in de e-mail of de brief.")
    return CalendarEvent(
        uid=meeting.uid,
        sequence=row.sequence or 0,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=title,
        created_at=row.created_at,
        changed_at=meeting.changed_at,
        place=meeting.as_place().line,
        description=description,
        cancelled=cancelled,
    )


def calendar_file(row: InvitationRow) -> bytes:
    """Give a file that puts the meeting in somebody's own calendar."""
    own = outbox.sender()
    return ical.feed(own.name, [_event(row, own=own)])


def answer_link(row: InvitationRow) -> str:
    """Give the personal link with which somebody answers; it belongs in mail and letter only."""
    key = personal_key(meeting_id=row.meeting_id, person_id=row.person_id)
    return links.absolute("invitations.open_link", key=key)


def personal_key(*, meeting_id: int, person_id: int) -> str:
    """Give the key in the link of one person's invitation to one meeting."""
    return keys.personal_key(outbox.settings().secret_key, f"invitation:{meeting_id}", person_id)


def preview(row: InvitationRow) -> Preview:
    """Give the invitation as it would leave now."""
    subject, text = outbox.preview(
        "invitation",
        person=row.person,
        **_facts(row, link=links.absolute("invitations.open_link", key=PREVIEW_KEY)),
    )
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


def _follow(mail: MailRow, taken: bool) -> None:
    """Hear from the outbox what became of an invitation's mail."""
    if mail.invitation_id is None:
        return
    row = storage.get_bare_invitation(mail.invitation_id)
    if taken:
        told = invitations.send(row.as_invitation(), sequence=mail.sequence or 0)
        remember(row, told, InvitationStep.SEND, at=clock.now(), through=Channel.MAIL)
    else:
        _bounce(row, at=clock.now())


for _kind in KINDS.values():
    outbox.follows(_kind)(_follow)


def _bounce(row: InvitationRow, *, at: datetime) -> None:
    bounced = invitations.bounce(row.as_invitation())
    remember(row, bounced, InvitationStep.BOUNCE, at=at, through=Channel.MAIL)
    if bounced.state is InvitationState.BOUNCED:
        history.note("invitations.bounced", "invitation", row.id)
