"""The lenses: every check figure of the method, and what each lens makes of real documents."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.conftest import journey, records

from journeykit.scoring import score
from journeykit.scoring.lenses.kano import Counts, kano
from journeykit.scoring.lenses.opportunity import opportunities, opportunity
from journeykit.scoring.lenses.penalty_reward import asymmetry, contrasts
from journeykit.scoring.lenses.quadrants import CROSS_HAIRS, quadrants

SHARES = st.floats(0, 10)
COUNTS = st.integers(0, 10**6)


@pytest.mark.parametrize(("i", "s", "expected"), [(9, 3, 15), (6, 8, 6), (9, 9, 9)])
def test_check_figures_of_the_opportunity_score(i, s, expected):
    assert opportunity(i, s) == expected


@given(SHARES, SHARES)
def test_an_opportunity_is_at_least_the_importance_and_at_most_twice_it(i, s):
    assert i <= opportunity(i, s) <= 2 * i or math.isclose(opportunity(i, s), 2 * i)


def test_check_figures_of_better_and_worse():
    counts = Counts(attractive=30, one_dimensional=40, must_be=20, indifferent=10)
    assert counts.better == pytest.approx(0.70, abs=1e-12)
    assert counts.worse == pytest.approx(-0.60, abs=1e-12)


def test_check_figure_of_the_asymmetry():
    assert asymmetry(-0.60, 0.30) == pytest.approx(-0.3333, abs=5e-5)


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_better_and_worse_are_shares_and_unknown_without_answers(a, o, m, i, r, q):
    counts = Counts(attractive=a, one_dimensional=o, must_be=m, indifferent=i, reverse=r, questionable=q)
    if a + o + m + i == 0:
        assert (counts.better, counts.worse) == (None, None)
    else:
        assert 0 <= counts.better <= 1
        assert -1 <= counts.worse <= 0
        assert counts.better - counts.worse >= (a + o + m) / counts.base - 1e-12


@pytest.mark.parametrize(
    ("counts", "first"),
    [
        (Counts(must_be=5, one_dimensional=5, attractive=5, indifferent=5), "must-be"),
        (Counts(one_dimensional=5, attractive=5, indifferent=5), "one-dimensional"),
        (Counts(attractive=5, indifferent=5), "attractive"),
        (Counts(must_be=4, indifferent=5), "indifferent"),
    ],
)
def test_ties_go_to_what_harms_most_when_missing(counts, first):
    assert counts.ordered[0][0] == first


@given(st.floats(-1e300, 0), st.floats(0, 1e300))
def test_the_asymmetry_lies_between_its_ends_and_turns_with_its_sides(penalty, reward):
    found = asymmetry(penalty, reward)
    if penalty == 0 and reward == 0:
        assert found is None
    else:
        assert -1 <= found <= 1
        assert asymmetry(-reward, -penalty) == pytest.approx(-found)


def asked(touchpoint: str, metric: str, high: int, low: int, period: str = "2026-Q3", more: str = "") -> str:
    answers = f"{{2: {low}, 4: {high}}}"
    return f"- {{touchpoint: {touchpoint}, metric: {metric}, distribution: {answers}, period: {period}{more}}}\n"


REIS = journey("- {name: A}\n- {name: B}\n- {name: C}\n- {name: D}")


def seen(client, lens, *texts, project=""):
    workspace = client(*texts, project=project)
    return lens(score(workspace), workspace)


def test_opportunities_come_from_shares_of_answers_largest_first(client):
    lines = asked("b", "importance", 60, 40) + asked("b", "csat", 80, 20)
    lines += asked("a", "importance", 90, 10) + asked("a", "csat", 30, 70)
    found = seen(client, opportunities, REIS, records(lines))
    assert [(one.touchpoint.id, one.score.value) for one in found] == [
        ("a", pytest.approx(15)),
        ("b", pytest.approx(6)),
    ]
    first = found[0]
    assert first.importance.share.value == pytest.approx(9)
    assert first.importance.share.low == pytest.approx(8.256, abs=1e-3)  # Wilson of 90 in 100
    assert first.score.low < 15 < first.score.high
    assert not first.small
    assert first.n == 100


def test_a_mean_or_another_scale_never_becomes_a_share(client):
    lines = "- {touchpoint: a, metric: importance, mean: 4.5, n: 90, period: 2026-Q3}\n" + asked("a", "csat", 3, 7)
    lines += asked("b", "importance", 5, 5)
    lines += "- {touchpoint: b, metric: csat, scale: [1, 7], distribution: {4: 10, 7: 5}, period: 2026-Q3}\n"
    a, b = seen(client, opportunities, REIS, records(lines))
    assert (a.importance.share.value, a.importance.lacks, a.score.value) == (None, "no-shares", None)
    assert a.satisfaction.share.value == pytest.approx(3)
    assert (b.satisfaction.share.value, b.satisfaction.lacks) == (None, "no-shares")
    assert b.small


def test_what_was_not_asked_is_unknown(client):
    (only,) = seen(client, opportunities, REIS, records(asked("c", "csat", 50, 50)))
    assert (only.importance.lacks, only.score.value, only.n) == ("not-asked", None, None)


def test_a_published_share_of_satisfied_customers_counts(client):
    lines = asked("a", "importance", 80, 20)
    lines += "- {touchpoint: a, metric: csat, scale: percent, value: 40, n: 200, period: 2026-Q3}\n"
    (only,) = seen(client, opportunities, REIS, records(lines))
    assert only.score.value == pytest.approx(12)
    lines = lines.replace(", n: 200", "")
    (only,) = seen(client, opportunities, REIS, records(lines))
    assert (only.score.value, only.score.low, only.n) == (pytest.approx(12), None, None)


def test_old_and_weighted_answers_have_wider_margins(client):
    def width(more="", period="2026-Q3"):
        lines = asked("a", "importance", 80, 20, period, more) + asked("a", "csat", 40, 60, period, more)
        lines += asked("b", "csat", 4, 6)  # the newest period of the project
        found = seen(client, opportunities, REIS, records(lines))
        one = next(one for one in found if one.touchpoint.id == "a")
        return one.stale, one.score.high - one.score.low

    fresh, old, weighted = width(), width(period="2024-Q3"), width(", n_effective: 50")
    assert (fresh[0], old[0], weighted[0]) == (False, True, False)
    assert old[1] > 1.5 * fresh[1]
    assert weighted[1] > 1.3 * fresh[1]


MEASURED = """\
- {name: A, importance: 5}
- {name: B, importance: 4}
- {name: C, importance: 2}
- {name: D, importance: 1}
"""


def csat(**p: float) -> str:
    return "".join(
        f"- {{touchpoint: {name}, metric: csat, mean: {mean}, sd: 0.5, n: 900, period: 2026-Q3}}\n"
        for name, mean in p.items()
    )


def test_the_four_quadrants(client):
    workspace = client(journey(MEASURED), records(csat(a=2.5, b=4.6, c=2.5, d=4.6)))
    found = quadrants(score(workspace))
    assert [one.quadrant for one in found] == ["concentrate", "keep-up", "low-priority", "overkill"]
    assert all(one.clear for one in found)
    assert all(one.lines.performance == 65 for one in found)


def test_the_cross_hair_is_declared_and_flips_results(client):
    workspace = client(journey(MEASURED), records(csat(a=4.6, b=4.4, c=4.5, d=4.7)))
    scores = score(workspace)
    by = {name: [one.quadrant for one in quadrants(scores, name)] for name in CROSS_HAIRS}
    assert by["targets"] == ["keep-up", "keep-up", "overkill", "overkill"]
    assert by["median"] == ["keep-up", "concentrate", "low-priority", "overkill"]
    found = quadrants(scores, "median")
    assert [one.flips for one in found] == [False, True, True, False]
    assert [dict(one.by)["targets"] for one in found] == by["targets"]


def test_a_margin_on_both_sides_is_not_clear(client):
    lines = csat(a=2.5, b=4.6, c=2.5) + "- {touchpoint: d, metric: csat, mean: 3.7, sd: 1.2, n: 40, period: 2026-Q3}\n"
    workspace = client(journey(MEASURED), records(lines))
    assert [one.clear for one in quadrants(score(workspace))] == [True, True, True, False]


def test_what_is_unknown_assumed_or_equal_has_no_quadrant(client):
    lines = csat(a=2.5, b=4.6, c=4.0)
    assumed = client(journey("- {name: A, importance: 5}\n- {name: B, importance: 1}\n- {name: C}\n- {name: D, importance: 2}"),
                     records(lines))  # fmt: skip
    assert [one.quadrant for one in quadrants(score(assumed))] == ["concentrate", "overkill", None, None]
    equal = client(journey("- {name: A, importance: 3}\n- {name: B, importance: 3}"), records(csat(a=2.5, b=4.6)))
    for name in CROSS_HAIRS:
        assert {one.quadrant for one in quadrants(score(equal), name)} == {None}
    alone = client(journey("- {name: A, importance: 3}"), records(csat(a=2.5)))
    assert [(one.quadrant, one.clear) for one in quadrants(score(alone))] == [(None, None)]


def test_kano_takes_the_latest_counts_and_says_how_sure_it_is(client):
    lines = """\
    - {touchpoint: a, kano: {A: 30, O: 40, M: 20, I: 10, R: 2, Q: 1}, period: 2026-Q3}
    - {touchpoint: a, kano: {A: 0, O: 0, M: 90, I: 0}, period: 2025-Q3}
    - {touchpoint: b, kano: {M: 80, I: 10}, period: 2026-Q3}
    - {touchpoint: c, kano: {A: 1}, period: 2026-Q3}
    - {touchpoint: d, kano: {R: 9}, period: 2026-Q3}
    """
    a, b, c, d = seen(client, kano, REIS, records(lines))
    assert (a.better.value, a.worse.value) == (pytest.approx(0.70), pytest.approx(-0.60))
    assert (a.better.low, a.better.high) == (pytest.approx(0.6042, abs=1e-3), pytest.approx(0.7811, abs=1e-3))
    assert a.worse.low < -0.60 < a.worse.high < 0
    assert (a.category, a.runner_up, a.clear, a.counts.n) == ("one-dimensional", "attractive", False, 103)
    assert (b.category, b.clear, b.small) == ("must-be", True, False)
    assert (c.category, c.clear, c.small, c.runner_up) == ("attractive", False, True, None)
    assert (d.category, d.better.value, d.worse.value, d.small) == ("reverse", None, None, True)


def test_a_weighted_kano_sample_has_wider_margins(client):
    lines = "- {touchpoint: a, kano: {A: 30, O: 40, M: 20, I: 10}, period: 2026-Q3}"
    (plain,) = seen(client, kano, REIS, records(lines))
    (weighted,) = seen(client, kano, REIS, records(lines.replace(", period", ", n_effective: 25, period")))
    assert weighted.better.value == plain.better.value
    assert weighted.better.high - weighted.better.low > 1.5 * (plain.better.high - plain.better.low)


@pytest.mark.parametrize("size", ["1.7e308", "1e-320", "0.0"])
def test_no_coefficient_is_too_large_or_too_small(client, size):
    lines = f"- {{touchpoint: a, penalty_reward: {{penalty: -{size}, reward: {size}}}, n: 9, period: 2026-Q3}}"
    (only,) = seen(client, contrasts, REIS, records(lines))
    assert only.asymmetry in (0, None)
    assert only.size is None or math.isfinite(only.size)


def test_kano_without_an_answer_is_unknown(client):
    (only,) = seen(client, kano, REIS, records("- {touchpoint: a, kano: {A: 0}, period: 2026-Q3}"))
    assert (only.category, only.clear, only.better.value) == (None, False, None)


def test_penalty_and_reward(client):
    lines = """\
    - {touchpoint: a, penalty_reward: {penalty: -0.60, reward: 0.30}, n: 300, period: 2026-Q3}
    - {touchpoint: b, penalty_reward: {penalty: -0.05, reward: 0.33}, n: 20, period: 2026-Q3}
    - {touchpoint: c, penalty_reward: {penalty: -0.3, reward: 0.28}, period: 2026-Q3}
    - {touchpoint: d, penalty_reward: {penalty: 0.2, reward: 0.1}, n: 90, period: 2026-Q3}
    """
    a, b, c, d = seen(client, contrasts, REIS, records(lines))
    assert (a.asymmetry, a.size, a.factor, a.small) == (pytest.approx(-1 / 3), pytest.approx(0.9), "basic", False)
    assert (b.factor, b.small) == ("excitement", True)
    assert (c.factor, c.n, c.small) == ("performance", None, False)
    assert (d.contradicts, d.asymmetry, d.size, d.factor) == (True, None, None, None)


def test_contrasts_of_one_period_are_joined_by_n(client):
    lines = """\
    - {touchpoint: a, penalty_reward: {penalty: -0.6, reward: 0.2}, n: 300, period: 2026-Q3, source: een}
    - {touchpoint: a, penalty_reward: {penalty: -0.2, reward: 0.6}, n: 100, period: 2026-Q3, source: twee}
    - {touchpoint: b, penalty_reward: {penalty: 0, reward: 0}, n: 100, period: 2026-Q3}
    """
    a, b = seen(client, contrasts, REIS, records(lines))
    assert (a.penalty, a.reward, a.n) == (pytest.approx(-0.5), pytest.approx(0.3), 400)
    assert (b.asymmetry, b.factor) == (None, None)
    assert (a.margins[0].low, b.faint) == (None, False)


def test_standard_errors_of_penalty_and_reward_make_margins(client):
    lines = """\
    - {touchpoint: a, penalty_reward: {penalty: -0.6, reward: 0.2, penalty_se: 0.1, reward_se: 0.2}, n: 300, period: 2026-Q3, source: een}
    - {touchpoint: a, penalty_reward: {penalty: -0.2, reward: 0.6, penalty_se: 0.3, reward_se: 0.2}, n: 100, period: 2026-Q3, source: twee}
    - {touchpoint: b, penalty_reward: {penalty: -0.1, reward: 0.3, penalty_se: 0.1, reward_se: 0.2}, n: 100, period: 2026-Q3}
    """
    a, b = seen(client, contrasts, REIS, records(lines))
    arms = [1.959964 * (0.075**2 + 0.075**2) ** 0.5, 1.959964 * (0.15**2 + 0.05**2) ** 0.5]
    assert [(one.low, one.high) for one in a.margins] == [
        (pytest.approx(-0.5 - arms[0]), pytest.approx(-0.5 + arms[0])),
        (pytest.approx(0.3 - arms[1]), pytest.approx(0.3 + arms[1])),
    ]
    assert (a.faint, b.faint) == (False, True)
