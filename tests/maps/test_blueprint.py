"""The blueprint: rows, lines, signs, and what it says."""

from __future__ import annotations

import pytest
from map_samples import content

from journeykit.maps.blueprint import draw_blueprint
from journeykit.maps.blueprint.boxes import box_of, fails, handoffs
from journeykit.maps.blueprint.rows import make_plan
from journeykit.maps.canvas.room import touch
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, System
from journeykit.maps.lanes.grid import Board, make_grid
from journeykit.maps.look import Look
from journeykit.maps.speaking import speaker
from journeykit.model import Journey
from journeykit.scoring import score
from journeykit.workspace import load

JOURNEY = """
kind: journey
id: j
title: Wachten
phases:
  - name: Balie
    touchpoints:
      - id: bellen
        name: Bellen
        measurements:
          - {metric: wait, unit: minutes, value: 4, n: 10, date: 2026-01-31}
          - {metric: wait, unit: minutes, value: 9.5, n: 10, date: 2026-06-30}
      - {id: balie, name: Balie, measurements: [{metric: wait, unit: beurten, value: 3, n: 4, date: 2026-06-30}]}
      - {id: brief, name: Brief}
"""


def journey(*points, crm_known=True):
    made = tuple(
        MapTouchpoint(id=f"t{i}", name=f"Step {i}", number=i, phase="", **its) for i, its in enumerate(points, 1)
    )
    return MapContent(
        id="j", language="en", title="Headline", subject="Journey", phases=(MapPhase(1, "P", "", made),),
        crm_known=crm_known,
    )  # fmt: skip


def planned(shown):
    board = Board(shown, make_grid(shown), speaker(shown.language))
    return board, make_plan(board, 100)


@pytest.mark.parametrize("size", [5, 15, 40, 60, 150])
def test_boxes_stand_in_rows_and_never_on_each_other(size):
    board, plan = planned(content(size))
    boxes = [box for row in plan.rows for i in range(size) if (box := box_of(board, row, i))]
    assert not any(touch(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    tops = [row.top for row in plan.rows]
    assert tops == sorted(tops)
    heights = [y for _, y in plan.systems.values()]
    assert all(max(box.bottom for box in boxes) < y < plan.foot for y in heights)


def test_every_text_fits_its_box():
    _, plan = planned(content(40))
    for row in plan.rows:
        for cell in row.cells:
            assert sum(style.leading for _, style in cell) + 16 <= row.height


def test_rows_that_nobody_fills_are_left_out():
    assert [row.name for row in planned(journey({"back": "Count"}, {}))[1].rows] == ["back"]
    everything = journey({"does": "Asks", "front": "Answers", "back": "Looks it up", "systems": (System("Till"),)})
    assert [row.name for row in planned(everything)[1].rows] == ["action", "front", "back"]
    dot = draw_blueprint(journey({"front": "Answers"})).dot
    assert "LINE OF VISIBILITY" not in dot
    assert "LINE OF VISIBILITY" in draw_blueprint(everything).dot


def test_systems_stand_in_order_crm_first_islands_last():
    crm, shop, diary = System("CRM", crm=True), System("Shop"), System("Diary", island=True)
    _, plan = planned(journey({"systems": (diary, shop)}, {"systems": (crm,)}))
    assert list(plan.systems) == ["CRM", "Shop", "Diary"]


def test_another_department_takes_over():
    shown = journey({"owner": "A"}, {"owner": "A"}, {"owner": "B"}, {}, {"owner": "C"})
    assert handoffs(shown.touchpoints) == [1]


def test_what_others_run_is_out_of_our_hands():
    dot = draw_blueprint(journey({"does": "Reads", "others": True}, {"front": "Answers"})).dot
    assert "out of our hands" in dot


@pytest.mark.parametrize(("emotion", "failed"), [(None, False), (-0.5, False), (-1, True), (-2, True)])
def test_a_fail_point_is_where_customers_feel_bad(emotion, failed):
    (point,) = journey({"emotion": emotion}).touchpoints
    assert fails(point) is failed


def test_the_title_counts_the_steps_that_lean_on_an_island():
    diary = System("Diary", island=True)
    shown = journey({"systems": (diary,)}, {"systems": (System("CRM", crm=True), diary)}, {})
    assert draw_blueprint(shown).title == "2 of 3 steps lean on a system that the CRM does not see"
    assert draw_blueprint(journey({"systems": (diary,)}, crm_known=False)).title == "Headline"


def test_a_wait_is_the_last_one_measured(tmp_path):
    from journeykit.maps.gathering import gather

    (tmp_path / "j.yaml").write_text(JOURNEY.lstrip(), encoding="utf-8")
    workspace = load([tmp_path / "j.yaml"])
    (one,) = workspace.journeys
    assert isinstance(one, Journey)
    shown, _ = gather(workspace, score(workspace), one, Look("nl"))
    assert [p.wait for p in shown.touchpoints] == ["9,5 minuten", "3 beurten", ""]
