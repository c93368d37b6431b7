"""Where points of the matrix stand, and which names they get."""

from __future__ import annotations

from itertools import pairwise

import pytest
from map_samples import content

from journeykit.maps.canvas.curve import Box
from journeykit.maps.content import GOOD, Importance, MapTouchpoint, Performance
from journeykit.maps.matrix import draw_matrix
from journeykit.maps.matrix.axes import make_axes
from journeykit.maps.matrix.labels import place_labels
from journeykit.maps.matrix.points import make_spots
from journeykit.maps.speaking import speaker

PLOT = Box(78, 140, 628, 528)


def points(*pairs, source="stated"):
    return [
        MapTouchpoint(
            id=f"t{i}", name=f"Step {i}", number=i, phase="", performance=Performance(performance),
            importance=Importance(importance, source),
        )
        for i, (performance, importance) in enumerate(pairs, 1)
    ]  # fmt: skip


def test_a_quadrant_is_where_performance_and_importance_say():
    low, high, lesser = points((20, 5), (90, 4), (90, 2))
    axes = make_axes([low, high, lesser], PLOT)
    x, y = axes.corner
    assert axes.place(low)[0] < x < axes.place(high)[0]
    assert axes.place(low)[1] < y < axes.place(lesser)[1]
    assert [axes.important(p) for p in (low, high, lesser)] == [True, True, False]
    assert axes.x(GOOD) == x


@pytest.mark.parametrize("pairs", [[(50, 3)], [(0, 1), (100, 5)], [(60, 3), (60, 3), (60, 3)], [(99, 4.5), (100, 5)]])
@pytest.mark.parametrize("source", ["stated", "derived", "assumed"])
def test_every_marker_stands_whole_on_the_plot(pairs, source):
    shown = points(*pairs, source=source)
    spots, _ = make_spots(shown, make_axes(shown, PLOT))
    for spot in spots:
        (x, y), (_, ring) = spot.at, spot.size
        assert PLOT.x <= x - ring < x + ring <= PLOT.right
        assert PLOT.y <= y - ring < y + ring <= PLOT.bottom


def test_no_performance_is_off_the_scale():
    axes = make_axes(points((0, 0), (3, 0), source="derived"), PLOT)
    assert axes.left == 0
    assert axes.cross < 0


def test_points_that_would_hide_each_other_move_apart_but_not_over_the_line():
    shown = points(*[(50, 4)] * 4, (51, 2))
    axes = make_axes(shown, PLOT)
    spots, moved = make_spots(shown, axes)
    assert moved
    for spot in spots:
        assert spot.at[0] == axes.place(spot.touchpoint)[0]
        assert (spot.at[1] < axes.corner[1]) == axes.important(spot.touchpoint)
    heights = sorted(spot.at[1] for spot in spots[:4])
    assert all(b - a >= 2 * spots[0].size[1] - 1 for a, b in pairwise(heights))


@pytest.mark.parametrize("size", [15, 40, 60])
def test_names_keep_off_markers_and_each_other(size):
    shown = [p for p in content(size).touchpoints if p.performance and p.importance]
    axes = make_axes(shown, PLOT)
    spots, _ = make_spots(shown, axes)
    labels = place_labels(spots, axes, [])
    assert len(labels) >= min(12, len(shown) - 2)
    assert len({label.at for label in labels}) == len(labels)


def test_the_title_names_what_is_to_be_repaired_when_that_is_sure():
    t = speaker("en")
    drawing = draw_matrix(content(15, 3, "en"))
    assert drawing.title.startswith(t("First repair: {names}", names=""))
    assert drawing.name == "sample-matrix"
