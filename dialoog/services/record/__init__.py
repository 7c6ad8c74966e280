"""The record of a meeting: make it complete, let people read it, lock it."""

from dialoog.services.record.consent import AskedBy, give_again, list_words, take_back
from dialoog.services.record.corrections import (
    count_waiting,
    get_correction,
    keep_both,
    list_of_table,
    propose,
    take_over,
)
from dialoog.services.record.life import Gap, Progress, lock, read, send, unlock

__all__ = [
    "AskedBy",
    "Gap",
    "Progress",
    "count_waiting",
    "get_correction",
    "give_again",
    "keep_both",
    "list_of_table",
    "list_words",
    "lock",
    "propose",
    "read",
    "send",
    "take_back",
    "take_over",
    "unlock",
]
