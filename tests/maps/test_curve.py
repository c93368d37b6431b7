from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.maps.canvas import icons, pictograms
from journeykit.maps.canvas.curve import Box, arc, rounded_box, smooth, straight, through
from journeykit.model.vocabulary import CHANNELS, FORMS


def bezier(p, t):
    return sum(c * v for c, v in zip(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3), p, strict=True))


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=12))
def test_the_curve_goes_through_the_points_and_shows_no_top_of_its_own(values):
    points = [(i * 100.0, value) for i, value in enumerate(values)]
    path = smooth(points)
    assert len(path) == 3 * (len(points) - 1) + 1
    assert path[::3] == points
    for i, (a, b) in enumerate(pairwise(values)):
        ys = [bezier([y for _, y in path[3 * i : 3 * i + 4]], t / 20) for t in range(21)]
        assert min(a, b) - 1e-9 <= min(ys)
        assert max(ys) <= max(a, b) + 1e-9


def test_one_point_is_a_curve_of_one_point():
    assert smooth([(1, 2)]) == [(1, 2)]


@pytest.mark.parametrize(
    "path",
    [
        straight((0, 0), (3, 3)),
        through([(0, 0), (1, 1), (2, 0)]),
        arc((0, 0), 5, 0, 360),
        rounded_box(Box(0, 0, 9, 5), 2),
    ],
)
def test_paths_have_3n_plus_1_points(path):
    assert len(path) % 3 == 1


def test_a_rounded_box_stays_inside_and_closes():
    path = rounded_box(Box(10, 20, 30, 8), 99)
    assert path[0] == path[-1]
    assert all(10 <= x <= 40 and 20 <= y <= 28 for x, y in path)


@pytest.mark.parametrize("name", sorted(icons.ICONS))
def test_icons_stay_on_their_grid(name):
    for stroke in icons.strokes(name):
        assert stroke.kind in "LPBAROD"
        if stroke.kind in "LPB":
            assert all(0 <= x <= 24 and 0 <= y <= 24 for x, y in stroke.points)
            assert stroke.kind != "B" or len(stroke.points) % 3 == 1
        if stroke.kind == "R":
            x, y, width, height, _ = stroke.numbers
            assert x + width <= 24
            assert y + height <= 24


def test_every_built_in_channel_and_form_has_an_icon():
    assert set(pictograms.CHANNELS) == set(CHANNELS)
    assert set(pictograms.FORMS) == set(FORMS)
    assert set(pictograms.CHANNELS.values()) | set(pictograms.FORMS.values()) <= set(icons.ICONS)


@pytest.mark.parametrize(
    ("form", "channels", "own", "icon"),
    [
        ("invoice", ["email"], {}, "invoice"),
        (None, ["email"], {}, "mail"),
        ("unheard-of", ["loket", "phone"], {"loket": "reception"}, "reception"),
        (None, ["loket"], {"loket": "gear"}, "gear"),
        (None, ["loket"], {"loket": "nothing-we-have"}, "doc"),
        (None, ["loket", "phone"], {}, "phone"),
        (None, [], {}, "doc"),
    ],
)
def test_icon_for(form, channels, own, icon):
    assert pictograms.icon_for(form, channels, own) == icon
