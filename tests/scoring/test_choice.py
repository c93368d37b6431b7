from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.choice import Standing, choices
from journeykit.scoring.thirds import median, thirds


def takes(*journey, excel_max=3):
    return [chosen.take for chosen in choices(journey, excel_max)]


def one(**known):
    return choices([Standing(**known)], 3)[0]


def test_first_find_out():
    assert one(p=None).take == "measure"


def test_a_broken_basic_is_repaired_even_when_nothing_is_measured():
    assert (one(p=None, broken_basic=True).take, one(p=None, broken_basic=True).certainty) == ("repair", "sure")
    assert one(p=90, broken_basic=True).take == "repair"


@pytest.mark.parametrize(
    ("known", "certainty"),
    [
        ({"high": 54.9}, "sure"),
        ({"high": 55}, "likely"),
        ({"high": None}, "likely"),
        ({"high": 60, "hypothesis": True}, "suspected"),
        ({"high": 50, "hypothesis": True}, "suspected"),
    ],
)
def test_how_certain_a_repair_is(known, certainty):
    chosen = one(p=40, **known)
    assert (chosen.take, chosen.certainty) == ("repair", certainty)


def test_55_is_no_repair():
    assert one(p=54.999).take == "repair"
    assert one(p=55).take == "good-enough"


def test_excel_needs_potential_and_gap():
    assert one(p=60, w=1, q=60, gap=15).take == "excel"
    assert one(p=60, w=1, q=59.9, gap=15).take != "excel"
    assert one(p=60, w=1, q=60, gap=14.9).take != "excel"
    assert one(p=54, w=1, q=100, gap=100).take == "repair"


def test_only_the_best_few_excel_by_potential_times_weight():
    journey = [Standing(p=70, w=w, q=80, gap=20) for w in (0.1, 0.3, 0.2, 0.4)]
    assert [take == "excel" for take in takes(*journey)] == [False, True, True, True]
    assert [take == "excel" for take in takes(*journey, excel_max=1)] == [False, False, False, True]
    assert "excel" not in takes(*journey, excel_max=0)


def test_a_tie_for_the_last_place_goes_to_the_first_in_the_file():
    journey = [Standing(p=70, w=0.25, q=80, gap=20) for _ in range(4)]
    assert [take == "excel" for take in takes(*journey)] == [True, True, True, False]


def test_repairs_take_no_place_among_those_that_excel():
    journey = [Standing(p=20, w=0.9, q=100, gap=90), Standing(p=70, w=0.1, q=60, gap=15)]
    assert takes(*journey, excel_max=1) == ["repair", "excel"]


def test_improve_what_matters():
    low, middle, high = (Standing(p=60, w=w) for w in (0.2, 0.3, 0.5))
    assert takes(low, middle, high) == ["good-enough", "good-enough", "improve"]
    assert one(p=60, moment_of_truth=True).take == "improve"
    assert one(p=64.9, moment_of_truth=True).take == "improve"
    assert one(p=65, moment_of_truth=True).take == "protect"


def test_assumed_importance_is_in_no_third():
    journey = [Standing(p=60, w=0.5, assumed=True), Standing(p=60, w=0.3), Standing(p=60, w=0.2)]
    assert takes(*journey)[0] == "good-enough"


def test_in_a_journey_of_two_nobody_is_in_a_third():
    assert takes(Standing(p=60, w=0.9), Standing(p=60, w=0.1)) == ["good-enough", "good-enough"]


def test_protect_what_is_good_and_matters():
    journey = [Standing(p=80, w=0.5), Standing(p=70, w=0.3), Standing(p=70, w=0.2, q=50), Standing(p=70, w=0.1, q=20)]
    assert takes(*journey) == ["protect", "protect", "protect", "good-enough"]


def test_ease_off_where_it_is_plenty_and_matters_least():
    journey = [Standing(p=80, w=w) for w in (0.5, 0.3, 0.2)]
    assert takes(*journey) == ["protect", "good-enough", "ease-off"]
    assert takes(*journey[:2], Standing(p=74.9, w=0.2))[2] == "good-enough"


def test_ease_off_looks_at_the_brand_when_it_is_rated():
    low, other, third = Standing(p=80, w=0.2, q=10), Standing(p=80, w=0.3, q=20), Standing(p=80, w=0.5, q=50)
    assert takes(low, other, third)[0] == "ease-off"
    promising = Standing(p=80, w=0.2, q=50)
    assert takes(promising, Standing(p=80, w=0.3, q=20), Standing(p=80, w=0.5, q=10))[0] == "protect"
    middling = Standing(p=80, w=0.2, q=20)
    assert takes(middling, Standing(p=80, w=0.3, q=10), Standing(p=80, w=0.5, q=50))[0] == "good-enough"


def test_thirds_take_ties_but_never_the_median():
    borders = thirds([1, 2, 3, 4, 5])
    assert [v for v in (1, 2, 3, 4, 5) if borders.in_top(v)] == [4, 5]
    assert [v for v in (1, 2, 3, 4, 5) if borders.in_bottom(v)] == [1, 2]
    tied = thirds([1, 3, 3, 3, 5, 5, 5])
    assert tied.in_top(5)
    assert not tied.in_top(3)
    assert not tied.in_bottom(3)
    assert not thirds([2, 2, 2]).in_top(2)


def test_among_fewer_than_three_there_is_a_median_but_no_thirds():
    borders = thirds([1, 5], of=2)
    assert (borders.in_top(5), borders.in_bottom(1), borders.above_middle(5)) == (False, False, True)
    assert not thirds([]).above_middle(5)


def test_median_of_an_even_number_is_the_mean_of_the_middle_two():
    assert median([4, 1, 3, 2]) == 2.5


STANDINGS = st.lists(
    st.builds(
        Standing,
        p=st.none() | st.floats(0, 100),
        high=st.none() | st.floats(0, 100),
        hypothesis=st.booleans(),
        broken_basic=st.booleans(),
        moment_of_truth=st.booleans(),
        w=st.none() | st.floats(0, 1),
        assumed=st.booleans(),
        q=st.none() | st.floats(0, 100),
        gap=st.none() | st.floats(0, 100),
    ),
    max_size=15,
)


@given(STANDINGS, st.integers(0, 4))
def test_every_touchpoint_gets_one_choice_and_few_excel(journey, excel_max):
    found = choices(journey, excel_max)
    assert len(found) == len(journey)
    assert sum(chosen.take == "excel" for chosen in found) <= excel_max
    for standing, chosen in zip(journey, found, strict=True):
        assert (chosen.certainty is not None) == (chosen.take == "repair")
        if standing.p is not None and standing.p < 55:
            assert chosen.take == "repair"


def test_a_journey_of_three_of_which_two_are_known_has_thirds():
    journey = [Standing(p=60, w=0.6), Standing(p=60, w=0.4), Standing(p=None)]
    assert takes(*journey) == ["improve", "good-enough", "measure"]
