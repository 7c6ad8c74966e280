"""A small world that the mails in tests/data/replies answer to, and what should become of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dialoog.adapters.incoming import read_mail
from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Invitation,
    InvitationState,
    Reply,
    record,
)
from dialoog.domain.invitations.incoming import Ground, IncomingMail, Outcome
from dialoog.domain.invitations.reading import Invited, KnownMeeting, Verdict, decide, said
from dialoog.domain.meetings import MeetingState

FOLDER = Path(__file__).parent / "data" / "replies"
READ_AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
OUR_SERVER = "mx.appelveld.example"
UID = "dlg-7f3a2c91@uitnodiging.appelveld.example"
CANCELLED_UID = "dlg-afgezegd@uitnodiging.appelveld.example"
PAST_UID = "dlg-voorbij@uitnodiging.appelveld.example"
ANNA, BRAM = "anna@zorggroep.example", "bram@appelveld.example"
FAMILY, EVA = "gezin@thuis.example", "eva@zorggroep.example"
LATER, EARLIER = datetime(2027, 3, 18, 15, tzinfo=UTC), datetime(2027, 2, 18, 15, tzinfo=UTC)
ON_THE_WEB = datetime(2027, 2, 20, 10, tzinfo=UTC)

ASKED = Invitation(InvitationState.SENT, sequence=2, told=2)
ANSWERED = replace(
    ASKED,
    state=InvitationState.ANSWERED,
    answer=Answer(Reply.ACCEPTED, ON_THE_WEB, AnswerChannel.LINK, 2),
)
WITHDRAWN = replace(ASKED, state=InvitationState.WITHDRAWN, sequence=3)
CARLA_MAIL = "<dlg-carla@uitnodiging.appelveld.example>"


@dataclass(frozen=True)
class Expected:
    """One mail, the one that must be read before it, and what should come of it."""

    name: str
    after: str
    ground: Ground
    attendee: str
    partstat: str
    note: str

    @property
    def raw(self) -> bytes:
        """The mail as it came in."""
        return raw_mail(self.name)


def raw_mail(name: str) -> bytes:
    """Give the bytes of one of the mails."""
    return (FOLDER / f"{name}.eml").read_bytes()


def all_expected() -> list[Expected]:
    """Give what should become of every mail."""
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            Expected(**{**row, "ground": Ground(row["ground"])}) for row in csv.DictReader(file)
        ]


class World:
    """What is known, in memory; an answer that is taken changes it."""

    def __init__(self) -> None:
        self.invited = {
            1: Invited(1, frozenset({ANNA}), ASKED),
            2: Invited(2, frozenset({BRAM}), ANSWERED),
            3: Invited(3, frozenset({FAMILY}), ASKED),
            4: Invited(4, frozenset({FAMILY}), ASKED),
            5: Invited(5, frozenset({EVA}), WITHDRAWN),
        }
        self.seen: set[str] = set()

    def read(self, raw: bytes) -> tuple[IncomingMail, Verdict]:
        """Read a mail, and remember what it answers."""
        mail = read_mail(raw, trusted=OUR_SERVER)
        verdict = decide(
            mail, meeting=self._meeting(mail), seen=mail.mark in self.seen, now=READ_AT
        )
        if verdict.outcome is Outcome.APPLIED and verdict.answer:
            (guest,) = verdict.invited
            after = record(guest.invitation, verdict.answer, meeting=MeetingState.PLANNED)
            self.invited[guest.invitation_id] = replace(guest, invitation=after)
            self.seen.add(mail.mark)
        return mail, verdict

    def _meeting(self, mail: IncomingMail) -> KnownMeeting | None:
        states = {
            UID: (MeetingState.PLANNED, LATER),
            CANCELLED_UID: (MeetingState.CANCELLED, LATER),
            PAST_UID: (MeetingState.PLANNED, EARLIER),
        }
        if mail.calendar is None or mail.calendar.uid not in states:
            return None
        speaker = said(mail)
        addresses = {mail.sender, speaker.address if speaker else ""}
        found = [one for one in self.invited.values() if one.addresses & addresses]
        if CARLA_MAIL in mail.refers_to:
            found = [one for one in found if one.invitation_id == 3]
        state, ends_at = states[mail.calendar.uid]
        return KnownMeeting(state, ends_at, tuple(found))
