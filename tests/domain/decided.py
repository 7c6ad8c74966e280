"""A decision that is as it should be, for tests of what comes before and after it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dialoog.domain.feedback import Decision, DecisionAnswer

TODAY = date(2027, 2, 1)
NOW = datetime(2027, 2, 1, 10, tzinfo=UTC)
YES = Decision(
    answer=DecisionAnswer.YES,
    reason="Dit kan al deze maand.",
    decided_by="wethouder Van Dam",
    decided_on=TODAY,
    at=NOW,
)
