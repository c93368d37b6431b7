"""No group that is written, and no difference between groups that are, stands for fewer people than the minimum."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.evidence.judging import Group
from journeykit.evidence.subjects import Subject
from journeykit.evidence.tallies import Tally, together
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
