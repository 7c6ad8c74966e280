"""Read mail that came in: an answer from a calendar ends in the same state as any other answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

from dialoog.adapters import incoming as adapter
from dialoog.adapters.ical_reply import plain_address
from dialoog.domain.invitations import Answer
from dialoog.domain.invitations.incoming import Ground, IncomingMail, Nature, Outcome
from dialoog.domain.invitations.reading import (
    REPLIES,
    Invited,
    KnownMeeting,
    Verdict,
    decide,
    said,
)
from dialoog.domain.refusal import Refused
from dialoog.services import organisations, outbox
from dialoog.services.invitations.answering import GuestAnswer, answer_for
from dialoog.storage import db
from dialoog.storage import incoming as storage
from dialoog.storage.accounts import list_organisations
from dialoog.storage.incoming import Addressed, IncomingMailRow
from dialoog.storage.invitations import InvitationRow, get_invitation
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow

# Outcomes after which the same mail has nothing new to say.
SETTLED = {
    Outcome.APPLIED,
    Outcome.UNCHANGED,
    Outcome.STALE,
    Outcome.COUNTER,
    Outcome.REFRESH,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a mail; what isn't clear from it stays empty."""

    outcome: Outcome
    ground: Ground
    uid: str = ""
    attendee: str = ""
    partstat: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A mail with what it means, for which organisation, and what it is about.

    ``came_back`` is the mail of ours that it brings back, recognised by its Message-ID.
    """

    mail: IncomingMail
    verdict: Verdict
    organisation_id: int | None
    meeting_id: int | None = None
    came_back: MailRow | None = None

    @property
    def reading(self) -> Reading:
        """Give what may be told about it."""
        calendar, speaker = self.mail.calendar, said(self.mail)
        back = self.mail.undelivered
        return Reading(
            outcome=self.verdict.outcome,
            ground=self.verdict.ground,
            uid=calendar.uid if calendar else back.uid,
            attendee=speaker.address if speaker else back.recipient,
            partstat=speaker.partstat if speaker else "",
        )


def understand(raw: bytes) -> IncomingMail:
    """Give the facts of a mail; bounded work, whatever the bytes, and no database."""
    return adapter.read_mail(raw, trusted=outbox.settings().imap_authserv)


def weigh(mail: IncomingMail, *, now: datetime) -> Weighed:
    """Say what a mail means, and change nothing."""
    if mail.nature is Nature.UNDELIVERED:
        back = storage.find_sent_mail(mail.refers_to)
        if back is not None:
            return _weigh_bounce(mail, back, now=now)
    uid = mail.calendar.uid if mail.calendar else mail.undelivered.uid
    meeting = storage.find_meeting_by_uid(uid) if uid else None
    if meeting is None:
        verdict = decide(mail, meeting=None, seen=False, now=now)
        return Weighed(mail, verdict, _addressed_organisation(mail))
    with organisations.within(meeting.organisation_id):
        known = KnownMeeting(meeting.state, meeting.ends_at, _invited(mail, meeting))
        verdict = decide(mail, meeting=known, seen=_is_settled(mail.mark), now=now)
    return Weighed(mail, verdict, meeting.organisation_id, meeting.id)


def take(mail: IncomingMail, raw: bytes, *, now: datetime) -> Reading:
    """Do what a mail asks, in the open unit of work; twice is once."""
    weighed = weigh(mail, now=now)
    with _within(weighed.organisation_id):
        if weighed.organisation_id is not None:
            weighed = _act(weighed)
            _keep(weighed, raw, now=now)
            db.session.flush()
    return weighed.reading


def _within(organisation_id: int | None) -> AbstractContextManager[None]:
    return nullcontext() if organisation_id is None else organisations.within(organisation_id)


def _weigh_bounce(mail: IncomingMail, back: MailRow, *, now: datetime) -> Weighed:
    with organisations.within(back.organisation_id):
        row = get_invitation(back.invitation_id or 0)
        invited = Invited(row.id, frozenset({back.recipient.lower()}), row.as_invitation())
        told = replace(mail.undelivered, recipient=back.recipient.lower(), uid=row.meeting.uid)
        mail = replace(mail, undelivered=told)
    verdict = replace(decide(mail, meeting=None, seen=False, now=now), invited=(invited,))
    return Weighed(mail, verdict, back.organisation_id, row.meeting_id, back)


def _addressed_organisation(mail: IncomingMail) -> int | None:
    """Give the organisation whose address a mail was sent to; the only one needs no address."""
    known = list_organisations()
    if len(known) == 1:
        return known[0].id
    to = {_without_tag(address) for address in mail.recipients}
    ours = [one.id for one in known if plain_address(one.mail_address) in to - {""}]
    return ours[0] if len(ours) == 1 else None


def _without_tag(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _invited(mail: IncomingMail, meeting: MeetingRow) -> tuple[Invited, ...]:
    """Give the invitations that a mail may be about, by the addresses in it.

    Who share an address are told apart by the mail that is answered, where it says which.
    """
    speaker = said(mail)
    addresses = {mail.sender, speaker.address if speaker else "", mail.undelivered.recipient}
    found = storage.list_addressed(meeting.id, _variants(addresses - {""}))
    if len({one.invitation.id for one in found}) > 1 and mail.refers_to:
        sent = storage.find_sent_mail(mail.refers_to)
        found = [one for one in found if sent and one.invitation.id == sent.invitation_id] or found
    return _by_invitation(found)


def _variants(addresses: Collection[str]) -> set[str]:
    """Give addresses as they go over the wire and as people write them (RFC 5891)."""
    variants = set(addresses)
    for address in addresses:
        local, _, domain = address.rpartition("@")
        if "xn--" in domain:
            variants.add(f"{local}@{domain.encode().decode('idna')}")
    return variants


def _by_invitation(found: Collection[Addressed]) -> tuple[Invited, ...]:
    rows: dict[int, InvitationRow] = {}
    addresses: dict[int, set[str]] = defaultdict(set)
    for one in found:
        rows[one.invitation.id] = one.invitation
        addresses[one.invitation.id].add(plain_address(one.address))
    return tuple(
        Invited(row.id, frozenset(addresses[row.id]), row.as_invitation()) for row in rows.values()
    )


def _is_settled(mark: str) -> bool:
    before = storage.find_read(mark)
    return before is not None and before.outcome in SETTLED


def _act(weighed: Weighed) -> Weighed:
    verdict = weighed.verdict
    if verdict.answer and verdict.outcome in {Outcome.APPLIED, Outcome.STALE}:
        return _take_answer(weighed, verdict.answer)
    if weighed.came_back and verdict.outcome is Outcome.BOUNCE:
        _note_bounce(weighed.came_back, reason=weighed.mail.undelivered.reason)
    return weighed


def _take_answer(weighed: Weighed, answer: Answer) -> Weighed:
    (guest,) = weighed.verdict.invited
    row = get_invitation(guest.invitation_id)
    note = weighed.mail.calendar.comment if weighed.mail.calendar else ""
    given = GuestAnswer(
        answer.reply, answer.sequence, note=note or row.note, companion=row.companion
    )
    try:
        answer_for(row.id, given, through=answer.through, at=answer.at)
    except Refused:
        return replace(weighed, verdict=replace(weighed.verdict, ground=Ground.INVITATION_CLOSED))
    return weighed


def _note_bounce(mail: MailRow, *, reason: str) -> None:
    """Note that somebody can't be reached, unless their address was repaired since."""
    row = get_invitation(mail.invitation_id or 0)
    if plain_address(row.person.email) == plain_address(mail.recipient):
        outbox.come_back(mail.mail_id, reason=reason)


