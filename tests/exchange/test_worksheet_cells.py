from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeykit.exchange.worksheet import cells
from journeykit.exchange.worksheet.columns import COLUMNS, column_of, word_of
from journeykit.exchange.worksheet.table import UnreadableTableError, read_csv

AWKWARD = st.text("ab;\\'=+-@ \t\n,\"é客", max_size=12)
HEADERS = "phase,id,touchpoint,emotion now"


@given(AWKWARD)
@example("'=1")
@example("''+")
def test_the_guard_comes_off_as_it_went_on(text):
    text = cells.normal(text)
    guarded = cells.guarded(text)
    assert cells.unguarded(guarded) == text
    assert guarded[:1] not in set("=+-@\t\r\0")


@given(st.lists(AWKWARD.filter(str.strip), max_size=5))
def test_items_of_a_list_come_back_as_they_were(texts):
    found = cells.items(cells.joined(texts))
    assert cells.with_kept(found, texts) == list(range(len(texts)))
    assert [cells.item_meant(item) for item in found] == [" ".join(text.split()) for text in texts]


def test_items_are_separated_by_semicolons_or_lines():
    assert cells.items("a; b\nc ;; \n d") == ["a", "b", "c", "d"]
    assert [cells.item_meant(item) for item in cells.items(r"a\; b; C:\new; d\ ")] == ["a; b", r"C:\new", "d\\"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,5", 1.5),
        ("1.5", 1.5),
        ("-1", -1),
        ("−2", -2),
        ("+2", 2),
        ("4,0", 4),
        ("0,25", 0.25),
        ("1.2345", 1.2345),
        ("0.125", 0.125),
    ],
)
def test_numbers_have_a_decimal_comma_or_point(text, value):
    assert cells.number(text) == value


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.000", "100.000"])
def test_a_number_that_reads_two_ways_is_refused(text):
    with pytest.raises(cells.AmbiguousNumberError):
        cells.number(text)


@pytest.mark.parametrize("text", ["1.234,5", "vier", "4 of 5", "1e3", "٣", "0x1", "--1", ".5"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        cells.number(text)


def test_headers_and_words_are_known_in_both_languages():
    for column in COLUMNS:
        assert column_of(column.titled("nl")) is column
        assert column_of(f"  {column.titled('en').upper()} ") is column
    assert [word_of(word) for word in ("Overtroffen", "met", "GEMIST", "no")] == ["exceeded", "met", "missed", None]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("sep_line", [False, True])
def test_csv_of_any_spreadsheet_is_read(separator, encoding, ending, sep_line):
    lines = [HEADERS.replace(",", separator), separator.join(["Kiezen", "x", '"één ""twee"""', '"-1,5"'])]
    if sep_line:
        lines.insert(0, f"sep={separator}")
    table = read_csv(ending.join([*lines, ""]).encode(encoding))
    (row,) = table.rows
    assert {column.header: text for column, text in row.cells.items()} == {
        "phase": "Kiezen", "id": "x", "touchpoint": 'één "twee"', "emotion now": "-1,5",
    }  # fmt: skip
    assert row.line == (3 if sep_line else 2)
    assert table.narrow is (table.encoding == "cp1252") is (encoding == "cp1252")


def test_rows_know_their_line_behind_cells_of_several_lines():
    table = read_csv(f'{HEADERS}\n"a\nb",x,y,1\n\n,,,\nc,z,w,2\n'.encode())
    assert [row.line for row in table.rows] == [2, 6]
    assert table.rows[0].cells[column_of("phase")] == "a\nb"


@pytest.mark.parametrize(
    ("data", "line", "word"),
    [
        (b"", 1, "no header"),
        (b"foo,bar\n1,2\n", 1, "no header"),
        (b"phase,id,Fase\n", 1, "two columns"),
        (f"{HEADERS}\n1,2,3,4,5\n".encode(), 2, "more cells"),
        (f"{HEADERS}\n1,x\x1b[31m\n".encode(), 2, "invisible character"),
        (f"{HEADERS}\n1,x\u202e\n".encode(), 2, "invisible character"),
        (f"{HEADERS}\n1,2,3,4\n,{'x' * 20_001}\n".encode(), 3, "20000 characters"),
        (b"phase,id\n" + b"a,\x81\xff\n", 1, "no encoding"),
        (f"{HEADERS}\n".encode() + b"a,b,c,1\n" * 20_001, 20_002, "20000 rows"),
    ],
)
def test_what_is_no_worksheet_is_refused_with_its_line(data, line, word):
    with pytest.raises(UnreadableTableError) as refused:
        read_csv(data)
    assert refused.value.line == line
    assert word in refused.value.message.english.replace(",", "")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data):
    with suppress(UnreadableTableError):  # refused is fine too; anything else that is raised is not
        assert all(row.line > 1 for row in read_csv(HEADERS.encode() + b"\n" + data).rows)
