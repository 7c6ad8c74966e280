"""Agreements: who does what, by when, and how a care user will notice it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dialoog.domain.refusal import Refused


class AgreementState(StrEnum):
    """How far an agreement is; always derived from what is written down."""

    INTENTION = "intention"
    AGREED = "agreed"
    CONFIRMED = "confirmed"


class AgreementGap(StrEnum):
    """What an agreement still needs."""

    WHAT = "what"
    WHO = "who"
    DUE_ON = "due_on"
    NOTICED_HOW = "noticed_how"
    READ_BACK = "read_back"
    MINORITY_NOTE = "minority_note"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """An agreement read aloud: how many seats were asked, and how many of them agreed.

    Seats are counted, never named: dissent belongs to the table, in the minority note.
    """

    present: int
    agreed: int

    @property
    def unanimous(self) -> bool:
        return self.agreed == self.present


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a table agreed; what is not known yet is empty."""

    what: str
    who: str = ""
    due_on: date | None = None
    noticed_how: str = ""
    read_back: ReadBack | None = None
    minority_note: str = ""


def gaps(agreement: Agreement) -> tuple[AgreementGap, ...]:
    """Give everything an agreement still needs before it is confirmed."""
    return _missing_parts(agreement) + _unconfirmed(agreement)


def agreement_state(agreement: Agreement) -> AgreementState:
    """Give how far an agreement is.

    Without who, when or how it will be noticed it stays an intention; read back to every seat,
    with a minority note where somebody dissents, it is confirmed.
    """
    if _missing_parts(agreement):
        return AgreementState.INTENTION
    return AgreementState.AGREED if _unconfirmed(agreement) else AgreementState.CONFIRMED


def reword(
    agreement: Agreement, *, what: str, who: str, due_on: date | None, noticed_how: str
) -> Agreement:
    """Give the agreement in other words; words that nobody heard have not been confirmed."""
    reworded = replace(agreement, what=what, who=who, due_on=due_on, noticed_how=noticed_how)
    if reworded == agreement:
        return agreement
    return replace(reworded, read_back=None, minority_note="")


def read_back(
    agreement: Agreement, *, present: int, agreed: int, minority_note: str = ""
) -> Agreement:
    """Give the agreement after it was read aloud to each of ``present`` seats."""
    lacking = _missing_parts(agreement)
    if lacking:
        raise Refused("agreement.incomplete", missing=lacking)
    if present < 1 or not 0 <= agreed <= present:
        raise Refused("agreement.seats_do_not_add_up", present=present, agreed=agreed)
    if agreed < present and not minority_note.strip():
        raise Refused("agreement.minority_note_missing", dissenting=present - agreed)
    return replace(
        agreement,
        read_back=ReadBack(present=present, agreed=agreed),
        minority_note=minority_note.strip(),
    )


def _missing_parts(agreement: Agreement) -> tuple[AgreementGap, ...]:
    parts = {
        AgreementGap.WHAT: agreement.what.strip(),
        AgreementGap.WHO: agreement.who.strip(),
        AgreementGap.DUE_ON: agreement.due_on,
        AgreementGap.NOTICED_HOW: agreement.noticed_how.strip(),
    }
    return tuple(gap for gap, value in parts.items() if not value)


def _unconfirmed(agreement: Agreement) -> tuple[AgreementGap, ...]:
    if agreement.read_back is None or agreement.read_back.present < 1:
        return (AgreementGap.READ_BACK,)
    if not agreement.read_back.unanimous and not agreement.minority_note.strip():
        return (AgreementGap.MINORITY_NOTE,)
    return ()
