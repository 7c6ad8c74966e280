"""Every code has a sentence, every enum member a word, every text its English."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import dialoog.domain
from dialoog.cli.texts import put_in_order
from dialoog.web.words import LABELS, SENTENCES
from tests.architecture.source import PACKAGE, ROOT, called, calls, modules

CATALOGUE = PACKAGE / "translations" / "en" / "LC_MESSAGES" / "messages.po"
FILLED_IN = re.compile(r"%\(\w+\)[sd]")


def codes() -> set[str]:
    """Give every code with which anything is refused."""
    return {
        call.args[0].value
        for tree in modules().values()
        for call in calls(tree)
        if called(call) == "Refused" and call.args and isinstance(call.args[0], ast.Constant)
    }


def enums() -> set[type[StrEnum]]:
    """Give every vocabulary of the domain."""
    found = set()
    for module in pkgutil.walk_packages(dialoog.domain.__path__, "dialoog.domain."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum:
                found.add(thing)
    return found


def test_every_code_has_a_sentence_and_back():
    assert codes() - set(SENTENCES) == set()


def test_every_enum_member_has_a_word():
    missing = {
        f"{words.__name__}.{member.name}"
        for words in enums()
        for member in words
        if member not in LABELS.get(words, {})
    }

    assert missing == set()


def catalogue() -> Catalog:
    """Give the English catalogue as it is written."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def key(text: str | list[str] | tuple[str, ...]) -> str:
    """Give the Dutch source of a text; of one with a plural, its singular."""
    return text if isinstance(text, str) else text[0]


def test_english_is_complete():
    untranslated = [
        message.id
        for message in catalogue()
        if message.id and not all(message.string if message.pluralizable else [message.string])
    ]

    assert untranslated == []


def test_english_has_every_text_of_the_screens():
    found = extract_from_dir(
        ROOT,
        method_map=[("dialoog/**.py", "python"), ("templates/**", "jinja2")],
        options_map={"templates/**": {"trim_blocks": "true", "lstrip_blocks": "true"}},
        keywords={**DEFAULT_KEYWORDS, "_l": None},
        directory_filter=lambda folder: not Path(folder).name.startswith("."),
    )

    assert {key(text) for _, _, text, *_ in found if text} - {
        key(m.id) for m in catalogue()
    } == set()


def test_english_keeps_what_is_filled_in():
    changed = [
        message.id
        for message in catalogue()
        if message.id and not message.pluralizable
        if sorted(FILLED_IN.findall(message.id)) != sorted(FILLED_IN.findall(message.string))
    ]

    assert changed == []


def test_compiled_english_is_what_is_written():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)

    assert words_of(compiled) == words_of(catalogue())


def words_of(texts: Catalog) -> dict[str, list[str]]:
    """Give the English for each text."""
    return {
        key(m.id): [m.string] if isinstance(m.string, str) else list(m.string)
        for m in texts
        if m.id
    }


def test_catalogue_is_in_order(tmp_path):
    copy = tmp_path / "messages.po"
    copy.write_bytes(CATALOGUE.read_bytes())

    put_in_order(copy)

    assert copy.read_bytes() == CATALOGUE.read_bytes()
