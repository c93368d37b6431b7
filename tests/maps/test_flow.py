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
from journeykit.maps.flow.places import place
from journeykit.maps.flow.routes import Route, make_routes
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


@pytest.mark.parametrize("size", [5, 15, 40, 60])
def test_cards_never_stand_on_each_other_and_phases_follow(size):
    sample = content(size)
    places = place(sample, make_routes(sample))
    boxes = [card_box(at) for at in places.cards.values()]
    assert len(boxes) == size
    assert not any(touch(a, b) for i, a in enumerate(boxes) for b in boxes[:i])
    columns = [[places.cards[p.id][0] for p in phase.touchpoints] for phase in sample.phases if phase.touchpoints]
    assert all(max(one) < min(other) for one, other in pairwise(columns))


@pytest.mark.parametrize("size", [5, 15, 40])
def test_every_route_has_a_line_from_card_to_card(size):
    sample = content(size)
    routes = make_routes(sample)
    places = place(sample, routes)
    lines = [*paths.ahead(routes, places), *paths.back(paths.returns(routes, places), places, -300, 300)]
    assert sorted((line.route.start, line.route.end) for line in lines) == sorted((r.start, r.end) for r in routes)
    for line in lines:
        assert len(line.path) % 3 == 1
        for at, id_ in ((line.path[0], line.route.start), (line.path[-1], line.route.end)):
            box = card_box(places.cards[id_])
            assert box.x - 1 <= at[0] <= box.right + 1
            assert box.y - 1 <= at[1] <= box.bottom + 1


def test_shares_stand_on_no_card_and_not_on_each_other():
    sample = content(40)
    routes = make_routes(sample)
    places = place(sample, routes)
    cards = [card_box(at) for at in places.cards.values()]
    placed = place_shares(paths.ahead(routes, places), cards)
    assert placed
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
    routes = make_routes(sample)
    found = paths.returns(routes, place(sample, routes))
    assert len({(one.above, one.track) for one in found}) == 3


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
    places = place(sample, make_routes(sample))
    assert set(places.cards) == {p.id for p in sample.touchpoints}
    assert capfd.readouterr() == ("", "")


def test_without_graphviz_it_is_said(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("journeykit.maps.flow.places.find_spec", lambda _: None)
    with pytest.raises(JourneykitError, match="flow needs Graphviz"):
        draw_flow(content(5))
