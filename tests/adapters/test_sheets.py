"""Lists come in from every spreadsheet program, and go out without anything that calculates."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.adapters.sheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    read_sheet,
    write_csv,
    write_xlsx,
)
from dialoog.domain.refusal import Refused

LIST = Path(__file__).parents[1] / "data" / "deelnemers.csv"

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1)
cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n")
)


def workbook(rows, **cells_by_place):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, value in cells_by_place.items():
        book.active[place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled_rows(sheet):
    return [list(row.values()) for row in sheet.rows]


def test_list_of_municipality_is_read_whole():
    sheet = read_sheet("deelnemers.csv", LIST.read_bytes())

    assert (sheet.encoding, sheet.delimiter, sheet.first_number) == ("cp1252", ";", 2)
    assert len(sheet.headers) == 16
    assert len(sheet.rows) == 70
    assert sheet.rows[0]["Opmerking"] == 'belt liever eerst; "graag na 10 uur"\nkomt met hulphond'
    assert [row["Voornaam"] for row in sheet.rows[7:11]] == ["Paul", "Desirée", "Kübra", "Øyvind"]
    assert sheet.rows[67]["Voornaam"] == '=HYPERLINK("http://kwaad.example")'
    assert not any(sheet.rows[68].values())


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_delimiter_and_encoding_are_found(delimiter, encoding):
    lines = [["Naam", "Adres"], ["de Vries, Zoë", "Dorp; 1"], ["Çelik", "Kade | 2, b\nachter"]]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(lines)

    sheet = read_sheet("lijst.csv", stream.getvalue().encode(encoding))

    assert sheet.headers == ("Naam", "Adres")
    assert filled_rows(sheet) == lines[1:]
    assert sheet.delimiter == delimiter


def test_line_that_names_the_separator_is_followed():
    sheet = read_sheet("lijst.csv", b"sep=,\r\nNaam,Mail\r\nJan;Piet,x\r\n")

    assert sheet.headers == ("Naam", "Mail")
    assert filled_rows(sheet) == [["Jan;Piet", "x"]]
    assert sheet.first_number == 3


def test_title_above_headings_is_skipped_and_numbers_stay_right():
    sheet = read_sheet(
        "lijst.csv", b"Deelnemers voorjaar;;\n;;\nNaam;Mail;Tel\nJan;x;1\n\nPiet;y;2\n"
    )

    assert sheet.headers == ("Naam", "Mail", "Tel")
    assert sheet.first_number == 4
    assert filled_rows(sheet) == [["Jan", "x", "1"], ["", "", ""], ["Piet", "y", "2"]]


def test_headings_become_different_and_cells_beyond_them_are_kept():
    sheet = read_sheet("lijst.csv", b"Tel;Tel;;Naam\n1;2;3;Jan;te veel\n")

    assert sheet.headers == ("Tel", "Tel (2)", "Kolom 3", "Naam", "Kolom 5")
    assert filled_rows(sheet) == [["1", "2", "3", "Jan", "te veel"]]


def test_workbook_is_read_as_text():
    data = workbook(
        [["Naam", "Tel", "Prijs", "Dieet", "Geboren"], ["Zoë", 612345678, 2.5, True, "2020"]],
        A3='=HYPERLINK("x")',
        B3="'s-Gravenhage",
    )

    sheet = read_sheet("lijst.xlsx", data)

    assert sheet.headers == ("Naam", "Tel", "Prijs", "Dieet", "Geboren")
    assert filled_rows(sheet) == [
        ["Zoë", "612345678", "2.5", "ja", "2020"],
        ["", "'s-Gravenhage", "", "", ""],
    ]


def test_first_visible_sheet_of_a_workbook_is_read():
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["Oud", "Weg"])
    book.create_sheet("Lijst").append(["Naam", "Mail"])
    stream = io.BytesIO()
    book.save(stream)

    assert read_sheet("lijst.xlsx", stream.getvalue()).headers == ("Naam", "Mail")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "people.sheet_empty"),
        (b" \n;;\n", "people.sheet_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old .xls", "people.sheet_old_or_locked"),
        (b"PK\x03\x04 no zip at all", "people.sheet_unreadable"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "people.sheet_unreadable"),
        (b"%PDF-1.7\n\x01\x02", "people.sheet_unreadable"),
        (b"a;b\n\x81\x8d;c", "people.sheet_unreadable"),
        (b"x" * 10_000_001, "people.sheet_too_large"),
        (b";".join([b"k"] * (MAX_COLUMNS + 1)), "people.sheet_too_wide"),
        (b"Naam;Mail\n" + b"Jan;x\n" * (MAX_ROWS + 20), "people.sheet_too_long"),
    ],
)
def test_other_file_is_refused_with_its_reason(data, code):
    with pytest.raises(Refused) as refused:
        read_sheet("bestand", data)

    assert refused.value.code == code


def test_open_quote_is_refused_with_its_row_instead_of_eating_the_rest():
    data = b'Naam;Mail\nJan;x\n"Piet;y\nKees;z\n'

    with pytest.raises(Refused) as refused:
        read_sheet("lijst.csv", data)

    assert (refused.value.code, refused.value.facts) == ("people.sheet_quote_open", {"row": 3})


def zip_with(name, text):
    stream = io.BytesIO(workbook([["Naam", "Mail"], ["Jan", "x"]]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return stream.getvalue()


def test_zip_bomb_is_refused():
    with pytest.raises(Refused) as refused:
        read_sheet("lijst.xlsx", zip_with("xl/media/x.bin", b"0" * (MAX_UNPACKED + 1)))

    assert refused.value.code == "people.sheet_too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_entity_bomb_is_refused(encoding):
    bomb = '<!DOCTYPE a [<!ENTITY b "bom"><!ENTITY c "&b;&b;">]><a>&c;</a>'.encode(encoding)

    with pytest.raises(Refused) as refused:
        read_sheet("lijst.xlsx", zip_with("xl/extra.xml", bomb))

    assert refused.value.code == "people.sheet_unreadable"


def test_cell_at_the_end_of_an_endless_sheet_is_refused():
    with pytest.raises(Refused) as refused:
        read_sheet("lijst.xlsx", workbook([["Naam", "Mail"]], A1048576="Jan"))

    assert refused.value.code == "people.sheet_too_long"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "|x",
        "%x",
    ],
)
def test_written_cell_never_calculates(cell):
    text = write_csv(["Kop"], [[cell]]).decode("utf-8-sig")

    [_, [written]] = csv.reader(io.StringIO(text, newline=""), delimiter=";")

    assert written == "'" + cell


@given(st.lists(words, min_size=2, max_size=6, unique_by=str.strip), st.data())
def test_what_is_written_is_read_back(headers, data):
    row = st.lists(cells, min_size=len(headers), max_size=len(headers))
    rows = data.draw(st.lists(row, max_size=6))

    sheet = read_sheet("uit.csv", write_csv(headers, rows))

    assert sheet.headers == tuple(headers)
    lasting = [[cell if cell.strip() else "" for cell in row] for row in rows]
    while lasting and not any(lasting[-1]):
        lasting.pop()
    assert [[cell if cell.strip() else "" for cell in row] for row in filled_rows(sheet)] == lasting


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        sheet = read_sheet("wat.csv", data)
    except Refused:
        return

    assert all(tuple(row) == sheet.headers for row in sheet.rows)


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-2", "@x", "'=1", "Anna", ""])
def test_written_workbook_never_calculates_and_is_read_back(cell):
    data = write_xlsx(["Naam", "Tafel"], [[cell, "3"]])

    cells = openpyxl.load_workbook(io.BytesIO(data)).active
    assert "f" not in {each.data_type for row in cells.iter_rows() for each in row}
    assert read_sheet("plan.xlsx", data).rows == ({"Naam": cell, "Tafel": "3"},)
