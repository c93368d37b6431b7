"""The draws: what they must give, what must not matter, and what nobody can know."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import JourneykitError
from journeykit.scoring import rank, score, simulate
from journeykit.scoring.simulating import MOST_CELLS, draw, with_indexes
from journeykit.scoring.simulating.acceptability import Candidates, places
from journeykit.scoring.simulating.figures import ends
from journeykit.workspace import Sources, load, read

from .conftest import journey

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
PROJECT = PurePosixPath("journeykit.yaml")


@pytest.fixture(scope="module")
def files():
    return dict(load(EXAMPLE).texts)


@pytest.fixture(scope="module")
def example(files):
    return score(read(Sources(EXAMPLE, files, PROJECT)))


def figures(scores):
    return {
        (one.id, touchpoint.id): (one.index, touchpoint.impact, touchpoint.rank) for one, touchpoint in scores.all()
    }


def measured(name, value, n=60, more=""):
    return (
        f"- {{name: {name}, {more}measurements: [{{metric: ces, mean: {value}, sd: 1.2, n: {n}, date: 2026-09-01}}]}}"
    )


THREE = "\n".join([measured("A", 3.2), measured("B", 4.4), measured("C", 6.1)])


# What they give


def test_every_interval_holds_its_figure(example):
    for one, touchpoint in simulate(example).all():
        assert one.index.low <= one.index.value <= one.index.high
        impact, place = touchpoint.impact, touchpoint.rank
        if impact.value is not None:
            assert impact.low <= impact.value <= impact.high
        if place.value is not None:
            assert 1 <= place.low <= place.value <= place.high <= len(one.touchpoints)
            assert 0 <= place.top5 <= 1


def test_the_drawn_index_is_that_of_the_formula(example):
    for before, after in zip(example.journeys, simulate(example, 20_000).journeys, strict=True):
        assert after.index.value == before.index.value
        assert after.index.low == pytest.approx(before.index.low, abs=0.15)
        assert after.index.high == pytest.approx(before.index.high, abs=0.15)


def test_draws_have_the_middle_and_the_ends_of_what_is_known(example):
    simulation = draw(example, 20_000, 1)
    one = example.journey("klant-worden")
    drawn = simulation.of(one)
    for row, place in enumerate(drawn.at):
        known = one.touchpoints[place]
        low, middle, high = np.quantile(drawn.performance[row], [0.025, 0.5, 0.975])
        assert middle == pytest.approx(known.performance.value, abs=0.3)
        assert low == pytest.approx(known.performance.low, abs=0.5)
        assert high == pytest.approx(known.performance.high, abs=0.5)
        assert drawn.weight[row].mean() == pytest.approx(known.importance.value, abs=0.002)
    assert drawn.weight.sum(axis=0) == pytest.approx(1, abs=1e-5)
    w = one.touchpoints[drawn.at[0]].importance.value
    # A Dirichlet distribution of concentration 50: variance w (1 - w) / 51.
    assert drawn.weight[0].var() == pytest.approx(w * (1 - w) / 51, rel=0.1)
    assert simulation.balance.mean() == pytest.approx(0.6, abs=0.005)
    assert simulation.balance.var() == pytest.approx(0.6 * 0.4 / 51, rel=0.05)


def test_two_equal_touchpoints_share_their_places(scored):
    first, second = rank(simulate(scored(journey(measured("A", 4.9) + "\n" + measured("B", 4.9))))).rows
    assert [(row.sure.low, row.sure.high) for row in (first, second)] == [(1, 2), (1, 2)]


def test_what_is_far_apart_is_sure(scored):
    rows = rank(simulate(scored(journey(measured("A", 2, 500) + "\n" + measured("B", 6.8, 500))))).rows
    assert [(row.place, row.sure.low, row.sure.high, row.sure.top5) for row in rows] == [(1, 1, 1, 1.0), (2, 2, 2, 1.0)]


def test_of_six_one_is_never_among_the_first_five(scored):
    names = "ABCDE"
    text = "\n".join(measured(name, 2.5, 400) for name in names) + "\n" + measured("Goed", 6.9, 400)
    (one,) = simulate(scored(journey(text))).journeys
    assert one.touchpoint("goed").rank.top5 == 0
    assert sum(touchpoint.rank.top5 for touchpoint in one.touchpoints) == pytest.approx(5)


def test_a_repair_that_may_be_none_may_also_come_later(scored):
    """At 55 it is a coin's toss whether it is a repair, which is where the order is least sure."""
    text = measured("Grens", 4.45, 12) + "\n" + measured("Slecht", 2, 300) + "\n" + measured("Matig", 4.8, 300)
    (one,) = simulate(scored(journey(text, more="customers_per_year: 5\n"))).journeys
    assert one.touchpoint("grens").rank.high > one.touchpoint("slecht").rank.high == 1


