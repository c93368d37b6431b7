"""The systems map: groups, places, and what it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from map_samples import content

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import MARK_CONTRAST, WHITE, client_accent, contrast, link_color
from journeykit.maps.canvas.room import touch
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, System
from journeykit.maps.systems import draw_systems
from journeykit.maps.systems.arrange import arrange, ports, works
from journeykit.maps.systems.boxes import state

CRM, SHOP, DIARY = System("CRM", crm=True), System("Shop"), System("Diary", island=True)


def journey(*systems, crm_known=True):
    points = tuple(
        MapTouchpoint(id=f"t{i}", name=f"Step {i}", number=i, phase="", systems=its, owner="Desk")
        for i, its in enumerate(systems, 1)
    )
    return MapContent(
        id="j", language="en", title="Headline", subject="Journey", phases=(MapPhase(1, "P", "", points),),
        crm_known=crm_known,
    )  # fmt: skip


def test_one_linked_system_is_enough_to_reach_the_crm():
    shown = journey((CRM,), (SHOP, DIARY), (DIARY,), ())
    assert [state(shown, p) for p in shown.touchpoints] == ["linked", "linked", "island", "none"]
    assert [frame.kind for frame in arrange(shown, 0).frames] == ["linked", "islands"]


def test_without_a_crm_nothing_is_called_an_island():
    shown = journey((SHOP,), (), crm_known=False)
    assert [state(shown, p) for p in shown.touchpoints] == ["unknown", "none"]
    assert [frame.kind for frame in arrange(shown, 0).frames] == ["unknown"]
    assert draw_systems(shown).title == "Headline"
    assert "island" not in draw_systems(shown).dot.replace("which are islands", "")


@pytest.mark.parametrize(
    ("systems", "title"),
    [
        ([(DIARY,), (CRM,)], "No data of Step 1 reaches the CRM"),
        ([(DIARY,), (DIARY, DIARY)], "Of 2 touchpoints no data reaches the CRM"),
        ([(CRM,), (CRM, DIARY)], "Every touchpoint with a system reaches the CRM"),
    ],
)
def test_the_title_counts_the_islands(systems, title):
    assert draw_systems(journey(*systems)).title == title


@pytest.mark.parametrize("size", [5, 15, 40, 60, 150])
def test_no_box_stands_on_another(size):
    placed = arrange(content(size), 100)
    boxes = [*placed.touchpoints.values(), *placed.systems.values(), *placed.departments.values()]
    assert not any(touch(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    for frame in placed.frames:
        for system in frame.systems:
            box = placed.systems[system.name]
            assert frame.box.y < box.y < box.bottom < frame.box.bottom
    ends = [box.bottom for box in boxes] + [frame.box.bottom for frame in placed.frames]
    assert max(ends) <= placed.height + 1


def test_lines_leave_a_box_in_the_order_of_their_other_ends():
    spread = ports(Box(0, 100, 10, 30), ["low", "high", "middle"], {"low": 9, "high": 1, "middle": 5}.__getitem__)
    assert [end for end, _ in sorted(spread.items(), key=lambda one: one[1])] == ["high", "middle", "low"]
    assert all(100 < y < 130 for y in spread.values())
    many = ports(Box(0, 0, 10, 30), [str(i) for i in range(60)], float)
    assert all(0 < y < 30 for y in many.values())
    assert all(a < b for a, b in pairwise(many.values()))


def test_departments_are_counted_once_a_touchpoint():
    assert works(journey((CRM, CRM), (CRM,), ())) == {("CRM", "Desk"): 2}


@pytest.mark.parametrize("color", [None, "#6a2c70", "#1b5e20", "#00695c", "#37474F", "#0072B2"])
def test_a_line_can_be_seen_in_any_house_style(color):
    accent, said = client_accent(color)
    assert said is None
    assert contrast(link_color(accent), WHITE) >= MARK_CONTRAST
