"""`--statistics` on a folder with one file per rule: each rule of rules.md is counted, and counted once."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from journeykit.rules import ALL_RULES

FOLDER = Path(__file__).parents[1] / "cases" / "every-rule-once"
PROJECTS = ("broken", "sound", "without-brand")
ASKED = ("--profile", "strict", "--notes", "--as-of", "2026-11-22", "--no-cache")
# A bug of the program, which no file can show: tests/check/test_check.py makes a rule break down.
UNSHOWN = {"JK007"}


def counted(journeykit, project: str) -> Counter[str]:
    shown = journeykit("validate", "-C", FOLDER / project, "--statistics", *ASKED)
    lines = [line.split() for line in shown.out.splitlines()[:-1]]
    return Counter({code: int(n) for n, code, *_ in lines})


def test_each_rule_is_counted_once(journeykit):
    counts = sum((counted(journeykit, project) for project in PROJECTS), Counter())
    assert counts == Counter({rule.code for rule in ALL_RULES} - UNSHOWN)


@pytest.mark.parametrize("project", PROJECTS)
def test_each_finding_stands_in_the_file_of_its_rule(journeykit, project):
    names = {rule.code: rule.name for rule in ALL_RULES}
    shown = journeykit("validate", "-C", FOLDER / project, "--output-format", "json", *ASKED)
    found = json.loads(shown.out)["diagnostics"]
    assert found
    for one in found:
        file = FOLDER / project / one["file"]
        if file.name.startswith("JK"):
            assert file.stem.startswith(f"{one['code']}-{names[one['code']]}")
        else:  # what is about the project or its baseline: the code stands beside it, or in the baseline's file name
            assert one["code"] in file.read_text(encoding="utf-8")