def test_a_broken_basic_is_a_repair_in_every_draw(scored):
    text = measured("Kapot", 6.5, 300, "basics: {snel: broken}, ") + "\n" + measured("Matig", 4.9, 300)
    (one,) = simulate(scored(journey(text), project="basics: [{id: snel, text: Snel}]\n")).journeys
    assert (one.touchpoint("kapot").rank.low, one.touchpoint("kapot").rank.high) == (1, 1)


# What must not matter


def test_a_seed_gives_the_same_digits(example):
    assert figures(simulate(example)) == figures(simulate(example, 2000, 1))
    assert figures(simulate(example)) != figures(simulate(example, seed=2))


def test_the_order_of_files_does_not_matter(files, example):
    other = score(read(Sources(EXAMPLE, dict(reversed(files.items())), PROJECT)))
    assert figures(simulate(other)) == figures(simulate(example))


def test_another_journey_does_not_matter(example):
    alone = figures(simulate(example.only({"verhuizen"})))
    assert alone.items() <= figures(simulate(example)).items()
    assert figures(simulate(example).only({"verhuizen"})) == alone


def test_another_process_gives_the_same_digits(example):
    code = (
        "from journeykit.scoring import score, simulate; from journeykit.workspace import load; import sys;"
        "print([repr(t.impact) for _, t in simulate(score(load(sys.argv[1]))).all()])"
    )
    said = subprocess.run([sys.executable, "-c", code, str(EXAMPLE)], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str([repr(touchpoint.impact) for _, touchpoint in simulate(example).all()])


def test_more_answers_never_widen_an_interval(scored):
    widths = []
    for n in (10, 40, 160, 640):
        (one,) = simulate(scored(journey(THREE.replace("n: 60", f"n: {n}")))).journeys
        widths.append(one.index.high - one.index.low)
    assert all(narrow < wide for wide, narrow in pairwise(widths))


def test_surer_weights_make_a_surer_order(scored):
    def spread(certainty):
        scores = scored(journey(THREE), project=f"scoring: {{weight_certainty: {certainty}}}\n")
        return sum(t.impact.high - t.impact.low for _, t in simulate(scores).all())

    assert spread(5) > spread(50) > spread(5000)


def test_scores_without_draws_stay_as_they_were(example):
    simulate(example)
    assert example.simulation is None
    assert all(touchpoint.rank.low is None for _, touchpoint in example.all())


def test_judging_alone_never_loads_numpy():
    code = (
        "import sys; from journeykit.scoring import score; from journeykit.workspace import load; from journeykit.scoring import rank;"
        "rank(score(load(sys.argv[1]))); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(EXAMPLE)], check=False).returncode == 0


# What nobody can know


def test_without_a_number_of_answers_nothing_is_sure(scored):
    text = "- {name: Los, measurements: [{metric: ces, value: 3, date: 2026-09-01}]}\n" + measured("B", 4.4)
    (one,) = simulate(scored(journey(text))).journeys
    los, other = one.touchpoints
    assert (los.impact.low, los.rank.low, los.rank.top5) == (None, None, None)
    assert (one.index.low, one.index.high) == (None, None)
    assert other.rank.low is not None


def test_no_measurements_at_all(scored):
    (one,) = simulate(scored(journey("- A\n- B"))).journeys
    assert one.index.low is None
    assert [touchpoint.rank.value for touchpoint in one.touchpoints] == [None, None]
    assert simulate(scored("kind: journey\nid: leeg\ntitle: Leeg\nphases: [P]")).journeys[0].touchpoints == ()


def test_one_touchpoint(scored):
    (one,) = simulate(scored(journey(measured("A", 3)))).journeys
    assert (one.touchpoints[0].rank.low, one.touchpoints[0].rank.high) == (1, 1)


def test_all_equal_answers(scored):
    text = "\n".join(
        f"- {{name: {name}, measurements: [{{metric: ces, distribution: {{5: 40}}, date: 2026-09-01}}]}}"
        for name in "ABC"
    )
    (one,) = simulate(scored(journey(text))).journeys
    assert one.index.low == one.index.value == one.index.high == pytest.approx(65)


def test_weights_of_nothing(scored):
    text = journey(measured("A", 3) + "\n" + measured("B", 4))
    zero = """
        kind: measurements
        source: x
        records:
          - {touchpoint: a, derived_importance: 0, period: 2026-Q3, n: 50}
          - {touchpoint: b, derived_importance: 0, period: 2026-Q3, n: 50}
    """
    (one,) = simulate(scored(text, zero)).journeys
    assert one.index.value is None
    assert one.index.low is None
    assert [touchpoint.impact.value for touchpoint in one.touchpoints] == [None, None]


@pytest.mark.parametrize("certainty", ["1e-300", "0.001", "1e300"])
@pytest.mark.parametrize("balance", [0, 0.5, 1])
def test_settings_at_their_ends(scored, certainty, balance):
    project = f"scoring: {{weight_certainty: {certainty}, balance: {balance}}}\n"
    simulated = simulate(scored(journey(THREE), project=project))
    drawn = simulated.simulation.of(simulated.journeys[0])
    assert np.isfinite(drawn.weight).all()
    assert drawn.weight.sum(axis=0) == pytest.approx(1, abs=1e-5)
    assert np.isfinite(simulated.simulation.balance).all()


def test_indexes_alone_have_the_same_intervals(example, scored):
    unknown_margin = "- {name: A, measurements: [{metric: ces, value: 5}]}"
    for scores in (example, scored(journey(THREE)), scored(journey(unknown_margin)), scored(journey("- {name: A}"))):
        whole, alone = simulate(scores), with_indexes(scores, scores.settings.draws, scores.settings.seed)
        assert [one.index for one in alone.journeys] == [one.index for one in whole.journeys]
        assert [one.touchpoints for one in alone.journeys] == [one.touchpoints for one in scores.journeys]


def test_without_places_all_else_is_the_same(example):
    whole, few = simulate(example), simulate(example, places=False)
    for (one, all_of_it), (other, less) in zip(whole.all(), few.all(), strict=True):
        assert (one.index, all_of_it.impact) == (other.index, less.impact)
        assert less.rank.low is None
    assert rank(whole).rows[0].sure == rank(few).rows[0].sure
    assert rank(whole).rows[0].sure.low is not None
    assert [row.touchpoint.id for row in rank(whole, sure=False).rows] == [
        row.touchpoint.id for row in rank(whole).rows
    ]
    assert rank(whole, sure=False).rows[0].sure.low is None


def test_one_draw(example):
    for one, _ in simulate(example, draws=1).all():
        assert one.index.low <= one.index.value <= one.index.high


def test_too_many_draws_are_refused_in_words(example):
    with pytest.raises(JourneykitError) as refused:
        simulate(example, draws=MOST_CELLS)
    assert "too many" in refused.value.message.english
    assert dict(refused.value.hint.args)["draws"] == MOST_CELLS // 33


# Places, against the plain way


@st.composite
def competition(drawing):
    """Rows of which no two are equal in a draw, but for those of unknown value."""
    rows, draws = drawing(st.integers(1, 6)), drawing(st.integers(1, 5))
    columns = [drawing(st.permutations(range(rows))) for _ in range(draws)]
    value = np.array(columns, np.float32).T / 8
    group = [[drawing(st.integers(0, 2)) for _ in range(draws)] for _ in range(rows)]
    unknown = np.zeros(rows, np.bool_)
    if drawing(st.booleans()):
        unknown[drawing(st.integers(0, rows - 1))] = True
    return Candidates(value, np.array(group, np.uint8), unknown)


@settings(max_examples=100)
@given(st.lists(competition(), min_size=1, max_size=3))
def test_places_are_those_of_sorting_each_draw(lists):
    draws = min(one.value.shape[1] for one in lists)
    lists = [Candidates(one.value[:, :draws], one.group[:, :draws], one.unknown) for one in lists]
    for one, found in zip(lists, places(lists), strict=True):
        ranks = np.zeros(one.value.shape, int)
        for column in range(draws):
            keys = [
                (int(one.group[row, column]), bool(one.unknown[row]), -float(one.value[row, column]))
                for row in range(len(one.value))
            ]
            for place, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__), start=1):
                ranks[row, column] = place
        for row, place in enumerate(found):
            ordered = sorted(ranks[row])
            last = draws - 1
            assert place.low == ordered[int(np.floor(0.05 * last))]
            assert place.high == ordered[int(np.ceil(0.95 * last))]
            assert place.top5 == pytest.approx(np.mean(ranks[row] <= 5))


