from __future__ import annotations

from journeykit.maps.canvas.palette import HOUSE_ACCENT
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.emotion import between_neighbours, gap_areas, joined, look, through_known


def points(*values):
    return [None if value is None else (i * 10.0, float(value)) for i, value in enumerate(values)]


def felt(*pairs):
    return [
        MapTouchpoint(id=str(i), name="", number=i, phase="", emotion=now, desired=wish)
        for i, (now, wish) in enumerate(pairs)
    ]


def test_the_curve_runs_past_what_is_not_known():
    stretches = through_known(points(None, 1, None, None, -1, 0, None), range(7))
    assert [(s.start, s.end, s.known) for s in stretches] == [(1, 4, False), (4, 5, True)]
    assert [(path[0], path[-1], known) for path, known in joined(stretches)] == [
        ((10, 1), (40, -1), False),
        ((40, -1), (50, 0), True),
    ]


def test_phases_that_were_left_out_leave_a_gap():
    numbers = [1, 2, 7, 8]
    assert [s.known for s in through_known(points(1, 1, 1, 1), numbers)] == [True, False, True]
    assert [(s.start, s.end) for s in between_neighbours(points(1, 1, 1, 1), numbers)] == [(0, 1), (2, 3)]


def test_one_or_no_known_emotion_gives_no_curve():
    assert through_known(points(None, 2, None), range(3)) == []
    assert through_known(points(None, None), range(2)) == []
    assert through_known([], []) == []


def test_nobody_wished_anything_between_wishes():
    stretches = between_neighbours(points(1, 2, None, 2, None, 0, 1, 2), range(8))
    assert [(s.start, s.end) for s in stretches] == [(0, 1), (5, 6), (6, 7)]


def test_the_gap_is_filled_only_where_more_is_desired():
    pairs = [(0, 1), (1, 1), (1, 1), (-1, 2), (None, 2), (0, 2)]
    touchpoints = felt(*pairs)
    now = through_known(points(*(now for now, _ in pairs)), range(6))
    wish = between_neighbours(points(*(wish for _, wish in pairs)), range(6))
    areas = gap_areas(now, wish, touchpoints)
    assert [(area[0][0], max(x for x, _ in area)) for area in areas] == [(0, 10), (20, 30)]
    for area in areas:
        assert len(area) % 3 == 1
        assert area[0] == area[-1]


def test_the_form_says_the_sign():
    assert [look(value, HOUSE_ACCENT).form for value in (2, 0.1, 0, -0.1, -2)] == [
        "circle", "circle", "diamond", "square", "square",
    ]  # fmt: skip
    assert len({look(value, HOUSE_ACCENT).fill for value in (2, 1, 0, -1, -2)}) == 5
