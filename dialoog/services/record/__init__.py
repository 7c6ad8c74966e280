"""The record of a meeting: make it complete, let people read it, lock it."""

from dialoog.services.record.corrections import (
    count_waiting,
    get_correction,
    keep_both,
    list_of_table,
    propose,
    take_over,
)
from dialoog.services.record.life import Gap, Progress, TableVoice, lock, read, send, unlock

__all__ = [
    "Gap",
    "Progress",
    "TableVoice",
    "count_waiting",
    "get_correction",
    "keep_both",
    "list_of_table",
    "lock",
    "propose",
    "read",
    "send",
    "take_over",
    "unlock",
]
