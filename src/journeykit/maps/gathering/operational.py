"""What was counted at a touchpoint beside satisfaction, written out: waiting, contacts, costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.maps.content import Counted
from journeykit.maps.gathering.names import amount, metric
from journeykit.scoring.operational import counted
from journeykit.words import Sentence, number, period
from journeykit.workspace import PlacedRecord

WAIT = "wait"


def operational(t: Sentence, records: Sequence[PlacedRecord], language: str) -> tuple[Counted, ...]:
    """Write out the operational figures that some records hold."""
    return tuple(
        Counted(
            metric=one.metric,
            name=metric(t, one.metric),
            value=amount(t, one.value, one.unit, language),
            n=None if one.n is None else round(one.n),
            period=period(one.period, language) if one.period else "",
            before="" if one.before is None else amount(t, one.before, one.unit, language),
        )
        for one in counted(records)
    )


def wait(figures: Sequence[Counted]) -> str:
    """Return how long customers wait; nothing when that was not measured."""
    return next((one.value for one in figures if one.metric == WAIT), "")


def counted_lines(t: Sentence, figures: Sequence[Counted], language: str) -> Iterator[str]:
    """Yield a line a figure: what it is, of how many cases, and what it was before."""
    for one in figures:
        behind = [
            t("n = {count}", count=number(one.n, language)) if one.n is not None else "",
            t("before: {value}", value=one.before) if one.before else "",
        ]
        told = "; ".join(part for part in behind if part)
        yield f"{one.name} {one.value}" + (f" ({told})" if told else "")
