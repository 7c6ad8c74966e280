"""What others made stands here unchanged, with its licence, and the pages load it in order."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "static" / "vendor"


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "vendor_assets.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_vendored_files_are_as_locked() -> None:
    answer = check(VENDOR)

    assert answer.stdout == "Vendored files are as locked.\n"
    assert answer.returncode == 0


def test_check_notices_a_changed_a_missing_and_an_unknown_file(tmp_path: Path) -> None:
    copy = tmp_path / "vendor"
    shutil.copytree(VENDOR, copy)
    (copy / "htmx.min.js").write_text("// changed")
    (copy / "nlds.css").unlink()
    (copy / "extra.js").write_text("// from nowhere")

    answer = check(copy)

    assert answer.stdout.splitlines() == [
        "extra.js: not in the lock",
        "nlds.css: missing",
        "htmx.min.js: changed",
    ]
    assert answer.returncode == 1


def test_check_notices_a_lock_that_is_out_of_date(tmp_path: Path) -> None:
    copy = tmp_path / "vendor"
    shutil.copytree(VENDOR, copy)
    wanted = json.loads((copy / "vendor.json").read_text())
    wanted["htmx.org"]["version"] = "99.0.0"
    (copy / "vendor.json").write_text(json.dumps(wanted))

    assert check(copy).stdout == "htmx.org: the lock is out of date\n"


def test_every_vendored_package_has_its_licence() -> None:
    lock = json.loads((VENDOR / "vendor.lock.json").read_text())
    packages = {name: entry for name, entry in lock.items() if name != "bundles"}

    without = [
        name
        for name, entry in packages.items()
        if not any(file.startswith("licences/") for file in entry["files"])
    ]

    assert without == []


def test_order_of_the_layers_stands_in_the_first_style_sheet() -> None:
    head = (ROOT / "templates" / "_layout" / "_head.html").read_text()
    sheets = [VENDOR / "nlds-tokens.css", *sorted((ROOT / "static" / "css").glob("*.css"))]

    declaring = [sheet.name for sheet in sheets if "@layer reset, tokens" in sheet.read_text()]

    assert declaring == ["nlds-tokens.css"]
    assert head.index("nlds-tokens.css") < head.index("theme.css") < head.index("nlds.css")
