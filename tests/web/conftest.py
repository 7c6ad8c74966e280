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

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "templates" / "_components"


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
