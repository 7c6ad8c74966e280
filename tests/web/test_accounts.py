"""Logging in and out."""

import pytest

from dialoog.domain.accounts import Role
from dialoog.services import accounts, clock
from dialoog.storage.accounts import find_user_by_email
from tests import factories

pytestmark = pytest.mark.queries


def log_in(client, email, password=factories.PASSWORD, **query):
    return client.post("/inloggen", data={"email": email, "password": password}, query_string=query)


def test_log_in_opens_the_organisers_own_place(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")

    answer = log_in(client, "Samira@proef.example")

    assert answer.status_code == 303
    assert client.get("/trajecten/").status_code == 200


def test_wrong_password_and_unknown_address_sound_the_same(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")

    wrong = log_in(client, "samira@proef.example", "dit is het niet")
    unknown = log_in(client, "niemand@proef.example", "dit is het niet")

    assert wrong.status_code == unknown.status_code == 422
    words = "horen niet bij elkaar"
    assert words in wrong.text
    assert words in unknown.text


def test_too_many_wrong_guesses_are_refused(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")
    for _ in range(accounts.MOST_FAILURES):
        log_in(client, "samira@proef.example", "dit is het niet")

    answer = log_in(client, "samira@proef.example")

    assert "ging te vaak mis" in answer.text
    assert client.get("/trajecten/").status_code == 302


def test_log_out_ends_the_session_on_the_server(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")
    log_in(client, "samira@proef.example")
    key = client.get_cookie("dialoog").value

    client.post("/uitloggen")

    assert accounts.open_session(key, now=clock.now()) is None


def test_log_in_renews_the_session_key(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")
    client.post("/taal", data={"language": "en"})
    before = client.get_cookie("dialoog").value

    log_in(client, "samira@proef.example")

    assert client.get_cookie("dialoog").value != before
    assert accounts.open_session(before, now=clock.now()) is None


def test_log_in_goes_on_to_a_page_of_this_site_only(client):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")

    here = log_in(client, "samira@proef.example", next="/mensen/?zoek=anna")
    away = log_in(client, "samira@proef.example", next="//evil.example/")

    assert here.location == "/mensen/?zoek=anna"
    assert away.location == "/"


def test_page_of_another_role_looks_like_a_missing_one(as_facilitator):
    other = as_facilitator.get("/trajecten/")
    missing = as_facilitator.get("/bestaat-niet")

    assert other.status_code == missing.status_code == 404
    assert other.text == missing.text


def test_unknown_host_is_refused(client):
    assert client.get("/inloggen", headers={"Host": "evil.example"}).status_code == 400


def test_every_answer_has_strict_headers(client):
    headers = client.get("/inloggen").headers

    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_form_without_token_is_refused(app, client):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        answer = client.post("/taal", data={"language": "en"})
    finally:
        app.config["WTF_CSRF_ENABLED"] = False

    assert answer.status_code == 400


def test_english_is_remembered(client):
    client.post("/taal", data={"language": "en"})

    assert 'lang="en"' in client.get("/inloggen").text


def test_password_is_kept_in_a_way_that_is_costly_to_guess(real_passwords, organisation):
    factories.make_user(Role.ORGANISER, email="samira@proef.example")

    kept = find_user_by_email("samira@proef.example").password_hash

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
