from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeykit.check import check
from journeykit.reports.diagnostics.as_json import diagnostics_json
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
CASES = sorted((ROOT / "tests" / "cases").glob("JK*"))
SCHEMA = Draft202012Validator(json.loads((REFERENCE / "validate.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_keeps_the_promised_shape(case):
    single = case / "bad.yaml"
    report = check(load(single if single.is_file() else case / "bad"), dt.date(2026, 11, 22), profile="strict")
    data = json.loads(diagnostics_json(report))
    SCHEMA.validate(data)
    assert sum(data["summary"][name] for name in ("errors", "warnings", "notes")) == len(data["diagnostics"])
    assert all((ROOT / found["url"]).is_file() for found in data["diagnostics"])


def test_the_sample_of_the_manual_keeps_the_promised_shape():
    page = (REFERENCE / "validate-json.md").read_text(encoding="utf-8")
    sample = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL)[1])
    sample["diagnostics"][0]["fingerprint"] = "0" * 64  # cut short in the manual
    SCHEMA.validate(sample)
    keys = set(SCHEMA.schema["$defs"]["diagnostic"]["required"])
    assert set(sample["diagnostics"][0]) == keys
    assert all(f"`{key}`" in page for key in keys)


def test_the_same_files_give_the_same_bytes():
    paths = [case / "bad" for case in CASES if (case / "bad").is_dir()][:5]
    for path in paths:
        first, second = (diagnostics_json(check(load(path), dt.date(2026, 11, 22))) for _ in range(2))
        assert first == second
        assert str(ROOT) not in first
