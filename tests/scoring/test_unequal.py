from __future__ import annotations

from math import erfc, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring import score
from journeykit.scoring.differences import chance_of, difference, sure_together
from journeykit.scoring.estimates import wilson
from journeykit.scoring.performance import Figure
from journeykit.scoring.segments import segmented
from journeykit.scoring.values import Interval

from .conftest import journey, records

PERSONAS = "personas: [{id: a, name: An}, {id: b, name: Bo}, {id: c, name: Cor}]\n"


@pytest.fixture
def served(client):
    def make(lines, touchpoints="- A\n- B\n- C", personas=PERSONAS, project=""):
        workspace = client(journey(touchpoints, more=personas), *([records(lines)] if lines else []), project=project)
        (one,) = segmented(score(workspace), workspace, "persona")
        return one.unequal

    return make


def answer(touchpoint, group, mean, n=200, period="2026-Q3", metric="ces", sd=1.0):
    segment = f", segment: {{persona: {group}}}" if group else ""
    return (
        f"- {{touchpoint: {touchpoint}, metric: {metric}, period: {period}, n: {n}, mean: {mean}, sd: {sd}{segment}}}"
    )


def lines(*several):
    return "\n".join(several)


# The difference and its interval


def test_newcombes_own_example():
    """56/70 against 48/80: method 10 gives 0.0524 to 0.3339 (Newcombe 1998, table II, example a)."""
    one, other = wilson(56, 70), wilson(48, 80)
    found = difference(Figure(56 / 70, *one), Figure(48 / 80, *other))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_the_chance_belongs_to_the_interval():
    assert chance_of(Interval(1.96, 0, 3.92), 0.95) == pytest.approx(0.05, abs=1e-4)
    assert chance_of(Interval(10.0, 5.0, 15.0), 0.95) == pytest.approx(erfc(2 * 1.959964 / sqrt(2)))
    assert chance_of(Interval(0.0, -1.0, 1.0), 0.95) == 1
    assert chance_of(Interval(5.0), 0.95) is None
    assert chance_of(Interval(5.0, 5.0, 5.0), 0.95) == 0


@given(st.floats(0, 100), st.floats(0, 100), st.tuples(*[st.floats(0.01, 30)] * 4))
def test_a_chance_below_five_percent_leaves_out_zero(one, other, arms):
    found = difference(Figure(one, one - arms[0], one + arms[1]), Figure(other, other - arms[2], other + arms[3]))
    back = difference(Figure(other, other - arms[2], other + arms[3]), Figure(one, one - arms[0], one + arms[1]))
    chance = chance_of(found, 0.95)
    assert chance == pytest.approx(chance_of(back, 0.95))
    if abs(chance - 0.05) > 1e-9:
        assert (chance < 0.05) == (found.low > 0 or found.high < 0)


def test_holm():
    # .01 <= .05/4, .013 <= .05/3, .03 > .05/2: from there on nothing holds, not even .03 of the last.
    chances = {"a": 0.01, "b": 0.013, "c": 0.03, "d": 0.04}
    assert sure_together(chances, 0.95) == {"a", "b"}
    assert sure_together({"a": 0.04}, 0.95) == {"a"}
    assert sure_together({}, 0.95) == frozenset()


@given(st.dictionaries(st.integers(), st.floats(0, 1), max_size=20))
def test_holm_is_stricter_than_each_alone_and_milder_than_bonferroni(chances):
    found = sure_together(chances, 0.95)
    assert all(chances[key] <= 0.05 for key in found)
    assert found >= {key for key, chance in chances.items() if chance <= 0.05 / len(chances) - 1e-12}


# Who is held against whom


def test_a_group_is_held_against_the_others_together(served):
    found = served(
        lines(answer("a", "a", 4.0), answer("a", "b", 5.0), answer("a", "c", 5.0, n=100), answer("a", "", 6.5))
    )
    (worse,) = found.served
    assert (worse.group, worse.against, worse.others, worse.verdict) == ("a", "others", ("b", "c"), "clear")
    assert (worse.own.p, worse.rest.p, worse.rest.n) == (pytest.approx(55 * 3 / 3.5), pytest.approx(65), 300)
    assert worse.gap.value == pytest.approx(worse.rest.p - worse.own.p)
    assert worse.gap.low < worse.gap.value < worse.gap.high
    assert found.comparisons == 3


