#!/usr/bin/env python3
"""Bring other people's CSS, scripts and fonts here, pinned and with their licences; no build step.

    python static/vendor/vendor_assets.py --check   everyone: no network; files equal the lock
    uv run --with "fonttools[woff]" static/vendor/vendor_assets.py   developer: fetch with npm

``vendor.json`` is written by hand: which packages and which files of them. ``vendor.lock.json``
is made here: version, integrity of the package, licence and SHA-256 of every file. The pieces of
NL Design System become two style sheets: ``nlds.css`` with the components and ``nlds-tokens.css``
with the design tokens they need.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

HERE = Path(__file__).resolve().parent
WANTED = HERE / "vendor.json"
LOCK = HERE / "vendor.lock.json"
OWN_FILES = {WANTED.name, LOCK.name, Path(__file__).name}
BUNDLES = "bundles"

LAYER_ORDER = (
    "/* The order of the layers must stand in the first style sheet of a page. */\n"
    "@layer reset, tokens, base, nlds, dialoog;\n"
)


@dataclass(frozen=True)
class Package:
    """What is in the box: the package as npm publishes it."""

    name: str
    version: str
    integrity: str
    licence: str
    files: dict[str, bytes]

    def licence_file(self) -> str:
        """Name the file with the licence text; a package without one may not be vendored."""
        for path in sorted(self.files):
            if re.match(r"LICEN[CS]E", path, re.IGNORECASE):
                return path
        raise SystemExit(f"{self.name}: no licence file, so it can't be vendored")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def problems() -> list[str]:
    """Say what is wrong with the files here: changed, missing, unlisted or out of date."""
    lock = json.loads(LOCK.read_text())
    wanted = json.loads(WANTED.read_text())
    listed = {name: mark for entry in lock.values() for name, mark in entry["files"].items()}
    present = {
        path.relative_to(HERE).as_posix(): sha256(path.read_bytes())
        for path in HERE.rglob("*")
        if path.is_file() and path.name not in OWN_FILES and "__pycache__" not in path.parts
    }
    wrong = [f"{name}: not in the lock" for name in sorted(present.keys() - listed.keys())]
    wrong += [f"{name}: missing" for name in sorted(listed.keys() - present.keys())]
    wrong += [
        f"{name}: changed"
        for name in sorted(listed.keys() & present.keys())
        if listed[name] != present[name]
    ]
    wrong += [
        f"{name}: the lock is out of date"
        for name, spec in wanted.items()
        if lock.get(name, {}).get("version") != spec["version"]
    ]
    return wrong


def pack(name: str, version: str) -> Package:
    """Fetch one package from the npm registry; its scripts are not run."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{version}", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 -- ours
        raw = next(Path(folder).glob("*.tgz")).read_bytes()
    with tarfile.open(fileobj=io.BytesIO(raw)) as tar:
        files = {
            PurePosixPath(*PurePosixPath(member.name).parts[1:]).as_posix(): handle.read()
            for member in tar.getmembers()
            if (handle := tar.extractfile(member)) is not None
        }
    return Package(
        name=name,
        version=version,
        integrity="sha512-" + base64.b64encode(hashlib.sha512(raw).digest()).decode(),
        licence=json.loads(files["package.json"])["license"],
        files=files,
    )


def only_glyphs(font: bytes, characters: str) -> bytes:
    """Keep a few characters of a font, under a name of our own (the OFL reserves the old one)."""
    subset = importlib.import_module("fontTools.subset")
    font_type = importlib.import_module("fontTools.ttLib").TTFont
    file = font_type(io.BytesIO(font), recalcTimestamp=False)
    subsetter = subset.Subsetter(subset.Options())
    subsetter.populate(text=characters)
    subsetter.subset(file)
    for record in file["name"].names:
        if record.nameID in {1, 3, 4, 6, 16, 25}:
            record.string = "DialoogPlainZero"
    result = io.BytesIO()
    file.flavor = "woff2"
    file.save(result)
    return result.getvalue()


