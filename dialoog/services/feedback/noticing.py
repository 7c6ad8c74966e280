"""What a round brings about: agreements follow what people notice, what they miss needs an answer."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from uuid import uuid4

from dialoog.domain import feedback
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.followup import ActionState, Through
from dialoog.domain.live import QuoteConsent, Source
from dialoog.services import followup, history
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import CheckRow
from dialoog.storage.followup import AgreementRow
from dialoog.storage.live import ContributionRow

CARRIED_OUT = frozenset({ActionState.DONE, ActionState.NOTICED})
MISSED = "gemist"
"""The kind of a contribution that says what is still missing; no method records it."""


def list_to_notice(programme_id: int) -> list[AgreementRow]:
    """Give the agreements that were carried out, so that people can notice them."""
    return [
        row
        for row in followup.list_agreements(programme_id=programme_id)
        if any(action.state in CARRIED_OUT for action in row.actions)
    ]


def count_notices(check: CheckRow, *, now: datetime, user_id: int | None) -> None:
    """Let agreements follow what care users noticed in a round that is over; once."""
    if check.settled_at is not None:
        return
    check.settled_at = now
    said: dict[int, list[CheckAnswer]] = defaultdict(list)
    for agreement_id, answer in storage.list_notices(check.id):
        said[agreement_id].append(answer)
    for agreement in list_to_notice(check.programme_id):
        counted = feedback.count_answers(said[agreement.id])
        for action in agreement.actions:
            if action.state in CARRIED_OUT and counted.answers:
                followup.noticed(
                    action.id,
                    yes=counted.yes,
                    no=counted.no,
                    unsure=counted.unsure,
                    through=Through.CHECK,
                    now=now,
                    source=f"check:{check.id}",
                    user_id=user_id,
                )


def keep_what_is_missed(check: CheckRow, *, now: datetime) -> None:
    """Put on the answer board what people wrote who say that it isn't better; without a name."""
    for row in check.answers:
        if row.answer is CheckAnswer.NO and row.words:
            db.session.add(
                ContributionRow(
                    client_id=uuid4(),
                    programme_id=check.programme_id,
                    kind=MISSED,
                    text=row.words,
                    source=Source.CHECK,
                    quote_consent=QuoteConsent.TABLE_ONLY,
                    recorded_at=now,
                )
            )
    history.note("check.missed", "check", check.id)
