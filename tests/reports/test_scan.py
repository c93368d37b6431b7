"""The scan written out: tables, pages, JSON and CSV, from real and from hostile documents."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from journeykit.maps.scan_picture import draw_scan
from journeykit.reports.scan.findings import findings
from journeykit.reports.scan.report import questions_report, scan_report
from journeykit.scoring.scan_levels import scan
from journeykit.scoring.scan_questions import QUESTIONS
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
HOSTILE = """\
kind: journey
title: "| **x** <script>alert(1)</script>"
phases:
  - name: A
    touchpoints:
      - name: "=cmd|' /C calc'!A0 and a name that goes on and on and on and on and on and on"
        scan: {motivation: {score: 1, why: "a | b\\nc", by: "[x](http://example.org)"}, loyalty: 5}
        mismatches: [{customer_wants: "<b>x</b>", we_want: "| y |"}]
"""


@pytest.fixture(scope="module")
def energy():
    return load(ROOT / "examples" / "zonnewende-energie")


@pytest.fixture
def hostile(tmp_path):
    (tmp_path / "a.yaml").write_text(HOSTILE, "utf-8")
    return load(tmp_path)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_fits_in_eighty_columns(energy, hostile, language):
    for workspace in (energy, hostile):
        text = scan_report(scan(workspace), workspace, "table", language, 80)
        assert max(map(len, text.splitlines())) <= 80


def test_the_table_shows_gaps_disagreement_and_what_works_on_them(energy):
    text = scan_report(scan(energy), energy, "table", "en", 80)
    assert "3 Low threshold: 3.5 (raters are 3 points apart)" in text
    assert "2.5!" in text
    assert "-> works on it:" in text
    assert "undirected, nobody has chosen it" in text
    assert "na" in text


def test_json_keeps_its_schema_and_its_lines(energy):
    schema = json.loads((ROOT / "docs/reference/scan.schema.json").read_text("utf-8"))
    data = json.loads(scan_report(scan(energy), energy, "json", "nl"))
    Draft202012Validator(schema).validate(data)
    journey = next(one for one in data["subjects"] if one["journey"] == "klant-worden" and one["level"] == "journey")
    item = next(one for one in journey["items"] if one["point"] == "knowledge")
    lines = (ROOT / "examples/zonnewende-energie" / item["file"]).read_text("utf-8").splitlines()
    assert "knowledge:" in lines[item["line"] - 1]
    assert item["value"] == 2.5
    assert [one["by"] for one in item["raters"]] == ["klantenservice", "e-commerce"]


def test_json_is_the_same_in_every_language(energy):
    found = scan(energy)
    assert scan_report(found, energy, "json", "nl") == scan_report(found, energy, "json", "en")


def test_findings_have_stable_names(hostile):
    assert [one.name for one in findings(scan(hostile))] == [
        "gap-without-improvement",
        "out-of-balance",
        "undirected-mismatch",
    ]


def test_a_cell_is_never_a_formula(hostile):
    rows = list(csv.DictReader(io.StringIO(scan_report(scan(hostile), hostile, "csv", "nl"))))
    assert [row["point"] for row in rows] == ["motivation", "loyalty"]
    assert rows[0]["name"].startswith("'=")
    assert rows[0]["gap"] == "yes"


def test_a_page_shows_texts_and_does_nothing(hostile):
    page = scan_report(scan(hostile), hostile, "markdown", "en")
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert "<script" not in html
    assert "<b>" not in html
    assert "href" not in html
    assert html.count("<tr>") == 11  # a head and ten points: no text made a row of its own


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_questions_are_all_there_in_both_languages(language):
    text = questions_report("table", language, 80)
    page = questions_report("markdown", language)
    for question in QUESTIONS:
        assert f"   {question.id} " in text
        assert f"`{question.id}`" in page
    assert max(map(len, text.splitlines())) <= 80


def test_machines_get_the_questions_in_two_languages():
    data = json.loads(questions_report("json", "nl"))
    assert len(data["questions"]) == 30
    assert all(
        one["nl"] != one["en"] and one["nl"].endswith("?") and one["en"].endswith("?") for one in data["questions"]
    )
    rows = list(csv.DictReader(io.StringIO(questions_report("csv", "en"))))
    assert [row["id"] for row in rows] == [one["id"] for one in data["questions"]]


def test_a_touchpoint_stands_below_its_own_journey(energy):
    """Of one journey nothing was rated as a whole: its touchpoints are not those of the journey before it."""
    lines = scan_report(scan(energy), energy, "table", "nl", 80).splitlines()
    below = next(i for i, line in enumerate(lines) if line.startswith("  Meterstanden"))
    assert lines[below - 1] == "Verhuizen met Zonnewende"
    headings = [
        line for line in scan_report(scan(energy), energy, "markdown", "nl").splitlines() if line.startswith("#")
    ]
    assert headings.count("## Verhuizen met Zonnewende") == headings.count("## Klant worden") == 1
    assert headings.index("### Verhuisformulier invullen") > headings.index("## Verhuizen met Zonnewende")
    drawing = draw_scan(scan(energy), "nl")
    assert drawing.dot.index("Verhuizen met Zonnewende") < drawing.dot.index("Meterstanden bij")


def test_no_cell_of_the_csv_is_a_formula_wherever_cells_begin(tmp_path):
    (tmp_path / "a.yaml").write_text(
        "kind: journey\ntitle: R\nphases:\n  - name: P\n    touchpoints:\n"
        '      - {id: a, name: "x; =1+1", scan: {motivation: 2}}\n      - {id: b, name: " =1+1", scan: {motivation: 2}}\n',
        "utf-8",
    )
    workspace = load(tmp_path)
    text = scan_report(scan(workspace), workspace, "csv", "en")
    assert "x; '=1+1" in text
    for line in text.splitlines():
        assert not [cell for cell in line.replace(";", ",").split(",") if cell.strip().startswith(("=", "+", "@"))]
