"""Lists as LibreOffice saves them."""

from __future__ import annotations

import io
import zipfile

import pytest

from dialoog.adapters.sheets import read_sheet
from dialoog.domain.refusal import Refused

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def spreadsheet(rows, *, before=""):
    content = (
        f"{before}<office:document-content {_SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="Blad1">{rows}</table:table>'
        '<table:table table:name="Blad2"><table:table-row/></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def row(*cells, repeated=1):
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


def cell(text, repeated=1):
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def value(kind, said):
    name = {"float": "value"}.get(kind, f"{kind}-value")
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{said}"/>'


def read(data):
    return read_sheet("lijst.ods", data)


def test_first_sheet_is_read_as_text():
    data = spreadsheet(
        row(cell("Naam"), cell("Leeftijd"), cell("Dag"), cell("Rolstoel"))
        + row(
            cell("Anna<text:s/><text:span>Bos</text:span>"),
            value("float", "41"),
            value("date", "2027-01-21"),
            value("boolean", "true"),
        )
    )

    sheet = read(data)

    assert sheet.headers == ("Naam", "Leeftijd", "Dag", "Rolstoel")
    assert list(sheet.rows[0].values()) == ["Anna Bos", "41", "2027-01-21", "ja"]


def test_numbers_of_rows_stay_right_past_empty_ones():
    data = spreadsheet(
        row(cell("Naam"), cell("Groep"))
        + row(repeated=2)
        + row(cell("Anna", repeated=2))
        + row(cell("", repeated=16_384), repeated=1_000_000)
    )

    sheet = read(data)

    assert [row["Naam"] for row in sheet.rows] == ["", "", "Anna"]
    assert sheet.rows[2]["Groep"] == "Anna"


def test_formula_that_was_guarded_is_read_as_typed():
    data = spreadsheet(row(cell("Naam"), cell("Telefoon")) + row(cell("Anna"), cell("'+31 6")))

    assert read(data).rows[0]["Telefoon"] == "+31 6"


@pytest.mark.parametrize(
    "data",
    [
        spreadsheet("<table:table-row>", before=""),
        spreadsheet(row(cell("&a;")), before='<!DOCTYPE x [<!ENTITY a "a">]>'),
        spreadsheet(row(value("float", "veel"))),
        spreadsheet(row(cell("x"), repeated="veel")),
    ],
    ids=["broken", "doctype", "no number", "no count"],
)
def test_damaged_spreadsheet_is_refused(data):
    with pytest.raises(Refused) as refused:
        read(data)

    assert refused.value.code == "people.sheet_unreadable"


def test_endless_row_is_refused_as_too_wide():
    with pytest.raises(Refused) as refused:
        read(spreadsheet(row(cell("x", repeated=16_384))))

    assert refused.value.code == "people.sheet_too_wide"


def test_endless_column_is_refused_as_too_long():
    with pytest.raises(Refused) as refused:
        read(spreadsheet(row(cell("Naam"), cell("Groep")) + row(cell("x"), repeated=1_000_000)))

    assert refused.value.code == "people.sheet_too_long"
