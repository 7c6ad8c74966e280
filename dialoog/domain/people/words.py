"""How text typed by people is cleaned and compared."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060", "'"))
_SAYS_NOTHING = frozenset(
    {"", "nvt", "na", "geen", "nee", "neen", "no", "none", "niets", "onbekend", "unknown"}
)
_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]")


def tidy(text: str) -> str:
    """One line without control signs, odd spaces, typographic apostrophes or spaces around it."""
    return " ".join(tidy_lines(text).translate(_APOSTROPHES).split())


def tidy_lines(text: str) -> str:
    """Several lines, each without control signs, odd spaces or spaces around it."""
    # A zero-width space and its kin (Cf) only come along by copying and make equal words differ.
    lines = unicodedata.normalize("NFC", text).splitlines()
    kept = ("".join(_visible(sign) for sign in line) for line in lines)
    return "\n".join(" ".join(line.split()) for line in kept).strip()


def _visible(sign: str) -> str:
    category = unicodedata.category(sign)
    if sign == "\t" or category.startswith("Z"):
        return " "
    return "" if category in {"Cc", "Cf", "Cs", "Co", "Cn"} else sign


def match_key(text: str) -> str:
    """The letters and digits of ``text`` without marks, case and signs: equal words, equal key."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN_LETTERS)
    return "".join(sign for sign in plain if sign.isalnum())


def says_nothing(text: str) -> bool:
    """True for an empty cell and for what people type instead: ``-``, ``n.v.t.``, ``geen``."""
    return match_key(text) in _SAYS_NOTHING


def is_formula(text: str) -> bool:
    """True when a spreadsheet would calculate this text instead of showing it."""
    return bool(_FORMULA.match(text))
