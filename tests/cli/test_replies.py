"""Reading raw mails from the command line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from dialoog.cli import replies
from dialoog.services import clock
from tests.answer_mail import answer_mail
from tests.factories import make_person
from tests.invitation_room import fresh, invite, planned_meeting

ANNA = "anna@zorggroep.example"


@pytest.fixture
def run(app, organisation, monkeypatch):
    """Run the command in the installation of the test."""
    monkeypatch.setattr(replies, "create_app", lambda: app)

    def _run(*words: object):
        return CliRunner().invoke(replies.read, [str(word) for word in words])

    return _run


@pytest.fixture
def row(organisation):
    (row,) = invite(planned_meeting(), make_person(email=ANNA))
    return row


def test_a_mail_is_read_and_told_in_one_line(run, row, tmp_path):
    file = tmp_path / "antwoord.eml"
    file.write_bytes(answer_mail(row.meeting, ANNA))

    done = run(file, "--json")

    assert done.exit_code == 0
    assert json.loads(done.output) == {
        "file": "antwoord.eml",
        "outcome": "applied",
        "uid": row.meeting.uid,
        "attendee": ANNA,
        "partstat": "ACCEPTED",
        "reason": "Het antwoord is verwerkt.",
        "ground": "answered",
    }
    assert fresh(row).as_invitation().is_coming


def test_trying_changes_nothing_and_a_folder_is_read_in_order(run, row, tmp_path):
    for name in ("b.eml", "a.eml"):
        (tmp_path / name).write_bytes(answer_mail(row.meeting, ANNA))
    (tmp_path / "lees.txt").write_text("geen mail")

    done = run(tmp_path, "--dry-run")

    assert done.output.splitlines() == [
        "a.eml: verwerkt. Het antwoord is verwerkt.",
        "b.eml: verwerkt. Het antwoord is verwerkt.",
    ]
    assert fresh(row).reply is None


def test_a_mail_is_read_as_if_it_is_another_moment(run, row, tmp_path):
    file = tmp_path / "antwoord.eml"
    file.write_bytes(answer_mail(row.meeting, ANNA))

    done = run(file, "--json", "--at", "2099-01-01T12:00")

    assert json.loads(done.output)["ground"] == "meeting_closed"
    assert clock.now().year < 2099


def test_without_mailbox_or_files_it_says_what_is_missing(run):
    done = run()

    assert done.exit_code == 1
    assert "imap_host" in done.output


def test_the_mailbox_is_read_when_no_file_is_given(run, row, app, imap, monkeypatch):
    inbox = {"imap_host": "localhost", "imap_port": imap.tls_port, "imap_user": "dialoog"}
    known = replace(app.extensions["settings"], **inbox, imap_password="appelboom")
    monkeypatch.setitem(app.extensions, "settings", known)
    imap.deliver(answer_mail(row.meeting, ANNA))

    assert run().output == "1 verwerkt\n"
    assert run().output == "Geen nieuwe e-mail.\n"


@pytest.mark.parametrize("words", [("geen.eml",), ("--at", "morgen"), ("--dry-run",)])
def test_wrong_use_says_so(run, words):
    assert run(*words).exit_code == 2
