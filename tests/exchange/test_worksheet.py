from __future__ import annotations

import csv
import io
import json
from pathlib import PurePosixPath
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.exchange import Source, worksheet
from journeykit.exchange.worksheet.columns import COLUMNS, FIELDS, LAYOUT
from journeykit.text import dump
from journeykit.workspace import Sources, load, read

TEA = """\
    # Of the tea room; keep this line
    kind: journey
    title: Afternoon tea
    phases:
      - name: Arriving
        touchpoints:
          - Find the door   # a short form
          - id: menu
            name: Read the menu
            importance: {customer: 4, organisation: 2}
            owner: {department: kitchen, role: chef}
            channels: [print,   store]
            customer:
              does: "Reads twice"
              emotion: -1   # said in March
              expects: [cake, "scones; warm"]
              expectation: missed
            obstacles:
              - {type: process, text: no prices}
              - the light
            improvements:
              - {id: prices, title: Print the prices, status: pilot}
      - Leaving
    """
SHOP = """\
    kind: journey
    title: Online order
    personas: []
    phases:
      - name: Ordering
        touchpoints:
          - use: bill
            customer: {thinks: Too much}
          - id: basket
            name: Fill the basket
    """
LIBRARY = """\
    kind: touchpoints
    touchpoints:
      - id: bill
        name: Get the bill
        customer: {wants: Clarity, thinks: Fine}
        owner: finance
        improvements:
          - {id: shorter, title: One page}
    """


@pytest.fixture
def tea(folder):
    return folder("tea.yaml", TEA)


@pytest.fixture
def project(folder):
    """A project with two journeys and a library."""
    folder("journeykit.yaml", "kind: project\nformat: 1\nname: Tea\nlanguage: nl\n")
    folder("tea.yaml", TEA)
    folder("shop.yaml", SHOP)
    folder("library.yaml", LIBRARY)


@pytest.fixture
def sheet(tmp_path):
    """Write a sheet of a few columns: `sheet("id;emotion now", "menu;1")`."""

    def write(*lines: str, name: str = "sheet.csv"):
        path = tmp_path / name
        path.write_bytes("\r\n".join([*lines, ""]).encode("utf-8-sig"))
        return path

    return write


def rows_of(text: str | bytes, separator: str) -> list[dict[str, str]]:
    if isinstance(text, bytes):
        text = text.decode()
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator))


def touchpoint(path, id_: str, journey: str = "afternoon-tea"):
    return next(one for one in load(path).journey(journey).touchpoints if one.id == id_)


def test_a_sheet_has_a_row_per_touchpoint_in_the_language_asked_for(tea, journeykit):
    done = journeykit("export", "worksheet", "--language", "nl")
    assert done.code == 0
    assert done.out.startswith("\ufeffklantreis;fase;id;touchpoint;klant wil;")
    assert done.out.count("\r\n") == done.out.count("\n") == 4
    _, menu, leaving = rows_of(done.out, ";")
    assert menu["emotie nu"] == "-1"
    assert menu["voldoet aan verwachting"] == "gemist"
    assert menu["klant verwacht"] == r"cake; scones\; warm"
    assert menu["obstakels"] == "no prices; the light"
    assert (menu["eigenaar"], menu["belang"], menu["maatregelen"]) == ("kitchen", "4", "Print the prices")
    assert (leaving["fase"], leaving["touchpoint"]) == ("Leaving", "")
    english = journeykit("export", "worksheet")
    assert english.out.startswith("\ufeffjourney,phase,id,touchpoint,")
    assert rows_of(english.out, ",")[1]["meets expectation"] == "missed"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_untouched_sheet_changes_nothing(project, journeykit, tmp_path, language):
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")}
    journeykit("export", "worksheet", "--language", language, "-o", "sheet.csv")
    done = journeykit("import", "worksheet", "sheet.csv")
    assert (done.code, done.err.strip()) == (0, "the sheet changes nothing")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")} == before


