"""The lenses written out: table, Markdown, JSON that keeps to its schema, CSV, both languages, and explanations."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.reports.lenses.report import LENSES, Asked, lens_report
from journeykit.scoring import score
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/lenses.schema.json").read_text("utf-8"))

JOURNEY = """\
kind: journey
id: reis
title: Een reis
phases:
  - name: Begin
    touchpoints:
      - {name: "=Zoeken", importance: 2, channels: [website], owner: marketing}
      - {name: "Bellen | [hier](x)", id: bellen, importance: 5, channels: [phone], owner: service, systems: [till],
         data: {collects: [wens], shows: ["=naam"], personal_data: true},
         next: [{to: betalen, share: 0.8}, {to: zoeken, share: 0.1, carries: none}]}
      - {name: Betalen, importance: 3, channels: [website], owner: finance}
      - {name: Lezen}
"""

MEASURED = """\
kind: measurements
source: enquete.csv
records:
  - {touchpoint: zoeken, metric: importance, distribution: {2: 10, 5: 90}, period: 2026-Q3}
  - {touchpoint: zoeken, metric: csat, distribution: {2: 70, 4: 30}, period: 2026-Q3}
  - {touchpoint: bellen, metric: importance, distribution: {2: 8, 5: 12}, period: 2026-Q3}
  - {touchpoint: bellen, metric: csat, distribution: {2: 2, 4: 18}, period: 2024-Q3}
  - {touchpoint: betalen, metric: csat, mean: 4.4, sd: 0.8, n: 90, period: 2026-Q3}
  - {touchpoint: zoeken, kano: {A: 30, O: 40, M: 20, I: 10, R: 2, Q: 1}, period: 2026-Q3}
  - {touchpoint: bellen, kano: {A: 2, O: 3, M: 6, I: 1}, period: 2024-Q3}
  - {touchpoint: betalen, kano: {A: 0}, period: 2026-Q3}
  - {touchpoint: zoeken, penalty_reward: {penalty: -0.60, reward: 0.30}, n: 300, period: 2026-Q3}
  - {touchpoint: bellen, penalty_reward: {penalty: 0.2, reward: 0.1}, n: 20, period: 2024-Q3}
  - {touchpoint: betalen, penalty_reward: {penalty: -0.1, reward: 0.6}, period: 2026-Q3}
