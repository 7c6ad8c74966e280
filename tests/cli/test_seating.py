"""The commands about tables: a plan, a check, and a plain answer when it can't be."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dialoog.cli.seating import seating

PROBLEM = {
    "format": "dialoog-tables/1",
    "name": "small",
    "rounds": 1,
    "tables": [{"id": f"T{n}", "min": 2, "max": 4, "features": []} for n in range(2)],
    "people": [
        {"id": f"P{n}", "group": "client", "org": None, "attrs": {}, "needs": [], "rounds": None}
        for n in range(6)
    ],
    "never": [{"id": "N1", "a": "P0", "b": "P1", "reason": "personal conflict"}],
    "together": [{"id": "G1", "members": ["P2", "P3"], "reason": "interpreter"}],
    "weights": {"size": 5, "group": 10, "org": 4, "repeat": 3, "attrs": {}},
}


@pytest.fixture
def run(tmp_path):
    def run(*words, **files):
        for name, data in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
        words = [str(tmp_path / word) if word.endswith(".json") else word for word in words]
        return CliRunner().invoke(seating, words)

    return run


def test_compose_writes_a_plan_that_check_accepts(run, tmp_path):
    composed = run(
        "compose", "problem.json", "--seconds", "0.1", "-o", "plan.json", problem=PROBLEM
    )
    checked = run("check", "problem.json", "plan.json")

    assert composed.exit_code == 0
    assert checked.exit_code == 0
    assert "Alle regels kloppen" in checked.output
    plan = json.loads((tmp_path / "plan.json").read_text())
    assert sorted(who for ids in plan["rounds"][0].values() for who in ids) == [
        f"P{n}" for n in range(6)
    ]


def test_explain_says_who_sits_where_and_tells_no_private_wish(run):
    result = run("compose", "problem.json", "--seconds", "0.1", "--explain", problem=PROBLEM)

    assert "Ronde 1, tafel T0" in result.output
    assert "deze mensen horen erbij: P3" in result.output
    assert "N1" not in result.output
    assert "wens" not in result.output


def test_check_says_every_broken_rule_and_exits_1(run):
    plan = {"rounds": [{"T0": ["P0", "P1", "P2", "P4", "P5"], "T1": ["P3"]}]}

    result = run("check", "problem.json", "plan.json", problem=PROBLEM, plan=plan)

    assert result.exit_code == 1
    assert "Tafel T0 heeft 4 plaatsen. Het zijn 5 mensen." in result.output
    assert "persoonlijke wens" in result.output
    assert "P0 en P1" not in result.output


def test_what_can_not_be_says_which_rules_and_what_helps(run, tmp_path):
    problem = {**PROBLEM, "together": [{"id": "G1", "members": ["P0", "P1"], "reason": ""}]}

    result = run("compose", "problem.json", "-o", "conflict.json", problem=problem)

    assert result.exit_code == 1
    assert "- mensen die bij elkaar horen" in result.stderr
    assert "P0" not in result.stderr
    assert "een persoonlijke wens" in result.stderr
    assert set(json.loads((tmp_path / "conflict.json").read_text())["conflict"]) == {"N1", "G1"}


def test_wrong_use_exits_2(run):
    assert run("check", "problem.json", "nothing.json", problem=PROBLEM).exit_code == 2
    assert run("compose", "problem.json", problem={"format": "other"}).exit_code == 2