def test_changed_cells_change_their_fields_and_not_a_byte_more(tea, sheet, journeykit):
    sheet(
        "id\tklant doet\temotie nu\tvoldoet aan verwachting\tkanalen\teigenaar\tbelang\tklant verwacht\tobstakels",
        "menu\tLeest een keer\t0,5\tvoldaan\tprint; store; website\tkassa\t5"
        "\tcake\\; zoet; scones\\; warm\tgeen prijs; the light",
    )
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 0, done.err
    assert "+              does: Leest" in done.err.replace('"', "") or "Leest een keer" in done.err
    before, after = (text.splitlines() for text in (dedent(TEA), tea.read_text()))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [
        ("        importance: {customer: 4, organisation: 2}", "        importance: {customer: 5, organisation: 2}"),
        ("        owner: {department: kitchen, role: chef}", "        owner: {department: kassa, role: chef}"),
        ("        channels: [print,   store]", "        channels: [print,   store, website]"),
        ('          does: "Reads twice"', '          does: "Leest een keer"'),
        ("          emotion: -1   # said in March", "          emotion: 0.5   # said in March"),
        ('          expects: [cake, "scones; warm"]', '          expects: [cake; zoet, "scones; warm"]'),
        ("          expectation: missed", "          expectation: met"),
        ("          - {type: process, text: no prices}", "          - {type: process, text: geen prijs}"),
    ]


def test_an_empty_cell_changes_nothing_and_a_dash_takes_away(tea, sheet, journeykit):
    sheet("id;klant doet;emotie nu;eigenaar;kanalen;klant wil", "menu;;-;-;-;-")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    menu = touchpoint(tea, "menu")
    assert menu.customer.does == "Reads twice"
    assert menu.customer.emotion is None
    assert (menu.owner, menu.channels) == (None, ())


@pytest.mark.parametrize("column", ["touchpoint", "improvements"])
def test_names_and_improvements_are_not_taken_away(tea, sheet, journeykit, column):
    sheet(f"id,{column}", "menu,-")
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 1
    assert tea.read_text() == dedent(TEA)


def test_improvements_are_added_and_never_lost(tea, sheet, journeykit):
    sheet("id;maatregelen", 'menu;"Prijzen op het bord; Lampje; print the prices; lampje"')
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    assert [(one.id, one.title, one.status) for one in touchpoint(tea, "menu").improvements] == [
        ("prices", "Print the prices", "pilot"),
        ("prijzen-op-het-bord", "Prijzen op het bord", "idea"),
        ("lampje", "Lampje", "idea"),
    ]


def test_new_rows_become_touchpoints_in_their_phase(tea, sheet, journeykit):
    sheet(
        "phase;touchpoint;emotion now;customer wants;improvements",
        "arriving;Hang up the coat;1;a hook;More hooks",
        "Leaving;Pay;-1,5;;",
        "Afterwards;Read the review;;;",
        "Afterwards;Come again;2;;",
    )
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 0, done.err
    assert 'sheet.csv:4: "Afterwards" becomes a new phase' in done.err
    (journey,) = load(tea).journeys
    assert [(phase.name, [one.id for one in phase.touchpoints]) for phase in journey.phases] == [
        ("Arriving", ["find-the-door", "menu", "hang-up-the-coat"]),
        ("Leaving", ["pay"]),
        ("Afterwards", ["read-the-review", "come-again"]),
    ]
    assert journey.phases[0].touchpoints[2].customer.wants == "a hook"
    assert journeykit("import", "worksheet", "sheet.csv").err.count("changes nothing") == 1


def test_a_new_name_keeps_the_id(tea, sheet, journeykit):
    sheet("id,touchpoint,customer feels", "find-the-door,Look for the door,lost", "menu,The menu,")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    assert touchpoint(tea, "find-the-door").name == "Look for the door"
    assert touchpoint(tea, "menu").name == "The menu"


