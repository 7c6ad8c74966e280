"""What came of the conversations: the overview, the records behind it, and who was reached."""

from dialoog.services.outcomes.account import Account, give_account
from dialoog.services.outcomes.overview import LateAction, LatePromise, Overview, overview
from dialoog.services.outcomes.reach import ReachTable, read_reach
from dialoog.services.outcomes.records import (
    list_actions,
    list_advices,
    list_measured,
    list_meetings,
    list_programmes,
    list_promises,
    since,
)

__all__ = [
    "Account",
    "LateAction",
    "LatePromise",
    "Overview",
    "ReachTable",
    "give_account",
    "list_actions",
    "list_advices",
    "list_measured",
    "list_meetings",
    "list_programmes",
    "list_promises",
    "overview",
    "read_reach",
    "since",
]