def test_equal_rows_share_their_places():
    """Of eight equal ones each is as often first as last, and five eighths of the time among the first five."""
    one = Candidates(np.full((8, 4000), 0.5, np.float32), np.zeros((8, 4000), np.uint8), np.zeros(8, np.bool_))
    for place in places([one])[0]:
        assert place.low <= 2
        assert place.high >= 7
        assert place.top5 == pytest.approx(5 / 8, abs=0.2)


def test_many_lists_are_sorted_in_blocks():
    chance = np.random.Generator(np.random.PCG64(3))
    lists = [
        Candidates(chance.random((30, 40), np.float32), np.zeros((30, 40), np.uint8), np.zeros(30, np.bool_))
        for _ in range(100)
    ]
    assert places(lists) == [places([one])[0] for one in lists]


def test_the_ends_are_numpys_quantiles():
    values = np.random.Generator(np.random.PCG64(5)).random((4, 777), np.float32)
    low, high = ends(values, 0.9)
    assert low == pytest.approx(np.quantile(values, 0.05, axis=1), abs=1e-6)
    assert high == pytest.approx(np.quantile(values, 0.95, axis=1), abs=1e-6)


# Over several journeys


def test_places_over_journeys_are_of_all_together(scored):
    scores = simulate(
        scored(journey(THREE, "een", "customers_per_year: 100\n"), journey(THREE, "twee", "customers_per_year: 100\n"))
    )
    rows = rank(scores).rows
    assert max(row.sure.high for row in rows) > 3
    assert max(touchpoint.rank.high for _, touchpoint in scores.all()) <= 3
    assert rank(scores.only({"een"})).rows[0].sure.high <= 3


@pytest.mark.parametrize("by", ["priority", "impact", "brand"])
def test_every_order_has_its_places(example, by):
    for row in rank(simulate(example), by=by).rows:
        if row.place is None:
            assert row.sure.low is None
        else:
            assert row.sure.low <= row.place <= row.sure.high


def test_an_order_without_draws_says_nothing_of_certainty(example):
    assert all(row.sure.low is None for row in rank(example).rows)
    assert [row.place for row in rank(example).rows] == [row.place for row in rank(simulate(example)).rows]


def test_a_smaller_seed_of_the_project_is_the_default(example):
    project = replace(example, settings=replace(example.settings, seed=7, draws=300))
    assert figures(simulate(project)) == figures(simulate(example, 300, 7))
