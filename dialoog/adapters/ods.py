"""Rows out of and into an OpenDocument spreadsheet (ISO/IEC 26300), as LibreOffice saves it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}


def is_ods(archive: ZipFile) -> bool:
    """Tell whether a zip file is such a spreadsheet."""
    return "mimetype" in archive.namelist() and archive.read("mimetype").startswith(MIMETYPE)


def read_rows(archive: ZipFile, *, columns: int) -> Iterator[list[str]]:
    """Give the rows of the first sheet as text, each with at most so many columns.

    The caller has made sure that the XML holds no DOCTYPE. What is there in thousands without
    holding anything (formatted rows to the end of the sheet) comes as empty rows.
    """
    content = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314
    sheet = content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    if sheet is None:
        raise LookupError("a spreadsheet without a sheet")
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = list(_cells(row, columns))
        while cells and not cells[-1].strip():
            cells.pop()
        for _ in range(int(row.get(f"{_TABLE}number-rows-repeated", 1))):
            yield list(cells)


def write_rows(rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """Give a spreadsheet of one sheet; cells of digits only are numbers, nothing is calculated."""
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        # The type of the file comes first and bare, so that it can be told without unpacking.
        archive.writestr("mimetype", MIMETYPE, ZIP_STORED)
        archive.writestr("content.xml", _content(rows, title=title))
        archive.writestr("META-INF/manifest.xml", _manifest())
    return stream.getvalue()


def _content(rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    root = ElementTree.Element(f"{_OFFICE}document-content", {f"{_OFFICE}version": "1.3"})
    body = ElementTree.SubElement(root, f"{_OFFICE}body")
    book = ElementTree.SubElement(body, f"{_OFFICE}spreadsheet")
    sheet = ElementTree.SubElement(book, f"{_TABLE}table", {f"{_TABLE}name": title})
    for row in rows:
        line = ElementTree.SubElement(sheet, f"{_TABLE}table-row")
        for cell in row:
            kind = (
                {f"{_OFFICE}value-type": "float", f"{_OFFICE}value": cell}
                if cell.isdecimal()
                else {f"{_OFFICE}value-type": "string"}
            )
            place = ElementTree.SubElement(line, f"{_TABLE}table-cell", kind)
            for words in cell.splitlines() or [""]:
                ElementTree.SubElement(place, f"{_TEXT}p").text = words
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _manifest() -> bytes:
    root = ElementTree.Element(f"{_MANIFEST}manifest", {f"{_MANIFEST}version": "1.3"})
    for path, kind in (("/", MIMETYPE.decode()), ("content.xml", "text/xml")):
        ElementTree.SubElement(
            root,
            f"{_MANIFEST}file-entry",
            {f"{_MANIFEST}full-path": path, f"{_MANIFEST}media-type": kind},
        )
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _cells(row: ElementTree.Element, columns: int) -> Iterator[str]:
    room = columns
    for cell in row:
        if cell.tag in _CELLS:
            repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated", 1)), room)
            room -= repeated
            yield from [_cell_text(cell)] * repeated


def _cell_text(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "float":
        value = float(cell.get(f"{_OFFICE}value", "0"))
        return str(int(value)) if value.is_integer() else str(value)
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    if kind == "boolean":
        return "ja" if cell.get(f"{_OFFICE}boolean-value") == "true" else "nee"
    return "\n".join(map(_paragraph, cell.iterfind(f"{_TEXT}p")))


def _paragraph(words: ElementTree.Element) -> str:
    """The text with its spaces and line ends, that are elements of their own."""
    parts = [words.text or ""]
    for part in words:
        if part.tag == f"{_TEXT}s":
            parts.append(" " * min(int(part.get(f"{_TEXT}c", 1)), 100))
        elif part.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif part.tag == f"{_TEXT}tab":
            parts.append("\t")
        else:
            parts.append(_paragraph(part))
        parts.append(part.tail or "")
    return "".join(parts)
