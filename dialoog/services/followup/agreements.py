"""Agreements: write down, put in better words, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from dialoog.domain import followup
from dialoog.domain.followup import Agreement, AgreementGap, AgreementState, OwnerKind
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.followup.actions import require_same
from dialoog.storage import db
from dialoog.storage import followup as storage
from dialoog.storage.followup import AgreementRow

get_agreement = storage.get_agreement
list_agreements = storage.list_agreements


@dataclass(frozen=True, kw_only=True)
class AgreementWords:
    """An agreement as somebody writes it down; what is not known yet is empty.

    Without an ``owner_kind`` the same owner stays what it was, and another one is a person.
    """

    what: str
    who: str = ""
    owner_email: str = ""
    owner_kind: OwnerKind | None = None
    due_on: date | None = None
    noticed_how: str = ""


@dataclass(frozen=True)
class Standing:
    """An agreement with how far it is and what it still needs."""

    row: AgreementRow
    state: AgreementState
    gaps: tuple[AgreementGap, ...]


def standing(row: AgreementRow) -> Standing:
    """Say how far an agreement is and what it still needs."""
    agreement = row.as_agreement()
    return Standing(row, followup.agreement_state(agreement), followup.gaps(agreement))


def make_agreement(
    words: AgreementWords,
    *,
    programme_id: int,
    now: datetime,
    meeting_id: int | None = None,
    table_id: int | None = None,
    client_id: UUID | None = None,
) -> AgreementRow:
    """Write an agreement down; what it still lacks shows in its state."""
    row = AgreementRow(
        client_id=client_id or uuid4(),
        programme_id=programme_id,
        meeting_id=meeting_id,
        table_id=table_id,
        owner_email=words.owner_email,
        owner_kind=words.owner_kind or OwnerKind.PERSON,
        created_at=now,
    )
    row.remember(_agreement(words))
    db.session.add(row)
    db.session.flush()
    history.note("agreement.made", "agreement", row.id)
    return row


def reword(agreement_id: int, words: AgreementWords, *, version: int) -> AgreementRow:
    """Change the words of an agreement; other words have to be read back again."""
    row = storage.get_agreement(agreement_id)
    require_same(row.version, version)
    wanted = _agreement(words)
    same_kind = row.owner_kind if wanted.who == row.who else OwnerKind.PERSON
    if row.actions and followup.agreement_state(wanted) is AgreementState.INTENTION:
        raise Refused("agreement.has_action", missing=followup.gaps(wanted)[:-1])
    row.remember(
        followup.reword(
            row.as_agreement(),
            what=wanted.what,
            who=wanted.who,
            due_on=wanted.due_on,
            noticed_how=wanted.noticed_how,
        )
    )
    if row.seats_present is None:
        row.read_back_at = None
    row.owner_email = words.owner_email
    row.owner_kind = words.owner_kind or same_kind
    history.note("agreement.reworded", "agreement", row.id)
    return row


def read_back(
    agreement_id: int, *, present: int, agreed: int, minority_note: str, now: datetime
) -> AgreementRow:
    """Confirm an agreement that was read aloud to everybody at the table."""
    row = storage.get_agreement(agreement_id)
    row.remember(
        followup.read_back(
            row.as_agreement(), present=present, agreed=agreed, minority_note=minority_note
        )
    )
    row.read_back_at = now
    history.note("agreement.read_back", "agreement", row.id, present=present, agreed=agreed)
    return row


def remove_agreement(agreement_id: int) -> AgreementRow:
    """Take away an agreement that was written down by mistake."""
    row = storage.get_agreement(agreement_id)
    confirmed = followup.agreement_state(row.as_agreement()) is AgreementState.CONFIRMED
    if confirmed or row.actions:
        raise Refused("agreement.in_use")
    db.session.delete(row)
    history.note("agreement.removed", "agreement", row.id)
    return row


def _agreement(words: AgreementWords) -> Agreement:
    return Agreement(
        what=words.what.strip(),
        who=words.who.strip(),
        due_on=words.due_on,
        noticed_how=words.noticed_how.strip(),
    )
