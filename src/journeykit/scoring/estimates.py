"""From answers to an estimate with an interval, on the scale on which the question was asked."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from journeykit.scoring.quantiles import two_sided_t, two_sided_z

DEFAULT_CONFIDENCE = 0.95
_FEWEST_FOR_A_SPREAD = 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with what is known of its precision.

    `low`, `high` and `se` are None when the number of answers is unknown. `widest` says that the spread of
    the answers was not given, so that the widest one that the scale allows was taken.
    """

    value: float
    low: float | None = None
    high: float | None = None
    se: float | None = None
    n: float | None = None
    widest: bool = False


@dataclass(frozen=True, slots=True)
class NpsCounts:
    """How many promoters, passives and detractors there are (weighted counts may be fractions)."""

    promoters: float
    passives: float
    detractors: float

    @property
    def n(self) -> float:
        """The number of answers."""
        return self.promoters + self.passives + self.detractors

    @property
    def value(self) -> float:
        """The Net Promoter Score, -100 to 100."""
        return 100 * (self.promoters - self.detractors) / self.n


def wilson(hits: float, n: float, confidence: float = DEFAULT_CONFIDENCE) -> tuple[float, float]:
    """Wilson's interval of the share `hits / n`, as shares."""
    z = two_sided_z(confidence)
    share, z2 = hits / n, z * z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    arm = z / (1 + z2 / n) * sqrt(max(0.0, share * (1 - share) / n + z2 / (4 * n * n)))
    return max(0.0, min(share, centre - arm)), min(1.0, max(share, centre + arm))


def share_estimate(percent: float, n: float, confidence: float = DEFAULT_CONFIDENCE) -> Estimate:
    """A share in percent with Wilson's interval."""
    low, high = wilson(percent / 100 * n, n, confidence)
    return _with_half_width(percent, 100 * low, 100 * high, n, confidence)


def nps_standard_error(counts: NpsCounts) -> float:
    """The plain standard error of an NPS: `100 sqrt((p + d - (p - d)^2) / n)`."""
    return _nps_se(counts.promoters / counts.n, counts.detractors / counts.n, counts.n)


def adjusted_nps(counts: NpsCounts, confidence: float = DEFAULT_CONFIDENCE) -> tuple[float, float, float]:
    """The adjusted Wald figures of an NPS: centre, low, high (3/4 to promoters and detractors, 3 to n)."""
    n = counts.n + 3
    p, d = (counts.promoters + 0.75) / n, (counts.detractors + 0.75) / n
    centre, arm = 100 * (p - d), two_sided_z(confidence) * _nps_se(p, d, n)
    return centre, max(-100.0, centre - arm), min(100.0, centre + arm)


def nps_estimate(counts: NpsCounts, confidence: float = DEFAULT_CONFIDENCE) -> Estimate:
    """The NPS with its adjusted Wald interval."""
    _, low, high = adjusted_nps(counts, confidence)
    return _with_half_width(counts.value, min(low, counts.value), max(high, counts.value), counts.n, confidence)


def nps_without_passives(value: float, n: float) -> NpsCounts:
    """The counts with the widest variance that an NPS of `value` allows: nobody is passive."""
    return NpsCounts(n * (100 + value) / 200, 0.0, n * (100 - value) / 200)


def widest_sd(x: float, minimum: float, maximum: float, n: float) -> float:
    """The widest standard deviation that a scale allows around mean `x`.

    `x` is first moved inward by `(max - min) / (2 n)`, never past the middle: at the very end of the scale the
    spread would else be 0, as if few answers could be certain.
    """
    middle, inward = (minimum + maximum) / 2, (maximum - minimum) / (2 * n)
    moved = min(x + inward, middle) if x < middle else max(x - inward, middle)
    return sqrt(max(0.0, (moved - minimum) * (maximum - moved)))


def mean_estimate(
    mean: float,
    n: float | None,
    sd: float | None,
    scale: tuple[float, float],
    confidence: float = DEFAULT_CONFIDENCE,
    *,
    widest: bool = False,
) -> Estimate:
    """A mean with its t interval; without a spread, or of one answer, with the widest one and z instead of t.

    `widest` says that `sd` is itself such a widest one.
    """
    if not n:
        return Estimate(mean)
    if sd is None or n < _FEWEST_FOR_A_SPREAD:
        sd, widest = widest_sd(mean, *scale, n), True
    se = sd / sqrt(n)
    quantile = two_sided_z(confidence) if widest else two_sided_t(confidence, n - 1)
    return Estimate(mean, max(scale[0], mean - quantile * se), min(scale[1], mean + quantile * se), se, n, widest)


def doubled(estimate: Estimate, scale: tuple[float, float]) -> Estimate:
    """The estimate with its standard error and both arms of its interval doubled, as when it is old."""
    if estimate.low is None or estimate.high is None or estimate.se is None:
        return estimate
    x = estimate.value
    low, high = max(scale[0], 2 * estimate.low - x), min(scale[1], 2 * estimate.high - x)
    return Estimate(x, low, high, 2 * estimate.se, estimate.n, estimate.widest)


def clearly_differ(one: Estimate, other: Estimate, confidence: float = DEFAULT_CONFIDENCE) -> bool | None:
    """Whether two figures differ by more than their noise; None when that of one is unknown."""
    if one.se is None or other.se is None:
        return None
    return abs(one.value - other.value) > two_sided_z(confidence) * sqrt(one.se**2 + other.se**2)


def _nps_se(p: float, d: float, n: float) -> float:
    return 100 * sqrt(max(0.0, p + d - (p - d) ** 2) / n)


def _with_half_width(value: float, low: float, high: float, n: float, confidence: float) -> Estimate:
    return Estimate(value, low, high, (high - low) / 2 / two_sided_z(confidence), n)
