"""SARIF against the official schema, as Microsoft's package for tests has it (tests/browser/package.json)."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft4Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from journeykit.check import Report, check, read_baseline
from journeykit.cli.running import run
from journeykit.reports.diagnostics.sarif import diagnostics_sarif
from journeykit.workspace import load

TESTS = Path(__file__).parents[1]
CASES = TESTS / "cases"
OFFICIAL = TESTS / "browser/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
AS_OF = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def official():
    """Return what judges a report by the official schema."""
    if not OFFICIAL.exists():
        pytest.skip("the official schema of SARIF is missing: make test installs it where npm is")
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=FormatChecker())


def reported(path: Path) -> dict:
    workspace = load(path)
    file = path / ".journeykit-baseline.json"
    known = read_baseline(file, PurePosixPath(file.name)) if file.is_file() else None
    return json.loads(diagnostics_sarif(check(workspace, AS_OF, profile="strict", baseline=known)))


def results(data: dict) -> list[dict]:
    return data["runs"][0]["results"]


def test_a_clean_project(official):
    data = json.loads(diagnostics_sarif(Report((), 3)))
    official.validate(data)
    assert results(data) == []


def test_all_rules_at_once(official):
    codes = set()
    for project in ("broken", "sound", "without-brand"):
        data = reported(CASES / "every-rule-once" / project)
        official.validate(data)
        codes |= {result["ruleId"] for result in results(data)}
    assert len(codes) == 101


@pytest.mark.parametrize("case", sorted(CASES.glob("JK0*")), ids=lambda case: case.name)
def test_broken_files(official, case):
    data = reported(case / "bad.yaml" if (case / "bad.yaml").is_file() else case / "bad")
    official.validate(data)
    assert case.name[:5] in {result["ruleId"] for result in results(data)}


def test_fixes_related_places_and_characters_beyond_the_plane(official, tmp_path):
    (tmp_path / "a 😀,#%.yaml").write_text(
        "kind: journey\ntitle: 😀😀\nphases:\n  - name: P\n    touchpoints:\n"
        "      - {name: 😀 bell, importance: '4,5'}\n      - {name: Twice, nmae: 𝕏, channels: [stoer]}\n      - Twice\n",
        encoding="utf-8",
    )
    data = reported(tmp_path)
    official.validate(data)
    assert any("fixes" in result for result in results(data))
    assert any("relatedLocations" in result for result in results(data))
    comma = next(result for result in results(data) if result["ruleId"] == "JK103")
    region = comma["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (36, 41)  # code points: a picture is one column


def test_the_example_through_the_command(official, tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    report = tmp_path / "report.sarif"
    example = TESTS.parent / "examples" / "zonnewende-energie"
    assert run(["validate", "--output-format", "sarif", "-o", str(report), "-C", str(example)]) == 0
    data = json.loads(report.read_text(encoding="utf-8"))
    official.validate(data)
    assert results(data)


def test_the_schema_refuses_what_is_wrong(official):
    """A judge that lets everything pass would be no judge."""
    data = reported(CASES / "every-rule-once" / "broken")
    for spoil in (
        lambda it: it["runs"][0].pop("tool"),
        lambda it: results(it)[0].update(level="fatal"),
        lambda it: results(it)[0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda it: it["runs"][0].update(columnKind="bytes"),
        lambda it: results(it)[0].update(file="a.yaml"),
    ):
        spoilt = copy.deepcopy(data)
        spoil(spoilt)
        with pytest.raises(ValidationError):
            official.validate(spoilt)