def test_a_library_touchpoint_gets_what_differs_beside_use(project, sheet, journeykit, tmp_path):
    sheet(
        "klantreis;id;klant wil;klant denkt;eigenaar;maatregelen",
        "online-order;bill;Rust;-;verkoop;Grotere letters",
    )
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 0, done.err
    shop = (tmp_path / "shop.yaml").read_text()
    assert "- use: bill\n        customer: {thinks: , wants: Rust}" in shop or "thinks: null, wants: Rust" in shop
    journey = load(tmp_path / "shop.yaml").journey("online-order")
    bill = journey.touchpoints[0]
    assert (bill.customer.wants, bill.customer.thinks, bill.owner.department) == ("Rust", None, "verkoop")
    assert [one.title for one in bill.improvements] == ["One page", "Grotere letters"]
    assert "Grotere letters" in (tmp_path / "library.yaml").read_text()
    assert "Clarity" in (tmp_path / "library.yaml").read_text()


@pytest.mark.parametrize(
    ("lines", "line", "word"),
    [
        (("id,emotion now", "menu,1", "menu,2"), 3, 'line 2 is about "menu" too'),
        (("phase,touchpoint", "Leaving,Pay", "leaving,pay "), 3, "new touchpoint"),
        (("id,emotion now", "nowhere,1"), 2, 'there is no "nowhere"'),
        (("phase,id,touchpoint", "Arriving,new-id,read the MENU"), 2, "has the id menu"),
        (("phase,id", "Leaving,menu"), 2, 'stands in the phase "Arriving"'),
        (("phase,touchpoint", ",Pay"), 2, "does not say in which phase"),
        (("phase,emotion now", "Arriving,1"), 2, "names no touchpoint"),
        (("phase,touchpoint", "Elsewhere,"), 2, "names no touchpoint"),
        (("journey,id", "lunch,menu"), 2, 'no journey "lunch"'),
        (("id,emotion now", 'menu,"1.234"'), 2, "two ways"),
        (("id,emotion now", "menu,good"), 2, "not a number"),
        (("id,emotion now", "menu,3"), 2, "2"),
        (("id,meets expectation", "menu,maybe"), 2, "exceeded"),
        (("id,channels", "menu,pigeon"), 2, "pigeon"),
        (("phase,id,touchpoint", "Leaving,Not An Id,Pay"), 2, "id"),
        (("id,customer does", "menu,\x1b[2J"), 2, ""),
    ],
)
def test_what_is_in_the_way_is_told_with_its_line_and_nothing_is_written(tea, sheet, journeykit, lines, line, word):
    sheet(*lines)
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 1
    assert f"sheet.csv:{line}:1: error: " in done.err
    assert word in done.err
    assert tea.read_text() == dedent(TEA)


def test_everything_in_the_way_is_told_at_once(tea, sheet, journeykit):
    sheet("id,emotion now,importance", "menu,good,9", "gone,1,1", "menu,1,1")
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert [line.split(":")[1] for line in done.err.splitlines() if ": error: " in line] == ["2", "2", "3", "4"]


def test_what_the_sheet_and_what_the_documents_would_say_is_told_in_one_round(tea, sheet, journeykit):
    sheet(
        "phase;id;touchpoint;emotion now;channels",
        "Arriving;menu;;3;website",
        "Leaving;Not An Id;Pay;;",
        'Arriving;find-the-door;;;"pigeon; post"',
        ";;Sit down;vier;",
        "Leaving;;Get the bill;;;too much",
        "Arriving;menu;;;web-site",
    )
    said = journeykit("import", "worksheet", "sheet.csv", "--yes").err
    problems = [line.split(": error: ", 1) for line in said.splitlines() if ": error: " in line]
    assert [(int(where.split(":")[1]), why) for where, why in problems] == [
        (2, '"3" in the column "emotion now" is not between -2 and 2'),
        (3, "an id has only lower-case letters a-z, digits and hyphens between them"),
        (4, '"pigeon" in the column "channels" is not known'),
        (5, '"Sit down" is new, and the row does not say in which phase'),
        (5, '"vier" in the column "emotion now" is not a number'),
        (6, "the row has more cells than there are headers"),
        (7, 'line 2 is about "menu" too'),
        (7, '"web-site" in the column "channels" is not known'),
    ]
    assert 'did you mean "website"?' in said


