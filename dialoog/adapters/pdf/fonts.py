"""The one typeface of every paper, and the care that no sign is printed that it does not have."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "DialoogSans"
BOLD = "DialoogSans-Bold"
UNKNOWN_SIGN = "?"
_FOLDER = Path(__file__).parent / "fonts"
_STAND_INS = {"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u202f": "\u00a0", "\u2007": "\u00a0"}


class _ReadableFont(TTFont):
    """A font whose unused codes read as a space: PDF/UA (ISO 14289-1, 7.21.7) forbids U+0000."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # reportlab's name
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(thing, PDFStream):
                thing.content = thing.content.replace(" <0000>", " <0020>")


def _register() -> frozenset[int]:
    regular = _ReadableFont(REGULAR, _FOLDER / "DialoogSans-400Regular.ttf")
    bold = _ReadableFont(BOLD, _FOLDER / "DialoogSans-700Bold.ttf")
    for font in (regular, bold):
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD
    )
    return frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph)


_PRINTABLE = _register()


def printable(text: str) -> str:
    """Give ``text`` with only signs the typeface has; line ends stay, other controls go.

    A letter with a mark the typeface lacks loses its mark; what is left over becomes a question mark, so
    that a reader sees that something is missing.
    """
    signs = (_sign(sign) for sign in unicodedata.normalize("NFC", text))
    # What is left of a letter may join the mark beside it once more: ậ becomes a and ^, then â.
    joined = unicodedata.normalize("NFC", "".join(signs))
    return "".join(
        sign if sign == "\n" or ord(sign) in _PRINTABLE else unicodedata.normalize("NFD", sign)
        for sign in joined
    )


def _sign(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign.isspace() and sign != "\u00a0":
        return _STAND_INS.get(sign, " ")
    if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Mn", "Me"}:
        return sign if unicodedata.category(sign) == "Mn" and ord(sign) in _PRINTABLE else ""
    if ord(sign) in _PRINTABLE:
        return sign
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if ord(part) in _PRINTABLE)
    return _STAND_INS.get(sign) or bare or UNKNOWN_SIGN


def one_line(text: str) -> str:
    """Give ``text`` printable and without line ends, for who draws it in one stroke."""
    return " ".join(printable(text).split())


def width(text: str, *, font: str, size: float) -> float:
    """Say how wide one line is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def shortened(text: str, *, room: float, size: float, font: str = REGULAR) -> str:
    """Give ``text`` on one line, cut off with an ellipsis where it is wider than ``room``."""
    line = one_line(text)
    if width(line, font=font, size=size) <= room:
        return line
    while line and width(f"{line}…", font=font, size=size) > room:
        line = line[:-1].rstrip()
    return f"{line}…"


def fitting_size(text: str, *, room: float, largest: float, smallest: float) -> float:
    """The largest size at which ``text`` in bold fits in ``room`` points, never below smallest."""
    across = width(one_line(text), font=BOLD, size=1.0)
    return max(smallest, min(largest, room / across)) if across else largest
