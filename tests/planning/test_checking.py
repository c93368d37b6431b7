"""`plan --check`: what is not kept, with its place."""

from __future__ import annotations

import datetime as dt

import pytest

from journeykit.planning.checking import check_plan
from journeykit.workspace import load

LATE = dt.date(2027, 6, 1)
JOURNEY = """\
kind: journey
id: stay
title: Stay
phases:
  - name: Arrival
    touchpoints:
      - id: key
        name: Getting the key
        moment_of_truth: yes
        measurements: [{metric: ces, value: 2, n: 80, date: 2026-09-30}]
        %s
      - id: lift
        name: Taking the lift
        measurements: [{metric: ces, value: 2, n: 80, date: 2026-09-30}]
"""


def found(tmp_path, improvement="", day=LATE, **more):
    file = tmp_path / "stay.yaml"
    file.write_text(
        JOURNEY % (f"improvements: [{{title: A desk, owner: desk, {improvement}}}]" if improvement else "owner: x")
    )
    report = check_plan(load(file), day, **more)
    return [(one.code, one.span.line) for one in report.diagnostics]


def test_a_moment_of_truth_below_the_floor_needs_an_action_another_touchpoint_does_not(tmp_path):
    assert found(tmp_path) == [("JK701", 8)]


@pytest.mark.parametrize(
    ("improvement", "codes"),
    [
        ("status: chosen, due: 2027-05-31", ["JK703"]),
        ("status: chosen, due: 2027-06-02", []),
        ("status: pilot, pilot: {starts: 2027-01-01, ends: 2027-03-01, metric: ces, baseline: 2}", ["JK705"]),
        ("status: pilot, pilot: {starts: 2027-01-01, ends: 2027-08-01, metric: ces, baseline: 2}", []),
    ],
)
def test_what_is_late_and_what_is_not(tmp_path, improvement, codes):
    assert [code for code, _ in found(tmp_path, improvement)] == codes


def test_done_is_told_and_measured(tmp_path):
    done = "status: done, done_on: 2026-10-15"
    assert [code for code, _ in found(tmp_path, done)] == ["JK701", "JK706", "JK707", "JK712"]
    told = f"{done}, communicated_to: [desk], told_customers: {{date: 2026-11-01}}"
    assert [code for code, _ in found(tmp_path, told)] == ["JK701", "JK712"]


def test_a_comment_silences(tmp_path):
    (tmp_path / "stay.yaml").write_text(
        JOURNEY.replace("name: Getting the key", "name: Getting the key   # journeykit: ignore[JK701] people decided")
        % "owner: x"
    )
    assert check_plan(load(tmp_path / "stay.yaml"), LATE).diagnostics == ()


def test_other_journeys_are_left_alone(tmp_path):
    assert found(tmp_path, "status: chosen, due: 2027-01-01", journeys={"other"}) == []


def test_the_large_example(energy):
    codes = {one.code for one in check_plan(energy, dt.date(2027, 1, 10)).diagnostics}
    assert codes == {"JK703", "JK705", "JK706", "JK707"}
    early = check_plan(energy, dt.date(2026, 9, 30)).diagnostics
    assert "JK703" not in {one.code for one in early}
