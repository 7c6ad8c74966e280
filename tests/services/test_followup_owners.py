"""Who does an action has a link of their own: to their own actions, until it is taken back."""

from __future__ import annotations

from datetime import date, timedelta
from email import message_from_bytes, policy

import pytest

from dialoog.domain.followup import ActionState, ActionStep
from dialoog.domain.refusal import Missing
from dialoog.services import clock, followup, organisations
from dialoog.services.followup import ActionWords, owners
from dialoog.storage import db
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.factories import NOW
from tests.live_room import do, refusal

DUE = date(2027, 1, 15)
EMAIL = "Sanne@zorg.example"
TODAY = clock.day_of(NOW)
LATER = DUE + timedelta(days=30)


def promise(what: str = "Rooster maken", email: str = EMAIL) -> int:
    programme = factories.make_programme()
    words = ActionWords(what=what, owner="Sanne Bos", due_on=DUE, owner_email=email)
    return do(lambda: followup.promise_action(words, programme_id=programme.id, now=NOW).id)


@pytest.fixture
def action_id(organisation):
    return promise()


@pytest.fixture
def owner(action_id):
    return do(lambda: owners.find_or_add(EMAIL, now=NOW))


def key_of(owner) -> str:
    return owners.address(owner).rpartition("/")[2]


def mails() -> list[tuple[str, str]]:
    """Give subject and text of each mail that answers an owner."""
    rows = db.session.query(MailRow).filter_by(kind=owners.ANSWER).order_by(MailRow.id)
    parsed = [message_from_bytes(row.raw, policy=policy.default) for row in rows]
    return [(mail["Subject"], mail.get_body(("plain",)).get_content()) for mail in parsed]


def ask(owner, action_id, *, to=LATER, reason="De leverancier is laat."):
    return do(
        lambda: owners.propose_date(owner, action_id, to=to, reason=reason, now=NOW, today=TODAY)
    )


def test_link_opens_for_its_owner_in_whatever_organisation_and_its_key_is_not_stored(owner):
    key = key_of(owner)
    organisations.leave()

    found = owners.find_by_key(key)

    assert found.id == owner.id
    assert key not in {found.salt, found.key_hash}
    assert owners.find_by_key("iets anders") is None


def test_owner_is_one_whatever_the_capitals_of_the_address(owner):
    assert do(lambda: owners.find_or_add(EMAIL.upper(), now=NOW).id) == owner.id


def test_link_that_was_taken_back_opens_nothing_also_where_it_was_open(owner):
    key, key_hash = key_of(owner), owner.key_hash
    do(lambda: owners.revoke(EMAIL, now=NOW))

    assert owners.find_by_key(key) is None
    assert owners.find_open(owner.id, key_hash=key_hash) is None


def test_new_link_ends_the_old_one(owner):
    key, key_hash = key_of(owner), owner.key_hash
    do(lambda: owners.renew(EMAIL, now=NOW))

    assert owners.find_by_key(key) is None
    assert owners.find_open(owner.id, key_hash=key_hash) is None
    assert owners.find_by_key(key_of(owner)).id == owner.id


def test_owner_sees_and_touches_only_their_own_actions(owner, action_id):
    foreign, nobodys = promise("Iets anders", "piet@zorg.example"), promise("Van niemand", "")

    assert [row.id for row in owners.list_own(owner)] == [action_id]
    for number in (foreign, nobodys):
        with pytest.raises(Missing):
            do(
                lambda number=number: owners.tell(
                    owner, number, step=ActionStep.FINISH, note="", now=NOW
                )
            )
        with pytest.raises(Missing):
            ask(owner, number)
        assert followup.get_action(number).state is ActionState.PROMISED


def test_same_address_in_another_organisation_is_somebody_else(owner, organisation):
    organisations.enter(factories.make_organisation())
    elsewhere = promise()
    theirs = do(lambda: owners.find_or_add(EMAIL, now=NOW))
    assert theirs.id != owner.id
    assert [row.id for row in owners.list_own(theirs)] == [elsewhere]

    organisations.enter(organisation)
    with pytest.raises(Missing):
        owners.get_own(owner, elsewhere)


