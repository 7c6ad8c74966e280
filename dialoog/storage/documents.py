"""The question that only papers ask: who gets a letter."""

from __future__ import annotations

from sqlalchemy.orm import selectinload

from dialoog.storage.feedback import DeliveryRow, MessageRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row


def get_message(message_id: int) -> MessageRow:
    """Give a message with everybody it goes to."""
    deliveries = selectinload(MessageRow.deliveries).joinedload(DeliveryRow.person)
    return get_row(MessageRow, message_id, deliveries.selectinload(PersonRow.needs))
