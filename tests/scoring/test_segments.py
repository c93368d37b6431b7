from __future__ import annotations

import pytest

from journeykit.scoring import score
from journeykit.scoring.segments import dimensions, segmented

from .conftest import journey, records

PERSONAS = "personas: [{id: jong, name: Jong}, {id: oud, name: Oud}]\n"
TOUCHPOINTS = """
    - name: Bellen
      importance: 2
      customer: {emotion: 0.3}
      per_persona: {oud: {importance: 4, reach: 0.5, customer: {emotion: -1, does: Wacht}}}
    - {name: Betalen, importance: 2, reach: 0.8, customer: {emotion: 1.6}}
"""


@pytest.fixture
def seen(client):
    def make(*texts, by="persona"):
        workspace = client(*texts)
        (one,) = segmented(score(workspace), workspace, by)
        return {group.value: group for group in one.groups}

    return make


def test_what_differs_for_a_persona_takes_the_place_of_the_rest(seen):
    groups = seen(journey(TOUCHPOINTS, more=PERSONAS))
    assert list(groups) == ["jong", "oud"]
    bellen, betalen = groups["oud"].score.touchpoints
    assert (bellen.importance.value, betalen.importance.value) == pytest.approx((4 / 6, 2 / 6))
    assert (bellen.reach.value, betalen.reach.value) == (0.5, 0.8)
    assert bellen.performance.value == pytest.approx(55 * (1 / 1.8))  # -1 lies at 1/1.8 of the way from -2 to -0.2
    assert bellen.choice.take == "repair"
    assert groups["oud"].basis == ("emotion", None)
    assert groups["oud"].own == 1


def test_a_persona_of_whom_nothing_is_said_is_everybody(seen, client):
    text = journey(TOUCHPOINTS, more=PERSONAS)
    jong = seen(text)["jong"]
    (whole,) = score(client(text)).journeys
    assert jong.score == whole
    assert (jong.own, jong.worse) == (0, ())


def test_where_a_guess_is_ten_points_lower_it_seems_worse(seen):
    groups = seen(journey(TOUCHPOINTS, more=PERSONAS))
    (worse,) = groups["oud"].worse
    assert (worse.touchpoint.id, worse.verdict, worse.rest.p) == ("bellen", "assumed", pytest.approx(65))


MEASURED = """
    - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 900, mean: 5.0, sd: 1.0}
    - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 200, mean: 4.0, sd: 1.0, segment: {persona: oud}}
    - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 300, mean: 5.4, sd: 1.0, segment: {persona: jong}}
    - {touchpoint: bellen, metric: nps, period: 2026-Q3, n: 900, promoters: 300, passives: 300, detractors: 300}
"""


def test_own_answers_go_before_all_else(seen):
    groups = seen(journey(TOUCHPOINTS, more=PERSONAS), records(MEASURED))
    oud = groups["oud"].score.touchpoints[0].performance
    # The NPS of everybody does not count beside her own answers: 1 + 3 / 3.5 of the way to 4.5 is P 47.1.
    assert (oud.value, oud.n) == (pytest.approx(55 * 3 / 3.5), 200)
    assert oud.grade == "quantitative"
    assert groups["oud"].basis[0] == "measured"
    (worse,) = groups["oud"].worse
    assert (worse.verdict, worse.against, worse.others) == ("clear", "others", ("jong",))
    assert groups["jong"].worse == ()


def test_answers_of_others_are_not_theirs(seen):
    only = MEASURED.splitlines()[2]
    groups = seen(journey(TOUCHPOINTS, more=PERSONAS), records(only))
    assert groups["oud"].basis[0] == "measured"
    assert groups["jong"].score.touchpoints[0].performance.is_hypothesis


def test_figures_by_hand_for_one_persona(seen):
    text = """
        - name: Bellen
          per_persona: {oud: {measurements: [{metric: ces, mean: 6.2, sd: 1, n: 50, date: 2026-09-01}]}}
    """
    oud = seen(journey(text, more=PERSONAS))["oud"].score.touchpoints[0].performance
    assert (oud.value, oud.n) == (pytest.approx(85), 50)


def test_own_reach_goes_before_the_flows_of_everybody(seen):
    flows = records("- {journey: reis, from: bellen, to: betalen, customers: 90, of: 100, period: 2026-Q3}")
    text = TOUCHPOINTS.replace("reach: 0.8, ", "").replace(
        "emotion: 1.6}", "emotion: 1.6}, per_persona: {oud: {reach: 0.2}}"
    )
    groups = seen(journey(text, more=PERSONAS), flows)
    reaches = {name: [one.reach.value for one in group.score.touchpoints] for name, group in groups.items()}
    assert reaches == {"jong": [1.0, 0.9], "oud": [0.5, 0.2]}


def test_any_segment_of_answers(seen, client):
    answers = records("""
        - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 100, mean: 5, sd: 1, segment: {regio: noord}}
        - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 50, mean: 6.2, sd: 1, segment: {regio: zuid}}
        - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 10, mean: 1, sd: 1, segment: {kanaal: brief}}
    """)
    text = journey("- Bellen\n- {name: Betalen, customer: {emotion: 0.3}}")
    assert dimensions(client(text, answers)) == ("kanaal", "regio")
    groups = seen(text, answers, by="regio")
    assert {name: group.score.touchpoints[0].performance.value for name, group in groups.items()} == {
        "noord": pytest.approx(65), "zuid": pytest.approx(85),
    }  # fmt: skip


def test_the_planned_are_left_out_for_every_group(seen):
    groups = seen(journey(TOUCHPOINTS + "    - {name: Straks, status: planned}\n", more=PERSONAS))
    assert [len(group.score.touchpoints) for group in groups.values()] == [2, 2]
