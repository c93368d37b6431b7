"""Derived importance against formulas written otherwise, and Kano against its table."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest
from answers import QUESTIONS, complete, derived, johnson_by_rotation, lmg_by_orders, people, r2_of, units
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.evidence.drivers import design
from journeykit.evidence.drivers.chance import by_chance
from journeykit.evidence.drivers.contrasts import contrasts
from journeykit.evidence.drivers.deriving import derive
from journeykit.evidence.drivers.design import Answers, correlations, drawn, pair_by_pair
from journeykit.evidence.drivers.kano import category, feeling
from journeykit.evidence.drivers.shares import shares
from journeykit.evidence.drivers.values import Asked, Driver, Together
from journeykit.evidence.drivers.weights import inflation, weights
from journeykit.scoring.relative_weights import lmg


@pytest.mark.parametrize(("method", "otherwise"), [("lmg", lmg_by_orders), ("relative-weights", johnson_by_rotation)])
def test_importance_is_that_of_an_independent_computation(method, otherwise):
    rows = people()
    found = derived(rows, method=method)
    x, y = complete(rows)
    assert [share.value for share in found.shares] == pytest.approx(otherwise(x, y), abs=1e-9)
    assert found.r2 == pytest.approx(r2_of(x, y), abs=1e-9)
    others = [np.delete(x, j, axis=1) for j in range(3)]
    own = [1 / (1 - r2_of(rest, x[:, j])) for j, rest in enumerate(others)]
    assert [share.inflation for share in found.shares] == pytest.approx(own, abs=1e-9)
    assert (found.n, found.with_outcome, found.pairs) == (54, 60, (54, 60))
    assert all(share.low < share.value < share.high for share in found.shares)


def test_figures_that_others_published():
    between = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    outcome = np.array([0.6, 0.5, 0.4])
    by_lmg = weights("lmg", between[None], outcome[None])[0]
    assert by_lmg == pytest.approx([0.237472, 0.124688, 0.079615], abs=5e-7)
    assert by_lmg == pytest.approx(lmg(between.tolist(), outcome.tolist()), abs=1e-12)
    johnson = weights("relative-weights", between[None], outcome[None])[0]
    assert johnson == pytest.approx([0.238098, 0.122410, 0.081266], abs=5e-7)
    assert inflation(np.array([[1, 0.5], [0.5, 1]])) == pytest.approx([4 / 3, 4 / 3])
    singular = np.stack([np.ones((2, 2)), np.full((2, 2), np.nan), np.eye(2)])
    for method in ("lmg", "relative-weights"):
        found = weights(method, singular, np.full((3, 2), 0.3))
        assert np.isnan(found[:2]).all()
        assert found[2] == pytest.approx([0.09, 0.09])


def test_an_r2_that_chance_gives_is_no_importance():
    # The F table: 3.885 is what 2 and 12 degrees of freedom exceed once in 20 times.
    assert by_chance(2 * 3.885 / (2 * 3.885 + 12), 2, 15) == pytest.approx(0.05, abs=2e-5)
    numbers = np.random.default_rng(1)
    found = derived([tuple(map(float, numbers.integers(1, 6, 4))) for _ in range(80)])
    assert found.shares == ()
    assert "chance" in found.said[0].english


@given(st.integers(0, 10_000), st.permutations(range(3)), st.floats(0.01, 100), st.floats(-50, 50))
@settings(max_examples=20)
def test_order_and_scale_do_not_matter_and_weights_add_up(seed, order, factor, shift):
    rows = [row for row in people(40, seed) if None not in row]
    plain = Answers.of(units(rows))
    turned = Answers.of(units([(*(row[j] * factor + shift for j in order), row[-1]) for row in reversed(rows)]))
    for method in ("relative-weights", "lmg"):
        first, second = (
            weights(method, whole[None, :-1, :-1], whole[None, :-1, -1])[0]
            for whole in (correlations(plain), correlations(turned))
        )
        assert second == pytest.approx([first[j] for j in order], abs=1e-8)
        assert first.sum() == pytest.approx(r2_of(*complete(rows)), abs=1e-9)
        assert first.min() > -1e-12


def test_the_bootstrap_spreads_as_one_that_draws_people():
    rows = [row for row in people(200) if None not in row]
    own = Answers.of(units(rows))
    ours = drawn(own, "overtocht")[:, 0, -1]
    assert drawn(own, "overtocht")[:, 0, -1].tolist() == ours.tolist()
    numbers, cells = np.random.default_rng(0), np.array(rows)
    plain = []
    for _ in range(1000):
        again = cells[numbers.integers(0, len(cells), len(cells))]
        plain.append(np.corrcoef(again[:, 0], again[:, -1])[0, 1])
    assert ours.std() == pytest.approx(np.std(plain), rel=0.12)
    assert ours.mean() == pytest.approx(np.mean(plain), abs=0.01)


def test_a_weight_is_as_many_people():
    rows = [row for row in people(80) if None not in row]
    once = units(rows[:40]) + Counter({("2026-07", 2.0, row[-1], row[:-1]): 1 for row in rows[40:]})
    twice = Answers.of(units(rows[:40]) + units(rows[40:]) + units(rows[40:]))
    weighted = Answers.of(once)
    assert correlations(weighted) == pytest.approx(correlations(twice), abs=1e-12)
    assert weighted.effective == pytest.approx(
        sum([1] * 40 + [2] * (len(rows) - 40)) ** 2 / (40 + 4 * (len(rows) - 40))
    )


def test_pair_by_pair_takes_all_that_answered_both():
    rows = people()
    found, counts = pair_by_pair(Answers.of(units(rows)), [0, 1, 2])
    cells = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], float)
    for i, j in itertools.combinations(range(4), 2):
        both = cells[np.isfinite(cells[:, [i, j]]).all(axis=1)]
        assert found[i, j] == pytest.approx(np.corrcoef(both[:, i], both[:, j])[0, 1], abs=1e-9)
        assert counts[i, j] == len(both)
    # Correlations that exclude each other: of r12 -.9 and twice .9 with the outcome R2 would be 16.
    every = Answers.of(units(rows))
    own = every.only(every.complete([0, 1]), [0, 1])
    torn_apart = np.array([[1, -0.9, 0.9], [-0.9, 1, 0.9], [0.9, 0.9, 1]])
    none = shares(correlations(own), own, QUESTIONS[:2], torn_apart, "lmg", "x", 1.0)
    assert [share.pairwise for share in none] == [None, None]
    # Who skipped the boat was otherwise: of those the queue decides, and it is said.
    torn = [row for row in people(120, 6) if None not in row]
    torn += [(float(1 + i % 7), float(1 + i % 5), None, float(2 * (i % 5))) for i in range(90)]
    found = {share.touchpoint: share for share in derived(torn).shares}
    assert found["wachtrij"].differs
    assert found["wachtrij"].pairwise > found["wachtrij"].high


def test_what_cannot_take_part_is_left_out_and_named():
    rows = [row for row in people(80) if None not in row]
    drivers = [
        *QUESTIONS,
        Driver("Zelfde", "loket", "rating"),
        Driver("Dubbel", "kade", "csat"),
        Driver("Zelden", "bagage", "csat"),
    ]
    wide = [(*row[:3], 7.0, 6 - row[1], 3.0 if i % 3 == 0 else None, row[3]) for i, row in enumerate(rows)]
    found = derived(wide, drivers)
    plain = derived(rows)
    assert [share.value for share in found.shares] == pytest.approx([share.value for share in plain.shares], abs=1e-12)
    left = {one.driver.column: one for one in found.left_out}
    assert {column: one.reason for column, one in left.items()} == {
        "Zelfde": "constant", "Dubbel": "tied", "Zelden": "hardly-answered"
    }  # fmt: skip
    assert "to which everybody gave the same" in left["Zelfde"].said.english
    assert left["Dubbel"].like == "Rij"
    assert (left["Zelden"].n, left["Zelden"].of) == (24, 72)
    assert "the same outcome" in derived([(*row[:3], 7.0) for row in rows]).said[-1].english
    assert "nothing is left" in derived([(7.0, 7.0, 7.0, row[3]) for row in rows]).said[-1].english


def test_too_few_answers_are_said_and_not_written():
    rows = [row for row in people(45) if None not in row]
    assert derived(rows[:30]).shares
    few = derived(rows[:29])
    assert (few.shares, few.n) == ((), 29)
    assert few.said[-1].english == "too few for 3 questions: 29 people answered everything, and 30 are needed"
    assert derived(rows[:30], minimum=31).shares == ()
    skipped = derived([(*row[:2], row[2] if i < 25 else None, row[3]) for i, row in enumerate(rows)])
    assert 'without "Cijfer" there are' in skipped.said[-1].english


def test_twelve_questions_by_lmg_and_thirteen_by_relative_weights(monkeypatch):
    numbers = np.random.default_rng(2)
    cells = np.clip(np.round(3 + numbers.normal(size=(150, 13))), 1, 5)
    outcome = np.clip(np.round(cells.mean(axis=1) * 2 + numbers.normal(size=150)), 0, 10)
    monkeypatch.setattr(design, "DRAWS", 40)
    drivers = [Driver(f"q{i}", f"t{i}", "csat") for i in range(13)]
    rows = [(*map(float, row), float(one)) for row, one in zip(cells, outcome, strict=True)]
    found = derived(rows, drivers, "lmg")
    assert found.method == "relative-weights"
    assert any("LMG is exact up to 12" in one.english for one in found.said)
    twelve = derived([(*row[:12], row[13]) for row in rows], drivers[:12], "lmg")
    assert twelve.method == "lmg"
    assert sum(share.value for share in twelve.shares) == pytest.approx(r2_of(cells[:, :12], outcome), abs=1e-9)


def test_several_questions_about_a_touchpoint_add_up():
    rows = [row for row in people(80) if None not in row]
    apart = derived(rows)
    joined = derived(rows, (QUESTIONS[0], QUESTIONS[1], Driver("Cijfer", "wachtrij", "rating")))
    assert [share.touchpoint for share in joined.shares] == ["kaartje", "wachtrij"]
    assert joined.shares[1].value == pytest.approx(apart.shares[1].value + apart.shares[2].value, abs=1e-12)


def test_a_scale_the_wrong_way_round_is_noticed():
    rows = [(8 - row[0], *row[1:]) for row in people(80) if None not in row]
    assert [share.against for share in derived(rows).shares] == [True, False, False]
    gone = [(*row[1:], float(row[-1] < 7)) for row in rows]
    asked = Asked("overtocht", "Weg", "churn", (*QUESTIONS[1:], Driver("Aanbevelen", "kaartje", "nps")))
    (found,) = derive(Together({asked: units(gone)}), "lmg", 10)
    assert found.yes_or_no
    assert not any(share.against for share in found.shares)
    low = Driver("Gemak", "kaartje", "ces", (1.0, 7.0), "low")
    assert not any(share.against for share in derived(rows, (low, *QUESTIONS[1:])).shares)


def test_penalties_and_rewards_are_those_of_a_dummy_regression():
    rows = [row for row in people(300) if None not in row]
    own = Answers.of(units(rows))
    found, few = contrasts(own, QUESTIONS, 10)
    assert few == []
    cells = np.array(rows)
    design = np.column_stack(
        [np.ones(len(rows)), cells[:, 0] < 4.5, cells[:, 0] >= 6.2, cells[:, 1] < 3.3, cells[:, 1] >= 4.5,
         cells[:, 2] < 5.5, cells[:, 2] >= 8.5]
    ).astype(float)  # fmt: skip
    q, r = np.linalg.qr(design)
    b = np.linalg.solve(r, q.T @ cells[:, 3])
    left = cells[:, 3] - design @ b
    se = np.sqrt(left @ left / (len(rows) - 7) * (np.linalg.inv(r) ** 2).sum(axis=1))
    flat = [value for one in found for value in (one.penalty, one.reward)]
    assert flat == pytest.approx(b[1:], abs=1e-9)
    assert [value for one in found for value in (one.penalty_se, one.reward_se)] == pytest.approx(se[1:], abs=1e-9)
    assert found[0].penalty < 0 < found[0].reward
    _, few = contrasts(own, QUESTIONS, 60)
    assert few


def test_kano_by_its_table():
    table = [[category(present, absent) for absent in range(1, 6)] for present in range(1, 6)]
    assert ["".join(row) for row in table] == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
    assert [feeling(one, {}) for one in ("I like it that way.", "Daar kan ik mee leven", 5, "3", "", None)] == [
        1,
        4,
        5,
        3,
        None,
        None,
    ]
    assert feeling("Top", {"top": 1}) == 1
    assert {str(feeling(one, {})) for one in ("6", "veel", 2.5)} == {"Unread.NOT_A_NUMBER"}


def test_a_question_of_chance_is_known_by_it_and_places_tell_how_sure_the_order_is():
    numbers = np.random.default_rng(3)
    rows = [(*row[:3], float(1 + numbers.integers(5)), row[3]) for row in people(300) if None not in row]
    found = derived(rows, (*QUESTIONS, Driver("Zomaar", "kade", "csat")))
    assert [share.above_chance for share in found.shares] == [True, True, True, False]
    random = found.shares[-1]
    assert random.low > 0  # no share is below 0, so that its interval does not tell
    assert (random.place, random.places) == (4, (4, 4))
    assert all(share.places[0] <= share.place <= share.places[1] for share in found.shares)
    few = derived([row for row in people(60) if None not in row])
    assert max(share.places[1] - share.places[0] for share in few.shares) >= 1
