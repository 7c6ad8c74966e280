"""The rules a meeting begins with: those that suit its method and its run sheet."""

from __future__ import annotations

from dataclasses import replace

from dialoog.domain.seating import Arrangement, Balance, Importance, arrangement_of, rounds_in
from dialoog.storage.meetings import get_meeting

AMONG_THEMSELVES = frozenset({"adviesvangers"})
"""Methods in which people with lived experience talk without those who care or decide."""


def usual_balance(meeting_id: int) -> Balance:
    """Give the rules for a meeting whose organiser chose none yet."""
    meeting = get_meeting(meeting_id)
    phases = [block.as_phase() for block in meeting.blocks]
    forms = [phase.form for phase in phases if not phase.is_break]
    arrangement = arrangement_of(forms)
    if meeting.as_method().family in AMONG_THEMSELVES:
        arrangement = Arrangement.OWN_TABLES
    if arrangement is Arrangement.CIRCLES:
        return Balance(arrangement=arrangement, sizes=Importance.NOT, perspectives=Importance.SOME)
    return replace(Balance(arrangement=arrangement), rounds=rounds_in(forms))