def component_style(package: Package, path: str) -> str:
    css = package.files[path].decode().replace('@charset "UTF-8";', "")
    css = re.sub(r"/\*# sourceMappingURL.*?\*/", "", css).strip()
    return f"/* {package.name} {package.version}, {package.licence} */\n{css}\n"


def needed_tokens(theme: str, styles: str) -> dict[str, str]:
    """Pick the tokens that the components use, and the tokens those use in turn.

    Colours of the common layer stay out: Dialoog's own themes give those their values.
    """
    declared = dict(re.findall(r"^\s*(--[\w-]+):\s*([^;]+);", theme, re.MULTILINE))
    common = {name for name in declared if name.startswith("--basis-") and "-color-" not in name}
    to_see, kept = common | set(re.findall(r"var\((--[\w-]+)", styles)), {}
    while to_see:
        name = to_see.pop()
        if name in declared and name not in kept:
            kept[name] = declared[name]
            to_see |= set(re.findall(r"var\((--[\w-]+)", declared[name]))
    own_colour = re.compile(r"--basis-color-(?!transparent)|--voorbeeld-kleuren")
    return {name: kept[name] for name in sorted(kept) if not own_colour.match(name)}


def bundles(wanted: dict[str, Any], packages: dict[str, Package]) -> dict[str, bytes]:
    """Make the two style sheets of NL Design System from the packages that hold a part."""
    styles = "".join(
        component_style(packages[name], spec["style"])
        for name, spec in wanted.items()
        if "style" in spec
    )
    source, spec = next((name, spec) for name, spec in wanted.items() if "tokens" in spec)
    tokens = needed_tokens(packages[source].files[spec["tokens"]].decode(), styles)
    origin = f"/* From {source} {spec['version']}, {packages[source].licence}, pruned. */\n"
    lines = "".join(f"  {name}: {value};\n" for name, value in tokens.items())
    return {
        "nlds-tokens.css": f"{LAYER_ORDER}{origin}@layer tokens {{\n:root {{\n{lines}}}\n}}\n".encode(),
        "nlds.css": f"@layer nlds {{\n{styles}}}\n".encode(),
    }


def chosen_files(package: Package, spec: dict[str, Any]) -> dict[str, bytes]:
    """Take the wanted files of a package, and always its licence."""
    text = package.files[package.licence_file()]
    files = {f"licences/{package.licence}-{sha256(text)[:8]}.txt": text}
    for source, target in spec["files"].items():
        content = package.files[source]
        files[target] = (
            only_glyphs(content, spec["only_glyphs"]) if "only_glyphs" in spec else content
        )
    return files


def write(files: dict[str, bytes]) -> dict[str, str]:
    for name, content in files.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_bytes(content)
    return {name: sha256(content) for name, content in files.items()}


def fetch() -> None:
    """Renew all files and the lock; a package that changed under its version is refused."""
    wanted = json.loads(WANTED.read_text())
    old = json.loads(LOCK.read_text()) if LOCK.exists() else {}
    packages = {name: pack(name, spec["version"]) for name, spec in wanted.items()}
    lock: dict[str, Any] = {}
    for name, package in packages.items():
        known = old.get(name, {})
        if known.get("version") == package.version and known["integrity"] != package.integrity:
            raise SystemExit(f"{name} {package.version}: the package differs from the lock")
        lock[name] = {
            "version": package.version,
            "integrity": package.integrity,
            "licence": package.licence,
            "files": write(chosen_files(package, wanted[name])),
        }
    lock[BUNDLES] = {"files": write(bundles(wanted, packages))}
    LOCK.write_text(json.dumps(lock, indent=2, sort_keys=True) + "\n")


def main() -> int:
    if "--check" not in sys.argv[1:]:
        fetch()
    wrong = problems()
    sys.stdout.write("\n".join(wrong) + "\n" if wrong else "Vendored files are as locked.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
