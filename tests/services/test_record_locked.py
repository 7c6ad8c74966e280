"""A locked record changes through no route at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dialoog.domain.live import QuoteConsent, Source
from dialoog.services import followup, live
from dialoog.services.followup import AgreementWords
from dialoog.storage import db
from dialoog.storage.followup import AgreementRow
from dialoog.storage.live import ContributionRow
from tests.factories import NOW
from tests.live_room import refusal, words
from tests.record_room import WHOLE, Evening, agree, hold, lock, send, send_now, sit

pytestmark = pytest.mark.usefixtures("organisation")

CHANGES: dict[str, Callable[[Evening, int], object]] = {
    "words": lambda e, _: live.edit(
        e.said_id, text="Anders", kind="wortel", consent=QuoteConsent.ANONYMOUS, version=1
    ),
    "star": lambda e, _: live.star(e.said_id, more=1),
    "take back": lambda e, _: live.withdraw(e.said_id, now=NOW),
    "put back": lambda e, _: live.restore(e.said_id),
    "card": lambda e, _: live.record(
        words("Nog een kaart"), table_id=e.table_ids[0], source=Source.CARD, now=NOW
    ),
    "table screen": lambda e, _: live.record(
        words("Nog iets"), table_id=e.table_ids[0], source=Source.TABLE, now=NOW
    ),
    "new agreement": lambda e, _: followup.make_agreement(
        WHOLE, programme_id=e.programme_id, meeting_id=e.meeting_id, now=NOW
    ),
    "other agreement": lambda _, a: followup.reword(a, AgreementWords(what="Anders"), version=1),
    "read back": lambda _, a: followup.read_back(a, present=4, agreed=4, minority_note="", now=NOW),
    "no agreement": lambda _, a: followup.remove_agreement(a),
    "straight to the row": lambda e, _: setattr(e.said, "text", "Anders"),
    "move away": lambda e, _: setattr(e.said, "meeting_id", None),
    "row taken away": lambda e, _: db.session.delete(e.said),
    "new row": lambda e, _: db.session.add(
        AgreementRow(programme_id=e.programme_id, meeting_id=e.meeting_id, what="x", created_at=NOW)
    ),
    "day": lambda e, _: live.reopen_day(e.meeting_id, now=NOW),
    "send": lambda e, _: send_now(e),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_locked_record_changes_through_no_route(change):
    evening = hold()
    sit(evening)
    agreement_id = agree(evening)
    send(evening)
    lock(evening, reason="Klaar")
    before = contents(evening)

    assert refusal(lambda: CHANGES[change](evening, agreement_id))

    db.session.expire_all()
    assert contents(evening) == before


def contents(evening: Evening) -> list[tuple]:
    said = [
        (row.text, row.stars, row.withdrawn_at, row.meeting_id)
        for row in db.session.query(ContributionRow).order_by(ContributionRow.id)
    ]
    agreed = [
        (row.what, row.who, row.seats_agreed)
        for row in followup.list_agreements(meeting_id=evening.meeting_id)
    ]
    return [*said, *agreed, evening.meeting.state]