def test_a_row_about_another_journey_is_a_conflict(project, sheet, journeykit):
    sheet("klantreis;id;klant voelt", "online-order;menu;vrolijk")
    assert '"menu" is a touchpoint of the journey "afternoon-tea"' in journeykit("import", "worksheet", "sheet.csv").err
    sheet("klantreis;id;klant voelt", "online-order;basket;vrolijk")
    done = journeykit("import", "worksheet", "sheet.csv", "--into", "afternoon-tea")
    assert 'about the journey "online-order", not about "afternoon-tea"' in done.err
    sheet("id;klant voelt", "basket;vrolijk")
    assert "--into" in journeykit("import", "worksheet", "sheet.csv").err
    assert journeykit("import", "worksheet", "sheet.csv", "--into", "online-order", "--yes").code == 0


def test_rows_that_are_missing_and_columns_that_are_not_known_are_said(tea, sheet, journeykit):
    sheet("id,Mood,emotion now", "menu,happy,1")
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert "without a row stay as they are: find-the-door" in done.err
    assert 'what did not fit:\n  sheet.csv:1: the column "Mood" is not known' in done.err
    assert [one.id for one in load(tea).journeys[0].touchpoints] == ["find-the-door", "menu"]


def test_without_consent_nothing_is_written(tea, sheet, journeykit):
    sheet("id,emotion now", "menu,1")
    done = journeykit("import", "worksheet", "sheet.csv")
    assert done.code == 2
    assert "+              emotion: 1" in done.err or "emotion: 1 " in done.err
    assert tea.read_text() == dedent(TEA)


def test_formulas_are_guarded_and_come_back(tea, sheet, journeykit):
    evil = '=HYPERLINK("http://x";"click")'
    sheet("id\tcustomer feels\tobstacles", f"menu\t{evil.replace(chr(34), chr(39))}\t@SUM(A1)")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    (_, menu, _) = rows_of(journeykit("export", "worksheet").out, ",")
    assert menu["customer feels"].startswith("'=HYPERLINK")
    assert menu["obstacles"].startswith("'@SUM")
    assert menu["emotion now"] == "-1"
    journeykit("export", "worksheet", "-o", "back.csv")
    assert "changes nothing" in journeykit("import", "worksheet", "back.csv").err


@pytest.mark.parametrize("name", ["茶 café", "茶"])
def test_a_sheet_saved_in_a_narrow_encoding_does_not_spoil_what_it_lacks(folder, journeykit, tmp_path, name):
    folder(
        "tea.yaml",
        f"kind: journey\nid: t\ntitle: 茶\nphases:\n  - {{name: A, touchpoints: [{{id: x, name: {name}}}]}}\n",
    )
    text = journeykit("export", "worksheet").out.removeprefix("\ufeff")
    (tmp_path / "sheet.csv").write_bytes(text.encode("cp1252", "replace"))
    done = journeykit("import", "worksheet", "sheet.csv", "--into", "tea.yaml")
    assert "changes nothing" in done.err, done.err
    assert ("Windows-1252" in done.err) is ("é" in name)


def test_line_endings_and_byte_order_mark_of_the_document_stay(folder, sheet, journeykit, tmp_path):
    path = tmp_path / "tea.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + dedent(TEA).replace("\n", "\r\n").encode())
    sheet("phase,id,touchpoint,customer feels", "Arriving,menu,,hungry", "Arriving,,Sit down,")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"hungry" in data


