from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from textwrap import dedent

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.exchange import Source
from journeykit.exchange.filling.names import Names
from journeykit.exchange.tables import SHEETS, as_csv, as_xlsx, revise, revise_all
from journeykit.exchange.tables.cells import canonical
from journeykit.exchange.tables.columns import Column, Holds
from journeykit.exchange.tables.figures import Figures
from journeykit.exchange.tables.writing import shown
from journeykit.sheets import Cell, Table, read_csv, write_csv
from journeykit.sheets import Column as SheetColumn
from journeykit.words import LANGUAGES
from journeykit.workspace import Sources, Workspace, load, read

FILES = {
    "journeykit.yaml": """\
        kind: project
        format: 1
        name: Tea room
        language: nl
        departments: [{id: kitchen, name: Keuken}, {id: floor, name: Bediening}]
        systems: [{id: till, name: Kassa}]
        brand: {values: [{id: warm, name: Warm}, {id: clear, name: Clear, weight: 2}]}
        improvements:
          - {id: one-till, title: One till for all, cost: 900}
        """,
    "tea.yaml": """\
        # Of the tea room; keep this line
        kind: journey
        title: Afternoon tea
        owner: {department: floor, role: host}
        personas:
          - {id: anna, name: Anna}
        phases:
          - name: Arriving   # a phase
            touchpoints:
              - Find the door   # a short form
              - id: menu
                name: Read the menu
                importance: 4
                owner: {department: kitchen, role: chef}
                channels: [print,   store]
                moment_of_truth: true
                brand_fit: {warm: 2, clear: {now: 1, potential: 4}}
                customer:
                  does: "Reads twice"
                  emotion: -1   # said in March
                  expects: [cake, "scones; warm"]
                  wants: |
                    To know
                    what it costs
                obstacles:
                  - {type: process, text: no prices}
                  - the light
                measurements: [{metric: rating, value: 6.857, n: 40, date: 2026-03-01}]
                improvements:
                  - {id: prices, title: Print the prices, status: pilot, effect: 8}
          - Leaving
        """,
    "shop.yaml": """\
        kind: journey
        title: Online order
        phases:
          - name: Ordering
            touchpoints:
              - use: bill
                customer: {thinks: Too much}
        """,
    "library.yaml": """\
        kind: touchpoints
        touchpoints:
          - id: bill
            name: Get the bill
            importance: {customer: 3, organisation: 5}
            customer: {wants: Clarity, thinks: Fine}
            improvements: [{id: split, title: Split the bill}]
        """,
    "figures.yaml": """\
        kind: measurements
        records:
          - {touchpoint: menu, metric: csat, period: 2026-Q1, n: 30, mean: 3.857, sd: 1.1}
        """,
    "counted.yaml": """\
        kind: measurements
        made: {by: journeykit 0.1.0}
        records:
          - {journey: afternoon-tea, metric: nps, period: 2026-Q1, promoters: 3, passives: 4, detractors: 5}
        """,
}
COLUMNS = {sheet.key: {column.key: column for column in sheet.columns} for sheet in SHEETS}
KEYED = [sheet for sheet in SHEETS if sheet.keys]


def _workspace(files: dict[str, str], root) -> Workspace:
    texts = {PurePosixPath(name): dedent(text).encode() for name, text in files.items()}
    return read(Sources(root, texts, PurePosixPath("journeykit.yaml")))


@pytest.fixture(scope="module")
def tea(tmp_path_factory) -> Workspace:
    workspace = _workspace(FILES, tmp_path_factory.mktemp("tea"))
    assert not workspace.findings
    return workspace


@pytest.fixture(scope="module")
def sheets(tea) -> dict[str, list[list[str]]]:
    """Every sheet as CSV, as rows of cells."""
    made = as_csv(tea, tea.journeys, "en")
    return {name.removesuffix(".csv"): _rows(data) for name, data in made.items()}


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _csv(rows: list[list[str]], name: str = "back.csv") -> Source:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return Source(PurePosixPath(name), text.getvalue().encode())


def _changed(rows: list[list[str]], about: str, **cells: str) -> list[list[str]]:
    """The rows with other cells in that about something; keys have __ for a point."""
    heads = [head.rpartition("[")[2].removesuffix("]") for head in rows[0]]
    at = next(i for i, row in enumerate(rows) if i and about in row)
    row = list(rows[at])
    for key, text in cells.items():
        row[heads.index(key.replace("__", "."))] = text
    return [*rows[:at], row, *rows[at + 1 :]]


