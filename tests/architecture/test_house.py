"""The house rules that are tests: direction, size, one committer, a pure domain."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

from dialoog.config import Settings
from tests.architecture.source import PACKAGE, ROOT, called, calls, modules, short

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# Each with its reason; keep this list short.
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def test_imports_go_in_one_direction():
    lint = Path(sys.executable).with_name("lint-imports")

    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_one_file_commits():
    offenders = {
        short(path)
        for path, tree in modules().items()
        for call in calls(tree)
        if called(call) in {"commit", "rollback"}
    }

    assert offenders == {"dialoog/services/unit_of_work.py"}


def test_domain_knows_no_clock_and_no_chance():
    forbidden_calls = {"now", "today", "utcnow", "uuid4", "time", "monotonic", "perf_counter"}
    forbidden_imports = {"time", "uuid", "secrets", "os", "logging"}
    offenders = []
    for path, tree in modules().items():
        if (PACKAGE / "domain") not in path.parents:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                module = getattr(node, "module", None)
                names = {module} if module else {alias.name for alias in node.names}
                offenders += [f"{short(path)} imports {n}" for n in names & forbidden_imports]
            if isinstance(node, ast.Call) and called(node) in forbidden_calls:
                offenders.append(f"{short(path)}:{node.lineno} calls {called(node)}")
            if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("random."):
                seeded = node.attr == "Random"
                offenders += [] if seeded else [f"{short(path)}:{node.lineno} has no seed"]

    assert offenders == []


def test_files_have_one_subject():
    too_long = {
        short(path): count
        for path in [*modules(), *(ROOT / "tests").rglob("*.py")]
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }

    assert set(too_long) == set(LONG_FILES), too_long


def test_functions_are_short():
    too_long = {}
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                count = (node.end_lineno or 0) - node.lineno + 1
                if count > LONGEST_FUNCTION:
                    too_long[f"{short(path)}:{node.name}"] = count

    assert set(too_long) == set(LONG_FUNCTIONS), too_long


def test_every_module_says_why_it_exists():
    assert [short(path) for path, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_exports_for_pip_match_the_lock():
    locked = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    versions = {package["name"]: package.get("version") for package in locked}

    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / ".ci" / name).read_text(encoding="utf-8").splitlines()
        pins = [
            line.split(" ")[0].split("==")
            for line in lines
            if "==" in line[:60] and line[0] not in " #"
        ]
        assert pins
        assert [pin for pin in pins if versions[pin[0].split("[")[0]] != pin[1]] == []


def test_every_setting_is_documented():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [f.name for f in fields(Settings) if f"`{f.name}`" not in readme] == ["instance"]