def test_owner_tells_how_it_gets_on_in_their_own_name(owner, action_id):
    do(lambda: owners.tell(owner, action_id, step=ActionStep.START, note="Bezig.", now=NOW))
    do(lambda: owners.tell(owner, action_id, step=None, note="Bijna.", now=NOW))
    do(lambda: owners.tell(owner, action_id, step=ActionStep.FINISH, note="", now=NOW))

    row = followup.get_action(action_id)
    assert row.state is ActionState.DONE
    assert [(one.step, one.note, one.by_owner) for one in row.history] == [
        (ActionStep.START, "Bezig.", True),
        (None, "Bijna.", True),
        (ActionStep.FINISH, "", True),
    ]


@pytest.mark.parametrize("step", [ActionStep.NOTICE, ActionStep.DROP, ActionStep.REOPEN])
def test_owner_does_not_say_that_it_is_noticed_dropped_or_open_again(owner, action_id, step):
    assert (
        refusal(lambda: owners.tell(owner, action_id, step=step, note="Zomaar.", now=NOW))
        == "action.not_of_the_owner"
    )


def test_owner_tells_nothing_in_no_words(owner, action_id):
    assert (
        refusal(lambda: owners.tell(owner, action_id, step=None, note=" ", now=NOW))
        == "action.note_missing"
    )


def test_date_that_the_owner_asks_for_is_answered_with_a_mail(owner, action_id):
    ask(owner, action_id)
    row = followup.get_action(action_id)
    assert (row.due_on, row.proposed_on) == (DUE, LATER)

    do(lambda: owners.accept_date(action_id, version=row.version, now=NOW, user_id=None))

    row = followup.get_action(action_id)
    [(_, text)] = mails()
    assert (row.due_on, row.proposed_on, row.proposed_reason) == (LATER, None, "")
    assert "De nieuwe datum is zondag 14 februari 2027." in text
    assert owners.address(owner) in text


def test_date_that_stays_is_explained_in_the_mail_and_the_story(owner, action_id):
    ask(owner, action_id)
    version = followup.get_action(action_id).version

    do(
        lambda: owners.keep_date(
            action_id, reason="Mensen wachten al lang.", version=version, now=NOW, user_id=None
        )
    )

    row = followup.get_action(action_id)
    [(_, text)] = mails()
    assert (row.due_on, row.proposed_on) == (DUE, None)
    assert row.history[-1].note == "Mensen wachten al lang."
    assert "Mensen wachten al lang." in text


def test_date_is_answered_once(owner, action_id):
    version = followup.get_action(action_id).version

    assert (
        refusal(lambda: owners.accept_date(action_id, version=version, now=NOW, user_id=None))
        == "action.no_date_asked"
    )
    assert mails() == []


def test_what_is_done_asks_for_no_date_any_more(owner, action_id):
    ask(owner, action_id)
    do(lambda: owners.tell(owner, action_id, step=ActionStep.FINISH, note="", now=NOW))

    assert followup.get_action(action_id).proposed_on is None


def test_english_reader_is_answered_in_english(owner, action_id):
    factories.make_person(email=EMAIL.lower(), language="en")
    ask(owner, action_id)
    version = followup.get_action(action_id).version

    do(lambda: owners.accept_date(action_id, version=version, now=NOW, user_id=None))

    [(subject, text)] = mails()
    assert subject == "Your question about the date of an action"
    assert "Sunday, 14 February 2027" in text or "Sunday 14 February 2027" in text


def test_list_of_owners_tells_who_can_be_reminded(owner):
    promise("Van niemand", "")
    do(lambda: owners.revoke(EMAIL, now=NOW))

    found = owners.list_owners(today=DUE + timedelta(days=1))

    assert [
        (one.owned.email, one.owned.unfinished, one.owned.late, one.hears) for one in found
    ] == [
        ("", 1, 1, False),
        (EMAIL.lower(), 1, 1, False),
    ]


def test_action_in_other_hands_leaves_the_page_of_who_had_it(owner, action_id):
    version = followup.get_action(action_id).version
    do(
        lambda: followup.hand_over(
            action_id,
            what="Rooster maken",
            owner="Piet",
            owner_email="piet@zorg.example",
            version=version,
        )
    )

    assert owners.list_own(owner) == []
