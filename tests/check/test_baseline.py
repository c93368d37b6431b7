from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import pytest

from journeykit.check import Baseline, check, chosen_rules, read_baseline, renewed
from journeykit.check.baseline import NAME
from journeykit.diagnostics import JourneykitError, Severity
from journeykit.workspace import load

SHOWN = PurePosixPath(NAME)
TWO = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor, stoor]}
      - {name: Bill, form: invoce}
"""


@pytest.fixture
def shop(tmp_path):
    """Write files and read them as one project."""

    def write(text: str = TWO, **files: str):
        for name, inner in {"a": text, **files}.items():
            (tmp_path / f"{name}.yaml").write_text(inner, encoding="utf-8")
        return load([tmp_path])

    return write


def written(workspace, before=None, asked=None, **options):
    rules = chosen_rules(workspace.project, profile="draft")
    report = check(workspace, profile="draft", **options)
    return renewed(report, before or Baseline(SHOWN, {}), rules, asked)


def codes(workspace, baseline, **options):
    return [found.code for found in check(workspace, profile="draft", baseline=baseline, **options).diagnostics]


def test_what_was_wrong_already_is_left_out_and_counted(shop):
    baseline = written(shop())
    report = check(shop(), profile="draft", baseline=baseline)
    assert (report.diagnostics, report.baselined, report.suppressed) == ((), 3, 0)


def test_it_survives_edits_elsewhere_and_moves(shop):
    baseline = written(shop())
    moved = TWO.replace("touchpoints:\n", "touchpoints:\n      # new\n      - {name: Bell}\n\n").replace(
        "title", "owner: x\ntitle"
    )
    assert codes(shop(moved), baseline) == []


def test_one_more_of_the_same_speaks(shop):
    baseline = written(shop())
    more = TWO.replace("form: invoce", "form: invoce, channels: [stoor]")
    assert codes(shop(more), baseline) == ["JK203"]
    assert codes(shop(TWO.replace("[stoor, stoor]", "[stoor, stoor, stoor]")), baseline) == ["JK203"]


def test_what_is_gone_is_said_once_as_a_note(shop):
    baseline = written(shop())
    report = check(
        shop(TWO.replace("invoce", "invoice").replace("[stoor, stoor]", "[store]")), profile="draft", baseline=baseline
    )
    (stale,) = report.diagnostics
    assert (stale.code, stale.severity, stale.file) == ("JK010", Severity.NOTE, SHOWN)
    assert stale.message.english == "3 findings of the baseline are no longer there"
    assert "JK203" in baseline.text.splitlines()[stale.span.line - 1]


def test_of_what_was_not_looked_at_nothing_is_said_to_be_gone(shop, tmp_path):
    baseline = written(shop(b=TWO.replace("bicycle", "wheel")))
    assert codes(load([tmp_path / "a.yaml"]), baseline) == []
    assert codes(shop(), baseline, select=["JK5"]) == []
    assert codes(shop("kind: journey\ntitle: [\n"), baseline) == ["JK001"]


def test_what_cannot_be_read_is_never_put_up_with(shop):
    assert written(shop("kind: journey\ntitle: [\n")).counts == {}


def test_writing_keeps_what_was_not_looked_at(shop):
    before = written(shop(b=TWO.replace("bicycle", "wheel")))
    mended = shop(TWO.replace("invoce", "invoice"))
    after = written(mended, before, {"a.yaml"})
    assert {known[0] for known in before.counts} == {known[0] for known in after.counts} == {"a.yaml", "b.yaml"}
    assert {known[1] for known in after.counts if known[0] == "a.yaml"} == {"JK203"}
    other_rule = Baseline(SHOWN, {("a.yaml", "JK999", "f"): 2})
    assert written(mended, other_rule).counts["a.yaml", "JK999", "f"] == 2


def test_it_can_be_read_back_and_says_the_same_again(shop, tmp_path):
    baseline = written(shop())
    path = tmp_path / NAME
    path.write_text(baseline.text, encoding="utf-8")
    assert read_baseline(path, SHOWN) == Baseline(SHOWN, dict(baseline.counts), baseline.text)
    assert written(shop(), baseline).text == baseline.text
    data = json.loads(baseline.text)
    assert set(data) == {"version", "findings"}
    assert "line" not in baseline.text
    assert str(Path(tmp_path)) not in baseline.text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": []}', "[" * 100_000,
             '{"version": 1, "findings": {"a": [{}]}}', '{"version": 1, "findings": {"a": [{"code": 1, "count": "x", "fingerprint": 1}]}}'],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(tmp_path, text):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(JourneykitError):
        read_baseline(tmp_path / NAME, SHOWN)