def _keep(weighed: Weighed, raw: bytes, *, now: datetime) -> None:
    """Store that a mail was read; its words only when somebody must look at them."""
    mail, verdict = weighed.mail, weighed.verdict
    row = storage.find_read(mail.mark)
    if row is not None and (
        row.decided_at or row.outcome in SETTLED or row.ground == verdict.ground
    ):
        return
    if row is None:
        row = IncomingMailRow(mark=mail.mark)
        db.session.add(row)
    row.read_at = now
    row.outcome, row.ground = verdict.outcome, verdict.ground
    row.meeting_id = weighed.meeting_id
    row.invitation_id = verdict.invited[0].invitation_id if len(verdict.invited) == 1 else None
    if verdict.outcome.waits_for_somebody or verdict.outcome is Outcome.BOUNCE:
        _keep_words(row, weighed, raw)


def _keep_words(row: IncomingMailRow, weighed: Weighed, raw: bytes) -> None:
    mail, reading, reply = weighed.mail, weighed.reading, weighed.mail.calendar
    row.sender, row.attendee, row.raw = mail.sender, reading.attendee, raw
    row.said_at = min((reply.stamp if reply else None) or mail.sent_at or row.read_at, row.read_at)
    if reply:
        row.reply = REPLIES.get(reading.partstat)
        row.sequence, row.note = reply.sequence, reply.comment
        row.proposed_start, row.proposed_end = reply.starts_at, reply.ends_at
