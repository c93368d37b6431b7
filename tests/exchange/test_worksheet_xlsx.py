"""The worksheet as a workbook: what a spreadsheet shows of it, and its way back."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from journeykit.exchange import Source, worksheet
from journeykit.workspace import load

PROJECT = """\
    kind: project
    format: 1
    name: Tea
    language: nl
    departments: [{id: kitchen, name: De keuken}]
    """
TEA = """\
    kind: journey
    title: Tea
    phases:
      - name: Arriving, and so on
        touchpoints:
          - id: menu
            name: =Read the menu
            customer: {does: Reads twice, emotion: -1.125}
            channels: [print, store]
      - Leaving
    """
SHOP = "kind: journey\ntitle: Shop\nphases:\n  - {name: Buying, touchpoints: [{id: basket, name: Fill the basket}]}\n"


@pytest.fixture
def project(folder):
    folder("journeykit.yaml", PROJECT)
    folder("shop.yaml", SHOP)
    return folder("tea.yaml", TEA)


def opened(workspace, language="nl", *, blank=False):
    return openpyxl.load_workbook(io.BytesIO(worksheet.as_xlsx(workspace, workspace.journeys, language, blank=blank)))


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def test_a_workbook_offers_choices_and_says_what_each_column_is_for(project, tmp_path):
    book = opened(load(tmp_path))
    assert [sheet.title for sheet in book][:3] == ["Shop", "Tea", "Uitleg"]
    sheet = book["Tea"]
    at = columns(sheet)
    assert sheet.freeze_panes == "C2"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert all(cell.comment and len(cell.comment.text) > 15 for cell in sheet[1])
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        column = next(iter(rule.sqref.ranges)).min_col
        offered[sheet.cell(1, column).value] = rule
        assert next(iter(rule.sqref.ranges)).max_row == sheet.max_row > 20  # room to write in
    assert offered["voldoet aan verwachting"].formula1 == '"overtroffen,voldaan,gemist"'
    assert offered["voldoet aan verwachting"].showErrorMessage
    assert offered["eigenaar"].formula1 == '"De keuken"'
    assert not offered["kanalen"].showErrorMessage  # several are fine
    lists = [cell.value for column in book["lists"].iter_cols() for cell in column]
    assert {"drukwerk", "winkel", "Arriving, and so on", "Leaving"} <= set(lists)
    assert offered["id"].type == offered["vingerafdruk"].type == "custom"
    assert sheet.column_dimensions["W"].hidden
    assert sheet.cell(2, at["emotie nu"]).value == -1.125
    assert (sheet.cell(2, at["touchpoint"]).value, sheet.cell(2, at["touchpoint"]).data_type) == ("=Read the menu", "s")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("blank", [True, False])
def test_an_untouched_workbook_is_the_same_each_time_and_changes_nothing(project, tmp_path, language, blank):
    workspace = load(tmp_path)
    data = worksheet.as_xlsx(workspace, workspace.journeys, language, blank=blank)
    assert data == worksheet.as_xlsx(workspace, workspace.journeys, language, blank=blank)
    revision = worksheet.revise(Source(Path("w.xlsx"), data), workspace, None)
    assert (revision.changes, revision.findings, revision.remarks) == ((), (), ())


def test_a_filled_in_workbook_comes_back_and_says_the_same_again(project, tmp_path, journeykit):
    book = opened(load(tmp_path))
    sheet = book["Tea"]
    at = columns(sheet)
    sheet.cell(2, at["klant doet"]).value = "Reads\nonce"
    sheet.cell(2, at["emotie nu"]).value = 1.125
    sheet.cell(3, at["touchpoint"]).value = "Sit down"
    sheet.cell(3, at["voldoet aan verwachting"]).value = "Gemist"
    spare = next(row for row in range(4, sheet.max_row) if sheet.cell(row, at["fase"]).value is None)
    sheet.cell(spare, at["fase"]).value = "leaving"
    sheet.cell(spare, at["touchpoint"]).value = "Pay"
    sheet.cell(spare, at["belang"]).value = 4
    Path("w.xlsx").write_bytes(saved(book))
    done = journeykit("import", "worksheet", "w.xlsx", "--yes")
    assert done.code == 0, done.err
    assert f'w.xlsx[Tea]:{spare}: "Pay" becomes a new touchpoint' in done.err
    again = opened(load(tmp_path))["Tea"]
    rows = [[cell.value for cell in row] for row in again.iter_rows(min_row=2, max_row=6)]
    named = [row for row in rows if row[at["touchpoint"] - 1]]
    assert [(row[0], row[1], row[at["id"] - 1]) for row in named] == [
        ("Arriving, and so on", "=Read the menu", "menu"),
        ("Arriving, and so on", "Sit down", "sit-down"),
        ("Leaving", "Pay", "pay"),
    ]
    assert named[0][at["klant doet"] - 1] == "Reads\nonce"
    assert named[0][at["emotie nu"] - 1] == 1.125
    assert named[1][at["voldoet aan verwachting"] - 1] == "gemist"
    assert "changes nothing" in journeykit("import", "worksheet", "w.xlsx").err


def test_what_is_in_the_way_is_named_by_sheet_and_row(project, tmp_path, journeykit):
    book = opened(load(tmp_path), "en")
    tea, shop = book["Tea"], book["Shop"]
    at = columns(tea)
    tea.cell(2, at["meets expectation"]).value = "so so"
    tea.cell(2, at["emotion now"]).value = 3
    tea.cell(3, at["customer does"]).value = "nobody knows where"
    shop.cell(2, at["importance"]).value = "#N/A"
    shop.cell(2, at["importance"]).data_type = "e"
    Path("w.xlsx").write_bytes(saved(book))
    before = project.read_bytes()
    said = journeykit("import", "worksheet", "w.xlsx", "--yes").err
    problems = [line.partition(": error: ")[::2] for line in said.splitlines() if ": error: " in line]
    assert [(where, why[:40]) for where, why in problems] == [
        ("w.xlsx[Shop]:2:1", 'the cell S2 says the error "#N/A"'),
        ("w.xlsx[Tea]:2:1", '"3" in the column "emotion now" is not b'),
        ("w.xlsx[Tea]:2:1", '"so so" in the column "meets expectation'),
        ("w.xlsx[Tea]:3:1", "the row names no touchpoint"),
    ]
    assert project.read_bytes() == before


def test_a_workbook_of_something_else_and_a_broken_one_are_refused(project, journeykit):
    book = openpyxl.Workbook()
    book.active.append(["name", "price"])
    Path("other.xlsx").write_bytes(saved(book))
    Path("broken.xlsx").write_bytes(saved(book)[:400])
    assert "has no header of a worksheet" in journeykit("import", "worksheet", "other.xlsx", "--yes").err
    done = journeykit("import", "worksheet", "broken.xlsx", "--yes")
    assert done.code == 1
    assert "broken.xlsx:1:1: error: " in done.err


def test_a_table_of_something_else_with_some_of_the_same_headers_is_no_worksheet(project, tmp_path, journeykit):
    book = opened(load(tmp_path), "en")
    scores = book.create_sheet("Scores", 0)
    scores.append(["journey", "id", "score", "low", "high", "rank"])
    scores.append(["tea", "menu", 12, 10, 14, 1])
    Path("both.xlsx").write_bytes(saved(book))
    assert journeykit("import", "worksheet", "both.xlsx").err.strip() == "the sheet changes nothing"
    for sheet in ("Tea", "Shop"):
        del book[sheet]
    Path("other.xlsx").write_bytes(saved(book))
    assert "comes back by journeykit import xlsx" in journeykit("import", "worksheet", "other.xlsx").err


def test_what_a_spreadsheet_made_of_a_cell_is_said(project, tmp_path, journeykit):
    book = opened(load(tmp_path), "en")
    at = columns(book["Tea"])
    book["Tea"].cell(2, at["customer wants"]).value = date(2026, 2, 1)
    book["Tea"].cell(2, at["customer feels"]).value = '=HYPERLINK("http://x","y")'  # saved without what it says
    Path("w.xlsx").write_bytes(saved(book))
    said = journeykit("import", "worksheet", "w.xlsx", "--yes").err
    assert 'w.xlsx[Tea]:2: the cell C2 is a date: it was read as "2026-02-01' in said
    assert 'w.xlsx[Tea]:2: the cell H2 is calculated: it was read as ""' in said
    assert "wants: 2026-02-01" in project.read_text()
