"""What was counted beside satisfaction: the latest figure of each metric, and the one before it."""

from __future__ import annotations

import pytest

from journeykit.scoring import score
from journeykit.scoring.operational import counted
from journeykit.workspace import load

REIS = """kind: journey
id: overtocht
title: Met de veerboot
phases:
  - name: Kade
    touchpoints:
      - {id: rij, name: In de rij, measurements: [{metric: wait, unit: minutes, value: 12, n: 40, date: 2026-09-30}]}
"""
CIJFERS = """kind: measurements
records:
  - {touchpoint: rij, metric: wait, unit: minutes, value: 8, n: 30, period: 2026-Q2}
  - {touchpoint: rij, metric: wait, unit: minutes, value: 20, n: 10, period: 2026-Q2}
  - {touchpoint: rij, metric: wait, unit: minutes, value: 1, n: 500, period: 2026-Q2, segment: {persona: forens}}
  - {touchpoint: rij, metric: wait, unit: minutes, value: 30, n: 99, period: 2025-Q2}
  - {touchpoint: rij, metric: cost, unit: euro, value: 3.5, period: 2026-09}
  - {touchpoint: rij, metric: ces, mean: 5, sd: 1, n: 50, period: 2026-09}
  - {journey: overtocht, metric: churn, unit: percent, value: 4, n: 900, period: 2026}
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "reis.yaml").write_text(REIS, "utf-8")
    (tmp_path / "cijfers.yaml").write_text(CIJFERS, "utf-8")
    return load(tmp_path)


def test_the_latest_stands_beside_the_one_before(workspace):
    found = [
        (one.metric, one.value, one.n, one.period, one.before)
        for one in counted(workspace.records_of("overtocht", "rij"))
    ]
    # Two sources of one period are joined by their cases: (30 x 8 + 10 x 20) / 40. A segment is not the whole.
    assert found == [("wait", 12, 40, "2026-09-30", 11), ("cost", 3.5, None, "2026-09", None)]
    assert [one.metric for one in counted(workspace.records_of("overtocht", None))] == ["churn"]


def test_it_is_never_in_the_score(workspace, tmp_path):
    before = score(workspace).journey("overtocht")
    (tmp_path / "cijfers.yaml").write_text(
        CIJFERS.replace("value: 3.5", "value: 350").replace("value: 4,", "value: 90,"), "utf-8"
    )
    after = score(load(tmp_path)).journey("overtocht")
    assert before.index == after.index
    assert before.touchpoints[0].performance.n == 50
