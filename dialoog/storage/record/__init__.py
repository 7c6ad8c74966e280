"""The record of a meeting: who read it, what they would say otherwise, and that it is locked."""

from dialoog.storage.record.lock import FROZEN
from dialoog.storage.record.queries import (
    count_approvals,
    count_waiting,
    find_record,
    find_record_as_read,
    forget_approvals,
    get_correction,
    list_corrections,
    list_records,
    list_said,
    list_who_was_there,
)
from dialoog.storage.record.rows import ApprovalRow, CorrectionRow, RecordRow, RecordStepRow

__all__ = [
    "FROZEN",
    "ApprovalRow",
    "CorrectionRow",
    "RecordRow",
    "RecordStepRow",
    "count_approvals",
    "count_waiting",
    "find_record",
    "find_record_as_read",
    "forget_approvals",
    "get_correction",
    "list_corrections",
    "list_records",
    "list_said",
    "list_who_was_there",
]
