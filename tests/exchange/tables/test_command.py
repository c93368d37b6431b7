from __future__ import annotations

import io
import sys
from textwrap import dedent

import openpyxl
import pytest

TEA = """\
    kind: journey
    title: Afternoon tea   # kept
    phases:
      - name: Arriving
        touchpoints:
          - {id: menu, name: Read the menu, reach: 0.5}
    """
SHEETS = ["touchpoints", "scores", "plan", "improvements", "measurements", "brand", "journeys", "phases", "personas"]


@pytest.fixture
def tea(folder):
    return folder("tea.yaml", TEA)


def test_a_workbook_goes_out_and_an_edit_comes_back(journeykit, tea, tmp_path):
    assert journeykit("export", "xlsx").code == 2  # a terminal shows no workbooks
    assert journeykit("export", "xlsx", "-o", "all.xlsx").err == "wrote all.xlsx\n"
    assert journeykit("import", "xlsx", "all.xlsx").err == "the sheet changes nothing\n"
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    sheet = book["Touchpoints"]
    reach = next(cell.column for cell in sheet[1] if cell.comment.text == "reach")
    sheet.cell(2, reach).value = 0.25
    book.save(tmp_path / "edited.xlsx")
    asked = journeykit("import", "xlsx", "edited.xlsx")
    assert asked.code == 2
    assert "consent" in asked.err
    assert tea.read_text().endswith("reach: 0.5}\n")
    done = journeykit("import", "xlsx", "edited.xlsx", "--yes")
    assert done.code == 0
    assert "-      - {id: menu, name: Read the menu, reach: 0.5}" in done.err
    assert "+      - {id: menu, name: Read the menu, reach: 0.25}" in done.err
    assert tea.read_text() == dedent(TEA).replace("0.5", "0.25")
    journeykit("export", "xlsx", "-o", "first.xlsx")
    assert journeykit("import", "xlsx", "first.xlsx", "--yes").err == "the sheet changes nothing\n"
    journeykit("export", "xlsx", "-o", "second.xlsx")
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()


def test_csv_goes_into_a_folder_or_one_sheet_anywhere(journeykit, tea, tmp_path):
    refused = journeykit("export", "csv")
    assert refused.code == 2
    assert "--sheet NAME" in refused.err
    assert journeykit("export", "csv", "-o", "out").code == 0
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(SHEETS)
    files = sorted((tmp_path / "out").iterdir())
    assert journeykit("import", "csv", *files).err == "the sheet changes nothing\n"
    phases = journeykit("export", "csv", "--sheet", "phases", "--language", "nl").out
    assert phases.startswith("\ufeffklantreis [journey];id van de fase [id];fase [name];")
    (tmp_path / "phases.csv").write_text(phases.replace(";Arriving;", ";Aankomen;"), newline="")
    assert journeykit("import", "csv", "phases.csv", "--yes").code == 0
    assert tea.read_text() == dedent(TEA).replace("name: Arriving", "name: Aankomen").replace(
        "0.5}\n", "0.5}\n    id: arriving\n"
    )
    unknown = journeykit("export", "csv", "--sheet", "phase")
    assert (unknown.code, "choose from touchpoints" in unknown.err) == (2, True)
    assert journeykit("export", "mermaid", "--sheet", "phases").code == 2


def test_conflicts_are_said_by_sheet_and_row_and_nothing_is_written(journeykit, tea, tmp_path):
    journeykit("export", "xlsx", "-o", "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    sheet = book["Touchpoints"]
    sheet.append([cell.value for cell in sheet[2]])
    sheet.cell(2, 4).value = "Another name"
    book.save(tmp_path / "edited.xlsx")
    done = journeykit("import", "xlsx", "edited.xlsx", "--yes")
    assert done.code == 1
    assert done.err == (
        'edited.xlsx[Touchpoints]:3:1: error: line 2 is about "afternoon-tea/menu" too\nnothing was changed\n'
    )
    assert "Another name" not in tea.read_text()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "the file is damaged"),
        (b"\xd0\xcf\x11\xe0old", "the old format of Excel (.xls)"),
        (b"<html><table><tr><td>id", "a web page or XML"),
        (b"a;b\n1;2\n", "there is no sheet of journeykit"),
        (b"", "there is no sheet of journeykit"),
    ],
)
def test_foreign_files_are_refused_with_the_reason(journeykit, tea, tmp_path, data, said):
    (tmp_path / "x.xlsx").write_bytes(data)
    done = journeykit("import", "xlsx", "x.xlsx", "--yes")
    assert done.code == 1
    assert said in done.err


@pytest.mark.parametrize(("form", "file"), [("xlsx", "sheet.xlsx"), ("csv", "sheet.csv")])
def test_a_worksheet_is_called_one_and_comes_back_by_the_command_that_is_named(journeykit, tea, tmp_path, form, file):
    assert journeykit("export", "worksheet", "--format", form, "--language", "nl", "-o", file).code == 0
    done = journeykit("import", form, file, "--yes")
    assert done.code == 1
    assert done.err.splitlines() == [
        f"{file}:1:1: error: this is a worksheet",
        "  journeykit import worksheet brings it back, also as a workbook",
        "nothing was changed",
    ]
    assert journeykit("import", "worksheet", file, "--yes").code == 0


def test_without_the_extra_it_says_what_to_install(journeykit, tea, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = journeykit("export", "xlsx", "-o", "all.xlsx")
    assert done.code == 2
    assert "pip install 'journeykit[xlsx]'" in done.err
    assert journeykit("export", "csv", "--sheet", "plan").code == 0


def test_hostile_texts_stay_text(journeykit, folder, tmp_path):
    folder("tea.yaml", TEA.replace("Read the menu", "\"=cmd|' /C calc'!A0\"").replace("Arriving", "'@SUM(1)'"))
    journeykit("export", "xlsx", "-o", "all.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "all.xlsx").read_bytes()))["Touchpoints"]
    assert [(cell.value, cell.data_type) for cell in sheet[2][1:4:2]] == [("@SUM(1)", "s"), ("=cmd|' /C calc'!A0", "s")]
    assert "'=cmd|' /C calc'!A0" in journeykit("export", "csv", "--sheet", "touchpoints").out
    assert journeykit("import", "xlsx", "all.xlsx").err == "the sheet changes nothing\n"
