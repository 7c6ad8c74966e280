"""Text from people, made fit for places where a stray sign would mean something."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def plain_lines(text: str) -> str:
    """Give ``text`` with only newlines between lines and without control characters."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def plain_line(text: str) -> str:
    """Give ``text`` as one line; breaks and runs of white space become one space."""
    return " ".join(plain_lines(text).split())
