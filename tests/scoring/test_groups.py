from __future__ import annotations

import pytest

from journeykit.scoring import score, simulate
from journeykit.scoring.groups import grouped
from journeykit.scoring.performance import p_of
from journeykit.scoring.segments import segmented
from journeykit.scoring.settings import Settings
from journeykit.scoring.shared import parents

from .conftest import journey

# Emotions -0.2, 0.3 and 1.6 are P 55, 65 and 85 by definition; importances 1, 4 and 5 are weights .1, .4 and .5.
PHASES = """
    kind: journey
    id: reis
    title: Reis
    customers_per_year: 300
    phases:
      - name: Voor
        touchpoints:
          - {name: Zoeken, importance: 1, channels: [website], owner: marketing, customer: {emotion: 1.6}}
          - {name: Bellen, importance: 4, channels: [phone, website], owner: service, customer: {emotion: -0.2}}
      - name: Na
        touchpoints:
          - {name: Betalen, importance: 5, reach: 0.4, customer: {emotion: 0.3}}
          - {name: Stil, channels: [phone]}
      - name: Leeg
"""


@pytest.fixture
def lists(client):
    def make(by, *texts, drawn=False):
        workspace = client(*texts)
        scores = score(workspace)
        return grouped(simulate(scores) if drawn else scores, workspace, by)

    return make


def by_id(one):
    return {group.id: group for group in one.groups}


def test_a_phase_is_the_index_of_its_touchpoints(lists):
    (one,) = lists("phase", PHASES)
    assert [group.id for group in one.groups] == ["voor", "na"]
    before, after = one.groups
    # (.1 x 85 + .4 x 55) / .5, of a whole of .1 + .4 + .5 x .4 = .7
    assert before.index.value == pytest.approx(61)
    assert before.share == pytest.approx(0.5 / 0.7)
    assert before.room.value == pytest.approx(0.4 / 0.7 * 10)
    assert (before.known, len(before.spots), before.below_floor) == (2, 2, 0)
    assert (after.known, len(after.spots)) == (1, 2)
    assert after.index.value == pytest.approx(65)


def test_which_touchpoint_weighs_most_in_each_phase(lists):
    (one,) = lists("phase", PHASES)
    assert [group.heaviest.touchpoint.id for group in one.groups] == ["bellen", "betalen"]
    assert [group.roomiest and group.roomiest.touchpoint.id for group in one.groups] == ["bellen", None]


def test_phases_add_up_to_the_journey(lists):
    (one,) = lists("phase", PHASES)
    whole = one.journey
    assert sum(group.share for group in one.groups) == pytest.approx(1)
    assert sum(group.share * group.index.value for group in one.groups) == pytest.approx(whole.index.value)
    rooms = sum(touchpoint.impact.value or 0 for touchpoint in whole.touchpoints)
    assert sum(group.room.value for group in one.groups) == pytest.approx(rooms)


def test_a_touchpoint_on_two_channels_stands_at_both(lists):
    groups = by_id(lists("channel", PHASES)[0])
    assert {id_: [spot.touchpoint.id for spot in group.spots] for id_, group in groups.items()} == {
        "website": ["zoeken", "bellen"], "phone": ["bellen", "stil"], None: ["betalen"],
    }  # fmt: skip
    assert groups["phone"].index.value == pytest.approx(55)
    assert list(groups)[-1] is None


def test_a_group_of_unknown_figures_is_unknown(lists):
    text = journey("- {name: A, owner: x}\n- {name: B, owner: y, customer: {emotion: 0.3}}")
    group = by_id(lists("department", text, drawn=True)[0])["x"]
    assert (group.index.value, group.room.value, group.share, group.heaviest) == (None, None, None, None)


def test_departments_serve_several_journeys_by_their_customers(lists):
    other = journey("- {name: Klacht, owner: service, customer: {emotion: -2}}", "klacht", "customers_per_year: 100\n")
    (one,) = lists("department", PHASES, other)
    assert one.journey is None
    service = by_id(one)["service"]
    # Of all customers 3/4 go through the first journey, where service makes up .4 of .7; the rest through the other.
    first, second = 0.75 * 0.4 / 0.7, 0.25
    assert service.share == pytest.approx(first + second)
    assert service.index.value == pytest.approx((first * 55 + second * 0) / (first + second))
    assert service.room.value == pytest.approx(first * 10 + second * 65)
    assert service.below_floor == 1


def test_without_customers_each_journey_has_its_own_list(lists):
    other = journey("- {name: Klacht, owner: service, customer: {emotion: -2}}", "klacht")
    found = lists("department", PHASES, other)
    assert [one.journey.id for one in found] == ["reis", "klacht"]
    assert by_id(found[1])["service"].index.value == p_of(-2, Settings().scale("emotion")) == 0


def test_room_has_an_interval_once_it_was_drawn(lists):
    for drawn in (False, True):
        room = lists("phase", PHASES, drawn=drawn)[0].groups[0].room
        assert (room.low is not None) is drawn
    assert room.low < room.value < room.high


def test_an_unknown_margin_stays_unknown(lists):
    text = journey("- {name: A, measurements: [{metric: ces, value: 3, date: 2026-01-01}]}\n- {name: B}")
    group = lists("phase", text, drawn=True)[0].groups[0]
    assert group.room.value > 0
    assert (group.room.low, group.index.low) == (None, None)


ALL = """
    - {name: Zoeken, importance: 2, channels: [phone], owner: service, customer: {emotion: 1.6}}
    - {name: Bellen, importance: 4, reach: 0.5, channels: [phone], owner: service, customer: {emotion: -0.2}}
    - {name: Betalen, importance: 5, channels: [phone], owner: service, customer: {emotion: 0.3}}
"""


@pytest.mark.parametrize("by", ["phase", "channel", "department"])
def test_a_group_of_all_touchpoints_is_as_sure_as_its_journey(client, by):
    workspace = client(journey(ALL))
    scores = simulate(score(workspace))
    ((group,),) = (one.groups for one in grouped(scores, workspace, by))
    whole = scores.journeys[0].index
    found = (group.index.value, group.index.low, group.index.high)
    assert found == pytest.approx((whole.value, whole.low, whole.high), abs=1e-9)


def test_parts_together_are_as_sure_as_the_only_one(client):
    whole = journey("- {name: A}", "geheel", "customers_per_year: 10\n")
    workspace = client(whole, journey(ALL, "deel", "parent: geheel\ncustomers_per_year: 5\n"))
    scores = simulate(score(workspace))
    (found,) = parents(scores, workspace)
    assert scores.journey("deel").index.low == pytest.approx(found.index.low, abs=1e-9)
    assert scores.journey("deel").index.high == pytest.approx(found.index.high, abs=1e-9)


def test_a_persona_without_answers_of_its_own_is_as_sure_as_everybody(client):
    persona = "kind: persona\nid: senior\nname: Senior\n"
    workspace = client(journey(ALL, more="personas: [senior]\n"), persona)
    scores = simulate(score(workspace))
    ((seen,),) = (one.groups for one in segmented(scores, workspace, "persona"))
    assert seen.score.index == scores.journeys[0].index
