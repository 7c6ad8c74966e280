"""The consent for words: taken back, and given again when that was a mistake; at any time."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialoog.domain.refusal import Missing
from dialoog.services import history
from dialoog.storage.live import ContributionRow, get_contribution, list_of_meeting


class AskedBy(StrEnum):
    """Who asked for it, never by name: somebody on their own page, or through an organiser."""

    TELLER = "teller"
    TELLER_THROUGH_ORGANISER = "teller_through_organiser"


def list_words(meeting_id: int, *, holding: str = "") -> list[ContributionRow]:
    """Give what was said at a meeting and holds some words, without what is private."""
    wanted = holding.strip().casefold()
    return [
        row
        for row in list_of_meeting(meeting_id)
        if not row.private and wanted in row.text.casefold()
    ]


def take_back(contribution_id: int, *, asked_by: AskedBy, now: datetime) -> ContributionRow:
    """Take the consent for words back; from now on nobody outside reads them."""
    row = _get_said(contribution_id)
    if row.consent_withdrawn_at is None:
        row.consent_withdrawn_at = now
        history.note(
            "contribution.consent_withdrawn", "contribution", row.id, asked_by=asked_by.value
        )
    return row


def give_again(contribution_id: int, *, asked_by: AskedBy) -> ContributionRow:
    """Give the consent for words again, as it was before it was taken back."""
    row = _get_said(contribution_id)
    if row.consent_withdrawn_at is not None:
        row.consent_withdrawn_at = None
        history.note(
            "contribution.consent_restored", "contribution", row.id, asked_by=asked_by.value
        )
    return row


def _get_said(contribution_id: int) -> ContributionRow:
    row = get_contribution(contribution_id)
    if row.private or row.withdrawn_at is not None or row.meeting_id is None:
        raise Missing("contribution", contribution_id)
    return row
