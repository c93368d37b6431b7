"""Figures of systems (waiting, leaving, costs) stand beside satisfaction wherever that is shown."""

from __future__ import annotations

import json

import pytest

from journeykit.history.periods import trend_of_periods
from journeykit.maps import look_pages, tell_journey
from journeykit.maps.look import Look
from journeykit.planning import plan
from journeykit.reports.page.touchpoints import measured_table
from journeykit.reports.plan.report import markdown
from journeykit.reports.plan.words import Phrases
from journeykit.reports.scores.report import score_report
from journeykit.reports.trend.report import trend_report
from journeykit.scoring import score
from journeykit.words import translator
from journeykit.workspace import load

REIS = """kind: journey
id: overtocht
title: Met de veerboot
phases:
  - name: Kade
    touchpoints:
      - {id: rij, name: In de rij, moment_of_truth: true}
      - {id: boot, name: Aan boord}
"""
CIJFERS = """kind: measurements
records:
  - {touchpoint: rij, metric: ces, mean: 3, sd: 1, n: 50, period: 2026-Q3}
  - {touchpoint: rij, metric: wait, unit: minutes, value: 12.5, n: 4000, period: 2026-Q3}
  - {touchpoint: rij, metric: wait, unit: minutes, value: 11, n: 3900, period: 2026-Q2}
  - {touchpoint: boot, metric: cost, unit: euro, value: 3.25, period: 2026-Q3}
  - {journey: overtocht, metric: churn, unit: percent, value: 4, n: 900, period: 2026}
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("veer")
    (folder / "reis.yaml").write_text(REIS, "utf-8")
    (folder / "cijfers.yaml").write_text(CIJFERS, "utf-8")
    return load(folder)


def test_score_has_a_table_of_its_own_for_them(workspace):
    scores = score(workspace)
    dutch = score_report(scores, workspace, "table", "nl").splitlines()
    at = dutch.index("Naast de tevredenheid, en er nooit in")
    assert [line.split() for line in dutch[at + 3 : at + 6]] == [
        "hele reis verloop 4 % - 900 2026".split(),
        "In de rij wachttijd 12,5 minuten 11 minuten 4.000 derde kwartaal van 2026".split(),
        "Aan boord kosten 3,25 euro - - derde kwartaal van 2026".split(),
    ]
    assert max(map(len, dutch)) <= 80
    journey = json.loads(score_report(scores, workspace, "json", "nl"))["journeys"][0]
    wait = {"metric": "wait", "unit": "minutes", "value": 12.5, "n": 4000, "period": "2026-Q3", "before": 11}
    assert journey["counted"][0]["metric"] == "churn"
    assert journey["touchpoints"][0]["counted"] == [wait]


def test_plan_map_and_page_say_them(workspace):
    scores = score(workspace)
    text = markdown(plan(workspace, scores), "en")
    assert "Counted besides: waiting time 12.5 minutes (n = 4,000; before: 11 minutes)." in text
    assert "Counted besides: churn 4 % (n = 900)." in text
    _, told = tell_journey(workspace, scores, workspace.journeys[0], Look("en"))
    assert "Counted: waiting time 12.5 minutes (n = 4,000; before: 11 minutes)" in told
    assert "churn 4 % (n = 900)" in told
    (content, *_), _ = look_pages(workspace, scores, "lanes", workspace.journeys[0], Look("en"))
    point, phrases = content.touchpoints[0], Phrases(translator("en"), "en")
    table = measured_table(phrases, scores.touchpoint("overtocht", "rij"), point.counted)
    assert table is not None
    assert [row[:2] for row in table.rows] == [
        ("Ease", "3.0 (2.7 to 3.3)"),
        ("Waiting time", "12.5 minutes (before: 11 minutes)"),
    ]
    assert table.rows[1][2:] == ("", "4,000", "third quarter of 2026")


def test_a_trend_over_periods_says_how_they_went(workspace):
    trend = trend_of_periods(workspace)
    text = " ".join(trend_report(trend, "table", "nl").split())
    assert "Daarnaast geteld: Met de veerboot: verloop 4 % (2026)" in text
    assert "In de rij: wachttijd 11; 12,5 minuten (tweede kwartaal van 2026 tot en met derde kwartaal van 2026)" in text
    (journey,) = json.loads(trend_report(trend, "json", "nl"))["journeys"]
    assert [[point["value"] for point in one["points"]] for one in journey["counted"]] == [[4], [11, 12.5], [3.25]]
