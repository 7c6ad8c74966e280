"""What tests of pages share: the macros, rendered on their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask_babel import gettext, ngettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from dialoog.web.pictures import TEMPLATE_GLOBALS

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPONENTS = ROOT / "templates" / "_components"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a page be tried on one database, unless its test is about what the database is asked."""
    for item in items:
        asks = "queries" in item.fixturenames or item.get_closest_marker("queries")
        if HERE in item.path.parents and not asks:
            item.add_marker(pytest.mark.one_database)


@pytest.fixture
def render() -> Callable[..., str]:
    """Render a line of template with the macros of one file."""
    jinja = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(default=True, default_for_string=True),
    )
    jinja.globals.update(
        _=gettext,
        ngettext=ngettext,
        csrf_token=lambda: "a-token",
        static_url=lambda path: f"/static/{path}",
        **TEMPLATE_GLOBALS,
    )

    def rendered(line: str, **context: Any) -> str:
        names = sorted(set(re.findall(r"(?<=[{%( ])([a-z_]+)\(", line)))
        imports = "".join(
            f"{{% from '_components/{file.name}' import {name} %}}"
            for file in COMPONENTS.glob("*.html")
            for name in names
            if f"macro {name}(" in file.read_text()
        )
        return " ".join(jinja.from_string(imports + line).render(**context).split())

    return rendered
