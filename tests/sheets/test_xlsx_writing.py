from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from journeykit.sheets import Column, Table, read_xlsx, sheet_names, write_xlsx

LONG = tuple(f"keuze nummer {i}, met een komma" for i in range(40))
HOSTILE = ("=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "\tx", "http://voorbeeld.nl", "{=A1}", "007")


def table(*rows: tuple[object, ...]) -> Table:
    columns = (
        Column("contactmoment", note="name"),
        Column("verwachting", choices=("overtroffen", "waargemaakt")),
        Column("kanaal", choices=LONG, free=True),
        Column("score", format="0.0", locked=True),
        Column("dag"),
    )
    return Table("Contactmomenten: alles/nieuw", columns, rows, frozen=1, paper="A3")


ROWS = (
    ("Café", "waargemaakt", LONG[3], 61.25, date(2026, 9, 1)),
    ("-x", None, None, None, datetime.fromisoformat("2026-09-01T08:30")),
)


@pytest.fixture(scope="module")
def written():
    return write_xlsx([table(*ROWS), table()], title="Alles", locked_note="Deze kolom wordt berekend.")


def test_the_same_tables_give_the_same_bytes(written):
    assert written == write_xlsx([table(*ROWS), table()], title="Alles", locked_note="Deze kolom wordt berekend.")
    with zipfile.ZipFile(io.BytesIO(written)) as zipped:
        assert {part.date_time[0] for part in zipped.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in zipped.read("docProps/core.xml")


def test_another_program_sees_what_we_promise(written):
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert book.sheetnames == ["Contactmomenten alles nieuw", "Contactmomenten alles nieuw 2", "lists"]
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"]
    sheet = book.worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:E3", "$1:$1")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (
        "landscape",
        8,
        0,
    )
    assert sheet["A1"].comment.text == "name"
    assert sheet["A2"].alignment.wrap_text
    assert sheet["D2"].number_format == "0.0"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["B2:B3"].formula1 == '"overtroffen,waargemaakt"'
    assert rules["C2:C3"].formula1 == "lists!$A$1:$A$40"
    assert [cell.value for cell in book["lists"]["A"]] == list(LONG)
    assert (rules["D2:D3"].formula1, rules["D2:D3"].error) == ("FALSE", "Deze kolom wordt berekend.")


def test_no_text_becomes_a_formula_a_link_or_a_number():
    data = write_xlsx([Table("x", (Column("=kop()"),), tuple((text,) for text in HOSTILE))], title="=1")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [cell.value for cell in sheet["A"]] == ["=kop()", *HOSTILE]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        assert b"<f>" not in zipped.read("xl/worksheets/sheet1.xml")
        assert not [name for name in zipped.namelist() if name.endswith("sheet1.xml.rels")]
    assert [row.cells for row in read_xlsx(data).sheets[0].rows()] == [("=kop()",), *((text,) for text in HOSTILE)]


_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r￾￿") | st.sampled_from("=_x0041\n"), max_size=9
)
_cells = (
    _texts | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(lambda x: round(x, 6)) | st.booleans() | st.none()
)


@given(st.lists(st.tuples(_cells, _cells), max_size=4))
@settings(max_examples=60)
def test_cells_come_back_as_they_went_out(rows):
    data = write_xlsx([Table("x", (Column("a"), Column("b")), tuple(rows))], title="x")
    read = {row.number: (*row.cells, None, None)[:2] for row in read_xlsx(data).sheets[0].rows()}
    for number, row in enumerate(rows, start=2):
        assert read.get(number, (None, None)) == tuple(None if cell == "" else cell for cell in row)
    judge = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert judge[0] == ["a", "b"]


def test_names_of_sheets_are_what_a_workbook_takes():
    names = sheet_names(["Plan", "plan", "a/b:c*?", "", "x" * 40, "x" * 40, "'History'", "lists"])
    assert names == ["Plan", "plan 2", "a b c", "-", "x" * 31, "x" * 29 + " 2", "History 2", "lists 2"]
