"""Tables divided over slides: nothing is lost, nothing is too high."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.reports.slides.fitting import divided, shortened
from journeykit.reports.slides.values import Column, Row, Table, words

TEXTS = st.text(alphabet="aeWin -é€Ω漢", max_size=120)


@settings(max_examples=25)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=30), st.integers(90, 400))
def test_every_row_stands_on_one_slide_and_every_part_fits(rows, height):
    table = Table((Column("A", 1), Column("B", 3)), tuple(Row((words(one), words(other))) for one, other in rows))
    parts = divided(table, 600, height)
    assert sum(len(part.table.rows) for part in parts) == len(rows)
    assert all(part.height <= height + 0.1 for part in parts)
    told = [row for part in parts for row in part.table.rows]
    for row, (_, text) in zip(told, rows, strict=True):
        shown = row.cells[1][0].text if row.cells[1] else ""
        assert shown == text or (shown.endswith("…") and text in row.note)


def test_parts_are_about_equally_high():
    table = Table((Column("A", 1),), tuple(Row((words("one line"),)) for _ in range(31)))
    parts = divided(table, 400, 300)
    counts = [len(part.table.rows) for part in parts]
    assert max(counts) - min(counts) <= len(parts)


def test_a_table_that_leaves_white_is_set_larger_and_a_full_one_smaller():
    def size(count):
        table = Table((Column("", 1),), tuple(Row((words("one line"),)) for _ in range(count)))
        return divided(table, 400, 300)[0].table.rows[0].cells[0][0].size

    assert size(3) > 12 > size(14)


def test_a_text_is_cut_at_the_last_line_that_fits():
    assert shortened("een twee drie", 400, 12, 1) == "een twee drie"
    assert shortened("een twee drie vier vijf zes", 60, 12, 1).endswith("…")