@pytest.fixture
def back(tea, sheets) -> Callable[..., str]:
    """Change cells of one sheet and bring it back: the lines that change, with - and +."""

    def change(sheet: str, about: str, **cells: str) -> str:
        revision = revise(_csv(_changed(sheets[sheet], about, **cells)), tea, None)
        assert not revision.findings, [one.message.english for one in revision.findings]
        lines = []
        for one in revision.changes:
            before, after = one.before.decode().splitlines(), one.after.decode().splitlines()
            lines += [f"-{line.strip()}" for line in before if line not in after]
            lines += [f"+{line.strip()}" for line in after if line not in before]
        return "\n".join(lines)

    return change


@pytest.fixture
def refused(tea, sheets) -> Callable[..., str]:
    """Bring back rows that are in the way of something: where and why, and nothing is changed."""

    def told(rows: list[list[str]], into=None) -> str:
        revision = revise(_csv(rows), tea, into)
        assert not revision.changes
        hints = [
            f" ({one.hint.english})" if one.hint and "column" in one.hint.english else "" for one in revision.findings
        ]
        said = [f"{one.place.span.line}: {one.message.english}" for one in revision.findings]
        return "\n".join(map(str.__add__, said, hints))

    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_touched_changes_nothing(tea, language):
    workbook = as_xlsx(tea, tea.journeys, language)
    assert workbook == as_xlsx(tea, tea.journeys, language)
    files = [Source(PurePosixPath(name), data) for name, data in as_csv(tea, tea.journeys, language).items()]
    for revision in (revise(Source(PurePosixPath("a.xlsx"), workbook), tea, None), revise_all(files, tea, None)):
        assert (revision.findings, revision.changes, revision.remarks) == ((), (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_are_told_apart_in_every_language(language):
    for sheet in SHEETS:
        titles = [column.titled(language) for column in sheet.columns]
        assert len(set(titles)) == len(titles)
        assert [sheet.column_of(title) for title in titles] == list(sheet.columns)
        assert [sheet.column_of(f"x [{column.key}]") for column in sheet.columns] == list(sheet.columns)
        for column in sheet.columns:
            assert [column.word(word) for word in column.words] == list(column.words)


def test_the_example_comes_back_unchanged_in_dutch():
    workspace = load("examples/zonnewende-energie")
    data = as_xlsx(workspace, workspace.journeys, "nl")
    revision = revise(Source(PurePosixPath("alles.xlsx"), data), workspace, None)
    assert (revision.findings, revision.changes, revision.remarks) == ((), (), ())
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[:4] == ["Uitleg", "Touchpoints", "Scores", "Plan"]
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes, sheet.title
        last = sheet.column_dimensions[openpyxl.utils.get_column_letter(sheet.max_column)]
        assert last.hidden, "the fingerprints are not for people"
    scores = book["Scores"]
    keys = {cell.comment.text: cell.column for cell in scores[1]}
    found = [[row[keys[f"performance.{end}"] - 1] for end in ("low", "value", "high")] for row in scores.values][1:]
    assert sum(one[0] is not None for one in found) > 20
    assert all(0 <= low <= value <= high <= 100 for low, value, high in found if low is not None)
    assert scores.cell(1, keys["performance.value"]).value == "prestatie"


def test_cells_become_the_smallest_edits(back):
    assert back("touchpoints", "menu", customer__does="Reads once") == '-does: "Reads twice"\n+does: "Reads once"'
    assert (
        back("touchpoints", "menu", customer__emotion="1,5")
        == "-emotion: -1   # said in March\n+emotion: 1.5   # said in March"
    )
    assert (
        back("touchpoints", "menu", channels="print; app") == "-channels: [print,   store]\n+channels: [print,   app]"
    )
    assert back("touchpoints", "menu", customer__expects="cake; tea\\; hot") == (
        '-expects: [cake, "scones; warm"]\n+expects: [cake, "tea; hot"]'
    )
    assert back("touchpoints", "menu", obstacles="no prices at all\nthe light") == (
        "-- {type: process, text: no prices}\n+- {type: process, text: no prices at all}"
    )
    assert back("phases", "leaving", stage="vertrek") == "-- Leaving\n+- {name: Leaving, stage: leaving}"
    assert back("improvements", "prices", status="afgesproken", due="1-9-2026") == (
        "-- {id: prices, title: Print the prices, status: pilot, effect: 8}\n"
        "+- {id: prices, title: Print the prices, status: chosen, effect: 8, due: 2026-09-01}"
    )
    assert "n: 31" in back("measurements", "figures.yaml#1", n="31")
    assert "+title: One till" in back("improvements", "one-till", title="One till").replace(
        "- {id: one-till, ", "+"
    ).replace(",", "\n")


def test_short_forms_stay_short_and_grow_where_they_must(back):
    assert back("touchpoints", "menu", importance__customer="5") == "-importance: 4\n+importance: 5"
    assert back("touchpoints", "menu", importance__organisation="2") == (
        "-importance: 4\n+importance: {customer: 4, organisation: 2}"
    )
    assert back("brand", "warm", now="3").endswith("+brand_fit: {warm: 3, clear: {now: 1, potential: 4}}")
    assert back("brand", "warm", potential="3").endswith(
        "{warm: {now: 2, potential: 3}, clear: {now: 1, potential: 4}}"
    )
    assert back("improvements", "one-till", cost__yearly="50").endswith("cost: {once: 900, yearly: 50}}")
    assert "volume: 12" in back("touchpoints", "find-the-door", volume__per_year="12")
    assert back("touchpoints", "find-the-door", reach="0,4", name="Find us") == (
        "-- Find the door   # a short form\n+- {id: find-the-door, name: Find us, reach: 0.4}   # a short form"
    )


def test_a_dash_takes_away_and_an_empty_cell_does_not(back, tea, sheets):
    assert back("touchpoints", "menu", customer__does="-") == '-does: "Reads twice"'
    assert back("touchpoints", "menu", owner__department="-") == "-owner: {department: kitchen, role: chef}"
    assert back("touchpoints", "menu", moment_of_truth="nee") == "-moment_of_truth: true"
    assert back("improvements", "prices", effect__performance="-").endswith("status: pilot}")
    assert back("touchpoints", "menu", customer__does="") == ""
    revision = revise(_csv(_changed(sheets["touchpoints"], "menu", customer__does="")), tea, None)
    assert [(one.line, one.lost) for one in revision.remarks] == [(4, True)]
    assert "customer.does" in revision.remarks[0].message.english


def test_what_comes_from_the_library_is_changed_in_its_journey(back, tea, sheets):
    assert back("touchpoints", "bill", importance__customer="4") == "+importance: {customer: 4}"
    assert (
        back("touchpoints", "bill", customer__thinks="-") == "-customer: {thinks: Too much}\n+customer: {thinks: null}"
    )
    assert "Split it" in back("improvements", "split", title="Split it"), "an improvement is one, in the library"
    revision = revise(_csv(_changed(sheets["touchpoints"], "bill", reach="0.5")), tea, None)
    assert "library" in revision.remarks[0].message.english
    (change,) = revision.changes
    assert change.file == PurePosixPath("shop.yaml")


def test_what_is_computed_or_measured_goes_nowhere(back, tea, sheets, refused):
    assert back("touchpoints", "menu", phase="Elsewhere") == ""
    assert back("scores", "menu", performance__value="99") == ""
    for rows in (_changed(sheets["touchpoints"], "menu", phase="X"), _changed(sheets["scores"], "menu", harm="9")):
        (remark,) = revise(_csv(rows), tea, None).remarks
        assert remark.lost
        assert "goes nowhere" in remark.message.english
    said = refused(_changed(sheets["measurements"], "counted.yaml#1", promoters="9"))
    assert said == "2: journeykit measure wrote it: change what it was made from"


def test_conflicts_are_named_by_row_and_nothing_is_half_merged(refused, sheets, tea):
    rows = sheets["touchpoints"]
    door, menu = rows[2], rows[3]
    assert refused([*rows, menu]) == '6: line 4 is about "afternoon-tea/menu" too'
    gone = _changed(_changed(rows, "menu", id="menus", reach="0.3"), "find-the-door", reach="0.9")
    assert refused(gone) == '4: there is no "afternoon-tea/menus": the row was made for "afternoon-tea/menu"'
    nameless = refused(_changed(rows, "menu", id=""))
    assert nameless == "4: the row does not say what it is about: id is empty"
    assert refused(_changed(rows, "menu", importance__customer="9")).endswith(
        "(look at the column importance.customer)"
    )
    swapped = [rows[0], [*door[:2], menu[2], *door[3:]], [*menu[:2], door[2], *menu[3:]]]
    assert refused(swapped).count("the row was not made for") == 2
    assert 'no "afternoon-tea/new"' in refused([*rows, ["afternoon-tea", "", "new", "New"]])
    said = refused(
        _changed(_changed(rows, "menu", reach="veel", category="xyz", channels="telepathy"), "bill", reach="1.234")
    )
    assert [line.partition(" in the ")[0] for line in said.splitlines()] == [
        '2: "1.234"', '4: "xyz"', '4: "telepathy"', '4: "veel"',
    ]  # fmt: skip
    assert refused(_changed(rows, "menu", reach="7")) == "4: this must be 1 or less (look at the column reach)"
    assert 'about the journey "online-order"' in refused(
        _changed(rows, "bill", reach="0.1"), tea.journey("afternoon-tea")
    )
    headless = [[cell for i, cell in enumerate(row) if i != 2] for row in rows]
    assert "is missing" in refused(headless)
    assert 'two columns "reach"' in refused([[*row, "reach" if i == 0 else "1"] for i, row in enumerate(rows)])
    assert "no sheet of journeykit" in refused([["a", "b"], ["c", "d"]])


def test_a_document_that_was_changed_since_is_a_conflict_only_where_both_were(tea, sheets, tmp_path):
    later = _workspace(FILES | {"tea.yaml": FILES["tea.yaml"].replace("Reads twice", "Reads slowly")}, tmp_path)
    untouched = revise(_csv(_changed(sheets["touchpoints"], "menu", reach="0.5")), later, None)
    assert [line for line in untouched.changes[0].after.decode().splitlines() if "Reads" in line] == [
        '          does: "Reads slowly"'
    ]
    both = revise(_csv(_changed(sheets["touchpoints"], "menu", customer__does="Reads aloud")), later, None)
    assert not both.changes
    assert 'the sheet says "Reads aloud", the document "Reads slowly"' in both.findings[0].message.english
    same = revise(_csv(_changed(sheets["touchpoints"], "menu", customer__does="Reads slowly")), later, None)
    assert (same.changes, same.findings) == ((), ())
    without = _workspace(
        FILES | {"tea.yaml": FILES["tea.yaml"].replace("- Find the door   # a short form", "- Wait")}, tmp_path
    )
    untouched = revise(_csv(sheets["touchpoints"]), without, None)
    assert (untouched.changes, untouched.findings) == ((), ())
    assert 'there is no "afternoon-tea/find-the-door" any more' in untouched.remarks[0].message.english
    gone = revise(_csv(_changed(sheets["touchpoints"], "find-the-door", reach="0.5")), without, None)
    assert "and the row was changed: reach" in gone.findings[0].message.english


def test_a_sheet_without_fingerprints_is_compared_with_the_documents(tea, sheets):
    bare = [row[:-1] for row in _changed(sheets["touchpoints"], "menu", reach="0.5")]
    revision = revise(_csv(bare, "touchpoints.csv"), tea, None)
    assert [change.after.count(b"reach: 0.5") for change in revision.changes] == [1]


def test_what_a_dutch_excel_makes_of_csv_changes_nothing():
    """It writes days its own way, and Windows-1252 with ? for what that lacks."""
    workspace = load("examples/zonnewende-energie")
    day = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
    sources = []
    for name, data in as_csv(workspace, workspace.journeys, "nl").items():
        out = io.StringIO(newline="")
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
            said = [
                f"{int(found[3])}-{int(found[2])}-{found[1]}" if (found := day.fullmatch(cell)) else cell
                for cell in row
            ]
            csv.writer(out, delimiter=";").writerow(said)
        sources.append(Source(PurePosixPath(name), out.getvalue().encode("cp1252", "replace")))
    revision = revise_all(sources, workspace, None)
    assert (revision.findings, revision.changes) == ((), ())
    assert not [one.message.english for one in revision.remarks if one.lost]


def test_sheets_of_a_workbook_that_are_not_ours_are_left_alone(tea, sheets):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(tea, tea.journeys, "en")))
    book.create_sheet("My chart").append(["what I", "think"])
    sheet = book["Touchpoints"]
    keys = {cell.comment.text: cell.column for cell in sheet[1]}
    sheet.title = "Renamed"
    sheet.cell(4, keys["reach"]).value = "=1/4"
    sheet.cell(4, keys["customer.does"]).value = 7
    made = io.BytesIO()
    book.save(made)
    revision = revise(Source(PurePosixPath("a.xlsx"), made.getvalue()), tea, None)
    assert b'does: "7"' in revision.changes[0].after
    assert [(str(one.file), one.line, one.lost) for one in revision.remarks] == [("a.xlsx[Renamed]", 4, True)]
    assert "no value was kept" in revision.remarks[0].message.english


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_edit_does_what_the_cell_says_and_nothing_else(tea, data):
    names = Names(tea.project)
    before = _shown(tea, names)
    sheet = data.draw(st.sampled_from([one for one in KEYED if one.key not in ("journeys", "measurements")]))
    records = list(sheet.records(Figures(tea, tea.journeys, judged=False)))
    record = data.draw(st.sampled_from(records))
    column = data.draw(st.sampled_from([one for one in sheet.columns if one.editable and one.key not in _APART]))
    cell = data.draw(_cells(column, names))
    made = as_csv(tea, tea.journeys, "en", [sheet])[f"{sheet.key}.csv"]
    rows = [list(row.cells) for row in read_csv(made).rows()]
    row = rows[1 + records.index(record)]
    row += [""] * (len(sheet.columns) - len(row))
    row[sheet.columns.index(column)] = cell
    table = Table(sheet.key, tuple(SheetColumn(str(title)) for title in rows[0]), tuple(map(tuple, rows[1:])))
    revision = revise(Source(PurePosixPath("a.csv"), write_csv(table, dutch=True)), tea, None)
    assert not revision.findings, [one.message.english for one in revision.findings]
    after = read(replace_texts(tea, {change.file: change.after for change in revision.changes}))
    expected = before | {(sheet.key, record.key, column.key): canonical(column, cell, names)}
    assert {key: text for key, text in _shown(after, names).items() if text != expected[key]} == {}


