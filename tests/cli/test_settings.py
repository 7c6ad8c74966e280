"""Settings come from the file, then the environment; a wrong one is named."""

from __future__ import annotations

import pytest

from dialoog.config import SettingsError, load_settings

SECRET = "x" * 40


def load(folder, **environment):
    return load_settings({"DIALOOG_INSTANCE": str(folder), **environment})


def test_environment_wins_over_the_file(tmp_path):
    (tmp_path / "dialoog.toml").write_text(f'secret_key = "{SECRET}"\nsmtp_host = "one"\n')

    settings = load(tmp_path, DIALOOG_SMTP_HOST="two", DIALOOG_SMTP_PORT="25")

    assert (settings.smtp_host, settings.smtp_port) == ("two", 25)
    assert settings.secret_key == SECRET


def test_database_stands_in_the_instance_folder(tmp_path):
    settings = load(tmp_path, DIALOOG_SECRET_KEY=SECRET)

    assert settings.database_url == f"sqlite:///{tmp_path}/dialoog.db"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DIALOOG_SECRET_KEY": ""}, "Run 'dialoog init' first"),
        ({"DIALOOG_SECRET_KEY": "short"}, "secret_key is too short"),
        ({"DIALOOG_SMTP_PORT": "many"}, "smtp_port must be"),
        ({"DIALOOG_BASE_URL": "dialoog.nl"}, "base_url must start"),
        ({"DIALOOG_SMTP_SECURITY": "some"}, "smtp_security must be"),
        ({"DIALOOG_DATABASE_URL": "mysql://x"}, "database_url must start"),
    ],
)
def test_wrong_setting_is_named(tmp_path, environment, words):
    with pytest.raises(SettingsError, match=words):
        load(tmp_path, **{"DIALOOG_SECRET_KEY": SECRET, **environment})


def test_unknown_setting_in_the_file_is_named(tmp_path):
    (tmp_path / "dialoog.toml").write_text(f'secret_key = "{SECRET}"\nsmpt_host = "mail"\n')

    with pytest.raises(SettingsError, match="Unknown setting: smpt_host"):
        load(tmp_path)


def test_other_host_names_are_known_only_when_they_are_named(tmp_path):
    settings = load(
        tmp_path,
        DIALOOG_SECRET_KEY=SECRET,
        DIALOOG_BASE_URL="https://dialoog.appelveld.example",
        DIALOOG_TRUSTED_HOSTS="praat.appelveld.example",
    )

    assert settings.hosts == ["praat.appelveld.example", "dialoog.appelveld.example"]
