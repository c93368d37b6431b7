"""Every folder of tests/cases: the bad project gives exactly its rule, in exactly these places; the ok one nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journeykit.check import Report, check
from journeykit.rules import ALL_RULES
from journeykit.workspace import load

CASES = sorted(path for path in (Path(__file__).parents[1] / "cases").iterdir() if path.name.startswith("JK"))
READABLE = [rule.code for rule in ALL_RULES if rule.family in "012" and not rule.strict_only]
RULES = {f"{rule.code}-{rule.name}": rule for rule in ALL_RULES}


def check_part(case: Path, part: str) -> Report:
    single = case / f"{part}.yaml"
    return check(
        load(single if single.is_file() else case / part),
        dt.date(2026, 11, 22),
        select=[*READABLE, RULES[case.name].code],
    )


def lines(report: Report) -> list[str]:
    """Return one line a finding, as in bad.txt."""
    return [
        f"{found.file}:{found.span.line if found.span else 0}:{found.span.column if found.span else 0}: "
        f"{found.code} {found.message.english}" + (f" ({found.hint.english})" if found.hint else "")
        for found in report.diagnostics
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_bad_one_gives_exactly_this(case):
    report = check_part(case, "bad")
    assert {found.code for found in report.diagnostics} == {RULES[case.name].code}
    assert lines(report) == (case / "bad.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_right_one_gives_nothing(case):
    assert lines(check_part(case, "ok")) == []


def test_every_rule_has_a_case():
    # A rule that breaks down is a bug, and no file can show one: tests/check makes one break down.
    # A baseline is no document either: tests/check/test_baseline.py has one grow stale.
    assert {case.name for case in CASES} == set(RULES) - {"JK007-rule-crashed", "JK010-stale-baseline"}
