"""Loading a programme from a file, and the demo that can be thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from dialoog.cli import cli
from dialoog.content.stories import DEMO

STORY = """
[programme]
title = "Wonen"
day = -3
heard = "De hal is donker."
heard_from = "bewoners"
origin = "care_users"
question = "Wat helpt u?"
core_theme = "thuis zijn"
asked_of = "bewoners"
phase = "preparation"
fixed = "de huur"
open = "de hal"
decider = "de directeur"
decides_on = 40
ladder_step = "advise"
report_channels = ["letter"]
report_by = 50
"""


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation of its own with one organisation."""
    monkeypatch.setenv("DIALOOG_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DIALOOG_DATABASE_URL", raising=False)
    run("init")
    run("organisation", "add", "Gemeente Proef", "--mail", "dialoog@proef.example")
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_load_adds_a_programme(instance: Path) -> None:
    story = instance / "wonen.toml"
    story.write_text(STORY, encoding="utf-8")

    assert run("load", str(story)) == "Wonen is there.\n"


def test_load_names_what_is_wrong_in_the_file(instance: Path) -> None:
    story = instance / "wonen.toml"
    story.write_text(STORY.replace('decider = "de directeur"\n', ""), encoding="utf-8")

    result = CliRunner().invoke(cli, ["load", str(story)])

    assert result.exit_code == 1
    assert result.stderr == "wonen.toml: programme: 'decider' is missing\n"


def test_demo_stays_until_it_is_thrown_away(
    instance: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "wonen.toml").write_text(STORY, encoding="utf-8")
    monkeypatch.setattr("dialoog.services.demo.DEMO", folder)

    first = run("demo", "--no-serve")
    second = run("demo", "--no-serve")
    third = run("demo", "--no-serve", "--reset")

    assert "Loading the demo" in first
    assert "Loading the demo" not in second
    assert "Loading the demo" in third
    for role in ("organisator", "begeleider", "leidinggevende", "beheerder"):
        assert f"{role}@appelveld.example" in second


def test_demo_has_a_story_for_each_stage() -> None:
    assert len(list(DEMO.glob("*.toml"))) == 5