"""


@pytest.fixture
def seen(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(
        "kind: project\nformat: 1\nname: Proef\nsystems: [{id: till, name: Kassa}]\n", "utf-8"
    )
    (tmp_path / "reis.yaml").write_text(JOURNEY.replace('"=Zoeken"', '"=Zoeken", id: zoeken'), "utf-8")
    (tmp_path / "gemeten.yaml").write_text(MEASURED, "utf-8")
    workspace = load(tmp_path)
    assert workspace.findings == ()
    scores = score(workspace)

    def see(lens, **asked):
        return lens_report(lens, scores, workspace, Asked(**asked))

    return see


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_table_fits_and_speaks_its_language(seen, lens, language):
    text = seen(lens, language=language)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert text.startswith("Een reis\n")
    assert text != seen(lens, language={"nl": "en", "en": "nl"}[language])


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("explain", [None, "yes"])
def test_json_keeps_to_its_schema(seen, lens, explain):
    Draft202012Validator.check_schema(SCHEMA)
    id_ = None if explain is None else "reis" if lens == "friction" else "reis/bellen"
    data = json.loads(seen(lens, form="json", explain=id_))
    Draft202012Validator(SCHEMA).validate(data)
    assert (data["version"], data["lens"]) == (1, lens)
    assert all(("figures" in row) == (explain is not None) for row in data["rows"])
    assert data["rows"]


@pytest.mark.parametrize("lens", LENSES)
def test_a_csv_has_a_row_each_and_no_formula(seen, lens):
    rows = list(csv.DictReader(io.StringIO(seen(lens, form="csv"))))
    assert rows
    assert None not in rows[0]
    assert all(row["journey"] == "reis" for row in rows)
    assert not any(cell.startswith("=") for row in rows for cell in row.values())


@pytest.mark.parametrize("lens", LENSES)
def test_markdown_shows_names_as_text(seen, lens):
    html = MarkdownIt().enable("table").render(seen(lens, form="markdown"))
    assert "<table>" in html
    assert "<a " not in html
    assert "Bellen | [hier](x)" in html


def test_the_words_of_each_lens(seen):
    assert "15.0 (" in seen("opportunity", language="en")
    assert "6.0 (" in seen("opportunity", language="en")
    assert "0,70 (0,60-0,78)" in seen("kano")
    assert "hoe meer hoe beter?" in seen("kano")
    assert "−0,33" in seen("penalty-reward")
    assert "het teken past niet" in seen("penalty-reward")
    assert "Assenkruis mediaan" in seen("quadrants", cross_hair="median")
    assert "kanaalwissels: 2 van 2 (100 %) - overdrachten: 2" in seen("friction")
    assert "weer terug, verhaal kwijt" in seen("friction")


def test_small_and_old_samples_are_marked(seen):
    for lens in ("opportunity", "kano"):
        text = " ".join(seen(lens, language="en").split())
        assert "* rests on fewer than 30 answers: " in text
        assert "so twice as uncertain: 1." in text
    text = seen("penalty-reward", language="en")
    assert "newest figures: 1." in text
    rows = json.loads(seen("opportunity", form="json"))["rows"]
    assert [(row["touchpoint"], row["small"], row["stale"]) for row in rows] == [
        ("zoeken", False, False),
        ("bellen", True, True),
    ]


def test_what_is_unknown_stays_unknown(seen):
    rows = {row["touchpoint"]: row for row in json.loads(seen("kano", form="json"))["rows"]}
    assert rows["betalen"]["category"] is None
    assert rows["betalen"]["better"] == {"value": None, "low": None, "high": None}
    rows = {row["touchpoint"]: row for row in json.loads(seen("penalty-reward", form="json"))["rows"]}
    assert (rows["bellen"]["asymmetry"], rows["bellen"]["factor"]) == (None, None)
    rows = {row["touchpoint"]: row for row in json.loads(seen("quadrants", form="json"))["rows"]}
    assert rows["lezen"]["quadrant"] is None


def test_explanations_fill_in_the_formula_and_name_the_lines(seen):
    text = seen("opportunity", explain="zoeken", language="en")
    assert "I + max(I - S, 0)\n  = 9 + max(9 - 3, 0)" in text
    assert "= 10 × 90 / 100\n  gemeten.yaml:4  measurements" in text
    text = seen("penalty-reward", explain="zoeken", language="en")
    assert "= (0.3 - 0.6) / (0.3 + 0.6)" in text
    text = seen("kano", explain="reis/zoeken", language="en")
    assert "is: the more the better (not clear)" in text
    assert "= (30 + 40) / (30 + 40 + 20 + 10)" in text
    assert "cross-hair median" in seen("quadrants", explain="bellen", cross_hair="median", language="en")
    assert "reis.yaml:" in seen("friction", explain="reis")


def test_wrong_usage_and_nothing_to_see(seen, tmp_path):
    with pytest.raises(JourneykitError, match="cross-hair"):
        seen("kano", cross_hair="mean")
    with pytest.raises(JourneykitError, match="text or JSON"):
        seen("kano", explain="zoeken", form="csv")
    with pytest.raises(NothingToDoError):
        seen("kano", explain="nergens")
    (tmp_path / "gemeten.yaml").unlink()
    workspace = load(tmp_path)
    for lens in ("opportunity", "quadrants", "kano", "penalty-reward"):
        with pytest.raises(NothingToDoError):
            lens_report(lens, score(workspace), workspace, Asked())
    assert "Een reis" in lens_report("friction", score(workspace), workspace, Asked())


def test_two_runs_are_the_same(seen):
    for lens in LENSES:
        assert seen(lens, form="json") == seen(lens, form="json")
