"""Who works with Dialoog, and their passwords."""

from dialoog.domain.accounts import Role
from dialoog.services import accounts, clock, members, organisations
from tests import factories
from tests.conftest import log_in

NEW = {"name": "Bram", "email": "bram@proef.example", "password": "een heel lang wachtwoord"}


def test_administrator_lets_somebody_log_in(app, organisation, client):
    admin = log_in(app, Role.ADMIN)

    admin.post("/beheer/nieuw", data={**NEW, "roles": ["organiser"]})

    answer = client.post("/inloggen", data={"email": NEW["email"], "password": NEW["password"]})
    assert answer.status_code == 303
    assert client.get("/trajecten/").status_code == 200


def test_short_password_is_refused_and_the_rest_is_kept(app, organisation):
    admin = log_in(app, Role.ADMIN)

    answer = admin.post("/beheer/nieuw", data={**NEW, "password": "kort"})

    assert answer.status_code == 422
    assert "minstens 12 tekens" in answer.text
    assert "bram@proef.example" in answer.text


def test_last_administrator_stays(app, organisation):
    admin = log_in(app, Role.ADMIN, email="baas@proef.example")
    user_id = members.list_members()[0].user.id

    answer = admin.post(f"/beheer/{user_id}", data={"roles": ["organiser"]})

    assert answer.status_code == 422
    assert "minstens één beheerder" in answer.text


def test_changed_roles_count_at_once(app, organisation):
    admin = log_in(app, Role.ADMIN)
    manager = log_in(app, Role.MANAGER, email="chef@proef.example")
    user_id = next(m.user.id for m in members.list_members() if m.user.email.startswith("chef"))

    admin.post(f"/beheer/{user_id}", data={"roles": ["facilitator"]})

    assert manager.get("/overzicht").status_code in {302, 404}


def test_organiser_does_not_manage_accounts(as_organiser):
    assert as_organiser.get("/beheer").status_code == 404
    assert as_organiser.post("/beheer/nieuw", data=NEW).status_code == 404


def test_member_of_another_organisation_looks_missing(app, organisation):
    admin = log_in(app, Role.ADMIN)
    organisations.enter(factories.make_organisation())
    foreign = factories.make_user(Role.ORGANISER)
    organisations.enter(organisation)

    assert admin.get(f"/beheer/{foreign}").status_code == 404


def test_changing_a_password_ends_every_session(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")
    client.post("/inloggen", data={"email": "samira@proef.example", "password": factories.PASSWORD})
    key = client.get_cookie("dialoog").value

    client.post(
        "/mijn-wachtwoord", data={"old": factories.PASSWORD, "new": "een ander lang wachtwoord"}
    )

    assert accounts.open_session(key, now=clock.now()) is None
    again = {"email": "samira@proef.example", "password": factories.PASSWORD}
    assert client.post("/inloggen", data=again).status_code == 422


def test_wrong_old_password_changes_nothing(as_organiser):
    answer = as_organiser.post(
        "/mijn-wachtwoord", data={"old": "fout", "new": "een ander lang wachtwoord"}
    )

    assert answer.status_code == 422
    assert "oude wachtwoord klopt niet" in answer.text
