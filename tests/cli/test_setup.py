"""Setting an installation up, from the command line."""

from __future__ import annotations

import sys

import pytest

from dialoog.cli import main
from dialoog.cli.setup import write_settings


@pytest.fixture
def dialoog(tmp_path, monkeypatch, capsys):
    """Run a command of a fresh installation; gives its exit code and what it said."""
    monkeypatch.setenv("DIALOOG_INSTANCE", str(tmp_path))

    def run(*words: str, **environment: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dialoog", *words])
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return int(stopped.value.code or 0), said.out, said.err

    return run


def test_init_makes_an_installation_that_is_in_order(dialoog):
    assert dialoog("init")[0] == 0

    assert dialoog("doctor", DIALOOG_SMTP_HOST="mail.example")[0] == 0


def test_settings_file_keeps_its_secret_for_its_owner(tmp_path):
    path = write_settings(tmp_path)
    secret = path.read_text()

    again = write_settings(tmp_path)

    assert again is None
    assert path.read_text() == secret
    assert path.stat().st_mode & 0o077 == 0


def test_second_organisation_of_that_name_is_refused_in_plain_words(dialoog):
    dialoog("init")
    add = ("organisation", "add", "Gemeente Appelveld", "--mail", "dialoog@appelveld.example")
    dialoog(*add)

    code, _, said = dialoog(*add)

    assert code == 1
    assert said == "Er is al een organisatie met de naam Gemeente Appelveld.\n"


def test_unknown_command_is_wrong_use(dialoog):
    assert dialoog("dance")[0] == 2


def test_lost_password_is_replaced_by_another(dialoog):
    dialoog("init")
    dialoog("organisation", "add", "Gemeente Appelveld", "--mail", "dialoog@appelveld.example")
    dialoog(
        "user", "add", "samira@appelveld.example", "Samira", "--organisation",
        "Gemeente Appelveld", "--role", "organiser", "--password", "het eerste wachtwoord",
    )  # fmt: skip

    changed = dialoog(
        "user", "password", "samira@appelveld.example", "--password", "een ander lang wachtwoord"
    )
    unknown = dialoog(
        "user", "password", "niemand@appelveld.example", "--password", "een ander lang wachtwoord"
    )

    assert changed[0] == 0
    assert unknown[0] == 1
    assert "geen account met het adres niemand@appelveld.example" in unknown[2]
