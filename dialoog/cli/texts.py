"""For developers: collect the Dutch texts and compile the English catalogue."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
from babel.messages.frontend import CommandLineInterface

from dialoog.paths import PACKAGE

ROOT = PACKAGE.parent
CATALOGUES = PACKAGE / "translations"
MAPPING = f"""
[python: {PACKAGE.name}/**.py]
[jinja2: templates/**]
trim_blocks = true
lstrip_blocks = true
"""


@click.group()
def texts() -> None:
    """Collect and compile the texts of the screens."""


@texts.command()
def update() -> None:
    """Collect all Dutch texts into the English catalogue; what is new has no translation yet.

    Example: dialoog texts update
    """
    with tempfile.TemporaryDirectory() as folder:
        mapping, template = Path(folder) / "mapping.cfg", Path(folder) / "messages.pot"
        mapping.write_text(MAPPING, encoding="utf-8")
        _babel("extract", "-F", mapping, "-k", "_l", "--no-location", "-o", template, ROOT)
        wishes = ("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date")
        _babel("update", "-i", template, "-d", CATALOGUES, "-l", "en", *wishes)


@texts.command("compile")
def compile_() -> None:
    """Compile the English catalogue into what the application reads.

    Example: dialoog texts compile
    """
    _babel("compile", "-d", CATALOGUES, "-l", "en")


def _babel(*words: object) -> None:
    CommandLineInterface().run(["pybabel", "-q", *(str(word) for word in words)])
