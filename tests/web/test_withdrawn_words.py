"""Words whose consent was taken back leave every page, paper, feed and mail from that moment on.

Only where somebody answers what was said are they still read: that is said to who takes them back.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dialoog.domain.accounts import Role
from dialoog.domain.live import QuoteConsent
from dialoog.services import own_page
from dialoog.services.feedback import reporting
from dialoog.storage import db
from dialoog.storage.followup import AgreementRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow
from dialoog.storage.seating import TableFacilitatorRow
from tests import after_the_day
from tests.conftest import log_in
from tests.factories import NOW
from tests.live_room import do, user_of
from tests.record_room import SAID, hold, link_to, send, sit

WITHDRAWN = "Deze woorden wil ik toch niet delen"

# Where people work on the answer to what was said, at the table and after it.
WORKED_ON = {
    "live.table",
    "live.table_state",
    "feedback.advice",
    "feedback.split",
    # Where an organiser puts them back for who took them away by mistake.
    "record.words",
}


@pytest.fixture
def world(app, organisation):
    """A meeting with words that may be read and words that were taken back, told and published."""
    evening = hold()
    anna = sit(evening)
    kept = evening.said
    do(lambda: setattr(kept, "kind", "appel"))
    do(lambda: db.session.add(_beside(evening)))
    gone = db.session.query(ContributionRow).filter_by(text=WITHDRAWN).one()
    advice = after_the_day.make_advice(evening.programme_id, kept.id, gone.id)
    after_the_day.decide(advice)
    do(
        lambda: db.session.add(
            AgreementRow(
                programme_id=evening.programme_id,
                meeting_id=evening.meeting_id,
                table_id=evening.table_ids[0],
                what="Bellen",
                created_at=NOW,
            )
        )
    )
    do(lambda: own_page.withdraw_consent(anna.id, gone.id, meeting_id=evening.meeting_id, now=NOW))
    send(evening)
    after_the_day.send(evening.programme_id)
    return evening, anna


def _beside(evening) -> ContributionRow:
    kept = evening.said
    return ContributionRow(
        client_id=kept.client_id.__class__(int=7),
        programme_id=kept.programme_id,
        meeting_id=kept.meeting_id,
        table_id=kept.table_id,
        phase_key=kept.phase_key,
        kind="appel",
        tree_part=kept.tree_part,
        text=WITHDRAWN,
        source=kept.source,
        quote_consent=QuoteConsent.ANONYMOUS,
        recorded_at=kept.recorded_at,
    )


def addresses(app, evening) -> Iterator[tuple[str, str]]:
    """Give every page, paper and feed that can be asked for about this meeting."""
    known = {
        "meeting_id": evening.meeting_id,
        "programme_id": evening.programme_id,
        "table_id": evening.table_ids[0],
        "advice_id": 1,
        "agreement_id": 1,
        "message_id": 1,
        "contribution_id": evening.said_id,
        "slug": "bijeenkomsten",
        "form": "xlsx",
        "key": db.session.get_one(ProgrammeRow, evening.programme_id).public_key,
    }
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint != "static" and rule.arguments <= set(known):
            values = {name: known[name] for name in rule.arguments}
            yield rule.endpoint, adapter.build(rule.endpoint, values)


def words_of(answer) -> str:
    """Give what an answer lets somebody read, whatever its form."""
    if answer.mimetype == "application/pdf":
        pages = PdfReader(BytesIO(answer.data)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    if answer.data.startswith(b"PK"):
        with ZipFile(BytesIO(answer.data)) as sheet:
            return " ".join(sheet.read(name).decode(errors="replace") for name in sheet.namelist())
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("who", ["nobody", "anna", *Role])
def test_nobody_reads_words_that_were_taken_back(app, world, client, who):
    evening, anna = world
    browser = client
    if who == "anna":
        client.get(link_to(anna))
    elif who != "nobody":
        browser = log_in(app, who)
        number = user_of(browser)
        seat = TableFacilitatorRow(table_id=evening.table_ids[0], user_id=number)
        do(lambda: db.session.add(seat))
    shown, kept = set(), set()

    for endpoint, address in addresses(app, evening):
        with browser.get(address) as answer:
            text = words_of(answer)
        shown |= {endpoint} if WITHDRAWN in text else set()
        kept |= {endpoint} if SAID in text else set()

    assert shown - WORKED_ON == set()
    assert kept


def test_mails_and_letters_hold_no_words_that_were_taken_back(world):
    evening, _ = world
    messages = reporting.list_messages(evening.programme_id)

    assert messages
    assert not any(WITHDRAWN in row.text for row in messages)
    assert not any(WITHDRAWN in text for _, text in after_the_day.mails())
