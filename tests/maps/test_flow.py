"""The flow: which routes there are, where cards and lines stand, and what it says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from map_samples import content

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.maps.canvas.room import touch
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, Onward
from journeykit.maps.flow import draw_flow, paths
from journeykit.maps.flow.cards import card_box, percent
from journeykit.maps.flow.detours import make_detours
from journeykit.maps.flow.layout import PHASE, justified, reach, stack
from journeykit.maps.flow.places import place
from journeykit.maps.flow.routes import Route, make_routes
from journeykit.maps.flow.rows import make_rows
from journeykit.maps.flow.shares import place_shares
from journeykit.maps.gathering import gather
from journeykit.scoring import score
from journeykit.workspace import load

JOURNEY = """
kind: journey
id: j
title: Stroom
phases:
  - name: Heen
    touchpoints:
      - {id: a, name: A, next: [{to: b, share: 0.5}, {to: c, share: 0.3, carries: none}]}
      - {id: b, name: B}
      - {id: c, name: C, next: [{to: a, share: 0.2}, {to: d}]}
  - name: Terug
    touchpoints:
      - {id: d, name: D, next: [{to: e, share: 0.1}]}
      - {id: e, name: E, next: []}
"""
COUNTED = """
kind: measurements
records:
  - {journey: j, from: d, to: e, customers: 60, of: 80, period: 2026-Q3}
