"""Spreadsheets in and out: lists come and go as CSV, XLSX or ODS."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.reader.excel import load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from dialoog.adapters import ods
from dialoog.domain.refusal import Refused

MAX_BYTES = 10_000_000
MAX_UNPACKED = 50_000_000  # bytes; an XLSX of 10,000 people unpacks to about a tenth of this
MAX_ROWS = 10_000
MAX_COLUMNS = 100
MAX_SIGNS = 5_000_000  # in all cells together; an XLSX can repeat one long text for free
_EXCEL_ROWS = 1_048_576  # as many as Excel has, filled or not
_NAME_WIDTH = 32  # signs, in a workbook that is written
_TITLE_ROWS = 10  # look for the headings no further down than this

_DELIMITERS = ";,\t|"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# An apostrophe keeps a spreadsheet from calculating; cells that look guarded get one more, so
# that reading takes off exactly what writing put on.
_DANGEROUS = r"(?:[\t\r\n]|\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20])"
_TO_GUARD = re.compile(rf"'*{_DANGEROUS}")
_GUARDED = re.compile(rf"'+{_DANGEROUS}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: headings (each different) and for every row a cell per heading.

    Rows are complete and in order, empty ones included, so that ``first_number`` plus the place
    in ``rows`` is the number the spreadsheet shows. ``encoding`` and ``delimiter`` are empty for
    XLSX.
    """

    headers: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    encoding: str = ""
    delimiter: str = ""
    first_number: int = 2