# Texts that a document may hold and a spreadsheet trips over.
TEXTS = st.text("ab;\\'=+-@ \n,\"é客·#:{}[]", min_size=1, max_size=14).filter(
    lambda text: text.strip() not in ("", "-")
)
SCORES = st.sampled_from([-2, -1.5, 0, 0.125, 1, 2])
LISTS = st.lists(TEXTS, max_size=3)
CUSTOMERS = st.fixed_dictionaries(
    {},
    optional={"wants": TEXTS, "does": TEXTS, "thinks": TEXTS, "feels": TEXTS, "emotion": SCORES, "expects": LISTS}
    | {"annoyances": LISTS, "expectation": st.sampled_from(["exceeded", "met", "missed"])},
)
TOUCHPOINTS = st.fixed_dictionaries(
    {"name": TEXTS},
    optional={
        "customer": CUSTOMERS,
        "desired": st.fixed_dictionaries({}, optional={"does": TEXTS, "emotion": SCORES, "radiates": TEXTS}),
        "owner": TEXTS,
        "importance": st.sampled_from([1, 4.5, 5]),
        "obstacles": st.lists(TEXTS | st.fixed_dictionaries({"type": st.just("law"), "text": TEXTS}), max_size=3),
        "improvements": st.lists(TEXTS, max_size=2, unique=True).map(
            lambda titles: [{"id": f"i{i}", "title": title} for i, title in enumerate(titles)]
        ),
    },
)
PHASES = st.lists(st.tuples(TEXTS, st.lists(TOUCHPOINTS, max_size=3)), min_size=1, max_size=3)
LANGUAGES = st.sampled_from(["nl", "en"])


STYLES = {
    "block": dump,
    "block, CRLF": lambda data: dump(data).replace("\n", "\r\n"),
    "one line": lambda data: json.dumps(data, ensure_ascii=False),
    "in brackets": lambda data: json.dumps(data, ensure_ascii=False, indent=1),
}


def journey_of(phases, style="block"):
    """Write a journey document in a style; touchpoints and phases get ids by their place."""
    data = {
        "kind": "journey",
        "title": "T",
        "phases": [
            {
                "id": f"p{i}",
                "name": name,
                "touchpoints": [
                    touchpoint
                    | {"id": f"t{i}{j}"}
                    | {
                        "improvements": [
                            {**one, "id": f"t{i}{j}{one['id']}"} for one in touchpoint.get("improvements", [])
                        ]
                    }
                    for j, touchpoint in enumerate(touchpoints)
                ],
            }
            for i, (name, touchpoints) in enumerate(phases)
        ],
    }
    return workspace_of(STYLES[style](data).encode())


def workspace_of(data: bytes):
    file = PurePosixPath("t.yaml")
    workspace = read(Sources(PurePosixPath("."), {file: data}, asked=frozenset({file})))
    assert not workspace.findings, [found.message.english for found in workspace.findings]
    return workspace


@given(PHASES, LANGUAGES)
@settings(max_examples=35)
def test_any_journey_goes_out_and_comes_back_unchanged(phases, language):
    workspace = journey_of(phases)
    sheet = worksheet.as_csv(workspace, workspace.journeys, language)
    revision = worksheet.revise(Source(PurePosixPath("s.csv"), sheet), workspace, None)
    assert not revision.findings, [found.message.english for found in revision.findings]
    assert not revision.changes


EDITS = st.dictionaries(
    st.sampled_from([column.header for column in FIELDS]).filter(lambda header: header != "improvements"),
    # A cell that says just - takes away.
    st.tuples(
        TEXTS.map(lambda text: " ".join(text.split())).filter(lambda text: text != "-"),
        SCORES,
        st.sampled_from(["exceeded", "met", "missed"]),
    ),
    min_size=1,
    max_size=6,
)