"""


@pytest.fixture
def shown(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: N\n")
    (tmp_path / "j.yaml").write_text(JOURNEY.lstrip())
    (tmp_path / "m.yaml").write_text(COUNTED.lstrip())
    workspace = load([tmp_path])
    assert workspace.broken == ()
    return gather(workspace, score(workspace), workspace.journeys[0])[0]


def test_where_customers_go_is_counted_else_stated_else_the_next_one(shown):
    steps = {p.id: [(s.to, s.share, s.back, s.lost) for s in p.onward] for p in shown.touchpoints}
    assert steps == {
        "a": [("b", 0.5, False, False), ("c", 0.3, False, True)],
        "b": [("c", None, False, False)],
        "c": [("a", 0.2, True, False), ("d", None, False, False)],
        "d": [("e", 0.75, False, False)],
        "e": [],
    }


def test_drop_out_is_what_the_shares_leave(shown):
    drops = {p.id: p.drop for p in shown.touchpoints}
    assert drops["a"] == pytest.approx(0.2)
    assert drops["d"] == pytest.approx(0.25)
    assert [drops[id_] for id_ in "bce"] == [None, None, None]


def test_the_main_route_follows_most_customers(shown):
    kinds = {(r.start, r.end): r.kind for r in make_routes(shown)}
    assert kinds == {
        ("a", "b"): "main", ("a", "c"): "side", ("b", "c"): "main", ("c", "a"): "back", ("c", "d"): "main",
        ("d", "e"): "main",
    }  # fmt: skip


def test_the_title_says_where_most_drop_out(shown):
    assert draw_flow(shown).title == "25% drops out at D"


def laid_out(sample):
    """The routes of a flow and its rows on a sheet."""
    routes = make_routes(sample)
    rows = make_rows(sample, routes)
    places = justified(place(rows, routes))
    detours = make_detours(routes, places)
    reaches = [reach(one, sample.touchpoints, [line.path for line in paths.ahead(routes, one)]) for one in places]
    return routes, stack(rows, places, detours, reaches, (44, 100), 720)


def cards_of(layout):
    return {id_: card_box(at) for level in layout.levels for id_, at in level.places.cards.items()}


def lines_of(routes, layout):
    return [
        *(line for level in layout.levels for line in paths.ahead(routes, level.places)), *paths.around(layout)
    ]  # fmt: skip


@pytest.mark.parametrize("size", [5, 15, 40, 60, 150])
@pytest.mark.parametrize("phases", [1, 4])
def test_cards_never_stand_on_each_other_and_phases_follow(size, phases):
    sample = content(size, phases=phases)
    _, layout = laid_out(sample)
    boxes = cards_of(layout)
    assert set(boxes) == {p.id for p in sample.touchpoints}
    cards = list(boxes.values())
    assert not any(touch(a, b) for i, a in enumerate(cards) for b in cards[:i])
    for level in layout.levels:
        columns = [[level.places.cards[id_][0] for id_ in part.ids] for part in level.row]
        assert all(max(one) < min(other) for one, other in pairwise(columns))
        for part in level.row:
            for id_ in part.ids:
                box = boxes[id_]
                assert level.left < box.x < box.right < level.right
                assert level.top + PHASE < box.y < box.bottom < level.foot
    assert all(one.foot < other.top for one, other in pairwise(layout.levels))


@pytest.mark.parametrize("size", [15, 40, 60, 150])
@pytest.mark.parametrize("phases", [1, 4, 8])
def test_a_flow_of_any_size_has_about_the_shape_of_paper(size, phases):
    drawing = draw_flow(content(size, phases=phases))
    assert 0.8 < drawing.width / drawing.height < 4


@pytest.mark.parametrize("size", [5, 15, 40, 60])
def test_rows_hold_every_touchpoint_once_and_in_the_order_of_the_phases(size):
    sample = content(size)
    rows = make_rows(sample, make_routes(sample))
    parts = [part for row in rows for part in row]
    assert sorted(id_ for part in parts for id_ in part.ids) == sorted(p.id for p in sample.touchpoints)
    numbers = [part.phase.number for part in parts]
    assert numbers == sorted(numbers)
    assert [part.continued for part in parts] == [number in numbers[:i] for i, number in enumerate(numbers)]


def test_a_row_ends_at_a_phase_where_it_can():
    points = [MapTouchpoint(id=f"t{i}", name="N", number=i, phase="", onward=(Onward(f"t{i + 1}"),)) for i in range(16)]
    phases = (MapPhase(1, "P", "", tuple(points[:9])), MapPhase(2, "Q", "", tuple(points[9:])))
    sample = MapContent(id="j", language="en", title="T", subject="S", phases=phases)
    assert [[part.phase.number for part in row] for row in make_rows(sample, make_routes(sample))] == [[1], [2]]


@pytest.mark.parametrize("size", [5, 15, 40, 150])
def test_every_route_has_a_line_from_card_to_card(size):
    routes, layout = laid_out(content(size))
    lines, boxes = lines_of(routes, layout), cards_of(layout)
    assert sorted((line.route.start, line.route.end) for line in lines) == sorted((r.start, r.end) for r in routes)
    for line in lines:
        assert len(line.path) % 3 == 1
        for at, id_ in ((line.path[0], line.route.start), (line.path[-1], line.route.end)):
            box = boxes[id_]
            assert box.x - 1 <= at[0] <= box.right + 1
            assert box.y - 1 <= at[1] <= box.bottom + 1


@pytest.mark.parametrize("size", [15, 40, 60])
def test_routes_that_leave_the_stream_run_round_the_cards(size):
    _, layout = laid_out(content(size))
    boxes = cards_of(layout)
    for line in paths.around(layout):
        others = [box for id_, box in boxes.items() if id_ not in (line.route.start, line.route.end)]
        points = [paths.at(line.path, i / 200) for i in range(201)]
        assert not [box for box in others for x, y in points if box.x < x < box.right and box.y < y < box.bottom]


def test_shares_stand_on_no_card_and_not_on_each_other():
    routes, layout = laid_out(content(40))
    placed = place_shares(lines_of(routes, layout), list(cards_of(layout).values()))
    assert len(placed) > 30
    points = [at for _, at in placed]
    assert all(abs(a[0] - b[0]) >= 29 or abs(a[1] - b[1]) >= 13 for i, a in enumerate(points) for b in points[:i])


def test_ways_back_that_overlap_get_tracks_of_their_own():
    ids = [f"t{i}" for i in range(5)]
    points = tuple(
        MapTouchpoint(
            id=id_, name=id_, number=i, phase="",
            onward=tuple([Onward(ids[i + 1])] if i < 4 else []) + tuple([Onward(ids[0], 0.1, back=True)] if i > 1 else []),
        )
        for i, id_ in enumerate(ids)
    )  # fmt: skip
    sample = MapContent(id="j", language="en", title="T", subject="S", phases=(MapPhase(1, "P", "", points),))
    _, layout = laid_out(sample)
    assert len({(one.leaves.above, one.leaves.track) for one in layout.detours}) == 3


def test_a_route_is_as_thick_as_its_share():
    assert Route("a", "b", "main", 0.9).width > Route("a", "b", "main", 0.3).width >= 1
    assert Route("a", "b", "back", 0.9).width == Route("a", "b", "side").width == 1.5


@pytest.mark.parametrize(("share", "words"), [(0.004, "<1%"), (0.36, "36%"), (1, "100%"), (0, "0%")])
def test_percent(share, words):
    assert percent(share) == words


def test_one_touchpoint_is_no_flow():
    with pytest.raises(NothingToDoError, match="sample"):
        draw_flow(content(1))


def test_the_graphviz_of_the_extra_places_them_too(monkeypatch, capfd):
    monkeypatch.setenv("PATH", "")
    sample = content(15)
    assert set(cards_of(laid_out(sample)[1])) == {p.id for p in sample.touchpoints}
    assert capfd.readouterr() == ("", "")


def test_without_graphviz_it_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("journeykit.maps.flow.places.find_spec", lambda _: None)
    with pytest.raises(JourneykitError, match="flow needs Graphviz"):
        draw_flow(content(5))
