"""The two questions that only papers ask: who sits where by name, and who gets a letter."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from dialoog.storage.base import db
from dialoog.storage.feedback import DeliveryRow, MessageRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row
from dialoog.storage.seating import PlanRow, SeatRow


def list_seated(meeting_id: int) -> dict[int, list[PersonRow]]:
    """Give who sits at each table in the first round, by the number of the table's row."""
    query = (
        select(SeatRow)
        .join(SeatRow.plan)
        .join(SeatRow.person)
        .where(PlanRow.meeting_id == meeting_id, SeatRow.round == 0)
        .options(joinedload(SeatRow.person))
        .order_by(PersonRow.first_name, PersonRow.last_name)
    )
    seated: dict[int, list[PersonRow]] = {}
    for seat in db.session.execute(query).scalars():
        seated.setdefault(seat.table_id, []).append(seat.person)
    return seated


def get_message(message_id: int) -> MessageRow:
    """Give a message with everybody it goes to."""
    deliveries = selectinload(MessageRow.deliveries).joinedload(DeliveryRow.person)
    return get_row(MessageRow, message_id, deliveries.selectinload(PersonRow.needs))
