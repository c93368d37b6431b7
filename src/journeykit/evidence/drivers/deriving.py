"""Derived importance of each journey: how much of the outcome hangs together with each touchpoint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from journeykit.diagnostics import Message, message
from journeykit.evidence.drivers.contrasts import Contrast, contrasts
from journeykit.evidence.drivers.design import Answers, correlations, drawn, pair_by_pair, take_part
from journeykit.evidence.drivers.weights import inflation, weights
from journeykit.scoring.relative_weights import MOST_DRIVERS
from journeykit.scoring.welch import incomplete_beta

if TYPE_CHECKING:
    from journeykit.evidence.drivers.values import Asked, Floats, Method, Together, Unit

PER_DRIVER = 10
_MOST = 60
_CONFIDENCE = 0.95
_BY_CHANCE = 0.05
"""What chance gives more often than this is no figure: it would weigh touchpoints by noise."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the outcome's variance hangs together with a touchpoint; `inflation` is the largest of its questions.

    `against`: the better people find it, the lower their outcome. `pairwise` is its share when every correlation is of
    all that answered both questions.
    """

    touchpoint: str
    value: float
    low: float | None
    high: float | None
    inflation: float
    against: bool
    pairwise: float | None

    @property
    def differs(self) -> bool:
        """Whether pair by pair gives a clearly other share: one outside the interval."""
        ends = (self.low, self.high)
        return self.pairwise is not None and None not in ends and not ends[0] <= self.pairwise <= ends[1]  # type: ignore[operator]


@dataclass(slots=True)
class Derived:
    """What came of one journey in one period; without shares, `said` tells why."""

    asked: Asked
    period: str | None
    method: Method
    n: int = 0
    with_outcome: int = 0
    pairs: tuple[int, int] = (0, 0)
    effective: float | None = None
    r2: float = 0.0
    shares: tuple[Share, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    too_few: tuple[str, ...] = ()
    said: list[Message] = field(default_factory=list)


def derive(together: Together, method: Method, minimum_n: int) -> Iterator[Derived]:
    """Yield the derived importance of each journey, a year at a time: it asks for many answers and changes slowly.

    Args:
        together: The answers.
        method: How importance is derived.
        minimum_n: The smallest number of answers that stands for nobody.
    """
    for asked, units in together.answers.items():
        years: dict[str | None, Counter[Unit]] = {}
        for unit, count in units.items():
            years.setdefault(unit[0] and unit[0][:4], Counter())[unit] += count
        for _, own in sorted(years.items(), key=lambda item: item[0] or ""):
            yield _one(asked, own, covering(unit[0] for unit in own), method, minimum_n)


def covering(periods: Iterator[str | None]) -> str | None:
    """Return the shortest period that some months, quarters or years of one year lie in."""
    found = {period for period in periods if period is not None}
    if not found:
        return None
    if len(found) == 1:
        return found.pop()
    quarters = {
        one if "Q" in one else f"{one[:4]}-Q{(int(one[5:7]) + 2) // 3}" if len(one) == 7 else one for one in found
    }
    return quarters.pop() if len(quarters) == 1 else min(found)[:4]


def _one(asked: Asked, units: Counter[Unit], period: str | None, method: Method, minimum_n: int) -> Derived:
    made = Derived(asked, period, method)
    answers = Answers.of(units)
    made.with_outcome = int(answers.counts[np.isfinite(answers.outcome)].sum())
    kept, made.said = take_part(answers, asked)
    if not kept:
        made.said.append(message("nothing is left that could hang together with it"))
        return made
    own = answers.only(answers.complete(kept), kept)
    made.n = own.n
    made.effective = own.effective if own.weighted else None
    enough = max(minimum_n, PER_DRIVER * len(kept))
    if min(own.n, own.effective) < enough or len(kept) > _MOST:
        made.said.append(_too_few(own, answers, kept, asked, enough))
        return made
    if np.ptp(own.outcome) == 0:
        made.said.append(message("everybody gave the same outcome, so nothing can hang together with it"))
        return made
    if method == "lmg" and len(kept) > MOST_DRIVERS:
        made.method = "relative-weights"
        made.said.append(message("LMG is exact up to {most} questions, and these are {count}: relative weights instead",
                                 most=MOST_DRIVERS, count=len(kept)))  # fmt: skip
    _weigh(made, answers, own, kept)
    if not made.shares:
        return made
    found, few = contrasts(own, [asked.drivers[i] for i in kept], minimum_n)
    made.contrasts, made.too_few = tuple(found), tuple(few)
    return made


def _too_few(own: Answers, answers: Answers, kept: list[int], asked: Asked, enough: int) -> Message:
    if len(kept) > _MOST:
        return message(
            "{count} questions are more than can be told apart (at most {most})", count=len(kept), most=_MOST
        )
    if len(kept) > 1:
        without = {
            i: answers.only(answers.complete(rest), rest).n for i in kept if (rest := [j for j in kept if j != i])
        }
        worst = max(kept, key=lambda i: without[i])
        if without[worst] >= enough > own.n:
            return message(
                '{n} people answered all {count} questions, and {enough} are needed; without "{column}" there are {others}',
                n=own.n, count=len(kept), enough=enough, column=asked.drivers[worst].column, others=without[worst],
            )  # fmt: skip
    if own.n >= enough:
        return message("with their weights {n} answers are worth {worth}, and {enough} are needed",
                       n=own.n, worth=int(own.effective), enough=enough)  # fmt: skip
    return message("too few for {count} questions: {n} people answered everything, and {enough} are needed",
                   n=own.n, count=len(kept), enough=enough)  # fmt: skip


def _weigh(made: Derived, answers: Answers, own: Answers, kept: list[int]) -> None:
    drivers = [made.asked.drivers[i] for i in kept]
    whole = correlations(own)
    between, with_outcome = whole[:-1, :-1], whole[:-1, -1]
    found = weights(made.method, between[None], with_outcome[None])[0]
    if not np.isfinite(found).all():
        made.said.append(message("the questions cannot be told apart"))
        return
    made.r2 = min(float(found.sum()), 1.0)
    if by_chance(made.r2, len(kept), own.effective) > _BY_CHANCE:
        made.said.append(
            message("the questions go with {share:.0f} % of the differences in it (R2 {r2:.3f}, {n} answers); chance alone does so more than once in 20 times",
                    share=100 * made.r2, r2=made.r2, n=own.n)
        )  # fmt: skip
        return
    order = sorted(range(len(drivers)), key=lambda j: (drivers[j].touchpoint, drivers[j].metric, drivers[j].column))
    resampled = drawn(own, f"{made.asked.journey} {made.period}", order)
    draws = weights(made.method, resampled[:, :-1, :-1], resampled[:, :-1, -1])
    draws = draws[np.isfinite(draws).all(axis=1)]
    paired, pairs = pair_by_pair(answers, kept)
    other = weights(made.method, paired[None, :-1, :-1], paired[None, :-1, -1])[0]
    counts = pairs[np.triu_indices(len(pairs), 1)]
    made.pairs = int(counts.min()), int(counts.max())
    inflated = inflation(between)
    shares = []
    for touchpoint in dict.fromkeys(driver.touchpoint for driver in drivers):
        at = [j for j, driver in enumerate(drivers) if driver.touchpoint == touchpoint]
        low, high = _ends(draws[:, at].sum(axis=1)) if len(draws) else (None, None)
        signs = [with_outcome[j] * drivers[j].sign * made.asked.sign for j in at]
        shares.append(
            Share(
                touchpoint,
                float(found[at].sum()),
                low,
                high,
                float(inflated[at].max()),
                against=max(signs) < 0,
                pairwise=float(other[at].sum()) if np.isfinite(other).all() else None,
            )
        )
    made.shares = tuple(shares)


def by_chance(r2: float, drivers: int, n: float) -> float:
    """Return how likely such an R2 or a larger one is when nothing hangs together (the F test of a regression)."""
    return incomplete_beta(1 - r2, (n - drivers - 1) / 2, drivers / 2)


def _ends(draws: Floats) -> tuple[float, float]:
    tail = (1 - _CONFIDENCE) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return float(low), float(high)