def test_without_others_it_is_held_against_everybody(served):
    (worse,) = served(lines(answer("a", "a", 4.0), answer("a", "", 5.0, n=900))).served
    assert (worse.against, worse.others, worse.rest.n) == ("everybody", (), 900)


def test_two_groups_are_one_comparison(served):
    found = served(lines(answer("a", "a", 4.79), answer("a", "b", 5.0)))
    assert found.comparisons == 1
    assert verdicts(found) == {("a", "a"): "clear"}


def test_only_the_same_question_of_the_same_time_is_compared(served):
    assert served(lines(answer("a", "a", 4.0), answer("a", "b", 3.0, metric="csat"))).comparisons == 0
    assert served(lines(answer("a", "a", 4.0, period="2025-Q1"), answer("a", "b", 5.0))).comparisons == 0
    both = served(
        lines(answer("a", "a", 4.0, period="2026-Q2"), answer("a", "b", 5.0, period="2026-Q2"), answer("a", "b", 3.0))
    )
    assert both.served[0].rest.p == pytest.approx(65)  # of the quarter in which both were asked


def test_figures_by_hand_of_nearby_days_are_compared(served):
    touchpoints = """
        - name: A
          per_persona:
            a: {measurements: [{metric: ces, mean: 4, sd: 1, n: 90, date: 2026-09-01}]}
            b: {measurements: [{metric: ces, mean: 6, sd: 1, n: 90, date: 2026-09-20}]}
    """
    (worse,) = served("", touchpoints).served
    assert (worse.group, worse.verdict) == ("a", "clear")


# What may be concluded


def verdicts(found):
    return {(one.touchpoint.id, one.group): one.verdict for one in found.served}


def test_noise_and_too_few(served):
    found = served(lines(
        answer("a", "a", 4.98), answer("a", "b", 5.0),
        answer("b", "a", 4.6, n=12), answer("b", "b", 5.0, n=300),
        answer("c", "a", 3.0, n=20), answer("c", "b", 6.0, n=20),
    ))  # fmt: skip
    assert verdicts(found) == {("a", "a"): "noise", ("b", "a"): "too-few", ("c", "a"): "clear"}


@pytest.mark.parametrize("own", ["n: 1, mean: 2", "n: 2, mean: 2, sd: 0", "value: 2", "n: 4, distribution: {2: 4}"])
def test_a_handful_of_answers_is_never_clear(served, own):
    lacking = f"- {{touchpoint: a, metric: ces, period: 2026-Q3, {own}, segment: {{persona: a}}}}"
    assert verdicts(served(lines(lacking, answer("a", "b", 6.0, n=4, sd=0)))) == {("a", "a"): "too-few"}


def test_among_many_a_small_chance_is_an_indication(served):
    touchpoints = "\n".join(f"- T{i}" for i in range(20))
    equal = [answer(f"t{i}", group, 5.0) for i in range(1, 20) for group in "ab"]
    alone = [answer("t0", "a", 4.79), answer("t0", "b", 5.0)]
    assert verdicts(served(lines(*alone), touchpoints))["t0", "a"] == "clear"
    assert verdicts(served(lines(*alone, *equal), touchpoints))["t0", "a"] == "indication"


def test_a_guess_is_called_assumed_from_ten_points_on(served):
    touchpoints = """
        - {name: A, customer: {emotion: 0.3}, per_persona: {a: {customer: {emotion: -1}}, b: {customer: {emotion: 0.2}}}}
        - {name: B, customer: {emotion: 0.3}, per_persona: {a: {reach: 0, customer: {emotion: -1}}}}
    """
    found = served("", touchpoints)
    assert verdicts(found) == {("a", "a"): "assumed"}  # nobody is served badly where nobody comes
    assert found.comparisons == 0
    assert found.served[0].gap.low is None


def test_what_costs_most_comes_first(served):
    touchpoints = "- {name: A, reach: 0.1}\n- {name: B, reach: 0.9}\n- C"
    found = served(lines(
        answer("a", "a", 3.0), answer("a", "b", 6.0), answer("b", "a", 4.0), answer("b", "b", 5.0),
    ), touchpoints)  # fmt: skip
    assert [one.touchpoint.id for one in found.served] == ["b", "a"]
    assert found.of("a") == found.served
    assert found.of("b") == ()