_APART = ("name", "title", "requires", "alternative_to", "owner.role", "choice.because", "cost.once", "cost.yearly")
"""Names that ids hang on, ids that must be known, what says nothing alone, and costs, both 0 once one is given."""


def replace_texts(workspace: Workspace, files: dict[PurePosixPath, bytes]) -> Sources:
    return Sources(workspace.root, {**workspace.texts, **files}, workspace.project_file)


def _shown(workspace: Workspace, names: Names) -> dict[tuple[object, ...], str]:
    figures = Figures(workspace, workspace.journeys, judged=False)
    return {
        (sheet.key, record.key, column.key): shown(column, record, names)
        for sheet in KEYED
        for record in sheet.records(figures)
        for column in sheet.columns
        if column.editable
    }


_texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Cf", "Zl", "Zp"]) | st.sampled_from("=+-'\":#;{[\n\t "),
    max_size=12,
)
_said = _texts.map(str.strip).filter(lambda text: text not in ("", "-"))


def _cells(column: Column, names: Names) -> st.SearchStrategy[Cell]:
    match column.holds:
        case Holds.NUMBER:
            shares = ("reach", "share", "effect.confidence", "effect.performance", "effort_days", "benefit.yearly")
            return st.sampled_from([1, 0.5, 0.123]) if column.key in shares else st.just(1)
        case Holds.DAY:
            return st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)
        case Holds.FLAG:
            return st.just("ja")
        case Holds.WORD:
            return st.sampled_from(list(column.words))
        case Holds.WORDS:
            return st.lists(st.sampled_from(list(column.words)), min_size=1, unique=True).map("; ".join)
    if column.names:
        known = st.sampled_from(names.all(column.names, "en"))
        return (
            st.lists(known, min_size=1, max_size=3, unique=True).map("; ".join)
            if column.holds is Holds.TEXTS
            else known
        )
    return _said
