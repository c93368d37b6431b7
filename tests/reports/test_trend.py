from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator
from tests.history.conftest import PROJECT, answers, journey, make

from journeykit.cli.running import run
from journeykit.history import trend
from journeykit.reports.trend.report import trend_report, trend_svg

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "trend.schema.json"
HOSTILE = "<b>[bold]Proef|@team\x1b]8;;https://example.org"


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A journey that is measured twice, with a pilot and a release, and one that was broken for a while."""
    made = make(tmp_path_factory.mktemp("reports") / "klant")
    pilot = "        improvements: [{id: p, title: Avondproef, pilot: {starts: 2026-01-20, ends: 2026-02-20}}]\n"
    made.write(journeykit=PROJECT, reis=journey(factuur=-1, brief=1).replace("      - id: brief", f"{pilot}      - id: brief"),
               twee=journey("Twee", x=0))  # fmt: skip
    made.write(q1=answers("2026-Q1", "touchpoint: factuur, metric: csat, mean: 4.0, sd: 1, n: 300"))
    made.commit("=begin", tag="v1")
    made.write(twee="kind: journey\ntitle: [Twee\n")
    made.commit(HOSTILE)
    made.write(
        q2=answers("2026-Q2", "touchpoint: factuur, metric: csat, mean: 3.0, sd: 1, n: 300"), twee=journey("Twee", x=1)
    )
    made.commit("gemeten", tag="v2")
    return made


@pytest.fixture
def journeykit(capsys, repository, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")

    def call(*arguments):
        code = run(["trend", *map(str, arguments), "-C", str(repository.folder)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def test_the_table_says_what_moved_and_what_is_more_than_chance(journeykit):
    code, out, _ = journeykit("--language", "nl")
    assert code == 0
    assert "Factuur: CSAT van 4,00 naar 3,00 (−1,00; −1,16 tot −0,84), v1 tot v2: slechter" in out
    assert "onleesbaar" in out
    assert "Er is tussendoor niets opnieuw gevraagd" in out
    assert "pilot Avondproef (Factuur): 20 januari 2026 tot en met 20 februari 2026" in out
    assert "release v2:" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_markdown_keeps_what_people_wrote_as_text(repository):
    text = trend_report(trend(repository.folder), "markdown", "en")
    assert "<b>" not in text
    assert "\x1b" not in text
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines[:4]}) == 1


def test_json_has_the_promised_shape_also_when_there_is_nothing(journeykit, repository):
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    for by in ("commits", "tags", "periods"):
        data = json.loads(journeykit("--by", by, "--format", "json")[1])
        validator.validate(data)
        (first, *_, last) = data["journeys"][0]["points"]
        assert first["index"]["value"] > last["index"]["value"]
        assert {one["verdict"] for one in data["changes"]} == {"clear"}
    assert [one["state"] for one in json.loads(journeykit("twee", "--format", "json")[1])["journeys"][0]["points"]] == [
        "scored", "broken", "scored",
    ]  # fmt: skip
    code, out, err = journeykit("nooit", "--format", "json")
    assert (code, json.loads(out)["journeys"]) == (3, [])
    validator.validate(json.loads(out))
    assert '"nooit"' in err


def test_csv_has_a_line_a_row_and_no_formula(journeykit):
    rows = list(csv.DictReader(journeykit("--format", "csv")[1].splitlines()))
    assert [row["state"] for row in rows] == ["scored", "scored", "scored", "broken", "scored"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(("by", "language"), [("commits", "nl"), ("tags", "en"), ("periods", "en")])
def test_the_chart_shows_each_journey_its_points_and_what_happened(program, repository, by, language):
    program("dot")
    picture = trend_svg(trend(repository.folder, by=by), language)
    root = ET.fromstring(picture)
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Klant worden" in words
    assert ("Avondproef" in words) == (by != "periods")  # between the two periods there was none
    assert ("v2" in words) == (by != "periods")
    assert "<b>" not in picture
    told = root.find("{http://www.w3.org/2000/svg}desc")
    assert "Klant worden" in told.text


def test_a_chart_goes_into_the_file_that_says_so(program, journeykit, tmp_path):
    program("dot")
    code, out, err = journeykit("--by", "periods", "-o", tmp_path / "trend.svg")
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert (tmp_path / "trend.svg").read_text().startswith("<svg")