def read_sheet(filename: str, data: bytes) -> Sheet:
    """Read a CSV, XLSX or ODS file, recognised by what is in it; ``filename`` only helps to refuse.

    Refuses with ``people.sheet_…`` what is too large, broken, or another kind of file.
    """
    if len(data) > MAX_BYTES:
        raise Refused("people.sheet_too_large", megabytes=MAX_BYTES // 1_000_000)
    if data.startswith(_OLD_EXCEL):
        raise Refused("people.sheet_old_or_locked", filename=filename)
    if data.startswith(_ZIP):
        return _to_sheet(_read_zip(filename, data))
    text, encoding = _decode(filename, data)
    delimiter, text = _find_delimiter(text)
    return _to_sheet(_read_csv(text, delimiter), encoding=encoding, delimiter=delimiter)


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as Dutch Excel reads it: semicolons, UTF-8 with its mark, nothing calculated."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guard(cell) for cell in row] for row in (headers, *rows))
    return stream.getvalue().encode("utf-8-sig")


def write_xlsx(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as a workbook with its headings in sight; nothing in it is calculated."""
    book = Workbook()
    sheet = book.active
    for row in (headers, *rows):
        sheet.append([int(cell) if cell.isdecimal() else guard(cell) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = _NAME_WIDTH
    sheet.column_dimensions["B"].width = _NAME_WIDTH
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def write_ods(headers: Sequence[str], rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """Write a table as an OpenDocument spreadsheet; nothing in it is calculated."""
    return ods.write_rows(([guard(cell) for cell in row] for row in (headers, *rows)), title=title)


def guard(cell: str) -> str:
    """Make a cell harmless for every spreadsheet; ``read_sheet`` takes the guard off again."""
    return "'" + cell if _TO_GUARD.match(cell) else cell


def _unguard(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _decode(filename: str, data: bytes) -> tuple[str, str]:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decode_as(filename, data, (encoding,))
    # UTF-16 without its mark: in a European text every second byte is zero.
    if b"\0" in data[:200]:
        return _decode_as(filename, data, ("utf-16-le" if data[1:2] == b"\0" else "utf-16-be",))
    return _decode_as(filename, data, ("utf-8", "cp1252"))


def _decode_as(filename: str, data: bytes, encodings: Sequence[str]) -> tuple[str, str]:
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[\0-\x08\x0e-\x1f]", text):
            break  # a picture or a program, no table
        return text, encoding
    raise Refused("people.sheet_unreadable", filename=filename)


def _find_delimiter(text: str) -> tuple[str, str]:
    """Give the sign that cuts most rows into as many cells as the first, and the text to cut."""
    if said := re.match(r"sep=([;,\t|])\r?\n", text, re.IGNORECASE):
        # The empty line in its place keeps the numbers of the rows right.
        return said[1], "\r\n" + text[said.end() :]

    def cells(delimiter: str) -> int:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            sizes = [len(row) for row in islice(lines, 50) if any(row)]
        except csv.Error:
            return 0
        usual = max(set(sizes), key=sizes.count, default=1)
        return (usual - 1) * sizes.count(usual)

    return max(_DELIMITERS, key=cells), text


def _read_csv(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in reader:
            yield [_unguard(cell) for cell in row]
            number += 1
    except csv.Error:
        raise Refused("people.sheet_quote_open", row=number) from None


def _read_zip(filename: str, data: bytes) -> Iterator[list[str]]:
    try:
        _refuse_bomb(filename, data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            is_ods = ods.is_ods(archive)
            found = ods.read_rows(archive, columns=MAX_COLUMNS + 1) if is_ods else _read_xlsx(data)
            for row in found:
                yield [_unguard(cell) for cell in row]
    except (
        zipfile.BadZipFile, InvalidFileException, StopIteration, SyntaxError, LookupError,
        ValueError, TypeError, AttributeError, OSError, EOFError,
    ):  # fmt: skip
        # A damaged workbook fails anywhere inside openpyxl and the parser below it.
        raise Refused("people.sheet_unreadable", filename=filename) from None


def _read_xlsx(data: bytes) -> Iterator[list[str]]:
    book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheet = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    # What a file says about its own size is often wrong.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True, max_row=_EXCEL_ROWS, max_col=MAX_COLUMNS + 1):
        # Formatted but empty rows may come by the million.
        yield [] if row.count(None) == len(row) else [_cell_text(value) for value in row]


def _refuse_bomb(filename: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise Refused("people.sheet_too_large", megabytes=MAX_BYTES // 1_000_000)
        for part in archive.infolist():
            # No spreadsheet program writes a DOCTYPE, but it can make a small text endless.
            if b"<!DOCTYPE" in archive.read(part).replace(b"\0", b""):
                raise Refused("people.sheet_unreadable", filename=filename)


def _cell_text(value: Any) -> str:
    if value is None or value in ERROR_CODES:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _to_sheet(rows: Iterable[list[str]], *, encoding: str = "", delimiter: str = "") -> Sheet:
    table = _within_limits(rows)
    if not table:
        raise Refused("people.sheet_empty")
    filled = [sum(bool(cell.strip()) for cell in row) for row in table]
    # A title above the table fills one cell; the headings are the first row that fills more.
    several = (at for at, count in enumerate(filled[:_TITLE_ROWS]) if count > 1)
    at = next(several, next(at for at, count in enumerate(filled) if count))
    body = table[at + 1 :]
    width = max(len(row) for row in (table[at], *body))
    headers = _different(table[at] + [""] * (width - len(table[at])))
    padded = ([*row, *[""] * (width - len(row))] for row in body)
    return Sheet(
        headers=headers,
        rows=tuple(dict(zip(headers, row, strict=True)) for row in padded),
        encoding=encoding,
        delimiter=delimiter,
        first_number=at + 2,
    )


def _within_limits(rows: Iterable[list[str]]) -> list[list[str]]:
    """The rows up to the last that holds something, each without empty cells at its end."""
    table: list[list[str]] = []
    empty = signs = 0
    for row in rows:
        while row and not row[-1].strip():
            row.pop()
        if not row:
            empty += 1
            continue
        signs += sum(map(len, row))
        if len(table) + empty > MAX_ROWS + _TITLE_ROWS:
            raise Refused("people.sheet_too_long", rows=MAX_ROWS)
        if len(row) > MAX_COLUMNS:
            raise Refused("people.sheet_too_wide", columns=MAX_COLUMNS)
        if signs > MAX_SIGNS:
            raise Refused("people.sheet_too_large", megabytes=MAX_BYTES // 1_000_000)
        table += [[] for _ in range(empty)] + [row]
        empty = 0
    return table


def _different(headers: Sequence[str]) -> tuple[str, ...]:
    """Name the nameless and number the repeated, so that every column can be pointed at."""
    found: dict[str, None] = {}
    for number, header in enumerate(headers, start=1):
        name = " ".join(header.split()) or f"Kolom {number}"
        again = (f"{name} ({count})" for count in range(2, MAX_COLUMNS + 2))
        found[next(free for free in (name, *again) if free not in found)] = None
    return tuple(found)
