"""The command that reads a list in says per row what it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dialoog.app import create_app
from dialoog.cli.people import people as command
from dialoog.cli.setup import upgrade_database
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, organisations, people
from dialoog.services.people import PeopleFilter
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests.conftest import database_url

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"


@pytest.fixture
def installation(tmp_path, monkeypatch):
    """An installation of its own with one organisation, for the command to find."""
    url = database_url(tmp_path, name="people_command")
    monkeypatch.setenv("DIALOOG_INSTANCE", str(tmp_path))
    monkeypatch.setenv("DIALOOG_SECRET_KEY", "a secret that is only used in tests")
    monkeypatch.setenv("DIALOOG_DATABASE_URL", url)
    app = create_app()
    upgrade_database(app)
    with app.app_context(), unit_of_work():
        accounts.create_organisation("Appelveld", mail_address="a@x.nl", now=clock.now())
    # The command ends with its process, and its connections with it; here nothing ends.
    monkeypatch.setattr("dialoog.cli.people.create_app", lambda: app)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def run(*words):
    return CliRunner().invoke(command, ["import", *map(str, words)], catch_exceptions=False)


def count_people(app):
    with app.app_context(), organisations.within(accounts.get_organisation_id("Appelveld")):
        return people.find_people(PeopleFilter()).count


def test_list_is_read_in_with_a_report_per_row(installation):
    dry = run(LIST, "--dry-run")
    none_yet = count_people(installation)
    first = run(LIST)
    again = run(LIST, "--organisation", "Appelveld")

    assert (dry.exit_code, first.exit_code, none_yet) == (0, 0, 0)
    assert dry.output == first.output
    assert first.output.splitlines()[-1] == (
        "64 komt erbij, 1 wordt samengevoegd, 4 kan nog niet, 1 lege rij"
    )
    assert "   67  kan nog niet         Cor Foutmail" in first.output
    assert "Bedoelt u cor@voorbeeld.example?" in first.output
    assert again.output.splitlines()[-1] == (
        "64 staat er al zo, 1 wordt samengevoegd, 4 kan nog niet, 1 lege rij"
    )
    assert count_people(installation) == 64


def test_file_that_is_no_list_is_refused(installation, tmp_path):
    path = tmp_path / "leeg.csv"
    path.write_bytes(b"")

    with pytest.raises(Refused, match=r"people\.sheet_empty"):
        run(path)
