"""Templates mirror blueprints and keep to the strict content security policy."""

from __future__ import annotations

import re

from tests.architecture.source import TEMPLATES

SHARED = {"mail", "errors"}
FORBIDDEN = {
    "an inline style": re.compile(r"<style|\sstyle=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>{]*\son[a-z]+=", re.IGNORECASE),
    "an htmx expression": re.compile(r"hx-on|js:"),
    "a date format of its own": re.compile(r"strftime"),
    "a placeholder": re.compile(r"\splaceholder="),
}


def test_template_folders_mirror_blueprints(app):
    folders = {path.name for path in TEMPLATES.iterdir() if not path.name.startswith("_")}

    assert folders - SHARED == set(app.blueprints) - WITHOUT_PAGES


# Blueprints that only hand out files or data.
WITHOUT_PAGES: set[str] = set()


def test_every_template_compiles(app):
    for name in app.jinja_env.list_templates(extensions=["html", "txt"]):
        app.jinja_env.get_template(name)


def test_templates_stay_within_the_policy():
    offenders = [
        f"{path.relative_to(TEMPLATES)} has {what}"
        for path in TEMPLATES.rglob("*.html")
        if "mail" not in path.parts
        for what, pattern in FORBIDDEN.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]

    assert offenders == []


def test_mails_come_in_pairs():
    names = {path.name for path in (TEMPLATES / "mail").iterdir() if not path.name.startswith("_")}

    assert {name.removesuffix(".txt") for name in names if name.endswith(".txt")} == {
        name.removesuffix(".html") for name in names if name.endswith(".html")
    }


def test_every_page_says_who_may_see_it(app):
    silent = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], "open_to")
    ]

    assert silent == []
