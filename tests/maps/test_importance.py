"""Stated against derived importance: the two orders, the plane, and what is said when one of them is missing."""

from __future__ import annotations

import pytest
from map_samples import content

from journeykit.diagnostics import NothingToDoError
from journeykit.maps.canvas.curve import Box
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint
from journeykit.maps.importance import draw_importance
from journeykit.maps.importance.apart import spread
from journeykit.maps.importance.plane import make_plane
from journeykit.maps.importance.ranks import make_orders
from journeykit.maps.matrix.points import make_spots

PLOT = Box(78, 200, 628, 528)


def points(*pairs):
    return [
        MapTouchpoint(id=f"t{i}", name=f"N{i}", number=i, phase="P", stated=a, derived=b) for i, (a, b) in enumerate(pairs, 1)
    ]  # fmt: skip


def shown(*pairs):
    return MapContent(
        id="j", language="en", title="T", subject="S", phases=(MapPhase(1, "P", "", tuple(points(*pairs))),)
    )


def test_orders_that_are_the_same_agree():
    orders = make_orders(points((5, 12), (4, 8), (3, 4), (2, 1)))
    assert orders.alike == pytest.approx(1)
    assert orders.agree
    assert {place.side for place in orders.places} == {"both"}


def test_spearman_of_a_known_case():
    # Differences of places 1, 1, 2, 0, 0: 1 - 6 * 6 / (5 * 24).
    orders = make_orders(points((5, 30), (4, 20), (3, 50), (2, 10), (1, 5)))
    assert orders.alike == pytest.approx(1 - 6 * 6 / 120)
    reversed_ = make_orders(points((5, 1), (4, 2), (3, 3), (2, 4)))
    assert reversed_.alike == pytest.approx(-1)


def test_equal_values_share_the_mean_of_their_places_and_are_counted_from_the_first():
    orders = make_orders(points((5, 1), (5, 2), (3, 3), (5, 4)))
    assert [place.stated for place in orders.places] == [2, 2, 4, 2]
    assert [place.first for place in orders.places] == [(1, 4), (1, 3), (4, 2), (1, 1)]


@pytest.mark.parametrize("pairs", [[(5, 1), (4, 2), (3, 3)], [(3, 1), (3, 2), (3, 3), (3, 4)]])
def test_a_few_touchpoints_and_equal_ones_have_no_correlation(pairs):
    assert make_orders(points(*pairs)).alike is None


def test_what_weighs_more_and_what_weighs_less_is_named():
    drawing = draw_importance(shown((5, 1), (4, 5), (3, 6), (2, 7), (1, 30)))
    assert drawing.title == "More important than customers say: N5 and N4; less: N1 and N2"
    assert "rank correlation" in drawing.dot
    assert (
        draw_importance(shown((5, 9), (4, 5), (3, 4), (2, 1))).title
        == "What customers say and what goes with their satisfaction agree"
    )


@pytest.mark.parametrize(
    ("pairs", "missing"),
    [([(None, 4)], "derived importance only"), ([(4, None)], "stated importance only"), ([(None, None)], "neither")],
)
def test_with_only_one_of_the_two_it_is_said_which(pairs, missing):
    with pytest.raises(NothingToDoError) as raised:
        draw_importance(shown(*pairs))
    assert missing in raised.value.message.english


@pytest.mark.parametrize("size", [5, 15, 40, 60])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_markers_stand_apart_on_the_plane_and_on_their_side_of_the_cross(size, seed):
    known = [p for p in content(size, seed).touchpoints if p.stated is not None and p.derived is not None]
    if not known:
        return
    plane = make_plane(known, PLOT)
    moved = spread(known, plane)
    for before, after in zip(known, moved, strict=True):
        assert (before.stated >= plane.cross_x) == (after.stated >= plane.cross_x)
    for spot in make_spots(moved, plane)[0]:
        (x, y), (_, ring) = spot.at, spot.size
        assert PLOT.x < x - ring < x + ring < PLOT.right
        assert PLOT.y < y - ring < y + ring < PLOT.bottom
        assert (y < plane.corner[1]) == plane.important(spot.touchpoint)


@pytest.mark.parametrize("pairs", [[(3, 0)], [(1, 0), (5, 90)], [(4, 3), (4, 3), (4, 3), (4, 3)]])
def test_odd_figures_have_a_plane(pairs):
    drawing = draw_importance(shown(*pairs))
    assert drawing.width == 1040


@pytest.mark.parametrize("stated", [(2, 2, 2, 4, 4), (5, 5, 5, 5), (1, 1, 1), (2, 3, 4, 5), (1, 5, 5, 5)])
def test_the_cross_stands_in_the_plot_and_parts_what_differs(stated):
    known = points(*((one, 10 * i) for i, one in enumerate(stated, 1)))
    plane = make_plane(known, PLOT)
    assert PLOT.x < plane.corner[0] < PLOT.right
    if len(set(stated)) > 1:
        assert {one.stated >= plane.cross_x for one in known} == {True, False}
