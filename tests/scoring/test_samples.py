from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.estimates import NpsCounts
from journeykit.scoring.samples import (
    Moments,
    added,
    ces_net_share,
    joined_counts,
    joined_moments,
    moments_of,
    nps_counts_of,
    top_two_box,
)

ANSWERS = st.dictionaries(st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0]), st.integers(0, 40), min_size=1)


def test_mean_and_spread_of_counted_answers():
    found = moments_of({1: 1, 2: 0, 5: 3})
    assert found == Moments(4.0, 4, 2.0)


def test_nobody_answered():
    assert moments_of({1: 0}) is None
    assert nps_counts_of({}) is None


def test_promoters_passives_and_detractors():
    assert nps_counts_of({10: 4, 9: 2, 8: 3, 7: 1, 6: 5, 0: 1}) == NpsCounts(6, 4, 6)
    assert joined_counts([NpsCounts(1, 2, 3), NpsCounts(10, 20, 30)]) == NpsCounts(11, 22, 33)


@given(ANSWERS, ANSWERS)
def test_joining_two_sources_is_the_same_as_asking_all_of_them_at_once(one, other):
    parts = [moments for moments in (moments_of(one), moments_of(other)) if moments]
    whole = moments_of(added([one, other]))
    if not parts:
        assert whole is None
        return
    found = joined_moments(parts, (1, 5))
    assert found.n == whole.n
    assert found.mean == pytest.approx(whole.mean)
    if whole.sd is not None:
        assert found.sd == pytest.approx(whole.sd, abs=1e-9)
    assert not found.widest


def test_a_source_without_spread_joins_with_the_widest_one():
    found = joined_moments([Moments(4, 50, 0.5), Moments(4, 50)], (1, 5))
    assert found.widest
    assert found.sd > 0.5


def test_sources_without_n_count_only_when_none_has_it():
    assert joined_moments([Moments(2), Moments(4, 10, 1)], (1, 5)) == Moments(4, 10, pytest.approx(1))
    assert joined_moments([Moments(2), Moments(4)], (1, 5)) == Moments(3)


def test_top_two_box_takes_the_better_end():
    answers = {1: 5, 2: 5, 3: 0, 4: 3, 5: 7}
    assert top_two_box(answers, (1, 5)) == 50
    assert top_two_box({1: 8, 5: 2}, (1, 5), low_is_better=True) == 80


def test_net_share_of_effort():
    assert ces_net_share({1: 10, 3: 10, 4: 20, 6: 30, 7: 30}) == 40


@given(st.lists(st.integers(1, 7), min_size=2, max_size=60))
def test_moments_agree_with_the_standard_library(answers):
    found = moments_of({score: answers.count(score) for score in set(answers)})
    assert found.mean == pytest.approx(mean(answers))
    assert found.sd == pytest.approx(stdev(answers), abs=1e-9)
