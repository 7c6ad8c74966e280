"""The source of Dialoog, read once, for tests about its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dialoog"
TEMPLATES = ROOT / "templates"


@lru_cache
def modules() -> dict[Path, ast.Module]:
    """Give every module of the package, migrations left out, as a tree."""
    paths = [path for path in PACKAGE.rglob("*.py") if "versions" not in path.parts]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(paths)}


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Give every call in a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Give the last word of what is called: ``b`` for ``a.b()``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def short(path: Path) -> str:
    """Give a path as people write it."""
    return path.relative_to(ROOT).as_posix()
