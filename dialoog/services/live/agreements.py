"""The agreements of a table, for tablets that may tell of them late."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from dialoog.domain.refusal import Refused
from dialoog.services import followup
from dialoog.services.followup import AgreementWords
from dialoog.storage import followup as storage
from dialoog.storage.followup import AgreementRow


def get_agreement(client_id: UUID, *, table_id: int) -> AgreementRow:
    """Give an agreement of a table under the id that a tablet gave it, or refuse."""
    row = storage.find_agreement_by_client_id(client_id)
    if row is None or row.table_id != table_id:
        raise Refused("agreement.gone")
    return row


def as_heard(row: AgreementRow) -> str:
    """Give the words of an agreement as they are read aloud; other words sound different."""
    due_on = row.due_on.isoformat() if row.due_on else ""
    return f"{row.what}\n{row.who}\n{due_on}\n{row.noticed_how}"


def reword_agreement(
    agreement_id: int, words: AgreementWords, *, heard: str, client_id: UUID, now: datetime
) -> AgreementRow:
    """Change an agreement for somebody who knew it as ``heard``.

    When others changed it meanwhile, the new words become an agreement beside theirs, under
    ``client_id``: nobody's words get lost.
    """
    row = storage.get_agreement(agreement_id)
    if _sound_the_same(row, heard):
        return followup.reword(agreement_id, words, version=row.version)
    return followup.make_agreement(
        words,
        programme_id=row.programme_id,
        meeting_id=row.meeting_id,
        table_id=row.table_id,
        client_id=client_id,
        now=now,
    )


def require_heard(row: AgreementRow, heard: str) -> None:
    """Refuse to confirm an agreement in other words than those that were read aloud."""
    if not _sound_the_same(row, heard):
        raise Refused("agreement.changed_since_heard")


def _sound_the_same(row: AgreementRow, heard: str) -> bool:
    return as_heard(row).splitlines() == heard.splitlines()
