"""Scores as a map writes them."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.content import GOOD, Headline, Importance, Performance
from journeykit.maps.gathering.names import metric
from journeykit.maps.speaking import signed
from journeykit.scoring import TouchpointScore
from journeykit.words import Sentence, number

FIRST = 3
"""How many touchpoints of a journey are called a priority."""

_SCHOOL = (1.0, 10.0)
_WORK = ("repair", "improve", "excel")


@dataclass(frozen=True, slots=True)
class Figures:
    """What the scores know of one touchpoint, ready to be shown."""

    headlines: tuple[Headline, ...] = ()
    performance: Performance | None = None
    target: float = GOOD
    choice: str | None = None
    suspected: bool = False
    order: int | None = None
    priority: str = ""
    importance: Importance | None = None
    stated: float | None = None
    derived: float | None = None
    reach: float | None = None


def figures(t: Sentence, language: str, score: TouchpointScore | None) -> Figures:
    """Write out a touchpoint's figures; without a score there are none."""
    if score is None:
        return Figures()
    own = _rated_on_another_scale(score)
    rank = score.rank.value if score.choice.take in _WORK else None
    return Figures(
        headlines=tuple(
            Headline(metric(t, one.metric, own_scale=own), _written(one.metric, one.value, language), _whole(one.n))
            for one in score.performance.headlines
        ),
        performance=_performance(score),
        target=score.target,
        choice=score.choice.take,
        suspected=score.choice.certainty == "suspected",
        order=rank,
        importance=_importance(score),
        stated=score.importance.stated,
        derived=None if score.importance.derived is None else 100 * score.importance.derived,
        reach=None if score.reach.source == "assumed" else score.reach.value,
        priority=_priority(score) if rank is not None and rank <= FIRST else "",
    )


def _rated_on_another_scale(score: TouchpointScore) -> bool:
    """Tell whether ratings were asked on another scale than that of school marks, 1-10."""
    scales = [scale for one in score.performance.metrics if one.metric == "rating" for _, scale in one.estimates]
    return any((scale.low, scale.high) != _SCHOOL for scale in scales)


def _performance(score: TouchpointScore) -> Performance | None:
    one = score.performance
    if one.value is None:
        return None
    return Performance(one.value, one.low, one.high, _whole(one.n), one.is_hypothesis)


def _importance(score: TouchpointScore) -> Importance:
    """Derived importance is a share of what explains the outcome (0-100), the others stand on 1-5."""
    one = score.importance
    return Importance(one.basis * 100 if one.source == "derived" else one.basis, one.source)


def _priority(score: TouchpointScore) -> str:
    """Write a rank as "2", or as "2–4" when it may as well be another."""
    rank = score.rank
    if rank.low is None or rank.high is None or rank.low == rank.high:
        return str(rank.value)
    return f"{rank.low}–{rank.high}"


def _written(name: str, value: float, language: str) -> str:
    if name == "nps":
        return signed(float(round(value)), language)
    if name == "emotion":
        return signed(round(value, 1), language)
    if name == "csat-percent":
        return f"{round(value)}%"
    return number(value, language, 1)


def _whole(n: float | None) -> int | None:
    return None if n is None else round(n)
