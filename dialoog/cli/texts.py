"""For developers: collect the Dutch texts and compile the English catalogue."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import click
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po, write_po

from dialoog.paths import PACKAGE

ROOT = PACKAGE.parent
CATALOGUES = PACKAGE / "translations"
ENGLISH = CATALOGUES / "en" / "LC_MESSAGES" / "messages.po"
MAPPING = f"""
[python: {PACKAGE.name}/**.py]
[jinja2: templates/**]
trim_blocks = true
lstrip_blocks = true
"""
HEADER = """\
# English texts of Dialoog; the source texts are Dutch.
msgid ""
msgstr ""
"Project-Id-Version: Dialoog\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

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
        # Babel by itself passes over folders with an underscore: the parts of pages have one.
        found = ("-k", "_l", "--no-location", "--ignore-dirs", ".*")
        _babel("extract", "-F", mapping, *found, "-o", template, ROOT)
        wishes = ("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date")
        _babel("update", "-i", template, "-d", CATALOGUES, "-l", "en", *wishes)
    put_in_order(ENGLISH)


@texts.command("compile")
def compile_() -> None:
    """Compile the English catalogue into what the application reads.

    Example: dialoog texts compile
    """
    _babel("compile", "-d", CATALOGUES, "-l", "en")


def put_in_order(path: Path) -> None:
    """Sort a catalogue, a line for each text, so that a change shows only what changed."""
    catalogue = read_po(io.BytesIO(path.read_bytes()), locale="en")
    written = io.BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, omit_header=True)
    path.write_bytes(HEADER.encode() + written.getvalue().strip() + b"\n")


def _babel(*words: object) -> None:
    CommandLineInterface().run(["pybabel", "-q", *(str(word) for word in words)])
