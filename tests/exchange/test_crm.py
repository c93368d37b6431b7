"""Files for a CRM: every record once and under a lasting id, relations that lead somewhere, no formula, and what is lost."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from journeykit.exchange.crm import FLAVOURS, PAGES, for_crm
from journeykit.exchange.crm.columns import ID, OBJECTS, file_of
from journeykit.exchange.crm.tables import Row, many, tables
from journeykit.exchange.crm.writing import text_of, written
from journeykit.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"

PROJECT = """\
kind: project
format: 1
name: "Thee | <b>huis</b>"
departments: [{id: sales, name: Sales, frontline: true}]
systems: [{id: book, name: Book, type: crm, department: sales}, {id: till, name: Till}]
"""

JOURNEY = """\
kind: journey
id: tea
title: "=HYPERLINK(1)"
owner: {department: Kitchen crew, role: cook}
phases:
  - name: All
    touchpoints:
      - {name: Pour, owner: sales, systems: [till, kettle], reach: 0.375,
         data: {collects: [Name; age, name age], shows: ["+price"], personal_data: true},
         moment_of_truth: {doubts: [Hot?]}, customer: {wants: Tea}}
      - {name: Ask, systems: [book]}
      - {name: Go}
"""


@pytest.fixture
def client(tmp_path):
    def make(journey=JOURNEY, project=PROJECT):
        (tmp_path / "journeykit.yaml").write_text(project, "utf-8")
        (tmp_path / "tea.yaml").write_text(journey, "utf-8")
        workspace = load(tmp_path)
        return workspace, [document.model for document in workspace.documents_of("journey", sound=True)]

    return make


def rows_of(text):
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_relation_leads_to_a_record_of_an_earlier_file(flavour):
    workspace = load(EXAMPLE)
    made = for_crm(workspace, workspace.journeys, flavour, "en")
    known: dict[str, set[str]] = {}
    for object_, columns in OBJECTS.items():
        header, *rows = rows_of(made.files[file_of(object_)])
        assert header == [FLAVOURS[flavour].header(object_, column) for column in columns]
        assert len(set(header)) == len(header)
        assert all(len(row) == len(header) for row in rows)
        known[object_] = {row[0] for row in rows}
        assert len(known[object_]) == len(rows) > 0
        for place, column in enumerate(columns):
            if column.kind == "ref":
                assert {row[place] for row in rows} - {""} <= known[column.to]
            if column.kind == "flag":  # a checkbox takes empty for no
                assert {row[place] for row in rows} <= set(FLAVOURS[flavour].flags)
    touchpoints = [touchpoint for journey in workspace.journeys for touchpoint in journey.touchpoints]
    assert len(known["touchpoint"]) == len(touchpoints)


def test_the_cells_say_what_the_files_say(client):
    made = for_crm(*client(), "generic", "en")
    found = {object_: list(csv.DictReader(io.StringIO(made.files[file_of(object_)]))) for object_ in OBJECTS}
    pour, ask, go = found["touchpoint"]
    assert (pour["external_id"], pour["journey_id"], pour["phase_id"]) == ("tea/pour", "tea", "tea/all")
    assert (pour["owner_id"], pour["reach"], pour["moment_of_truth"]) == ("sales", "0.375", "true")
    assert (pour["systems"], pour["data_collected"]) == ("Till;kettle", "Name, age;name age")
    assert [one["reaches_crm"] for one in (pour, ask, go)] == ["no", "yes", ""]
    assert [one["personal_data"] for one in (pour, ask, go)] == ["yes", "", ""]
    assert (found["journey"][0]["name"], found["journey"][0]["owner_id"]) == ("'=HYPERLINK(1)", "kitchen-crew")
    assert {"external_id": "kitchen-crew", "name": "Kitchen crew", "frontline": "false"} in found["department"]
    assert "kettle" in {one["external_id"] for one in found["system"]}
    # Two texts of one id are one record.
    assert [one["name"] for one in found["customer_data"]] == ["Name; age", "'+price"]


def test_a_new_name_keeps_the_id_that_is_written_down(client):
    def ids(journey):
        _, *rows = rows_of(for_crm(*client(journey), "salesforce", "nl").files["5-touchpoint.csv"])
        return [row[0] for row in rows]

    before = JOURNEY.replace("{name: Ask", "{id: ask, name: Ask")
    assert (
        ids(before) == ids(before.replace("name: Ask", "name: Ask somebody else")) == ["tea/pour", "tea/ask", "tea/go"]
    )


def test_what_does_not_fit_is_said_by_field_and_place(client):
    made = for_crm(*client(), "generic", "en")
    assert all(one.lost for one in made.remarks)
    guarded = [one.message.english for one in made.remarks if "apostrophe" in one.message.english]
    left = [one for one in made.remarks if "apostrophe" not in one.message.english]
    lost = {(str(one.file), one.line, one.message.english) for one in left}
    assert lost == {
        ("tea.yaml", 10, "`touchpoints.customer` stays behind: 1"),
        ("tea.yaml", 10, "`touchpoints.moment_of_truth.doubts` stays behind: 1"),
    }
    assert guarded == [
        "`name`: an apostrophe keeps it from being taken for a formula",
        "`data_shown`: an apostrophe keeps it from being taken for a formula",
        "`name`: an apostrophe keeps it from being taken for a formula",
    ]


def test_a_cell_that_is_too_long_is_cut_and_that_is_said(client):
    name = "Thee " * 40
    made = for_crm(*client(JOURNEY.replace("name: Go", f"name: {name}")), "salesforce", "en")
    _, *rows = rows_of(made.files["5-touchpoint.csv"])
    assert len(rows[2][1]) == 80
    assert "`name` is cut at 80 characters" in [one.message.english for one in made.remarks if one.lost]
    generic = for_crm(*client(JOURNEY.replace("name: Go", f"name: {name}")), "generic", "en")
    assert name.strip() in generic.files["5-touchpoint.csv"]


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_every_file_and_field_and_no_text_becomes_structure(client, flavour, language):
    made = for_crm(*client(), flavour, language)
    text = made.files[PAGES[language]]
    html = MarkdownIt().enable("table").render(text)
    for object_, columns in OBJECTS.items():
        assert f"<code>{file_of(object_)}</code>" in html
        for column in columns:
            assert f"<td><code>{FLAVOURS[flavour].header(object_, column)}</code></td>" in html
    assert "<b>" not in html
    assert "Thee | &lt;b&gt;huis&lt;/b&gt;" in html
    assert "{{" not in text
    assert (
        text
        != for_crm(*client(), flavour, {"nl": "en", "en": "nl"}[language]).files[
            PAGES[{"nl": "en", "en": "nl"}[language]]
        ]
    )


@pytest.mark.parametrize(("language", "heading"), [("nl", "# De journeys"), ("en", "# The journeys")])
def test_a_project_without_a_name_has_a_page_with_a_heading(tmp_path, language, heading):
    (tmp_path / "tea.yaml").write_text(JOURNEY, "utf-8")
    workspace = load(tmp_path)
    made = for_crm(workspace, workspace.journeys, "generic", language)
    assert made.files[PAGES[language]].startswith(heading)


def test_two_runs_are_the_same():
    workspace = load(EXAMPLE)
    assert for_crm(workspace, workspace.journeys, "hubspot", "nl") == for_crm(
        workspace, workspace.journeys, "hubspot", "nl"
    )


@settings(max_examples=150)
@given(
    name=st.text(max_size=40), personal=st.none() | st.booleans(), position=st.integers(0, 10**9) | st.floats(0, 1e6)
)
def test_what_is_read_back_is_what_was_written_and_no_formula(name, personal, position):
    cells = {"external_id": "a/b", "name": name, "position": position, "personal_data": personal}
    made = written({"touchpoint": (Row(cells, Path("a.yaml")),)}, FLAVOURS["generic"])
    header, row = rows_of(made.files["5-touchpoint.csv"])
    read = dict(zip(header, row, strict=True))
    assert not read["name"].startswith(("=", "+", "-", "@", "\t", "\r", "\0"))
    plain = text_of(name)
    assert read["name"] == plain or read["name"].replace("'", "") == plain.replace("'", "")
    assert float(read["position"]) == position
    assert read["personal_data"] == {None: "", True: "yes", False: "no"}[personal]
    assert "\n" not in read["name"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8), max_size=4))
def test_several_values_stay_several(words):
    made = many(words)
    assert (made or "").split(";") == [word.replace(";", ",") for word in words] if words else made is None


def test_the_first_column_is_the_id_everywhere(client):
    assert all(columns[0] is ID for columns in OBJECTS.values())
    assert set(tables(*client())) == set(OBJECTS)


def run(*args, folder):
    done = subprocess.run(
        [sys.executable, "-m", "journeykit", *map(str, args)],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder, env={"LC_ALL": "C.UTF-8", "PATH": ""},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_as_people_run_it(client, tmp_path):
    client()
    code, out, err = run("export", "crm", "--flavour", "salesforce", "-o", "crm", "--language", "nl", folder=tmp_path)
    assert (code, out) == (0, "")
    assert sorted(path.name for path in (tmp_path / "crm").iterdir()) == [
        *sorted(file_of(object_) for object_ in OBJECTS),
        "overzetten.md",
    ]
    assert "what did not fit:\n" in err
    assert "  tea.yaml:10: `touchpoints.customer` stays behind: 1" in err
    code, _, err = run("export", "crm", folder=tmp_path)
    assert (code, "name a folder" in err) == (2, True)
    code, _, err = run("export", "mermaid", "--flavour", "hubspot", folder=tmp_path)
    assert (code, "--flavour means nothing for mermaid" in err) == (2, True)
    assert json.dumps(sorted(path.name for path in tmp_path.iterdir())) == '["crm", "journeykit.yaml", "tea.yaml"]'
