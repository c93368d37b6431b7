from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeykit.reports.text_layout import Column, Table, as_text, cells, shortened, without_empty, wrapped

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_columns_stand_under_their_headers():
    table = Table(
        ("Above",), (Column("a\nb", right=True), Column("name", flexible=True)), (("1", "x"), ("22", "y")), ("Below.",)
    )
    assert as_text([table], 80) == "Above\n\n a\n b  name\n 1  x\n22  y\n\nBelow.\n"


def test_the_flexible_column_gives_way():
    table = Table((), (Column("name", flexible=True), Column("n", right=True)), (("a" * 100, "1"),))
    last = as_text([table], 40).splitlines()[-1]
    assert len(last) == 40
    assert "…" in last


def test_columns_to_spare_go_first():
    columns = (Column("name", flexible=True), Column("one", spare=True), Column("two", spare=True))
    table = Table((), columns, (("a" * 30, "x" * 10, "y" * 10),))
    assert as_text([table], 60).split() == ["name", "one", "two", "a" * 30, "x" * 10, "y" * 10]
    assert as_text([table], 40).split() == ["name", "one", f"{'a' * 27}…", "x" * 10]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_no_text_breaks_a_table(rows):
    table = Table((), (Column("name", flexible=True), Column("n")), tuple(rows))
    lines = as_text([table], 60).split("\n")
    assert len(lines) == len(rows) + 2
    assert all("\x1b" not in line and "\r" not in line for line in lines)


@given(WORDS, st.integers(8, 30))
def test_shortened_text_fits(text, width):
    assert cells(shortened(text, width)) <= width


@given(WORDS)
def test_wrapping_loses_no_word(text):
    def bare(lines):
        return "".join("".join(lines).replace(" - ", "").split())

    assert bare(wrapped(text, 20)) == bare(wrapped(text, 1000))


def test_lines_break_between_their_parts():
    assert wrapped("one two - three four - five", 19) == ["one two", "three four - five"]


def test_columns_of_nothing_but_dashes_go():
    table = Table((), (Column("name"), Column("brand")), (("a", "-"), ("-", "-")))
    assert without_empty(table).columns == (Column("name"),)
    assert without_empty(Table((), table.columns, ())).columns == table.columns
