"""What an owner is, from the agreement to the action, and reminding one by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.followup import ActionStep, Chasing, OwnerKind
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup
from dialoog.services.followup import ActionWords, AgreementWords, chasing, owners
from dialoog.storage import db
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.factories import NOW
from tests.live_room import do

TODAY = clock.day_of(NOW)
SANNE = "sanne@zorg.example"
WORDS = AgreementWords(
    what="Rooster maken",
    who="Zorggroep De Linde",
    owner_kind=OwnerKind.ORGANISATION,
    due_on=TODAY + timedelta(days=90),
    noticed_how="U weet wie er komt.",
)


@pytest.fixture
def agreement(organisation):
    programme = factories.make_programme()
    return do(lambda: followup.make_agreement(WORDS, programme_id=programme.id, now=NOW))


def promise(*, email: str = SANNE, due: date = TODAY) -> int:
    programme = factories.make_programme()
    words = ActionWords(what="Rooster maken", owner="Sanne Bos", due_on=due, owner_email=email)
    return do(lambda: followup.promise_action(words, programme_id=programme.id, now=NOW).id)


def remind(action_id: int, *, days: int = 0) -> None:
    do(lambda: chasing.remind_now(action_id, now=NOW + timedelta(days=days)))


def mails(kind: str = chasing.TO_OWNER) -> list[MailRow]:
    return db.session.query(MailRow).filter_by(kind=kind).all()


def test_owner_is_a_person_until_somebody_says_otherwise(organisation):
    assert followup.get_action(promise()).owner_kind is OwnerKind.PERSON


def test_action_takes_over_what_the_owner_of_its_agreement_is(agreement):
    action = do(lambda: followup.put_on_action_list(agreement.id, now=NOW))

    assert action.owned_by == agreement.owned_by
    assert action.owner_kind is OwnerKind.ORGANISATION


@pytest.mark.parametrize(
    ("who", "kind"),
    [("Zorggroep De Linde", OwnerKind.ORGANISATION), ("Sanne Bos", OwnerKind.PERSON)],
)
def test_at_the_table_the_same_owner_stays_what_it_was_and_another_is_a_person(
    agreement, who, kind
):
    words = replace(WORDS, who=who, owner_kind=None)

    do(lambda: followup.reword(agreement.id, words, version=agreement.version))

    assert agreement.owner_kind is kind


def test_reminder_by_hand_leaves_once_a_day_and_the_morning_after_adds_none(organisation):
    action_id = promise()
    remind(action_id)

    with pytest.raises(Refused) as refused:
        remind(action_id)
    with clock.pretending(NOW + timedelta(hours=1)):
        chasing.chase()

    assert refused.value.code == "chasing.mailed_today"
    assert [mail.recipient for mail in mails()] == [SANNE]
    remind(action_id, days=1)
    assert len(mails()) == 2


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (lambda: do(lambda: chasing.change_chasing(Chasing(paused=True))), "chasing.paused"),
        (lambda: do(lambda: owners.revoke(SANNE, now=NOW)), "chasing.no_mail"),
        (lambda: factories.make_person(email=SANNE, no_mail=True), "chasing.no_mail"),
    ],
)
def test_reminder_is_refused_to_who_may_not_be_mailed(organisation, before, code):
    action_id = promise()
    before()

    with pytest.raises(Refused) as refused:
        remind(action_id)

    assert refused.value.code == code
    assert mails() == []


def test_reminder_needs_an_address_and_something_to_do(organisation):
    done = promise()
    do(lambda: followup.take_step(done, ActionStep.FINISH, now=NOW))

    for action_id, code in ((promise(email=""), "no_address"), (done, "nothing_to_do")):
        with pytest.raises(Refused) as refused:
            remind(action_id)
        assert refused.value.code == f"chasing.{code}"


def test_mail_to_managers_names_organisations_and_no_person(agreement):
    factories.make_user(Role.MANAGER)
    promise(due=TODAY - timedelta(days=30))
    late = do(lambda: followup.put_on_action_list(agreement.id, now=NOW))
    do(lambda: setattr(late, "due_on", TODAY - timedelta(days=30)))

    with clock.pretending(NOW):
        chasing.chase()

    [mail] = mails(chasing.TO_MANAGER)
    said = mail.raw.decode()
    assert "Rooster maken" in said
    assert "Zorggroep De Linde" in said
    assert "Sanne" not in said
