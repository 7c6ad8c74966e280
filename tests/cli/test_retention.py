"""The command that forgets says how much, and changes nothing when it is only asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from click.testing import CliRunner

from dialoog.cli.retention import retention as command
from dialoog.services import clock
from dialoog.storage import db
from dialoog.storage.people import PersonRow
from tests import factories


@pytest.fixture
def somebody(app, organisation, monkeypatch):
    """Somebody who was in the list for ten years and was never asked for anything."""
    monkeypatch.setattr("dialoog.cli.retention.create_app", lambda: app)
    long_ago = clock.now() - timedelta(days=3650)
    return factories.make_person(created_at=long_ago).id


def run(*words: str):
    return CliRunner().invoke(command, ["run", *words], catch_exceptions=False)


def test_a_dry_run_counts_and_changes_nothing(somebody):
    done = run("--dry-run")

    assert done.exit_code == 0
    assert "      1  mensen, met alles wat van hen is" in done.output
    assert db.session.get(PersonRow, somebody) is not None


def test_what_was_kept_long_enough_goes(somebody):
    done = run()

    assert "      1  mensen, met alles wat van hen is" in done.output
    assert db.session.get(PersonRow, somebody) is None
