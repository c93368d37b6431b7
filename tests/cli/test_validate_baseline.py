from __future__ import annotations

import json

import pytest

from journeykit.check.baseline import NAME

BAD = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor]}
"""
DRAFT = ("validate", "--profile", "draft")


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Shop\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_baseline_is_written_and_then_counts_by_itself(journeykit, shop):
    assert journeykit(*DRAFT).code == 1
    shown = journeykit(*DRAFT, "--write-baseline")
    assert (shown.code, shown.out, shown.err) == (
        0,
        "All 2 documents are valid: 1 in the baseline\n",
        f"wrote {NAME}\n",
    )
    assert journeykit(*DRAFT).code == 0
    assert json.loads(journeykit(*DRAFT, "--output-format", "json").out)["summary"]["suppressed"] == 1
    (shop / "b.yaml").write_text(BAD.replace("bicycle", "wheel"), encoding="utf-8")
    shown = journeykit(*DRAFT, "--output-format", "concise")
    assert shown.code == 1
    assert shown.out.startswith("b.yaml:6:36: JK203 ")
    (shop / "b.yaml").unlink()
    (shop / "a.yaml").write_text(BAD.replace("stoor", "store"), encoding="utf-8")
    assert (
        f"{NAME}:5:1: JK010 1 finding of the baseline"
        in journeykit(*DRAFT, "--notes", "--output-format", "concise").out
    )


def test_a_baseline_of_a_name_of_ones_own(journeykit, shop):
    assert journeykit(*DRAFT, "--baseline", "known.json").code == 2
    assert journeykit(*DRAFT, "--baseline", "known.json", "--write-baseline").code == 0
    assert not (shop / NAME).exists()
    assert journeykit(*DRAFT, "--baseline", "known.json").code == 0
    assert journeykit(*DRAFT).code == 1


def test_a_broken_baseline_is_wrong_configuration(journeykit, shop):
    (shop / NAME).write_text("{", encoding="utf-8")
    shown = journeykit(*DRAFT)
    assert (shown.code, shown.out) == (2, "")
    assert NAME in shown.err
