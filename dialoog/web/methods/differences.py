"""What is different between two run sheets, line by line as people read it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _

from dialoog.domain.methods import Difference, Method, PhasePart, Question
from dialoog.domain.text import Text
from dialoog.web.words import label


def part_lines(difference: Difference, part: PhasePart, method: Method, language: str) -> Any:
    """Give the lines of one part: as it was, and as it is."""
    return (
        _lines(part, difference.before, method, language),
        _lines(part, difference.phase, method, language),
    )


def _lines(part: PhasePart, phase: Any, method: Method, language: str) -> list[str]:
    value = getattr(phase, part)
    if part is PhasePart.RECORDS:
        return _records(value, method, language)
    values = value if isinstance(value, tuple) else (value,)
    return [line for one in values for line in _say(one, language)]


def _say(value: Any, language: str) -> list[str]:
    if isinstance(value, Question):
        deeper = [words.in_language(language) for words in value.deeper]
        return [value.text.in_language(language), *deeper]
    if isinstance(value, Text):
        return [value.in_language(language)]
    if isinstance(value, bool):
        return [_("ja") if value else _("nee")]
    return [label(value) if isinstance(value, StrEnum) else str(value)]


def _records(keys: Iterable[str], method: Method, language: str) -> list[str]:
    known = {kind.key: kind.label.in_language(language) for kind in method.record_kinds}
    return [known.get(key, key) for key in keys]
