from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

import openpyxl
import pytest

from journeykit import sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows: str = "", parts: Mapping[str, str | bytes] | None = None, *, book: str = "") -> bytes:
    """A workbook of one sheet with the XML of its rows; `parts` are put in, or in the place of others."""
    content: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{KINDS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}">{book}<sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{KINDS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{KINDS}/styles" Target="/xl/styles.xml"/>'
        f'<Relationship Id="rId3" Type="{KINDS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        SHEET: f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in (content | dict(parts or {})).items():
            zipped.writestr(name, data)
    return made.getvalue()


def rows_of(data: bytes, **limits: int) -> list[sheets.Row]:
    return list(sheets.read_xlsx(data, limits=sheets.Limits(**limits)).sheets[0].rows())


def refused(data: bytes, **limits: int) -> sheets.UnreadableSheetError:
    with pytest.raises(sheets.UnreadableSheetError) as caught:
        rows_of(data, **limits)
    return caught.value


def one(cell: str, **parts: str) -> sheets.Cell:
    (row,) = rows_of(workbook(f"<row>{cell}</row>", parts))
    return row.cells[0]


def test_what_another_program_wrote_is_read():
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ("naam", "cijfer", None, "dag", "moment"),
        ("Café & <zo>", 7.5, None, date(2026, 9, 1), datetime.fromisoformat("2026-09-01T08:30")),
        ("=geen formule", -3, None, True, "twee\nregels"),
    ]
    for row in rows:
        sheet.append(row)
    sheet["A3"].data_type = "s"
    book.create_sheet("Leeg").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    read = sheets.read_xlsx(made.getvalue())
    assert [(one.name, one.hidden) for one in read.sheets] == [("Sheet", False), ("Leeg", True)]
    assert [one.name for one in read.visible] == ["Sheet"]
    assert [row.cells for row in read.sheets[0].rows()] == [tuple(row) for row in rows]
    assert list(read.sheets[1].rows()) == []


def test_a_formula_is_known_beside_the_value_that_was_kept():
    (row,) = rows_of(workbook('<row r="4"><c r="B4"><f>1+1</f><v>2</v></c><c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
                              '<c r="D4"><f>A1</f></c></row>'))  # fmt: skip
    assert row == sheets.Row(4, 4, (None, 2, "#DIV/0!"), formulas=(1, 2, 3), errors=(2,))


@pytest.mark.parametrize(
    ("serial", "code", "value"),
    [
        ("1", "yyyy-mm-dd", date(1900, 1, 1)),
        ("61", "d-m-yyyy", date(1900, 3, 1)),
        ("46266.354166666664", 'dd/mm/yy hh:mm "uur"', datetime.fromisoformat("2026-09-01T08:30")),
        ("0.375", "[h]:mm", "09:00"),
        ("46266", "mmm", date(2026, 9, 1)),
        ("46266", '0 "dagen"', 46266),
        ("46266", "[Red]#.##0", 46266),
        ("46266", "General", 46266),
        ("1e300", "yyyy", 1e300),
    ],
)
def test_a_number_is_a_date_where_its_format_says_so(serial, code, value):
    escaped = code.replace('"', "&quot;")
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="{escaped}"/></numFmts><cellStyleXfs>'
        '<xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    read = one(f'<c s="1"><v>{serial}</v></c>', **{"xl/styles.xml": styles})
    assert read == value
    assert type(read) is type(value)


def test_days_may_count_from_1904():
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    data = workbook(
        '<row><c s="0"><v>44804</v></c></row>', {"xl/styles.xml": styles}, book='<workbookPr date1904="1"/>'
    )
    assert rows_of(data)[0].cells == (date(2026, 9, 1),)


def test_texts_in_pieces_are_one_text_without_how_they_are_spoken():
    texts = (
        f'<sst xmlns="{MAIN}"><si><r><t>een </t></r><r><t xml:space="preserve">twee</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
        "</si></sst>"
    )
    assert one('<c t="s"><v>0</v></c>', **{"xl/sharedStrings.xml": texts}) == "een twee"
    assert one('<c t="inlineStr"><is><r><t>bel_x0007_</t></r><r><t>_x005F_x0041_</t></r></is></c>') == "bel\x07_x0041_"