@given(PHASES, st.data(), LANGUAGES, st.sampled_from(list(STYLES)))
@settings(max_examples=35, suppress_health_check=[HealthCheck.too_slow])
def test_edited_cells_go_in_and_come_out_again_the_same(phases, data, language, style):
    workspace = journey_of(phases, style)
    sheet = worksheet.as_csv(workspace, workspace.journeys, language)
    separator = ";" if language == "nl" else ","
    rows = list(csv.reader(io.StringIO(sheet.decode("utf-8-sig"), newline=""), delimiter=separator))
    for row in rows[1:]:
        if not row[2]:
            continue
        for header, (text, score, word) in data.draw(EDITS).items():
            at = COLUMNS.index(LAYOUT.column_of(header))
            taken_away = header != "touchpoint" and data.draw(st.booleans())
            row[at] = "-" if taken_away else _as_cell(header, text, score, word, language)
    edited = _as_csv(rows, separator)
    revision = worksheet.revise(Source(PurePosixPath("s.csv"), edited), workspace, None)
    assert not revision.findings, [found.message.english for found in revision.findings]
    after = workspace_of(revision.changes[0].after) if revision.changes else workspace
    left = [["" if cell == "-" else cell for cell in row] for row in rows]
    again = list(csv.reader(io.StringIO(_sheet(after, language), newline=""), delimiter=separator))
    assert [row[:-1] for row in again] == [row[:-1] for row in left]  # the fingerprint tells the new state
    assert not worksheet.revise(Source(PurePosixPath("s.csv"), _as_csv(again, separator)), after, None).changes


@given(PHASES, st.data(), st.sampled_from(list(STYLES)))
@settings(max_examples=35, suppress_health_check=[HealthCheck.too_slow])
def test_new_rows_anywhere_make_the_journey_that_the_sheet_shows(phases, data, style):
    workspace = journey_of(phases, style)
    rows = list(csv.reader(io.StringIO(_sheet(workspace, "en"), newline="")))
    phase_cells = [*sorted({row[1] for row in rows[1:]}), "A new phase"]
    for number in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(1, len(rows)))
        rows.insert(at, ["", data.draw(st.sampled_from(phase_cells)), "", f"new {number}", *[""] * (len(rows[0]) - 4)])
    revision = worksheet.revise(Source(PurePosixPath("s.csv"), _as_csv(rows, ",")), workspace, None)
    assert not revision.findings, [found.message.english for found in revision.findings]
    after = workspace_of(revision.changes[0].after)
    again = list(csv.reader(io.StringIO(_sheet(after, "en"), newline="")))
    for phase in phase_cells:
        shown = [row[3] for row in rows[1:] if row[1] == phase and row[3]]
        assert [row[3] for row in again[1:] if row[1] == phase and row[3]] == shown
    old = {row[2]: row for row in rows if row[2]}
    assert {row[2]: row for row in again if row[2] in old} == old


def _sheet(workspace, language):
    return worksheet.as_csv(workspace, workspace.journeys, language).decode("utf-8-sig")


def _as_csv(rows, separator):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return ("\ufeff" + out.getvalue()).encode()


def _as_cell(header: str, text: str, score: float, word: str, language: str) -> str:
    from journeykit.exchange.filling.texts import joined
    from journeykit.exchange.worksheet.cells import figure
    from journeykit.sheets import guarded
    from journeykit.words import say

    if header in ("emotion now", "desired emotion"):
        return figure(score, language)
    if header == "importance":
        return figure(abs(round(score)) + 1, language)
    if header == "meets expectation":
        return say(word, {}, language)
    if header == "channels":
        return "website; app"
    if header in ("customer expects", "annoyances", "obstacles"):
        return guarded(joined([text, "more"]))
    return guarded(text)


def test_a_word_that_is_not_known_is_answered_in_the_language_of_the_sheet(tea, sheet, journeykit):
    sheet("id;voldoet aan verwachting", "menu;misschien")
    said = journeykit("import", "worksheet", "sheet.csv").err
    assert 'in the column "voldoet aan verwachting" is not one of: overtroffen, voldaan, gemist' in said


@pytest.mark.parametrize(
    "option", [("worksheet", "--scale", "1-10"), ("worksheet", "-o", "x.yaml"), ("mermaid", "--into", "afternoon-tea")]
)
def test_an_option_of_another_format_is_refused(tea, sheet, journeykit, option):
    sheet("id", "menu")
    done = journeykit("import", option[0], "sheet.csv", *option[1:])
    assert done.code == 2
    assert option[1] in done.err


