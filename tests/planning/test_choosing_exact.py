"""The best plan is the best: held against every plan there is, on small cases made up by hypothesis."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.planning.budget.model import model_of
from journeykit.planning.budget.plans import EQUAL, best_of, best_with
from journeykit.planning.budget.problem import Problem, Spot
from journeykit.planning.budget.solver import solve
from journeykit.scoring.gains import Effect


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    size = draw(st.integers(0, 6))
    numbers = range(size)
    # Round figures meet each other, so that ties come about; odd ones find errors of rounding.
    effects = st.one_of(st.sampled_from([-8.0, 0.0, 4.0, 10.0]), st.floats(-150, 150))
    confidences = st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))
    asks = st.one_of(st.sampled_from([0.0, 1.0, 2.0, 5.0]), st.floats(0, 6))
    spots = [
        Spot(
            p=draw(st.one_of(st.sampled_from([0.0, 50.0, 95.0, 100.0]), st.floats(0, 100))),
            worth=draw(st.one_of(st.sampled_from([0.0, 0.1, 0.1, 0.4]), st.floats(0, 1))),
            effects=tuple(
                (number, Effect(draw(effects), draw(confidences)))
                for number in sorted(draw(st.sets(st.sampled_from(numbers), max_size=size)) if size else ())
            ),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    pairs = [(one, other) for one in numbers for other in numbers if one != other]
    some = st.lists(st.sampled_from(pairs), max_size=3, unique=True) if pairs else st.just([])
    limits = st.one_of(st.none(), asks, st.floats(0, 15))
    return Problem(
        costs=tuple(draw(asks) for _ in numbers),
        days=tuple(draw(asks) for _ in numbers),
        spots=tuple(spots),
        requires=tuple(draw(some)),
        excludes=tuple(draw(some)),
        budget=draw(limits),
        most_days=draw(limits),
    )


def every_plan(problem: Problem) -> list[frozenset[int]]:
    return [
        frozenset(chosen)
        for count in range(problem.size + 1)
        for chosen in combinations(range(problem.size), count)
        if problem.allows(chosen)
    ]


@settings(deadline=None, max_examples=80)
@given(problems())
def test_no_plan_brings_more_than_the_best_one(problem):
    best = best_of(problem)
    plans = every_plan(problem)
    assert best.chosen in plans
    assert problem.gain(best.chosen) >= max(map(problem.gain, plans)) - 2 * EQUAL
    assert best.proven


@settings(deadline=None, max_examples=60)
@given(problems())
def test_no_other_plan_brings_more_than_the_second_best(problem):
    best = best_of(problem)
    others = [plan for plan in every_plan(problem) if plan != best.chosen]
    if best.second is None:
        assert not others
    else:
        assert best.second in others
        assert problem.gain(best.second) >= max(map(problem.gain, others)) - 2 * EQUAL


@settings(deadline=None, max_examples=60)
@given(problems())
def test_of_plans_that_bring_the_same_none_asks_less_money(problem):
    best = best_of(problem)
    same = [plan for plan in every_plan(problem) if problem.gain(plan) >= problem.gain(best.chosen) + EQUAL / 10]
    most = max((problem.cost([n]) for n in range(problem.size)), default=0.0)
    for plan in same:
        assert problem.cost(best.chosen) <= problem.cost(plan) + 1e-5 * max(1.0, most)


@settings(deadline=None, max_examples=40)
@given(problems(), st.integers(0, 5))
def test_the_best_plan_with_something_in_it_has_it_and_no_other_such_plan_brings_more(problem, number):
    if number >= problem.size:
        return
    found = best_with(problem, including=[number])
    plans = [plan for plan in every_plan(problem) if number in plan]
    if found is None:
        assert not plans
    else:
        assert number in found.chosen
        assert problem.gain(found.chosen) >= max(map(problem.gain, plans)) - 2 * EQUAL


@settings(deadline=None, max_examples=20)
@given(problems())
def test_the_same_question_has_the_same_answer(problem):
    assert best_of(problem) == best_of(problem)


def test_of_two_that_are_alike_the_first_in_the_files_is_taken():
    alike = Spot(50.0, 0.1, tuple((number, Effect(10.0, 1.0)) for number in range(4)))
    problem = Problem((1.0,) * 4, (1.0,) * 4, (alike,), budget=2.0)
    assert best_of(problem).chosen == {0, 1}


def test_what_adds_nothing_is_left_out_even_when_it_is_free():
    full = Spot(98.0, 0.1, ((0, Effect(10.0, 1.0)), (1, Effect(6.0, 1.0))))
    problem = Problem((5.0, 2.0), (0.0, 0.0), (full,), budget=100.0)
    assert best_of(problem).chosen == {1}, "each fills the room, and the second is cheaper"


def test_sums_of_amounts_that_computers_cannot_write_still_fit_the_budget():
    spot = Spot(10.0, 0.1, ((0, Effect(10.0)), (1, Effect(10.0)), (2, Effect(10.0))))
    problem = Problem((0.1, 0.2, 0.3), (0.0,) * 3, (spot,), budget=0.6)
    assert best_of(problem).chosen == {0, 1, 2}
    assert best_of(problem.with_limits(0.59, None)).chosen == {0, 1}


@pytest.mark.parametrize("budget", [1e-6, 50_000.0, 1e12])
def test_the_size_of_the_budget_does_not_matter(budget):
    part = budget / 10
    spot = Spot(20.0, 0.2, tuple((number, Effect(5.0 + number, 1.0)) for number in range(4)))
    problem = Problem(tuple(part * (3 + number) for number in range(4)), (0.0,) * 4, (spot,), budget=budget)
    plans = every_plan(problem)
    assert problem.gain(best_of(problem).chosen) == pytest.approx(max(map(problem.gain, plans)))


def test_rows_that_contradict_each_other_have_no_answer():
    problem = Problem((1.0,), (0.0,), (Spot(50.0, 0.1, ((0, Effect(10.0)),)),), budget=5.0)
    model = model_of(problem)
    model.row({0: 1.0}, low=2.0)
    assert solve(model, model.gain, problem.size) is None


def test_without_time_the_answer_says_that_it_is_not_proven():
    size = 60
    spots = tuple(
        Spot(30.0, 0.01, tuple((n, Effect(3.0 + (n * 7 + s) % 11, 0.7)) for n in range(size) if (n + s) % 4 == 0))
        for s in range(8)
    )
    problem = Problem(tuple(1.0 + (n * 13) % 17 for n in range(size)), (1.0,) * size, spots, budget=100.0)
    model = model_of(problem)
    found = solve(model, model.gain, size, patience=0.0)
    assert found is None or not found.proven
