"""The smallest share: what it keeps from a map, and that it is said on every view."""

from __future__ import annotations

from dataclasses import replace

import pytest
from map_samples import content

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import VIEWS
from journeykit.maps.content import MapPhase, MapTouchpoint, Onward
from journeykit.maps.gathering import gather
from journeykit.maps.gathering.filtering import leave_out
from journeykit.maps.look import Look
from journeykit.maps.speaking import speaker
from journeykit.scoring import score
from journeykit.workspace import load

T = speaker("en")


def point(id_, reach=None, *steps):
    onward = tuple(Onward(to, share) for to, share in steps)
    return MapTouchpoint(id=id_, name=id_.upper(), number=1, phase="P", reach=reach, onward=onward)


def filtered(*points, least=0.1):
    phases, said = leave_out(T, "en", [MapPhase(1, "P", "", points)], least)
    return {p.id: [(s.to, s.share) for s in p.onward] for p in phases[0].touchpoints}, list(said)


def test_rare_touchpoints_and_routes_are_left_out_and_named():
    steps, said = filtered(
        point("a", 1.0, ("b", 0.92), ("c", 0.08)), point("b", 0.5, ("c", 0.05)), point("c", 0.3), point("d", 0.02)
    )
    assert steps == {"a": [("b", 0.92)], "b": [], "c": []}
    assert said == ["left out, met by fewer than 10%: D", "left out: 2 routes of fewer than 10%"]


def test_what_nobody_knows_the_share_of_stays():
    steps, said = filtered(point("a", None, ("b", None)), point("b", None))
    assert steps == {"a": [("b", None)], "b": []}
    assert said == []


def test_a_route_leads_on_past_what_is_left_out():
    steps, _ = filtered(
        point("a", 1.0, ("x", 0.5)), point("x", 0.05, ("y", 0.2), ("b", 0.6)), point("y", 0.01), point("b", 0.5)
    )
    assert steps == {"a": [("b", 0.3)], "b": []}
    steps, _ = filtered(point("a", 1.0, ("x", None)), point("x", 0.05, ("b", 0.6)), point("b", 0.5))
    assert steps == {"a": [("b", None)], "b": []}


def test_a_ring_of_what_is_left_out_ends_somewhere():
    steps, _ = filtered(point("a", 1.0, ("x", 1.0)), point("x", 0.01, ("y", 1.0)), point("y", 0.01, ("x", 1.0)))
    assert steps == {"a": []}


def test_many_are_named_in_part():
    _, (said,) = filtered(*(point(f"t{i}", 0.01) for i in range(9)))
    assert said == "left out, met by fewer than 10%: T0, T1, T2, T3, T4, T5 and 3 more"


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in ("portfolio", "stakeholders", "tasks")])
def test_every_view_of_touchpoints_says_what_is_left_out(view):
    shown = replace(content(15, language="en"), left_out=("left out: 3 routes",), subtitle=("left out: 3 routes",))
    try:
        assert "left out: 3 routes" in VIEWS[view](shown).dot
    except NothingToDoError:
        pytest.skip("the sample has no such view")


JOURNEY = """
kind: journey
id: j
title: Stroom
phases:
  - name: Heen
    touchpoints:
      - {id: a, name: A, next: [{to: b, share: 0.04}, {to: c, share: 0.9}]}
      - {id: b, name: B, reach: 0.04}
      - {id: c, name: C, reach: 0.9, customer: {emotion: -2}}
"""


def test_a_journey_is_gathered_without_what_is_rare(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: N\n")
    (tmp_path / "j.yaml").write_text(JOURNEY.lstrip())
    workspace = load([tmp_path])
    scores, journey = score(workspace), workspace.journeys[0]
    whole, _ = gather(workspace, scores, journey)
    assert len(whole.touchpoints) == 3
    assert whole.left_out == ()
    shown, _ = gather(workspace, scores, journey, Look(min_share=0.05))
    assert [p.id for p in shown.touchpoints] == ["a", "c"]
    assert [p.number for p in shown.touchpoints] == [1, 3]
    assert set(shown.left_out) <= set(shown.subtitle)
    assert shown.left_out == ("left out, met by fewer than 5%: B",)
