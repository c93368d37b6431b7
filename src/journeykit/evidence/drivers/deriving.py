"""Derived importance of each journey: how much of the outcome hangs together with each touchpoint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from journeykit.diagnostics import Message, message
from journeykit.evidence.drivers.chance import BY_CHANCE, adjusted, by_chance
from journeykit.evidence.drivers.contrasts import Contrast, contrasts
from journeykit.evidence.drivers.design import Answers, correlations, take_part
from journeykit.evidence.drivers.shares import Share, counts_of_pairs, shares
from journeykit.scoring.relative_weights import MOST_DRIVERS

if TYPE_CHECKING:
    from journeykit.evidence.drivers.values import Asked, Floats, LeftOut, Method, Together, Unit

PER_DRIVER = 10
_MOST = 60

WhyNot = Literal["nothing-left", "too-many", "too-few", "constant-outcome", "by-chance", "inseparable"]


@dataclass(slots=True)
class Derived:
    """What came of one journey in one period; without shares, `said` tells why."""

    asked: Asked
    period: str | None
    method: Method
    why_not: WhyNot | None = None
    """Why nothing was derived; `said` has it in words."""
    enough: int = 0
    n: int = 0
    with_outcome: int = 0
    yes_or_no: bool = False
    """Whether the outcome is 1 or 0."""
    pairs: tuple[int, int] = (0, 0)
    effective: float | None = None
    r2: float = 0.0
    adjusted: float | None = None
    chance: float | None = None
    """How likely such an R2 is when nothing hangs together."""
    shares: tuple[Share, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    too_few: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
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
            year = unit[0] and unit[0][:4]
            if year not in years:
                years[year] = Counter()
            years[year][unit] = count
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
    kept, left = take_part(answers, asked)
    made.left_out = tuple(left)
    if not kept:
        return _nothing(made, "nothing-left", message("nothing is left that could hang together with it"))
    own = answers.only(answers.complete(kept), kept)
    made.n = own.n
    made.yes_or_no = bool(np.isin(own.outcome, (0.0, 1.0)).all())
    made.effective = own.effective if own.weighted else None
    made.enough = max(minimum_n, PER_DRIVER * len(kept))
    if len(kept) > _MOST:
        said = message(
            "{count} questions are more than can be told apart (at most {most})", count=len(kept), most=_MOST
        )
        return _nothing(made, "too-many", said)
    if min(own.n, own.effective) < made.enough:
        return _nothing(made, "too-few", _too_few(own, answers, kept, asked, made.enough))
    if np.ptp(own.outcome) == 0:
        said = message("everybody gave the same outcome, so nothing can hang together with it")
        return _nothing(made, "constant-outcome", said)
    if method == "lmg" and len(kept) > MOST_DRIVERS:
        made.method = "relative-weights"
        made.said.append(message("LMG is exact up to {most} questions, and these are {count}: relative weights instead",
                                 most=MOST_DRIVERS, count=len(kept)))  # fmt: skip
    return _weighed(made, answers, own, kept, minimum_n)


def _nothing(made: Derived, why: WhyNot, said: Message) -> Derived:
    made.why_not = why
    made.said.append(said)
    return made


def _too_few(own: Answers, answers: Answers, kept: list[int], asked: Asked, enough: int) -> Message:
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


def _weighed(made: Derived, answers: Answers, own: Answers, kept: list[int], minimum_n: int) -> Derived:
    drivers = [made.asked.drivers[i] for i in kept]
    whole = correlations(own)
    made.r2 = explained(whole)
    made.adjusted = adjusted(made.r2, len(kept), own.effective)
    made.chance = by_chance(made.r2, len(kept), own.effective)
    if made.chance > BY_CHANCE:
        said = message(
            "the questions go with {share:.0f} % of the differences in it ({n} answers); chance alone does so more than once in "
            "20 times",
            share=100 * made.r2, n=own.n,
        )  # fmt: skip
        return _nothing(made, "by-chance", said)
    paired, made.pairs = counts_of_pairs(answers, kept)
    name = f"{made.asked.journey} {made.period}"
    made.shares = shares(whole, own, drivers, paired, made.method, name, made.asked.sign)
    if not made.shares:
        return _nothing(made, "inseparable", message("the questions cannot be told apart"))
    found, few = contrasts(own, drivers, minimum_n)
    made.contrasts, made.too_few = tuple(found), tuple(few)
    return made


def explained(whole: Floats) -> float:
    """Return R2 from correlations, the outcome last."""
    with_outcome = whole[:-1, -1]
    return float(np.clip(with_outcome @ np.linalg.solve(whole[:-1, :-1], with_outcome), 0.0, 1.0))
