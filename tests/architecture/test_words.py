"""Every code has a sentence, every enum member a word, every text its English."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from enum import StrEnum

from babel.messages.pofile import read_po

import dialoog.domain
from dialoog.web.words import LABELS, SENTENCES
from tests.architecture.source import PACKAGE, called, calls, modules


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


def test_english_is_complete():
    path = PACKAGE / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file)

    untranslated = [
        message.id
        for message in catalogue
        if message.id and not all(message.string if message.pluralizable else [message.string])
    ]

    assert untranslated == []
