"""Friction: which steps change channel or department, lead back or lose the story; the counts are those of the scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.scoring.conftest import journey, records

from journeykit.scoring import score
from journeykit.scoring.lenses.friction import friction
from journeykit.workspace import load

EXAMPLES = Path(__file__).parents[2] / "examples"

WAY = """\
- {name: A, channels: [website], owner: verkoop}
- {name: B, channels: [website, phone], owner: service, next: [{to: c, share: 0.7}, {to: a, share: 0.2, carries: none}]}
- {name: C, owner: service}
- {name: D, channels: [letter]}
- {name: E, channels: [phone], owner: verkoop, next: [{to: d}, {to: e, share: 0.1}]}
"""


def of(client, *texts):
    workspace = client(*texts)
    (found,) = friction(score(workspace), workspace)
    return found


def test_where_the_friction_is(client):
    found = of(client, journey(WAY))
    assert [(one.kind, one.origin, one.target) for one in found.crossings] == [
        ("handoff", "a", "b"),
        ("channel-switch", "b", "d"),
        ("loop", "b", "a"),
        ("story-lost", "b", "a"),
        ("handoff", "c", "e"),
        ("channel-switch", "d", "e"),
        ("loop", "e", "d"),
        ("loop", "e", "e"),
    ]
    assert found.crossings[0].before == ("verkoop",)
    assert found.crossings[1].after == ("letter",)
    assert (found.channel_steps, found.owner_steps, found.without_channel, found.without_owner) == (3, 3, 1, 1)
    assert found.switch_rate == pytest.approx(2 / 3)


def test_measured_flows_lead_back_too_and_go_before_what_is_declared(client):
    lines = """\
    - {from: b, to: a, customers: 30, of: 100, period: 2026-Q3}
    - {from: d, to: c, customers: 5, of: 50, period: 2026-Q3}
    - {from: e, to: a, customers: 0, of: 50, period: 2026-Q3}
    """
    lines = lines.replace("{from", "{journey: reis, from")
    found = of(client, journey(WAY), records(lines))
    shares = {(one.origin, one.target): one.share for one in found.crossings if one.kind == "loop"}
    assert shares == {("b", "a"): 0.3, ("d", "c"): 0.1, ("e", "d"): None, ("e", "e"): 0.1}


def test_what_is_not_known_is_not_smooth(client):
    found = of(client, journey("- {name: A, channels: [website]}\n- {name: B}"))
    assert (found.crossings, found.switch_rate, found.owner_steps) == ((), None, 0)
    assert (found.without_channel, found.without_owner) == (1, 2)


def test_a_planned_touchpoint_is_no_step(client):
    text = "- {name: A, channels: [app]}\n- {name: B, channels: [phone], status: planned}\n- {name: C, channels: [app]}"
    assert of(client, journey(text)).count("channel-switch") == 0


@pytest.mark.parametrize("example", ["zonnewende-energie", "hotel-one-file"])
def test_the_counts_are_those_of_the_scores(example):
    workspace = load(EXAMPLES / example)
    scores = score(workspace)
    found = friction(scores, workspace)
    assert len(found) == len(scores.journeys) > 0
    for one in found:
        assert one.count("handoff") == one.journey.handoffs
        assert one.count("loop") == one.journey.loops
        assert one.count("story-lost") == one.journey.stories_not_carried
        assert one.switch_rate == one.journey.channel_switch_rate
