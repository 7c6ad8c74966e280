"""The outer circle: questions to understand, and one sentence to take to work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dialoog.domain import mirror as domain
from dialoog.domain.live import Source
from dialoog.domain.methods import Tool
from dialoog.domain.mirror import Listening
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import history
from dialoog.services.live.devices import once_per_device
from dialoog.services.mirror.conversation import Conversation, list_said, look_from, say
from dialoog.storage import db
from dialoog.storage import mirror as storage
from dialoog.storage.live import ContributionRow, find_by_client_id
from dialoog.storage.mirror import AskedSlipRow

MOST_SLIPS = 60
"""More slips than this can't be asked in a quarter of an hour; a prank stops here."""


@dataclass(frozen=True)
class Slip:
    """A question of the outer circle, and whether the inner circle heard it."""

    row: ContributionRow
    asked: bool


def list_slips(conversation: Conversation) -> list[Slip]:
    """Give the questions of the outer circle, those that weren't asked yet first."""
    asked = storage.list_asked(conversation.meeting.id)
    rows = list_said(conversation, Tool.QUESTION_SLIPS)
    slips = [Slip(row, row.id in asked) for row in rows]
    return sorted(slips, key=lambda slip: slip.asked)


def ask(
    table_id: int, question: str, *, client_id: UUID, source: Source, now: datetime
) -> ContributionRow:
    """Hand in a question for the inner circle; only to understand, and not before its turn."""
    conversation = look_from(table_id)
    if source is Source.OWN_DEVICE:
        _require(conversation, Listening.ASKING)
        if len(list_said(conversation, Tool.QUESTION_SLIPS)) >= MOST_SLIPS:
            raise Refused("mirror.enough_questions")
    domain.require_question(question)
    return say(
        conversation, Tool.QUESTION_SLIPS, question, client_id=client_id, source=source, now=now
    )


def mark_asked(table_id: int, contribution_id: int, *, asked: bool, now: datetime) -> None:
    """Say that a question was asked in the inner circle, or after all wasn't."""
    row = _get_slip(table_id, contribution_id)
    known = storage.find_asked(row.id)
    if asked and known is None:
        db.session.add(AskedSlipRow(contribution_id=row.id, asked_at=now))
    if not asked and known is not None:
        db.session.delete(known)
    history.note("slip.asked" if asked else "slip.not_asked", "contribution", row.id)


def mirror_back(table_id: int, sentence: str, *, device: UUID, now: datetime) -> ContributionRow:
    """Say in one sentence what somebody takes to their work; each listener says one."""
    conversation = look_from(table_id)
    _require(conversation, Listening.MIRRORING)
    try:
        return say(
            conversation,
            Tool.MIRROR,
            sentence,
            client_id=_own_sentence(device, table_id),
            source=Source.OWN_DEVICE,
            now=now,
        )
    except Refused as refused:
        if refused.code == "live.id_used_before":
            raise Refused("mirror.one_sentence_each") from None
        raise


def find_own_sentence(table_id: int, device: UUID) -> ContributionRow | None:
    """Give the sentence that came from this phone, if it came."""
    return find_by_client_id(_own_sentence(device, table_id))


def _own_sentence(device: UUID, table_id: int) -> UUID:
    return once_per_device(device, f"mirror:{table_id}")


def _require(conversation: Conversation, listening: Listening) -> None:
    if conversation.listening is not listening:
        raise Refused("mirror.listeners_are_silent")


def _get_slip(table_id: int, contribution_id: int) -> ContributionRow:
    for slip in list_slips(look_from(table_id)):
        if slip.row.id == contribution_id:
            return slip.row
    raise Missing("contribution", contribution_id)
