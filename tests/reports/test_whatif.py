"""What would move, written: for people within 80 columns, as Markdown, and as JSON of a promised shape."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journeykit.planning.whatif.moves import what_if
from journeykit.reports.text_layout import cells
from journeykit.reports.whatif.report import whatif_report
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "whatif.schema.json").read_text(encoding="utf-8"))
HOSTILE = 'x" | <b>\\x1b[31m *a* $(id) `b` ' + "w" * 90


@pytest.fixture(scope="module")
def energy():
    return load(ROOT / "examples" / "zonnewende-energie")


@pytest.fixture(scope="module")
def found(energy):
    return what_if(
        energy, ["factuur.performance=80", "verhuizen/factuur.brand.helder=4"], ["een-klantbeeld", "dakfoto"]
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_table_fits_the_terminal(found, energy, language):
    text = whatif_report(found, energy, "table", language)
    assert max(cells(line) for line in text.splitlines()) <= 80
    assert ("Er is niets opgeslagen." if language == "nl" else "Nothing was written.") in text


def test_dutch_has_no_english_left(found, energy):
    text = whatif_report(found, energy, "table", "nl")
    assert not [word for word in (" the ", " is set ", " not done", "index points", " of ") if word in text]


def test_figures_stand_before_and_after(found, energy):
    journey = next(one for one in found.journeys if one.before.id == "klant-worden")
    text = whatif_report(found, energy, "table", "en")
    assert f"index {journey.before.index.value:.1f} -> {journey.after.index.value:.1f} (+" in text


def test_the_page_is_markdown_with_a_table_for_each_journey(found, energy):
    text = whatif_report(found, energy, "markdown", "en")
    assert text.count("\n## ") == len(found.journeys)
    assert text.count("\n| --- |") == len(found.journeys)


def test_json_has_the_shape_of_the_schema_whatever_is_asked(found, energy):
    for one in (found, what_if(energy, do=["tipkaart"]), what_if(energy, ["factuur.reach=.1"])):
        jsonschema.validate(json.loads(whatif_report(one, energy, "json", "nl")), SCHEMA)


def test_json_is_the_same_in_both_languages(found, energy):
    assert whatif_report(found, energy, "json", "nl") == whatif_report(found, energy, "json", "en")


def test_what_people_wrote_makes_no_structure(tmp_path):
    body = {"kind": "journey", "id": "a", "title": HOSTILE, "phases": [{"name": "P", "touchpoints": [
        {"id": "t", "name": HOSTILE, "measurements": [{"metric": "ces", "value": 4, "n": 9, "date": "2026-01-01"}],
         "improvements": [{"id": "i", "title": HOSTILE, "effect": 9}]}]}]}  # fmt: skip
    (tmp_path / "a.yaml").write_text(json.dumps(body), encoding="utf-8")
    workspace = load(tmp_path / "a.yaml")
    moved = what_if(workspace, do=["i"])
    text = whatif_report(moved, workspace, "markdown", "en")
    assert "<b>" not in text
    assert "*a*" not in text.replace("\\*a\\*", "")
    assert len([line for line in text.splitlines() if line.startswith("| ")]) == 3
    jsonschema.validate(json.loads(whatif_report(moved, workspace, "json", "en")), SCHEMA)
