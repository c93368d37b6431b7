"""Whether the intervals hold what they promise: 2,000 made-up journeys of which the truth is known."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np
import pytest

from journeykit.diagnostics import Place
from journeykit.model import Record
from journeykit.model.metrics import SATISFACTION
from journeykit.scoring.impact import Part, index
from journeykit.scoring.measured import measured
from journeykit.scoring.performance import combined, p_of
from journeykit.scoring.settings import Settings
from journeykit.scoring.shrink import shrinkage, shrunk
from journeykit.workspace import PlacedRecord

JOURNEYS, TOUCHPOINTS = 2_000, 7
PLACE = Place(PurePosixPath("made-up.yaml"))


def answers(chance, low, high):
    """How likely each answer is: a normal curve somewhere on the scale, cut off at its ends as people do."""
    scale = np.arange(low, high + 1)
    middle, width = chance.uniform(low + 0.3 * (high - low), high), chance.uniform(0.15, 0.3) * (high - low)
    likely = np.exp(-0.5 * ((scale - middle) / width) ** 2)
    return scale, likely / likely.sum()


def record(chance, metric, scale, likely, n):
    """What a survey brings in: counts of each answer, or the mean and sd of the same."""
    counts = chance.multinomial(n, likely)
    if chance.random() < 0.5:
        distribution = {float(a): int(c) for a, c in zip(scale, counts, strict=True)}
        return Record(metric=metric, period="2026-Q3", distribution=distribution)
    given = np.repeat(scale, counts)
    return Record(metric=metric, period="2026-Q3", n=n, mean=float(given.mean()), sd=float(given.std(ddof=1)))


def touchpoint(chance):
    """The true P of a touchpoint, and the figure that a survey gives of it."""
    metric = ("ces", "csat", "rating")[chance.integers(3)]
    line = SATISFACTION[metric]
    scale, likely = answers(chance, int(line.low), int(line.high))
    one = record(chance, metric, scale, likely, int(chance.integers(20, 400)))
    (found,) = measured([PlacedRecord(one, PLACE, None, None, None)], Settings(), None)
    return p_of(float(scale @ likely), line), combined([(found.figure, 1.0)])


@pytest.fixture(scope="module")
def survey():
    """Of each journey the true P's, the raw figures, the shrunk ones, and weights that are known."""
    chance = np.random.Generator(np.random.PCG64(20261122))
    found = []
    for _ in range(JOURNEYS):
        truths, raw = zip(*(touchpoint(chance) for _ in range(TOUCHPOINTS)), strict=True)
        towards = shrinkage(raw)
        found.append((truths, raw, [shrunk(figure, towards) for figure in raw], chance.dirichlet([3] * TOUCHPOINTS)))
    return found


def coverage(pairs):
    return np.mean([figure.low <= truth <= figure.high for truth, figure in pairs])


def test_raw_intervals_cover_95_percent(survey):
    pairs = [pair for truths, raw, _, _ in survey for pair in zip(truths, raw, strict=True)]
    assert len(pairs) == JOURNEYS * TOUCHPOINTS
    assert 0.93 <= coverage(pairs) <= 0.97


def test_shrunk_intervals_cover_at_least_90_percent_and_are_shorter(survey):
    pairs = [pair for truths, _, small, _ in survey for pair in zip(truths, small, strict=True)]
    assert coverage(pairs) >= 0.90
    raw = [figure.high - figure.low for _, figures, _, _ in survey for figure in figures]
    assert np.mean([figure.high - figure.low for _, figure in pairs]) < np.mean(raw)


def test_shrunk_figures_lie_nearer_to_the_truth(survey):
    def wrong(place):
        return np.mean(
            [(figure.p - truth) ** 2 for one in survey for truth, figure in zip(one[0], one[place], strict=True)]
        )

    assert wrong(2) < wrong(1)


def test_the_interval_of_an_index_covers_too(survey):
    pairs = []
    for truths, raw, _, weights in survey:
        whole = index([Part(figure, float(w), 1.0) for figure, w in zip(raw, weights, strict=True)])
        pairs.append((float(np.dot(truths, weights)), whole))
    assert 0.92 <= np.mean([whole.low <= truth <= whole.high for truth, whole in pairs]) <= 0.98