def test_strict_workbooks_are_read_too():
    strict = workbook("<row><c><v>7</v></c></row>")
    with zipfile.ZipFile(io.BytesIO(strict)) as zipped:
        parts = {name: zipped.read(name).decode() for name in zipped.namelist()}
    kinds, main = (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    changed = {name: text.replace(MAIN, main).replace(KINDS, kinds) for name, text in parts.items()}
    assert rows_of(workbook(parts=changed))[0].cells == (7,)


ENTITIES = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50}"><!ENTITY b "&a;&a;&a;">]><worksheet xmlns="{MAIN}">&b;</worksheet>'
OUTSIDE = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet xmlns="{MAIN}">&a;</worksheet>'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no XLSX"),
        (b"naam;cijfer\n", "no XLSX"),
        (b"<html><table>", "web page"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (workbook("<row/>")[:-30], "damaged"),
        (workbook("<row><c>", {}), "damaged"),
        (workbook(parts={SHEET: b"\xff\xfe\x00"}), "damaged"),
        (workbook(parts={SHEET: ENTITIES}), "entities"),
        (workbook(parts={SHEET: ENTITIES.encode("utf-16")}), "entities"),
        (workbook(parts={SHEET: OUTSIDE}), "entities"),
        (workbook(parts={"xl/sharedStrings.xml": ENTITIES}), "entities"),
        (workbook(parts={"xl/vbaProject.bin": b"x"}), "macros"),
        (workbook(parts={"[Content_Types].xml": "<Types>macroEnabled</Types>"}), "macros"),
        (workbook(parts={"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods"),
        (workbook(parts={"xl/workbook.bin": b"x"}), ".xlsb"),
        (workbook(parts={"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), "no sheet"),
        (workbook(parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"}), "no sheet"),
        (workbook(parts={"_rels/.rels": "<Relationships/>", "xl/styles.xml": b"<x"}), "damaged"),
        (workbook(parts={"xl/sharedStrings.xml": bytes(30_000_000)}), "packed suspiciously"),
    ],
)
def test_what_is_no_workbook_is_refused(data, why):
    error = refused(data)
    assert why in error.message.english
    assert error.hint is not None


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ('<row r="3"><c r="B3" t="s"><v>12</v></c></row>', (3, 1)),
        ('<row r="3"><c r="B3"><v>zeven</v></c></row>', (3, 1)),
        ('<row r="3"><c r="B3" t="d"><v>gisteren</v></c></row>', (3, 1)),
        (f'<row r="3"><c r="B3"><v>{"9" * 500}</v></c></row>', (3, 1)),
        ('<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>1</v></c></row>', (3, 1)),
        ('<row r="3"/><row r="2"><c><v>1</v></c></row>', (3, 0)),
        ('<row r="3"><c r="A9"><v>1</v></c></row>', (3, 0)),
    ],
)
def test_what_a_cell_cannot_say_is_refused_by_its_place(rows, place):
    error = refused(workbook(rows))
    assert (error.row, error.column) == place
    assert error.sheet == "Blad1"


def test_limits_are_said_with_their_place():
    assert "more than 2 rows" in refused(workbook("<row><c><v>1</v></c></row>" * 3), rows=2).message.english
    wide = refused(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
    assert (wide.row, "more than 1024 cells") == (1, wide.message.english.removeprefix("the row has "))
    assert rows_of(workbook('<row><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>'))[0].cells == (1,)
    long = refused(workbook('<row><c t="str"><v>een twee</v></c></row>'), characters=5)
    assert (long.row, long.column, long.sheet) == (1, 0, "Blad1")
    assert refused(workbook(f'<row><c t="str"><v>{"x" * 500_000}</v></c></row>')).row == 1
    assert "parts" in refused(workbook(), parts=3).message.english
    assert "MiB" in refused(workbook(), size=10).message.english
    assert "MiB" in refused(workbook("<row/>" * 50), unpacked=900).message.english


def test_a_part_that_is_there_twice_is_refused():
    made = io.BytesIO(workbook())
    with zipfile.ZipFile(made, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr(SHEET, "<worksheet/>")
    assert "damaged" in refused(made.getvalue()).message.english


def test_broken_bytes_never_end_in_a_traceback():
    whole = sheets.write_xlsx(
        [sheets.Table("x", (sheets.Column("a", choices=("p", "q")),), (("tekst",), (1.5,), (date(2026, 1, 1),)))],
        title="x",
    )
    for at in range(0, len(whole), 37):
        with suppress(sheets.UnreadableSheetError):
            rows_of(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
