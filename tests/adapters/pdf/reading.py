"""Read a paper the way a screen reader does: by its structure, not by what lies where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import page as checker
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject


def failures(pdf: bytes) -> list[str]:
    """What PDF/UA-1 has against these bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        return [found.rule_id for found in checker.validate_pdf(str(path), profile="ua1").failures]


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def heard(pdf: bytes) -> list[tuple[str, str]]:
    """Each piece of content in reading order, as (role, words or alternative text)."""
    document = reader(pdf)
    texts = [_marked_texts(page) for page in document.pages]
    numbers = {page.indirect_reference: at for at, page in enumerate(document.pages)}
    root = document.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    return list(_walk(root, texts, numbers))


def roles(pdf: bytes) -> list[str]:
    """The roles of all elements, parents before children."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    return list(_roles(root))


def words(pdf: bytes) -> str:
    """All that is heard, as one line."""
    return " ".join(" ".join(text for _, text in heard(pdf)).split())


def _roles(element: DictionaryObject) -> Iterator[str]:
    yield element["/S"][1:]
    for kid in element.get("/K", []):
        if "/S" in kid.get_object():
            yield from _roles(kid.get_object())


def _walk(
    element: DictionaryObject, texts: list[dict[int, str]], numbers: dict[IndirectObject, int]
) -> Iterator[tuple[str, str]]:
    role = element["/S"][1:]
    if "/Alt" in element:
        yield role, str(element["/Alt"])
        return
    own = ""
    for kid in (each.get_object() for each in element.get("/K", ArrayObject())):
        if "/S" in kid:
            yield from _walk(kid, texts, numbers)
        elif "/MCID" in kid:
            own += texts[numbers[kid.raw_get("/Pg")]][kid["/MCID"]]
    if own:
        yield role, own.strip()


def _marked_texts(page: PageObject) -> dict[int, str]:
    maps = {
        name: _code_map(font.get_object()) for name, font in page["/Resources"]["/Font"].items()
    }
    texts: dict[int, str] = {}
    number: int | None = None
    font = ""
    for operands, operator in page.get_contents().operations:
        if operator == b"BDC" and "/MCID" in operands[1]:
            number = operands[1]["/MCID"]
            texts[number] = ""
        elif operator == b"EMC":
            number = None
        elif operator == b"Tf":
            font = operands[0]
        elif operator == b"Tj" and number is not None:
            codes = operands[0].original_bytes
            texts[number] += "".join(maps[font][code] for code in codes)
    return texts


def _code_map(font: DictionaryObject) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font["/ToUnicode"].get_data())
    return {int(code, 16): chr(int(sign, 16)) for code, sign in pairs}
