"""Scores as a map writes them."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.content import GOOD, Headline, Performance
from journeykit.maps.gathering.names import metric
from journeykit.maps.speaking import signed
from journeykit.scoring import TouchpointScore
from journeykit.words import Sentence, number

FIRST = 3
"""How many touchpoints of a journey are called a priority."""

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


def figures(t: Sentence, language: str, score: TouchpointScore | None) -> Figures:
    """Write out a touchpoint's figures; without a score there are none."""
    if score is None:
        return Figures()
    rank = score.rank.value if score.choice.take in _WORK else None
    return Figures(
        headlines=tuple(
            Headline(metric(t, one.metric), _written(one.metric, one.value, language), _whole(one.n))
            for one in score.performance.headlines
        ),
        performance=_performance(score),
        target=score.target,
        choice=score.choice.take,
        suspected=score.choice.certainty == "suspected",
        order=rank,
        priority=_priority(score) if rank is not None and rank <= FIRST else "",
    )


def _performance(score: TouchpointScore) -> Performance | None:
    one = score.performance
    if one.value is None:
        return None
    return Performance(one.value, one.low, one.high, _whole(one.n), one.is_hypothesis)


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
