"""``dialoog methods check`` says what is wrong in a method file."""

import pytest
from click.testing import CliRunner

from dialoog.cli.methods import methods
from dialoog.content import METHODS


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(methods, ["check", *map(str, words)])


def test_check_accepts_the_shipped_methods(run):
    result = run()

    assert result.exit_code == 0
    assert "appelboompje.toml: good (dialoog 135 min)\n" in result.stdout
    assert len(result.stdout.splitlines()) == 5


def test_check_accepts_one_good_file(run):
    result = run(METHODS / "terugkoppeling.toml")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "terugkoppeling.toml: good (terugkoppeling 75 min)\n"


def test_check_names_the_phase_that_is_wrong(run, tmp_path):
    path = tmp_path / "eigen.toml"
    shipped = (METHODS / "appelboompje.toml").read_text(encoding="utf-8")
    path.write_text(shipped.replace('title.en = "Roots"\n', ""), encoding="utf-8")

    result = run(path)

    assert result.exit_code == 1
    assert result.stderr == "eigen.toml: appelboompje: phase 3 'wortels': title: no text in en\n"
    assert result.stdout == ""


def test_check_refuses_what_is_not_toml(run, tmp_path):
    path = tmp_path / "lijst.toml"
    path.write_text("<html>", encoding="utf-8")

    result = run(path)

    assert result.exit_code == 1
    assert result.stderr.startswith("lijst.toml: not a TOML file: ")


def test_check_of_a_missing_file_is_wrong_use(run, tmp_path):
    result = run(tmp_path / "nergens.toml")

    assert result.exit_code == 2


def test_check_help_shows_an_example(run):
    result = run("--help")

    assert result.exit_code == 0
    assert "dialoog methods check my_method.toml" in result.stdout
