from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.exchange.filling import texts
from journeykit.exchange.filling.fingerprints import fingerprint, read_fingerprint
from journeykit.exchange.worksheet.columns import COLUMNS, LAYOUT, Holds
from journeykit.exchange.worksheet.table import read_table

AWKWARD = st.text("ab;\\'=+-@ \t\n,\"é客", max_size=12)
HEADERS = "phase,id,touchpoint,emotion now"


@given(st.lists(AWKWARD.filter(str.strip), max_size=5))
def test_items_of_a_list_come_back_as_they_were(said):
    found = texts.items(texts.joined(said))
    assert texts.with_kept(found, said) == list(range(len(said)))
    assert [texts.item_meant(item) for item in found] == [" ".join(text.split()) for text in said]


def test_items_are_separated_by_semicolons_or_lines():
    assert texts.items("a; b\nc ;; \n d") == ["a", "b", "c", "d"]
    assert [texts.item_meant(item) for item in texts.items(r"a\; b; C:\new; d\ ")] == ["a; b", r"C:\new", "d\\"]


def test_headers_and_words_are_known_in_both_languages():
    for column in COLUMNS:
        assert LAYOUT.column_of(column.titled("nl")) is column
        assert LAYOUT.column_of(f"  {column.titled('en').upper()} ") is column
        assert column.explained("nl") != column.explained("en") != ""
    (expectation,) = (column for column in COLUMNS if column.holds is Holds.WORD)
    assert [expectation.word(word) for word in ("Overtroffen", "met", "GEMIST", "no")] == [
        "exceeded",
        "met",
        "missed",
        None,
    ]


def read(data: bytes):
    return read_table(data, LAYOUT)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sep_line", [False, True])
def test_csv_of_any_spreadsheet_is_read(separator, encoding, sep_line):
    lines = [HEADERS.replace(",", separator), separator.join(["Kiezen", "x", '"één ""twee"""', '"-1,5"'])]
    if sep_line:
        lines.insert(0, f"sep={separator}")
    table = read("\r\n".join([*lines, ""]).encode(encoding))
    (row,) = table.rows
    assert {column.header: text for column, text in row.cells.items()} == {
        "phase": "Kiezen", "id": "x", "touchpoint": 'één "twee"', "emotion now": "-1,5",
    }  # fmt: skip
    assert row.where.line == (3 if sep_line else 2)
    assert table.narrow is (encoding == "cp1252")


def test_rows_know_their_line_behind_cells_of_several_lines_and_below_a_title():
    table = read(f'Our workshop,,,\n{HEADERS}\n"a\nb",x,y,1\n\n,,,\nc,z,w,2\n'.encode())
    assert [row.where.line for row in table.rows] == [3, 7]
    assert table.rows[0].cells[LAYOUT.column_of("phase")] == "a\nb"


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
        (f'{HEADERS}\n1,"x\n'.encode(), 2, "not closed"),
    ],
    ids="empty foreign twice wide escape override long encoding rows quote".split(),
)
def test_what_is_no_worksheet_is_refused_with_its_line(data, line, word):
    (problem,) = read(data).problems
    assert problem.where.line == line
    assert word in problem.message.english.replace(",", "")


def test_every_row_that_cannot_be_read_is_told_and_the_others_are_read():
    table = read(f"{HEADERS}\n1,2,3,4,5\n1,x\x1b,y,1\nA,b,c,1\n".encode())
    assert [problem.where.line for problem in table.problems] == [2, 3]
    assert [row.where.line for row in table.rows] == [4]


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_a_table_or_refused(data):
    table = read(HEADERS.encode() + b"\n" + data)
    assert all(row.where.line > 1 for row in table.rows)


@given(st.lists(AWKWARD, min_size=2, max_size=2), st.booleans())
@settings(max_examples=60)
def test_a_fingerprint_knows_what_a_cell_said(texts, blank):
    one, other = texts
    made = fingerprint("journey", "menu", {"a": one, "b": other}, blank=blank)
    read_in = read_fingerprint(made.upper(), ["a", "b"])
    assert read_in.blank is blank
    assert read_in.said("a", one)
    assert read_in.said("b", one) is (one == other)
    assert read_in.is_about("journey", "menu")
    assert not read_in.is_about("journey", "door")
    assert read_fingerprint(made[:-1], ["a", "b"]) is read_fingerprint("", ["a", "b"]) is None
