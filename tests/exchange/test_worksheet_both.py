"""The sheet and the documents, both changed since the sheet was made; and where new touchpoints go."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from journeykit.cli.running import run
from journeykit.workspace import load

TEA = """\
    kind: journey
    title: Tea
    phases:
      - name: Arriving
        touchpoints:
          - {id: door, name: Find the door, customer: {feels: lost}}
          - id: menu   # keep this
            name: Read the menu
            customer: {does: Reads twice, feels: hungry, emotion: -1}
            improvements: [{id: larger, title: Larger letters}]

          # the last one
          - {id: order, name: Order}
      - name: Leaving
        touchpoints:
          - {id: pay, name: Pay}
    """


class Sheet:
    """A worksheet in the folder: exported, and with cells as a team fills them in."""

    def __init__(self, journeykit) -> None:
        self.journeykit = journeykit
        text = journeykit("export", "worksheet").out.removeprefix("\ufeff")
        self.rows = list(csv.DictReader(io.StringIO(text, newline="")))

    def row(self, id_: str) -> dict[str, str]:
        return next(row for row in self.rows if row["id"] == id_)

    def add(self, after: str | None, **cells: str) -> None:
        at = self.rows.index(self.row(after)) + 1 if after else 0
        self.rows.insert(at, dict.fromkeys(self.rows[0], "") | cells)

    def bring_in(self, *options: str):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(self.rows[0]))
        writer.writeheader()
        writer.writerows(self.rows)
        Path("sheet.csv").write_text(out.getvalue(), encoding="utf-8")
        return self.journeykit("import", "worksheet", "sheet.csv", "--yes", *options)


@pytest.fixture
def tea(folder):
    return folder("tea.yaml", TEA)


@pytest.fixture
def sheet(tea, journeykit):
    return Sheet(journeykit)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def customer(path: Path, id_: str = "menu"):
    (journey,) = load(path).journeys
    return next(one for one in journey.touchpoints if one.id == id_).customer


def test_what_was_not_touched_in_the_sheet_never_goes_over_what_was_changed_in_the_document(tea, sheet):
    edit(tea, "feels: hungry", "feels: starving")
    sheet.row("menu")["customer does"] = "Reads once"
    done = sheet.bring_in()
    assert done.code == 0, done.err
    assert (customer(tea).does, customer(tea).feels) == ("Reads once", "starving")


def test_what_both_changed_is_told_with_both_and_nothing_is_written(tea, sheet):
    edit(tea, "feels: hungry", "feels: starving")
    edit(tea, "emotion: -1", "emotion: 1.5")
    before = tea.read_bytes()
    sheet.row("menu").update({"customer feels": "eager", "emotion now": "1,5", "customer does": "Reads once"})
    done = sheet.bring_in()
    assert done.code == 1
    assert done.err.count(": error: ") == 1  # of the emotion both say the same
    assert 'sheet.csv:3:1: error: "customer feels" was changed in the sheet and, since it was made' in done.err
    assert 'the sheet says "eager", the document "starving"' in done.err
    assert tea.read_bytes() == before


@pytest.mark.parametrize(("emptied", "feels"), [("customer feels", "starving"), ("fingerprint", "eager")])
def test_what_both_changed_is_settled_by_emptying_a_cell(tea, sheet, emptied, feels):
    edit(tea, "feels: hungry", "feels: starving")
    sheet.row("menu").update({"customer feels": "eager", "customer does": "Reads once"} | {emptied: ""})
    assert sheet.bring_in().code == 0
    assert (customer(tea).does, customer(tea).feels) == ("Reads once", feels)


def test_improvements_of_two_groups_add_up(tea, sheet, journeykit):
    first, second = sheet, Sheet(journeykit)
    first.row("menu")["improvements"] += "; Pictures"
    second.row("menu")["improvements"] += "; pictures; Prices"
    assert first.bring_in().code == second.bring_in().code == 0
    (journey,) = load(tea).journeys
    titles = [one.title for one in journey.phases[0].touchpoints[1].improvements]
    assert titles == ["Larger letters", "Pictures", "Prices"]


def test_a_touchpoint_that_is_gone_is_left_out_or_named_when_its_row_was_changed(tea, sheet):
    edit(tea, "- {id: pay, name: Pay}", "- {id: bill, name: Get the bill}")
    done = sheet.bring_in()
    assert done.code == 0
    assert 'there is no "pay" any more: its row was left out' in done.err
    sheet.row("pay")["customer feels"] = "relieved"
    done = sheet.bring_in()
    assert done.code == 1
    assert 'there is no "pay" any more, and the row was changed: customer feels' in done.err


def test_moves_and_new_names_of_phases_in_the_document_are_no_conflict(tea, sheet):
    edit(tea, "name: Leaving", "name: Going home")
    sheet.row("pay")["customer feels"] = "relieved"
    edit(tea, "      - {id: order, name: Order}\n", "")
    edit(
        tea,
        "  - name: Going home\n    touchpoints:\n",
        "  - name: Going home\n    touchpoints:\n      - {id: order, name: Order}\n",
    )
    sheet.row("order")["customer feels"] = "glad"
    done = sheet.bring_in()
    assert done.code == 0, done.err
    assert (customer(tea, "pay").feels, customer(tea, "order").feels) == ("relieved", "glad")


def test_a_sheet_of_which_only_some_columns_were_sorted_is_refused(tea, sheet):
    door, menu = sheet.row("door"), sheet.row("menu")
    door["id"], menu["id"] = menu["id"], door["id"]
    done = sheet.bring_in()
    assert done.code == 1
    assert "perhaps only some columns were sorted" in done.err
    assert "the same in these lines: 3" in done.err


def test_an_id_that_is_lost_is_told_and_a_copied_row_without_it_is_new(tea, sheet):
    menu = sheet.row("menu")
    sheet.add("menu", **menu | {"id": "", "touchpoint": "Read the wine list", "improvements": ""})
    done = sheet.bring_in()
    assert done.code == 0, done.err
    assert [one.id for one in load(tea).journeys[0].phases[0].touchpoints] == [
        "door", "menu", "read-the-wine-list", "order",
    ]  # fmt: skip
    menu.update({"id": "", "touchpoint": "Study the menu"})
    done = sheet.bring_in()
    assert done.code == 1
    assert 'sheet.csv:3:1: error: the id of the row is gone: it was "menu"' in done.err


def test_a_cell_that_was_emptied_and_a_fingerprint_that_is_broken_are_told(tea, sheet):
    sheet.row("menu")["customer does"] = ""
    sheet.row("pay")["fingerprint"] = sheet.row("pay")["fingerprint"][:-2]
    said = sheet.bring_in().err
    assert (
        "sheet.csv:3: an empty cell changes nothing, and a cell with only - takes the text away: customer does" in said
    )
    assert "sheet.csv:5: the fingerprint cannot be read" in said
    assert customer(tea).does == "Reads twice"


def test_an_empty_cell_of_a_blank_sheet_was_emptied_by_nobody(tea, journeykit):
    blank = journeykit("export", "worksheet", "--blank").out
    assert "Reads twice" not in blank
    assert blank.count("tea,Arriving,,") == blank.count("tea,Leaving,,") == 2
    Path("blank.csv").write_text(blank, encoding="utf-8")
    assert journeykit("import", "worksheet", "blank.csv").err.strip() == "the sheet changes nothing"


@pytest.mark.parametrize(
    ("after", "phase", "order"),
    [
        (None, "Arriving", ["new", "door", "menu", "order"]),
        ("door", "Arriving", ["door", "new", "menu", "order"]),
        ("menu", "Arriving", ["door", "menu", "new", "order"]),
        ("pay", "Arriving", ["door", "menu", "order", "new"]),
        ("order", "Sitting", ["door", "menu", "order", "new", "pay"]),
    ],
)
def test_new_touchpoints_come_where_their_rows_stand_and_comments_stay(tea, sheet, after, phase, order):
    before = tea.read_text().splitlines()
    sheet.add(after, phase=phase, touchpoint="New", **{"customer feels": "curious"})
    done = sheet.bring_in()
    assert done.code == 0, done.err
    ids = [one.id for one in load(tea).journeys[0].touchpoints]
    assert [id_ for id_ in ids if id_ in order] == order
    lines = tea.read_text().splitlines()
    left = iter(lines)
    assert all(line in left for line in before)  # in their order
    if after == "menu":
        assert lines[lines.index("      # the last one") - 2].strip() == "customer: {feels: curious}"


def test_several_new_touchpoints_keep_their_order(tea, sheet):
    for name in ("Third", "Second", "First"):
        sheet.add("door", phase="Arriving", touchpoint=name)
    sheet.add("pay", phase="Leaving", touchpoint="Wave")
    assert sheet.bring_in().code == 0
    (journey,) = load(tea).journeys
    assert [one.id for one in journey.touchpoints] == [
        "door", "first", "second", "third", "menu", "order", "pay", "wave",
    ]  # fmt: skip


def test_in_a_sheet_with_some_of_the_rows_a_new_one_comes_behind_the_one_above_it(tea, sheet):
    sheet.rows = [sheet.row("door"), sheet.row("pay")]
    sheet.add("door", phase="Arriving", touchpoint="Hang up the coat")
    assert sheet.bring_in().code == 0
    assert [one.id for one in load(tea).journeys[0].touchpoints] == ["door", "hang-up-the-coat", "menu", "order", "pay"]


def test_a_folder_is_refused_and_a_pipe_without_end_is_not_waited_for(tmp_path, capsys):
    os.mkfifo(tmp_path / "sheet.csv")
    assert run(["import", "worksheet", str(tmp_path)]) == 2
    assert run(["import", "mermaid", str(tmp_path / "sheet.csv")]) == 1
    said = capsys.readouterr().err
    assert "is a folder" in said
    assert "there is no diagram in it" in said


def test_a_table_that_is_none_of_ours_is_refused_for_that(tea, tmp_path, capsys):
    survey = tmp_path / "survey.csv"
    survey.write_text('Start,Q1\nFrom,"How, was it?"\n"{""Id"":""a""}","{""Id"":""b""}"\n')
    assert run(["import", "worksheet", str(survey), "--into", str(tea)]) == 1
    said = capsys.readouterr().err
    assert "the first row has no header of a worksheet" in said
    assert "quotation mark" not in said
