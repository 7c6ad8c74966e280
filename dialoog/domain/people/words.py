"""How text typed by people is cleaned and compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4\u0060", "'"))
_SAYS_NOTHING = frozenset(
    {"", "nvt", "na", "geen", "nee", "neen", "no", "none", "niets", "onbekend", "unknown"}
)
_SAYS_YES = frozenset({"ja", "j", "x", "yes", "y", "1", "true", "waar", "v"})
_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20]")


def tidy(text: str) -> str:
    """One line without control signs, odd spaces, typographic apostrophes or spaces around it."""
    return " ".join(tidy_lines(text).translate(_APOSTROPHES).split())


def tidy_lines(text: str) -> str:
    """Several lines, each without control signs, odd spaces or spaces around it."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(" ".join(line.translate(_VISIBLE).split()) for line in lines).strip()


class _Visible(dict[int, str | None]):
    """What to put for a sign, by its number: long lists ask for the same few signs."""

    def __missing__(self, code: int) -> str | None:
        category = unicodedata.category(chr(code))
        # A zero-width space and its kin (Cf) come along by copying and make equal words differ.
        gone = category in {"Cc", "Cf", "Cs", "Co", "Cn"} and code != ord("\t")
        self[code] = None if gone else " " if category[0] in "ZC" else chr(code)
        return self[code]


_VISIBLE = _Visible()


@lru_cache(maxsize=4096)  # one person is compared many times in a row
def match_key(text: str) -> str:
    """The letters and digits of ``text`` without marks, case and signs: equal words, equal key."""
    # Folding comes between: some signs only get a small letter once they are taken apart.
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", folded).translate(_PLAIN_LETTERS)
    return "".join(filter(str.isalnum, plain))


def says_nothing(text: str) -> bool:
    """True for an empty cell and for what people type instead: ``-``, ``n.v.t.``, ``geen``."""
    return match_key(text) in _SAYS_NOTHING


def says_yes(text: str) -> bool:
    """True for the ways in which people tick a cell: ``ja``, ``x``, ``v``, ``1``."""
    return match_key(text) in _SAYS_YES


def is_formula(text: str) -> bool:
    """True when a spreadsheet would calculate this text instead of showing it."""
    return bool(_FORMULA.match(text))
