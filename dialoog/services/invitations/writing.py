"""Write the mails about invitations: many at once, each with one attendee and one's own link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from flask_babel import force_locale, gettext

from dialoog.adapters import ical
from dialoog.adapters.ical import CalendarEvent
from dialoog.domain import invitations
from dialoog.domain.invitations import InvitationState, InvitationStep, Notice
from dialoog.domain.people import Channel
from dialoog.services import clock, history, jobs, keys, links, outbox
from dialoog.services.invitations.noting import remember
from dialoog.services.outbox import About, BadAddress, CalendarObject, Mailbox, Outgoing, Writer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import invitations as storage
from dialoog.storage import outbox as mails
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow, MailState

KINDS = {
    Notice.INVITATION: "invitation",
    Notice.UPDATE: "invitation_changed",
    Notice.OFFER: "invitation_offer",
    Notice.WAITING_LIST: "invitation_waiting",
    Notice.LAPSE: "invitation_lapsed",
    Notice.CANCELLATION: "invitation_cancelled",
}
NOTICES = {kind: notice for notice, kind in KINDS.items()}
PERSONAL = ("link",)
Wish = tuple[int, int, str, str]


@jobs.handles("invitations.write")
def write_mails(wishes: list[Wish]) -> None:
    """Write the mails for these invitations; what was overtaken by a later change is left out."""
    now = clock.now()
    rows = {row.id: row for row in storage.list_to_write([wish[0] for wish in wishes])}
    with unit_of_work():
        mails.drop_overtaken(list(rows))
    told_before = mails.list_told(list(rows))
    writers: dict[tuple[Notice, int, datetime | None], Writer] = {}
    written: list[tuple[str, Outgoing]] = []
    for invitation_id, sequence, word, occasion in wishes:
        row, notice = rows.get(invitation_id), Notice(word)
        if row is None or row.sequence != sequence:
            continue
        if row.id not in told_before:
            if not notice.keeps_appointment:
                continue
            notice = Notice.INVITATION if notice is Notice.UPDATE else notice  # nothing changed yet
        key = notice, row.meeting_id, row.until
        if key not in writers:
            writers[key] = _writer(notice, row.meeting, now=now, until=row.until)
        written.append((occasion, _write(writers[key], row, notice, occasion=occasion)))
    with unit_of_work():
        for occasion in {occasion for occasion, _ in written}:
            of_one_change = [mail for when, mail in written if when == occasion]
            outbox.put(of_one_change, now=datetime.fromisoformat(occasion))


def _writer(
    notice: Notice, meeting: MeetingRow, *, now: datetime, until: datetime | None
) -> Writer:
    return outbox.writer(
        KINDS[notice], now=now, personal=PERSONAL, until=until, **facts_of(meeting)
    )


def facts_of(meeting: MeetingRow) -> dict[str, Any]:
    """Give what every mail about a meeting may tell."""
    programme = meeting.programme
    return {
        "meeting": meeting,
        "programme": programme,
        "promise": programme.as_programme().promise,
    }


def _write(writer: Writer, row: InvitationRow, notice: Notice, *, occasion: str) -> Outgoing:
    about = About(invitation_id=row.id, sequence=row.sequence)
    once = f"{row.id}.{occasion}"
    try:
        calendar = _calendar(
            row, own=writer.own, keeps=notice.keeps_appointment, sent_at=writer.now
        )
        return writer.write(
            row.person,
            once=once,
            about=about,
            calendar=calendar,
            personal={"link": answer_link(row)},
        )
    except BadAddress:
        return writer.leave(row.person, once=once, about=about)


def _calendar(
    row: InvitationRow, *, own: Mailbox, keeps: bool, sent_at: datetime
) -> CalendarObject:
    message = ical.invite if keeps else ical.cancel
    return message(
        event_of(row, own=own, cancelled=not keeps),
        organizer=own,
        attendee=Mailbox(row.person.full_name, row.person.email),
        sent_at=sent_at,
    )


def event_of(row: InvitationRow, *, own: Mailbox, cancelled: bool = False) -> CalendarEvent:
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


def answer_link(row: InvitationRow) -> str:
    """Give the personal link with which somebody answers; it belongs in mail and letter only."""
    key = personal_key(meeting_id=row.meeting_id, person_id=row.person_id)
    return links.absolute("invitations.open_link", key=key)


def personal_key(*, meeting_id: int, person_id: int) -> str:
    """Give the key in the link of one person's invitation to one meeting."""
    return keys.personal_key(outbox.settings().secret_key, f"invitation:{meeting_id}", person_id)


def _follow(taken_up: Sequence[MailRow]) -> None:
    """Hear from the outbox what became of mails about invitations."""
    rows = _rows_of(taken_up)
    now = clock.now()
    for mail in taken_up:
        row = rows.get(mail.invitation_id or 0)
        if row is None:
            continue
        if mail.state is MailState.SENT:
            told = invitations.send(row.as_invitation(), sequence=mail.sequence or 0)
            remember(row, told, InvitationStep.SEND, at=now, through=Channel.MAIL)
        else:
            _bounce(row, at=now)


def _rows_of(taken_up: Iterable[MailRow]) -> dict[int, InvitationRow]:
    numbers = [mail.invitation_id for mail in taken_up if mail.invitation_id is not None]
    return {row.id: row for row in storage.list_bare(numbers)}


for _kind in KINDS.values():
    outbox.follows(_kind)(_follow)


def _bounce(row: InvitationRow, *, at: datetime) -> None:
    bounced = invitations.bounce(row.as_invitation())
    remember(row, bounced, InvitationStep.BOUNCE, at=at, through=Channel.MAIL)
    if bounced.state is InvitationState.BOUNCED:
        history.note("invitations.bounced", "invitation", row.id)
