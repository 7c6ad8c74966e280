"""What becomes of contributions: advice, decisions, messages, and the question if it is better."""

from dialoog.storage.feedback.advices import (
    AdviceRow,
    DecisionRow,
    Source,
    as_contribution,
    get_advice,
    list_advices,
    list_contributions,
    list_sources,
)
from dialoog.storage.feedback.checks import (
    CheckAnswerRow,
    CheckRow,
    find_check_answer_by_key_hash,
    get_check,
    get_check_answer,
    list_checks,
)
from dialoog.storage.feedback.messages import (
    DeliveryRow,
    MessageRow,
    find_delivery,
    find_last_message,
    get_delivery,
    get_message,
    list_messages,
    list_who_is_involved,
    list_who_refused_contact,
    list_who_took_part,
)

__all__ = [
    "AdviceRow",
    "CheckAnswerRow",
    "CheckRow",
    "DecisionRow",
    "DeliveryRow",
    "MessageRow",
    "Source",
    "as_contribution",
    "find_check_answer_by_key_hash",
    "find_delivery",
    "find_last_message",
    "get_advice",
    "get_check",
    "get_check_answer",
    "get_delivery",
    "get_message",
    "list_advices",
    "list_checks",
    "list_contributions",
    "list_messages",
    "list_sources",
    "list_who_is_involved",
    "list_who_refused_contact",
    "list_who_took_part",
]
