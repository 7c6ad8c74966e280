"""Agreements made at the table, the actions that carry them out, and who owns those."""

from dialoog.storage.followup.queries import (
    ActionFigures,
    ActionFilter,
    count_actions,
    find_agreement_by_client_id,
    get_action,
    get_agreement,
    list_actions,
    list_agreements,
    list_steps,
    list_to_discuss,
)
from dialoog.storage.followup.rows import (
    ActionRow,
    ActionStepRow,
    AgreementRow,
    ChasingRow,
    NoticeRow,
    OwnerRow,
)

__all__ = [
    "ActionFigures",
    "ActionFilter",
    "ActionRow",
    "ActionStepRow",
    "AgreementRow",
    "ChasingRow",
    "NoticeRow",
    "OwnerRow",
    "count_actions",
    "find_agreement_by_client_id",
    "get_action",
    "get_agreement",
    "list_actions",
    "list_agreements",
    "list_steps",
    "list_to_discuss",
]
