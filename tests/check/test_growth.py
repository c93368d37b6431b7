"""The work of `validate` grows with the project, not with its square: lines that run are counted, not seconds."""

from __future__ import annotations

import sys
from pathlib import Path

from journeykit.check import check
from journeykit.reports.diagnostics.report import Style, diagnostics_text
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: stay-{number}
title: Stay {number}
owner: desk
personas: [guest]
phases:
  - name: Arrival
    touchpoints:
"""
# The same ids in every journey, as people write them: what is looked up by touchpoint alone would find them all.
TOUCHPOINT = """\
      - id: t{number}
        name: Step {number} of the arrival
        owner: desk
        channels: [reception]
        importance: 4
        moment_of_truth: true
        customer: {{does: Waits in line, emotion: -2}}
        measurements: [{{metric: csat, value: 3.1, n: 40, date: 2026-09-30}}]
        improvements: [{{id: better-{number}, title: A second desk, owner: desk}}]
"""


def make(folder: Path, journeys: int, touchpoints: int) -> Path:
    folder.mkdir()
    (folder / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: The Lantern House\n")
    (folder / "guest.yaml").write_text("kind: persona\nname: Guest\n")
    for number in range(journeys):
        parts = [JOURNEY.format(number=number), *(TOUCHPOINT.format(number=i) for i in range(touchpoints))]
        (folder / f"stay-{number:03}.yaml").write_text("".join(parts))
    return folder


def lines_run(*paths: Path) -> int:
    """Validate a project and count the lines of Python that it takes."""
    count = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        workspace = load(paths)
        text = diagnostics_text(check(workspace), workspace, Style(notes=True))
    finally:
        sys.settrace(before)
    assert "JK" in text
    return count


def grows_in_proportion(counts: list[int]) -> bool:
    """Whether, of three sizes that double, the last step adds twice what the first did, and hardly more."""
    small, middle, large = counts
    return large - middle < 2.02 * (middle - small)


def test_the_work_grows_with_the_number_of_journeys(tmp_path):
    lines_run(make(tmp_path / "first", 1, 1))  # what happens only once is over
    assert grows_in_proportion([lines_run(make(tmp_path / str(n), n, 3)) for n in (10, 20, 40)])


def test_the_work_grows_with_the_number_of_touchpoints(tmp_path):
    lines_run(make(tmp_path / "first", 1, 1))
    assert grows_in_proportion([lines_run(make(tmp_path / str(n), 1, n)) for n in (12, 24, 48)])


def test_the_work_grows_with_the_number_of_files_that_are_named(tmp_path):
    """As a hook before a commit does it."""
    lines_run(make(tmp_path / "first", 1, 1))
    projects = [make(tmp_path / str(n), n, 1) for n in (10, 20, 40)]
    assert grows_in_proportion([lines_run(*sorted(project.glob("stay-*.yaml"))) for project in projects])
