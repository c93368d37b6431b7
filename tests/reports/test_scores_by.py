"""`score --by` and `score --view` written out, from real documents."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.reports.scores.grouped import by_report
from journeykit.reports.scores.report import rank_report, score_report
from journeykit.reports.scores.views import view_report
from journeykit.reports.text_layout import cells
from journeykit.scoring import rank, score, simulate
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
BY = ("phase", "channel", "department", "persona")


@pytest.fixture(scope="module", params=["zonnewende-energie", "hotel-one-file"])
def example(request):
    workspace = load(ROOT / "examples" / request.param)
    return simulate(score(workspace)), workspace


@pytest.fixture(scope="module")
def zonnewende():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    return simulate(score(workspace)), workspace


def schema(name):
    return Draft202012Validator(json.loads((ROOT / f"docs/reference/{name}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("by", BY)
def test_the_json_keeps_to_its_published_schema(example, by):
    Draft202012Validator.check_schema(schema("score-by").schema)
    data = json.loads(by_report(by, *example, "json", "nl", 80))
    schema("score-by").validate(data)
    assert data["by"] == by


@pytest.mark.parametrize("view", ["benchmarks", "shared"])
def test_the_json_of_a_view_keeps_to_its_published_schema(zonnewende, view):
    Draft202012Validator.check_schema(schema("score-view").schema)
    schema("score-view").validate(json.loads(view_report(view, *zonnewende, "json", "nl", 80)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("by", BY)
def test_a_table_stays_within_the_terminal(example, by, width, language):
    text = by_report(by, *example, "table", language, width)
    assert max(cells(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("view", ["benchmarks", "shared"])
def test_a_view_stays_within_the_terminal(zonnewende, view, language):
    text = view_report(view, *zonnewende, "table", language, 80)
    assert max(cells(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("by", BY)
def test_csv_and_markdown_have_the_rows_of_the_json(zonnewende, by):
    data = json.loads(by_report(by, *zonnewende, "json", "nl", 80))
    rows = list(csv.DictReader(io.StringIO(by_report(by, *zonnewende, "csv", "nl", 80))))
    lists = data.get("lists") or data["journeys"]
    wanted = [group["id"] or "" for one in lists for group in one["groups"]]
    assert list(dict.fromkeys(row["group"] for row in rows)) == list(dict.fromkeys(wanted))
    page = by_report(by, *zonnewende, "markdown", "nl", 80)
    extra = len(lists) if by == "persona" else 0  # a row for everybody
    assert sum(line.startswith("| ") for line in page.splitlines()) == len(wanted) + extra + 2 * len(lists)


def test_the_heaviest_of_each_phase_is_named(zonnewende):
    text = by_report("phase", *zonnewende, "table", "nl", 140)
    assert "20 % Eerste maandfactuur" in text
    assert "weegt het zwaarst" in text


def test_where_a_persona_is_served_worse(zonnewende):
    text = by_report("persona", *zonnewende, "table", "en", 200)
    assert 'Gerrit, gepensioneerd timmerman: "Contract online ondertekenen" 75, clearly worse than the 96' in text
    assert "it seems worse than the" in text
    assert "duidelijk slechter" in by_report("persona", *zonnewende, "table", "nl", 200)


def test_an_unknown_segment_names_those_that_are_known(zonnewende):
    with pytest.raises(JourneykitError) as refused:
        by_report("regio", *zonnewende, "table", "nl", 80)
    assert "phase, channel, department, persona" in refused.value.hint.english


def test_no_persona_at_all(tmp_path):
    (tmp_path / "reis.yaml").write_text("kind: journey\ntitle: Reis\nphases: [{name: P, touchpoints: [A]}]\n", "utf-8")
    workspace = load(tmp_path)
    scores = simulate(score(workspace))
    with pytest.raises(NothingToDoError):
        by_report("persona", scores, workspace, "table", "nl", 80)
    for view in ("benchmarks", "shared"):
        with pytest.raises(NothingToDoError):
            view_report(view, scores, workspace, "table", "nl", 80)
    assert "unknown" in by_report("phase", scores, workspace, "table", "en", 80)


def test_what_is_behind_and_what_to_learn(zonnewende):
    text = view_report("benchmarks", *zonnewende, "table", "en", 140)
    (line,) = (line for line in text.splitlines() if line.startswith("Contract"))
    assert "our advantage" in line
    assert "to learn from Dijkstroom" in text


def test_the_same_bytes_in_every_language(zonnewende):
    for form in ("json", "csv"):
        assert by_report("channel", *zonnewende, form, "nl", 80) == by_report("channel", *zonnewende, form, "en", 80)


# The order, with how sure it is


@pytest.mark.parametrize("language", ["nl", "en"])
def test_names_keep_room_beside_three_journeys(zonnewende, language):
    scores, workspace = zonnewende
    text = rank_report(rank(scores), scores, workspace, "table", language, 80)
    lines = [line for line in text.splitlines() if re.match(r" *(\d+-)?(\d+|-) +[abc] ", line)]
    assert len(lines) == 36
    assert max(cells(line) for line in text.splitlines()) <= 80
    (cut,) = (line for line in lines if "Meterstanden" in line)
    name = cut.split(" c ", 1)[1].split("…")[0]
    assert len(name) >= 23


def test_places_that_overlap_are_ranges(zonnewende):
    scores, workspace = zonnewende
    ranking = rank(scores)
    text = rank_report(ranking, scores, workspace, "table", "en", 140)
    second = ranking.rows[1]
    assert second.sure.low < second.sure.high
    assert f" {second.sure.low}-{second.sure.high}  a {second.touchpoint.name}" in text
    assert "in 90 % of 2,000 draws of answers, importance and balance (seed 1)" in text
    assert "turns when satisfaction weighs less than" in text
    assert "Each journey counts by its customers a year." in text
    assert "? is a repair that is not sure" in text
    assert '"Eerste maandfactuur" stands in 2 journeys and lifts the index of all customers by' in text


def test_csv_of_the_order_says_how_sure_each_place_is(zonnewende):
    scores, workspace = zonnewende
    rows = list(csv.DictReader(io.StringIO(rank_report(rank(scores), scores, workspace, "csv", "nl", 80))))
    assert (rows[0]["place"], rows[0]["place_low"], rows[0]["place_top5"]) == ("1", "1", "1.0")
    assert float(rows[0]["impact_low"]) < float(rows[0]["impact"]) < float(rows[0]["impact_high"])
    assert rows[-1]["place_low"] == ""


def test_an_unknown_margin_is_said(tmp_path):
    (tmp_path / "reis.yaml").write_text(
        "kind: journey\ntitle: Reis\nphases:\n  - name: P\n    touchpoints:\n"
        "      - {name: A, measurements: [{metric: ces, value: 3, date: 2026-01-01}]}\n"
        "      - {name: B, measurements: [{metric: ces, value: 4, n: 90, date: 2026-01-01}]}\n",
        "utf-8",
    )
    workspace = load(tmp_path)
    scores = simulate(score(workspace))
    text = rank_report(rank(scores), scores, workspace, "table", "en", 80)
    assert "No margin is known of 1: for the others' places they were taken as exact." in text


def test_parts_of_a_larger_journey_are_named(tmp_path):
    for id_, more in (("deel", "parent: geheel\n"), ("geheel", "")):
        (tmp_path / f"{id_}.yaml").write_text(
            f"kind: journey\nid: {id_}\ntitle: Het {id_}\ncustomers_per_year: 5\n{more}"
            "phases: [{name: P, touchpoints: [{name: A, customer: {emotion: 0.3}}]}]\n",
            "utf-8",
        )
    workspace = load(tmp_path)
    text = score_report(simulate(score(workspace)), workspace, "table", "en", 80)
    assert "part of Het geheel" in text
    assert "contains Het deel 65; by their customers together 65 (" in text


def test_the_name_of_a_segment_changes_no_structure_in_markdown(tmp_path):
    (tmp_path / "reis.yaml").write_text(
        "kind: journey\nid: reis\ntitle: Reis\nphases: [{name: P, touchpoints: [A]}]\n", "utf-8"
    )
    (tmp_path / "cijfers.yaml").write_text(
        'kind: measurements\nsource: x\nrecords:\n  - {touchpoint: a, metric: ces, period: 2026-Q3, n: 40, mean: 4, sd: 1, segment: {"re|gio": "noord | <b>"}}\n',
        "utf-8",
    )
    workspace = load(tmp_path)
    assert not workspace.findings
    text = by_report("re|gio", simulate(score(workspace)), workspace, "markdown", "en", 80)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1
    assert "<b>" not in text
