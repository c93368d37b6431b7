"""No group that is written, and no difference between groups that are, stands for fewer people than the minimum."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.evidence.judging import Group
from journeykit.evidence.subjects import Subject
from journeykit.evidence.tallies import Tally, together, worth
from journeykit.evidence.withholding import written

MINIMUM = 10
PERIODS = ("2026-01", "2026-02", "2026-03", "2026-04", "2026-07", "2025-12", None)


def group(period):
    return Group(Subject("overtocht", "kaartje"), "ces", period)


def tally(n, answer=5):
    made = Tally()
    made.add(Decimal(answer), n)
    return made


counts = st.one_of(st.integers(1, 12), st.integers(10, 400))
cells = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "c", "d", None]), st.sampled_from(["x", "y", None])),
    counts,
    min_size=1,
    max_size=6,
)
world = st.dictionaries(st.sampled_from(PERIODS), cells, min_size=1, max_size=6)


@settings(max_examples=120, deadline=None)
@given(world)
def test_no_few_people_can_be_told_apart(periods):
    groups = {group(period): {key: tally(n) for key, n in of.items()} for period, of in periods.items()}
    made, withheld = written(groups, ("persona", "regio"), MINIMUM)
    assert all(one.tally.n >= MINIMUM for one in made)
    wholes = {one.group.period: one.tally.n for one in made if one.segment is None}
    for period, n in wholes.items():
        for dimension in ("persona", "regio"):
            parts = [
                one.tally.n
                for one in made
                if one.group.period == period and one.segment and one.segment[0] == dimension
            ]
            rest = n - sum(parts)
            assert rest == 0 or rest >= MINIMUM
    for one in made:  # a segment stands beside its whole, never alone
        assert one.group.period in wholes
    # A longer period never stands beside one that is in it: the rest of it would be the difference.
    for longer in wholes:
        inside = [one for one in wholes if longer and one and one != longer and _within(one, longer)]
        assert inside == []
    total = sum(n for of in periods.values() for n in of.values())
    assert sum(wholes.values()) + withheld.answers == total


def _within(shorter, longer):
    if len(longer) == 4:
        return shorter.startswith(longer)
    if "Q" in longer and "Q" not in shorter and len(shorter) == 7:
        return shorter[:4] == longer[:4] and (int(shorter[5:]) + 2) // 3 == int(longer[6])
    return False


def test_a_small_month_joins_its_quarter_and_a_small_year_is_left_out():
    groups = {
        group("2026-01"): {(): tally(40)},
        group("2026-02"): {(): tally(3)},
        group("2026-04"): {(): tally(30)},
        group("2025-11"): {(): tally(4)},
        group("2024-01"): {(): tally(6)},
        group("2024-09"): {(): tally(7)},
    }
    made, withheld = written(groups, (), MINIMUM)
    assert [(one.group.period, one.tally.n) for one in made] == [("2024", 13), ("2026-04", 30), ("2026-Q1", 43)]
    assert (withheld.answers, withheld.groups) == (4, 1)


def test_a_region_minus_its_shops_is_nobody():
    cells = {
        ("noord", "haven"): 15,
        ("noord", "markt"): 14,
        ("noord", "kiosk"): 1,
        ("zuid", "plein"): 12,
        ("zuid", "laan"): 20,
    }
    made, _ = written({group("2026-01"): {key: tally(n) for key, n in cells.items()}}, ("streek", "winkel"), MINIMUM)
    shown = {one.segment[1] for one in made if one.segment}
    assert {"noord", "zuid"} <= shown
    assert not {"haven", "markt"} <= shown  # with both of them, the 30 of noord would give the kiosk away
    for part in (shown & {"haven", "markt"}, shown & {"plein", "laan"}):
        region = sum(n for (_, shop), n in cells.items() if shop in part)
        assert (30 if part <= {"haven", "markt"} else 32) - region >= MINIMUM


def test_no_sum_of_segments_less_another_sum_is_a_few_people():
    chance = random.Random(7)
    for _ in range(250):
        cells = Counter()
        for _ in range(chance.randint(3, 9)):
            region = chance.choice("abc")
            shop = chance.choice([f"{region}1", f"{region}2", f"{region}3", "elsewhere"])
            cells[region if chance.random() > 0.1 else None, shop] += chance.choice([1, 2, 9, 15, 60])
        groups = {group("2026-01"): {key: tally(n) for key, n in cells.items()}}
        made, _ = written(groups, ("streek", "winkel"), MINIMUM)
        blocks = []
        for number, name in enumerate(("streek", "winkel")):
            shown = {one.segment[1] for one in made if one.segment and one.segment[0] == name}
            blocks.append({key: key[number] if key[number] in shown else None for key in cells})
        for one in _sums(set(blocks[0].values()), cells, blocks[0]):
            for other in _sums(set(blocks[1].values()), cells, blocks[1]):
                more, less = sum(cells[key] for key in one - other), sum(cells[key] for key in other - one)
                if made and not less:  # the difference of the two sums is then a group
                    assert more == 0 or more >= MINIMUM
                if made and not more:
                    assert less == 0 or less >= MINIMUM


def _sums(names, cells, block):
    for size in range(len(names) + 1):
        for some in combinations(names, size):
            yield {key for key in cells if block[key] in some}


def test_an_answer_that_weighs_as_much_as_all_others_is_a_few_people():
    heavy, light = Tally(), Tally()
    heavy.add(Decimal(7), 1, Decimal(1000))
    heavy.add(Decimal(1), 30, Decimal("0.5"))
    light.add(Decimal(4), 30, Decimal("1.5"))
    light.add(Decimal(4), 30, Decimal("0.5"))
    assert worth([heavy]) < 2
    assert worth([light]) == 48
    made, withheld = written({group("2026-01"): {("a",): heavy}, group("2026-04"): {("a",): light}}, ("x",), MINIMUM)
    assert [(one.group.period, one.segment) for one in made] == [("2026-04", None), ("2026-04", ("x", "a"))]
    assert withheld.answers == 31


answers = st.lists(
    st.tuples(st.integers(0, 10), st.integers(1, 5), st.sampled_from(["1", "0.5", "2.25", "0.001"])),
    min_size=2,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(answers, st.randoms(use_true_random=False), st.integers(0, 30))
def test_sums_do_not_depend_on_the_order_of_answers(given_answers, chance, cut):
    def added(several):
        made = Tally()
        for answer, count, weight in several:
            made.add(Decimal(answer), count, Decimal(weight))
        return made

    one = added(given_answers)
    mixed = list(given_answers)
    chance.shuffle(mixed)
    other = together([added(mixed[:cut]), added(mixed[cut:])])
    assert (one.n, one.mean, one.sd, one.effective) == (other.n, other.mean, other.sd, other.effective)
    assert Counter(one.counts) == Counter(other.counts)
    assert 0 < one.effective <= one.n + 1e-9
