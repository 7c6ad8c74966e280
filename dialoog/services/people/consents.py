"""What somebody allows, asked and withdrawn per purpose; every answer is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dialoog.domain.people import ConsentPurpose
from dialoog.services import history
from dialoog.storage import db
from dialoog.storage import people as storage
from dialoog.storage.people import ConsentRow


def current_consents(person_id: int) -> dict[ConsentPurpose, ConsentRow]:
    """Give the newest answer per purpose; a purpose nobody asked about is left out."""
    return {row.purpose: row for row in storage.list_consents(person_id)}


def record_consents(
    person_id: int, answers: Mapping[ConsentPurpose, bool], *, now: datetime
) -> None:
    """Add the answers that differ from the newest ones."""
    current = current_consents(person_id)
    for purpose, given in answers.items():
        if purpose not in current or current[purpose].given != given:
            db.session.add(ConsentRow(person_id=person_id, purpose=purpose, given=given, at=now))
            history.note("person.consent", "person", person_id, purpose=purpose, given=given)
