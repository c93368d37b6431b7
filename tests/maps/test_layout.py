"""Where things stand on a sheet, for pages that do more with a picture than show it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from map_samples import content

from journeykit.maps import VIEWS

WITH_SPOTS = ("lanes", "overview", "matrix", "brand", "blueprint", "flow", "systems")


@pytest.mark.parametrize("view", WITH_SPOTS)
def test_every_spot_is_of_a_touchpoint_and_on_the_sheet(view):
    shown = content(12, seed=3, language="en")
    drawing = VIEWS[view](shown)
    layout = drawing.layout
    assert {spot.touchpoint for spot in layout.spots} <= {point.id for point in shown.touchpoints}
    assert len({spot.touchpoint for spot in layout.spots}) > 6
    assert 0 < layout.head < drawing.height
    for spot in layout.spots:
        assert spot.box.width > 0
        assert spot.box.x >= 0
        assert spot.box.right <= drawing.width
        assert layout.head - 20 <= spot.box.y
        assert spot.box.bottom <= drawing.height


def test_lanes_lie_below_each_other_without_gaps():
    drawing = VIEWS["lanes"](content(12, seed=3, language="en"))
    strips = drawing.layout.strips
    assert [strip.name for strip in strips][:2] == ["Customer job", "Touchpoint"]
    assert all(one.bottom == pytest.approx(other.top) for one, other in pairwise(strips))
    assert drawing.layout.left == min(spot.box.x for spot in drawing.layout.spots)
