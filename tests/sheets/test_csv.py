from __future__ import annotations

import csv
import io
import resource
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import JourneykitError
from journeykit.sheets import Column, Limits, Table, UnreadableSheetError, read_csv, write_csv

TABLE = Table(
    "Alles",
    (Column("naam"), Column("cijfer"), Column("dag"), Column("ja")),
    (
        ('=HYPERLINK("http://x")', -7.5, date(2026, 9, 1), True),
        ("één; twee\nregels", 3, datetime.fromisoformat("2026-09-01T08:30"), False),
        ("'=echt zo", 0.1, None, None),
    ),
)


def cells(data: bytes, **limits: int) -> list[tuple[object, ...]]:
    return [row.cells for row in read_csv(data, limits=Limits(**limits)).rows()]


def refused(data: bytes, **limits: int) -> UnreadableSheetError:
    with pytest.raises(UnreadableSheetError) as caught:
        cells(data, **limits)
    return caught.value


def test_a_dutch_spreadsheet_gets_its_signs():
    written = write_csv(TABLE, dutch=True)
    assert written.startswith(b"\xef\xbb\xbfnaam;cijfer;dag;ja\r\n")
    assert "'=HYPERLINK" in written.decode()
    assert ";-7,5;2026-09-01;ja\r\n" in written.decode()
    assert [row[1:] for row in cells(written)[1:]] == [
        ("-7,5", "2026-09-01", "ja"),
        ("3", "2026-09-01 08:30:00", "nee"),
        ("0,1", "", ""),
    ]


def test_any_other_gets_commas_and_points():
    rows = list(csv.reader(io.StringIO(write_csv(TABLE, dutch=False).decode("utf-8-sig"), newline="")))
    assert rows[1] == ['\'=HYPERLINK("http://x")', "-7.5", "2026-09-01", "yes"]
    assert rows[3][0] == "''=echt zo"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@';\n\t\",")),
                         min_size=2, max_size=3), min_size=1, max_size=4), st.booleans())  # fmt: skip
@settings(max_examples=80)
def test_texts_come_back_as_they_went_out(rows, dutch):
    width = max(map(len, rows))
    padded = tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)
    table = Table("x", tuple(Column(f"kop{i}") for i in range(width)), padded)
    read = [row.cells for row in read_csv(write_csv(table, dutch=dutch)).rows()]
    kept = [row for row in padded if any(map(str.strip, row))]
    assert read[1:] == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators_are_found_out(encoding, separator):
    text = "naam;cijfer\r\nCafé;7\r\nthee;8\r\n".replace(";", separator)
    assert cells(text.encode(encoding)) == [("naam", "cijfer"), ("Café", "7"), ("thee", "8")]


def test_what_fits_most_rows_is_the_separator():
    assert read_csv(b"Q1, hoe was het;Q2, waarom\n7,5;goed\n8,5;fijn\n").separator == ";"
    assert read_csv(b"a;b,c\n1,2\n3,4\n").separator == ","
    assert read_csv(b"sep=|\na|b;c\n").separator == "|"
    assert cells(b"sep=;\r\na;b\r\n") == [("a", "b")]
    assert cells(b"") == []


def test_rows_are_counted_as_the_spreadsheet_counts_them():
    rows = list(read_csv(b'a;b\n"een\ntwee";x\n\n;\nc;d\n').rows())
    assert [(row.number, row.line) for row in rows] == [(1, 1), (2, 2), (5, 6)]


@pytest.mark.parametrize(
    ("data", "row", "why"),
    [
        (b'a;b\n"open;1\n2;3\n', 2, "opened in this row and not closed"),
        (b'a;b\n"x" y;1\n', 2, "quotation mark inside a cell"),
        (b"a;b\n1;\x00\n", None, "no encoding"),
        (b"a;b\n\x81\xff;1\n", None, "no encoding"),
        (b"PK\x03\x04....", None, "zip"),
        (b"\xd0\xcf\x11\xe0....", None, ".xls"),
        (b" <html><table>", None, "web page"),
        ("a;b\n1;\0\n".encode("utf-16"), 2, "U+0000"),
    ],
)
def test_what_cannot_be_read_is_refused_by_row(data, row, why):
    error = refused(data)
    assert error.row == row
    assert why in error.message.english
    assert error.hint is not None


def test_limits_are_said():
    assert "more than 2 rows" in refused(b"a;b\n1;2\n3;4\n", rows=2).message.english
    assert "more than 2 cells" in refused(b"a;b\n1;2;3\n", cells=2).message.english
    long = refused(b"a;b\n1;" + b"x" * 11, characters=10)
    assert (long.row, long.column) == (2, 1)
    assert "larger than 0 MiB" in refused(b"a;b\n", size=3).message.english
    assert refused(b"a;b\n" + b"x" * 200_000).row == 2  # longer than the csv module takes


def test_a_million_rows_cost_no_memory_of_their_own():
    sheet = read_csv(b"a;b\n" + b"1;2\n" * 300_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in sheet.rows()) == 300_001
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8_000


def test_a_text_that_no_cell_holds_is_refused_when_writing():
    from journeykit.sheets.tables import checked

    with pytest.raises(JourneykitError, match="row 2 of the sheet x has a text of 40000"):
        checked(Table("x", (Column("a"),), (("y" * 40_000,),)))
