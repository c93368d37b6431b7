"""Scores and ranks written out, from real documents."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from journeykit.reports.scores.explain import explain_report
from journeykit.reports.scores.report import rank_report, score_report
from journeykit.scoring import rank, score
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]

PROJECT = """\
kind: project
format: 1
name: Proef
brand: {values: [{id: helder, name: Helder}]}
basics: [{id: snel, text: Snel antwoord}]
"""

JOURNEY = """\
kind: journey
id: reis
title: Een reis
customers_per_year: 900
phases:
  - name: Begin
    touchpoints:
      - {name: Zoeken, importance: 2, channels: [website], owner: marketing, customer: {emotion: 0.3}}
      - name: Bellen
        importance: 5
        channels: [phone]
        owner: service
        moment_of_truth: true
        brand_fit: {helder: {now: 1, potential: 4}}
        run_by: others
      - {name: Betalen, importance: 3, customer: {emotion: 2}, choice: {take: excel, because: dat zijn wij}}
      - {name: Lezen}
"""

MEASURED = """\
kind: measurements
source: enquete.csv
records:
  - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 20, mean: 2.4, sd: 1.1}
  - {journey: reis, metric: nps, period: 2026-Q3, n: 100, promoters: 60, passives: 25, detractors: 15}
"""


def write(folder: Path, **texts: str):
    for name, text in texts.items():
        (folder / ("journeykit.yaml" if name == "project" else f"{name}.yaml")).write_text(dedent(text), "utf-8")
    workspace = load(folder)
    assert not workspace.findings, [finding.message.english for finding in workspace.findings]
    return workspace


@pytest.fixture
def workspace(tmp_path):
    return write(tmp_path, project=PROJECT, reis=JOURNEY, measured=MEASURED)


def scores_in(workspace, form="table", language="en"):
    return score_report(score(workspace), workspace, form, language)


def ranks_in(workspace, form="table", language="en", by="priority", top=None):
    scores = score(workspace)
    return rank_report(rank(scores, workspace, by, top), scores, workspace, form, language)


def test_the_json_has_exactly_the_promised_keys(workspace):
    data = json.loads(scores_in(workspace, "json"))
    assert list(data) == ["version", "journeys", "ranking"]
    (journey,) = data["journeys"]
    assert set(journey) == {
        "id", "title", "index", "peak_end", "school_mark", "minimum", "below_floor", "channel_switch_rate", "handoffs",
        "loops", "touchpoints",
    }  # fmt: skip
    assert set(journey["index"]) == {"value", "low", "high"}
    assert set(journey["minimum"]) == {"touchpoint", "value"}
    for touchpoint in journey["touchpoints"]:
        assert set(touchpoint) == {
            "id", "name", "phase", "performance", "importance", "reach", "impact", "harm", "strength", "brand", "choice",
            "priority", "rank", "rests_on",
        }  # fmt: skip
        assert set(touchpoint["performance"]) == {"value", "raw", "low", "high", "n", "grade", "headlines"}
        assert set(touchpoint["importance"]) == set(touchpoint["reach"]) == {"value", "source"}
        assert set(touchpoint["impact"]) == {"value", "low", "high"}
        assert set(touchpoint["brand"]) == {
            "expression", "potential", "gap", "coverage", "contradictions", "rules",
        }  # fmt: skip
        assert set(touchpoint["brand"]["rules"]) == {"kept", "broken", "fits"}
        assert set(touchpoint["choice"]) == {"take", "certainty", "because", "overruled"}
        assert set(touchpoint["rank"]) == {"value", "low", "high", "top5"}


def test_the_json_by_its_values(workspace):
    data = json.loads(scores_in(workspace, "json"))
    zoeken, bellen, betalen, lezen = data["journeys"][0]["touchpoints"]
    assert bellen["performance"]["n"] == 20
    assert bellen["performance"]["headlines"] == [{"metric": "ces", "value": 2.4, "n": 20}]
    assert bellen["importance"] == {"value": 0.5, "source": "stated"}
    assert bellen["impact"]["low"] is None
    assert {"file": "measured.yaml", "line": 4, "field": "measurements"} in bellen["rests_on"]
    assert {"file": "reis.yaml", "line": 10, "field": "importance"} in bellen["rests_on"]
    assert zoeken["performance"]["grade"] == "hypothesis"
    assert (betalen["choice"]["take"], betalen["choice"]["overruled"]) == ("excel", "good-enough")
    assert betalen["choice"]["because"] == "dat zijn wij"
    assert lezen["performance"]["value"] is None
    assert lezen["rank"] == {"value": None, "low": None, "high": None, "top5": None}
    assert [one["touchpoint"] for one in data["ranking"]] == ["bellen", "zoeken", "betalen", "lezen"]


def test_the_same_input_gives_the_same_bytes_in_every_language(workspace):
    assert scores_in(workspace, "json") == scores_in(load(workspace.root), "json", "nl")
    assert scores_in(workspace, "csv") == scores_in(workspace, "csv", "nl")


def test_csv_has_a_row_for_each_touchpoint(workspace):
    rows = list(csv.DictReader(io.StringIO(scores_in(workspace, "csv"))))
    assert [row["touchpoint"] for row in rows] == ["zoeken", "bellen", "betalen", "lezen"]
    assert rows[3]["performance"] == ""
    assert float(rows[1]["importance"]) == 0.5
    ranked = list(csv.DictReader(io.StringIO(ranks_in(workspace, "csv"))))
    assert [(row["place"], row["touchpoint"]) for row in ranked] == [
        ("1", "bellen"), ("2", "zoeken"), ("3", "betalen"), ("", "lezen"),
    ]  # fmt: skip


def test_a_table_says_unknown_and_marks_what_is_weak(workspace):
    text = scores_in(workspace)
    assert max(len(line) for line in text.splitlines()) <= 80
    lines = {line.split("  ")[1].strip() if line else "": line for line in text.splitlines() if "  " in line}
    assert "unknown" in lines["Lezen"]
    assert "*" in lines["Bellen"]
    assert "influence" in lines["Bellen"]
    assert "* rests on fewer than 30 answers: 1; a hypothesis only: 2." in text
    assert "Importance is what people state." in text
    assert '"Betalen": a person chose excel instead of' in text
    assert "NPS 45.0" in text


def test_derived_importance_that_is_not_used_is_said(tmp_path):
    more = "  - {touchpoint: bellen, derived_importance: 0.3, method: lmg, period: 2026, n: 90}\n"
    text = " ".join(scores_in(write(tmp_path, project=PROJECT, reis=JOURNEY, measured=MEASURED + more)).split())
    assert "Importance derived from answers is not used: it is not known of Zoeken, Betalen." in text
    every = more + more.replace("bellen", "zoeken") + more.replace("bellen", "betalen")
    text = scores_in(write(tmp_path, measured=MEASURED + every))
    assert "Importance is derived from answers." in text
    assert "not used" not in text


def test_a_table_in_dutch(workspace):
    text = scores_in(workspace, language="nl")
    assert "onbekend" in text
    assert "beïnvloeden" in text
    assert "NPS 45,0" in text


def test_a_wider_terminal_shows_more(workspace):
    long = JOURNEY.replace("name: Zoeken", "id: zoeken, name: Zoeken op het internet naar een aanbieder")
    longer = write(workspace.root, project=PROJECT, reis=long, measured=MEASURED)
    assert " reach " not in scores_in(longer)
    assert " reach " in score_report(score(longer), longer, "table", "en", 140)
    assert "Zoeken op het internet naar een aanbieder" in score_report(score(longer), longer, "table", "en", 140)


def test_the_order_says_how_far_the_figures_go(workspace):
    text = ranks_in(workspace)
    assert text.startswith("Proef - 4 touchpoints, 1 journey - figures up to 2026-Q3\n")
    assert "suspected" not in text
    assert text.index("Bellen") < text.index("Zoeken") < text.index("Betalen") < text.index("Lezen")


def test_only_the_first(workspace):
    text = ranks_in(workspace, top=1)
    assert "Bellen" in text
    assert "Zoeken" not in text
    assert [one["touchpoint"] for one in json.loads(ranks_in(workspace, "json", top=1))["ranking"]] == ["bellen"]


def test_by_brand_only_what_is_rated_has_a_place(workspace):
    rows = list(csv.DictReader(io.StringIO(ranks_in(workspace, "csv", by="brand"))))
    assert (rows[0]["place"], rows[0]["touchpoint"]) == ("1", "bellen")
    assert [row["place"] for row in rows[1:]] == ["", "", ""]


def test_several_journeys_are_weighed_by_their_customers(tmp_path):
    other = JOURNEY.replace("id: reis", "id: ander").replace("Een reis", "Andere reis").replace("900", "100")
    workspace = write(tmp_path, project=PROJECT, reis=JOURNEY, ander=other, measured=MEASURED)
    text = ranks_in(workspace)
    assert "a Andere reis, b Een reis" in text
    bellen = [line.split() for line in text.splitlines() if "Bellen" in line]
    assert [(line[0], line[1]) for line in bellen] == [("1", "b"), ("2", "a")]


def test_without_customers_each_journey_has_an_order_of_its_own(tmp_path):
    other = JOURNEY.replace("id: reis", "id: ander").replace("Een reis", "Andere reis")
    other = other.replace("customers_per_year: 900\n", "")
    workspace = write(tmp_path, project=PROJECT, reis=JOURNEY, ander=other, measured=MEASURED)
    text = ranks_in(workspace)
    assert "Each journey has an order of its own" in text
    assert len([line for line in text.splitlines() if line.strip().startswith("1 ")]) == 2
    assert len(json.loads(ranks_in(workspace, "json"))["ranking"]) == 8


HOSTILE = '"=1+1 [b]x[/b] | `c` <img src=x> @team \\\\"'


@pytest.fixture
def hostile(tmp_path):
    journey = JOURNEY.replace("name: Zoeken", f"id: zoeken, name: {HOSTILE}")
    return write(tmp_path, project=PROJECT, reis=journey, measured=MEASURED)


def test_user_text_stays_text_in_a_table(hostile):
    assert "=1+1 [b]x[/b] | `c`" in score_report(score(hostile), hostile, "table", "en", 160)


def test_user_text_is_no_formula_in_csv(hostile):
    (row, *_) = csv.DictReader(io.StringIO(scores_in(hostile, "csv")))
    assert row["name"].startswith("'=1+1")


@pytest.mark.parametrize("report", [scores_in, ranks_in])
def test_user_text_changes_no_structure_in_markdown(workspace, tmp_path_factory, report):
    journey = JOURNEY.replace("name: Zoeken", f"id: zoeken, name: {HOSTILE}")
    bad = write(tmp_path_factory.mktemp("hostile"), project=PROJECT, reis=journey, measured=MEASURED)
    parser = MarkdownIt("commonmark").enable("table")

    def structure(text):
        kinds = []
        for token in parser.parse(text):
            kinds.append(token.type)
            kinds += [child.type for child in token.children or () if child.type not in {"text", "text_special"}]
        return kinds

    assert structure(report(bad, "markdown")) == structure(report(workspace, "markdown"))
    assert "table_open" in structure(report(bad, "markdown"))


def test_wide_signs_keep_the_columns_straight(tmp_path):
    wide = JOURNEY.replace("name: Zoeken", "id: zoeken, name: 検索する")
    lines = scores_in(write(tmp_path, project=PROJECT, reis=wide, measured=MEASURED)).splitlines()
    (japanese,) = (line for line in lines if "検索する" in line)
    (dutch,) = (line for line in lines if "influence" in line)
    # Four signs of two columns each: the rest of the line stands four places earlier in the text.
    assert japanese.index("good enough") + 4 == dutch.index("influence")


def test_an_explanation_fills_in_every_formula(workspace):
    text = explain_report("bellen", score(workspace), workspace, "table", "en")
    assert text.startswith("Bellen (reis/bellen)\n")
    assert "P = line(x), (1, 0) (4.50, 55) (5, 65) (6.20, 85) (7, 100)" in text
    assert "measured.yaml:4  measurements" in text
    assert "5 / 10" in text
    assert "25 × (1 × 1) / (1)" in text
    assert "satisfaction is insufficient" in text


def test_an_explanation_for_programs(workspace):
    data = json.loads(explain_report("reis/bellen", score(workspace), workspace, "json", "nl"))
    (one,) = data["touchpoints"]
    figures = {figure["figure"]: figure for figure in one["figures"]}
    scores = json.loads(scores_in(workspace, "json"))["journeys"][0]["touchpoints"][1]
    assert figures["impact"]["value"] == scores["impact"]["value"]
    assert figures["performance"]["value"] == scores["performance"]["value"]
    assert figures["ces"]["rests_on"] == [{"file": "measured.yaml", "line": 4, "field": "measurements"}]


def test_an_unknown_touchpoint_is_explained_as_unknown(workspace):
    text = explain_report("lezen", score(workspace), workspace, "table", "en")
    assert "satisfaction: unknown" in text
    assert "room in index points: unknown" in text
    assert "priority: unknown" in text


@pytest.mark.parametrize("example", ["zonnewende-energie", "hotel-one-file"])
def test_the_json_keeps_to_its_published_schema(example):
    workspace = load(ROOT / "examples" / example)
    schema = json.loads((ROOT / "docs/reference/score.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(scores_in(workspace, "json")))
    Draft202012Validator(schema).validate(json.loads(ranks_in(workspace, "json", by="brand")))
    explained = json.loads((ROOT / "docs/reference/score-explain.schema.json").read_text("utf-8"))
    scores = score(workspace)
    for _, touchpoint in scores.all():
        data = json.loads(explain_report(touchpoint.id, scores, workspace, "json", "nl"))
        Draft202012Validator(explained).validate(data)


def test_two_journeys_of_one_id_are_both_explained(tmp_path):
    (tmp_path / "een.yaml").write_text("kind: journey\nid: reis\ntitle: Een\nphases: [{name: P, touchpoints: [A]}]\n")
    (tmp_path / "twee.yaml").write_text("kind: journey\nid: reis\ntitle: Twee\nphases: [{name: P, touchpoints: [B]}]\n")
    workspace = load(tmp_path)
    assert explain_report("b", score(workspace), workspace, "table", "en").startswith("B (reis/b)")


# What is unknown has its reason


def _lone(tmp_path, touchpoints: str, **more: str):
    text = f"kind: journey\nid: reis\ntitle: Reis\nphases: [{{name: A, touchpoints: [{touchpoints}]}}]\n"
    return write(tmp_path, reis=text, **more)


@pytest.mark.parametrize(
    ("touchpoints", "why"),
    [
        ("{name: Een}, {name: Twee}", "of no touchpoint satisfaction is known. Measure first."),
        ("{name: Een, reach: 0, customer: {emotion: 1}}", "everywhere importance or reach is 0, so nothing counts."),
    ],
)
def test_an_unknown_index_has_its_reason(tmp_path, touchpoints, why):
    workspace = _lone(tmp_path, touchpoints)
    scores = score(workspace)
    for text in (scores_in(workspace), rank_report(rank(scores), scores, workspace, "table", "en")):
        assert f"The index is unknown: {why}" in " ".join(text.split())


def test_a_known_index_needs_no_reason(workspace):
    assert "The index is unknown" not in scores_in(workspace)


def test_what_was_measured_and_does_not_count_is_said(tmp_path):
    project = "kind: project\nformat: 1\nname: Proef\nscoring: {metrics: {ces: 0}}\n"
    measured = "measurements: [{metric: ces, value: 4, n: 50, date: 2026-09-01}]"
    emotion = f"{{name: Een, {measured}}}, {{name: Twee, customer: {{emotion: 1}}, {measured}}}, {{name: Drie}}"
    text = " ".join(scores_in(_lone(tmp_path, emotion, project=project)).split())
    assert "Measured, but `scoring.metrics` gives those metrics the weight 0: 2." in text


def test_old_figures_name_the_day_that_was_asked_for(tmp_path):
    old = "{name: Een, measurements: [{metric: ces, value: 4, n: 50, date: 2024-09-01}]}"
    workspace = _lone(
        tmp_path, f"{old}, {{name: Twee, measurements: [{{metric: ces, value: 4, n: 50, date: 2026-09-01}}]}}"
    )
    by_itself = " ".join(scores_in(workspace).split())
    assert "Measured more than 12 months before the newest figures, so twice as uncertain: 1." in by_itself
    asked = score_report(score(workspace, date(2028, 3, 1)), workspace, "table", "en")
    assert "Measured more than 12 months before 1 March 2028, so twice as uncertain: 2." in " ".join(asked.split())


def _ranked(tmp_path, touchpoints: str) -> str:
    project = "kind: project\nformat: 1\nname: Proef\nbrand: {values: [{id: helder, name: Helder}]}\n"
    workspace = _lone(tmp_path, touchpoints, project=project)
    scores = score(workspace)
    return " ".join(rank_report(rank(scores), scores, workspace, "table", "en").split())


def test_the_nearest_balance_that_turns_neighbours_is_said_however_far(tmp_path):
    room = "customer: {emotion: 0.2}"
    brand = "customer: {emotion: 1.9}, brand_fit: {helder: {now: 3, potential: 4}}"
    text = _ranked(tmp_path, f"{{name: Een, {room}}}, {{name: Twee, {brand}}}")
    # 2 points of room in 65 against 25 of brand in 100: a / 32.5 = (1 - a) / 4.
    assert "The order of 1 and 2 turns when satisfaction weighs more than 0.89 (now 0.60)." in text


def test_it_is_said_when_no_balance_turns_the_order(tmp_path):
    text = _ranked(tmp_path, "{name: Een, customer: {emotion: 0.2}}, {name: Twee, customer: {emotion: 0.1}}")
    assert "No balance of satisfaction and brand turns this order: other answers or importance would." in text
    assert "turns when" not in text


def test_one_touchpoint_has_no_order_to_turn(tmp_path):
    text = _ranked(tmp_path, "{name: Een, customer: {emotion: 0.2}}")
    assert "turns" not in text