def test_what_is_shared_by_an_anchor_is_refused(folder, sheet, journeykit):
    text = """\
        kind: journey
        title: T
        phases:
          - name: A
            touchpoints:
              - {id: one, name: One, customer: &same {does: x}}
              - {id: two, name: Two, customer: *same}
        """
    path = folder("t.yaml", text)
    sheet("id,customer does", "two,y")
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 1
    assert "sheet.csv:2:1: error:" in done.err
    assert path.read_text() == dedent(text)


def test_the_same_mistake_in_many_rows_is_said_once(tea, sheet, journeykit):
    sheet("journey,id", *["lunch,menu"] * 30)
    said = journeykit("import", "worksheet", "sheet.csv").err
    assert said.count("error:") == 1
    assert "the same in these lines: 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 19 more" in said


def test_a_file_that_changed_in_the_meantime_stops_everything(project, sheet, monkeypatch, journeykit, tmp_path):
    from journeykit.cli import console

    def slow_answer(_question, *, yes):
        (tmp_path / "shop.yaml").write_text(dedent(SHOP) + "# edited while the question stood there\n")
        return True

    monkeypatch.setattr(console, "ask", slow_answer)
    sheet("klantreis;id;klant voelt", "afternoon-tea;menu;blij", "online-order;basket;blij")
    done = journeykit("import", "worksheet", "sheet.csv")
    assert done.code == 2
    assert "shop.yaml was changed in the meantime" in done.err
    assert (tmp_path / "tea.yaml").read_text() == dedent(TEA)


def test_when_one_file_cannot_be_written_the_others_are_put_back(project, sheet, monkeypatch, journeykit, tmp_path):
    from journeykit.cli import revising
    from journeykit.text import write_file

    def full_disk(path, data):
        if path.name == "shop.yaml":
            raise OSError(28, "No space left on device", str(path))
        write_file(path, data)

    monkeypatch.setattr(revising, "write_file", full_disk)
    sheet("klantreis;id;klant voelt", "afternoon-tea;menu;blij", "online-order;basket;blij")
    done = journeykit("import", "worksheet", "sheet.csv", "--yes")
    assert done.code == 2
    assert (tmp_path / "tea.yaml").read_text() == dedent(TEA)
    assert (tmp_path / "shop.yaml").read_text() == dedent(SHOP)


def test_channels_and_departments_have_their_names_in_the_sheet(project, folder, sheet, journeykit, tmp_path):
    folder(
        "journeykit.yaml",
        """\
        kind: project
        format: 1
        name: Tea
        language: nl
        departments: [{id: kitchen, name: De keuken}, {id: finance, name: Geldzaken}]
        channels: [{id: balcony, name: Het balkon}]
        """,
    )
    rows = rows_of(journeykit("export", "worksheet").out, ";")
    menu = next(row for row in rows if row["id"] == "menu")
    assert (menu["kanalen"], menu["eigenaar"]) == ("drukwerk; winkel", "De keuken")
    sheet("klantreis\tid\tkanalen\teigenaar", "afternoon-tea\tmenu\tDrukwerk; phone; Het Balkon\tgeldzaken")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    changed = touchpoint(tmp_path / "tea.yaml", "menu")
    assert changed.channels == ("print", "phone", "balcony")
    assert (changed.owner.department, changed.owner.role) == ("finance", "chef")


def test_a_row_found_by_its_name_does_not_change_it(tea, sheet, journeykit):
    sheet("phase,touchpoint,customer feels", "arriving,READ  the menu,hungry")
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    menu = touchpoint(tea, "menu")
    assert (menu.name, menu.customer.feels) == ("Read the menu", "hungry")


def test_one_improvement_from_two_journeys_is_added_to_the_library_once(project, folder, sheet, journeykit, tmp_path):
    folder("again.yaml", SHOP.replace("Online order", "Order again"))
    sheet(
        "klantreis\tid\tmaatregelen",
        "online-order\tbill\tOne page; Bigger letters",
        "order-again\tbill\tbigger letters",
    )
    assert journeykit("import", "worksheet", "sheet.csv", "--yes").code == 0
    text = (tmp_path / "library.yaml").read_text()
    assert [text.lower().count(title) for title in ("one page", "bigger letters")] == [1, 1]
