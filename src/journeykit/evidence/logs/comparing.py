"""The plan against what customers did: counts become shares, and movements get names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import Literal

from journeykit.evidence.cells import Unread, answer_of, yes_or_no
from journeykit.evidence.logs.planned import Planned
from journeykit.evidence.logs.values import Counted, Effect, Ended, LogReport, Path, Share, Step, Unknown, Way
from journeykit.model import Journey
from journeykit.scoring.estimates import Estimate, wilson
from journeykit.scoring.welch import welch

_CONFIDENCE = 0.95


def compared(
    journey: Journey,
    plan: Planned,
    counted: Counted,
    *,
    minimum: int,
    unknown: tuple[Unknown, ...],
    outcome: str | None,
    channelled: bool,
) -> LogReport:
    """Return what a log says of a journey.

    Args:
        journey: The journey.
        plan: Its plan, over the touchpoints that the log can see.
        counted: What the engine counted.
        minimum: The smallest group that is told of.
        unknown: Activities that are no touchpoint.
        outcome: The column with the outcome, None when there is none.
        channelled: Whether channels are known, from the log or from the touchpoints.
    """
    ids = [point.id for point in journey.touchpoints]
    cases = counted.cases
    met = {i: counted.met.get(i, 0) for i in plan.after}
    conforms = sum(
        n for one, n in counted.shapes.items() if _begun(one.first, plan) and one.kept and one.last in plan.ends
    )
    stopped = sum(
        n for one, n in counted.shapes.items() if _begun(one.first, plan) and one.kept and one.last not in plan.ends
    )
    looped = sum(n for one, n in counted.shapes.items() if one.looped)
    switched = sum(n for one, n in counted.shapes.items() if one.switched)
    steps = _steps(ids, plan, counted, met)
    jumps = tuple(step for way, step in steps.items() if way not in plan.ways)
    listed = tuple(
        Path(tuple(ids[i] for i in path), _share(count, cases), _keeps(path, plan)) for path, count in counted.paths
    )
    return LogReport(
        journey=journey,
        minimum=minimum,
        cases=cases,
        events=counted.visits,
        days=counted.days,
        whole=counted.whole,
        unseen=tuple(id_ for i, id_ in enumerate(ids) if i not in plan.after),
        unknown=unknown,
        conforms=_share(conforms, cases),
        stopped=_share(stopped, cases),
        deviates=_share(cases - conforms - stopped, cases),
        movements=sum(one.moves for one in counted.ways.values()),
        unexplained=sum(one.moves for way, one in counted.ways.items() if way not in plan.ways),
        missing=_missing(ids, plan, counted),
        extra=_extra(ids, plan, counted, met),
        other_order=_most(step for way, step in _other_order(ids, plan, counted, met).items() if way not in plan.ways),
        jumps=_most(jumps),
        ended=_ended(ids, plan, counted, met),
        looped=_share(looped, cases),
        loops=_most(step for step in steps.values() if step.again),
        switched=_share(switched, cases) if channelled else None,
        switches=(counted.switches, counted.paired or sum(one.moves for one in counted.ways.values())),
        channels=tuple((a, b, n) for (a, b), n in sorted(counted.channels.items(), key=lambda one: (-one[1], one[0]))),
        effect=_effect(outcome, counted, minimum) if outcome and channelled else None,
        steps=tuple(steps.values()),
        paths=listed,
        others=cases - sum(path.customers.count for path in listed),
        ties=counted.ties,
        single=counted.single,
    )


def _begun(first: int, plan: Planned) -> bool:
    return first in plan.begins


def _keeps(path: Sequence[int], plan: Planned) -> Literal["conforms", "stopped", "deviates"]:
    if not _begun(path[0], plan) or any(way not in plan.ways for way in pairwise(path)):
        return "deviates"
    return "conforms" if path[-1] in plan.ends else "stopped"


def _share(count: int, of: int) -> Share:
    return Share(count, of, *(wilson(count, of, _CONFIDENCE) if of else (0.0, 1.0)))


def _steps(ids: Sequence[str], plan: Planned, counted: Counted, met: Mapping[int, int]) -> dict[Way, Step]:
    """Return all ways that customers went, in the order of the journey."""
    return {
        (one, other): Step(
            ids[one], ids[other], _share(found.customers, met[one]), (one, other) in plan.ways,
            again=other <= one and found.customers > found.fresh, time=counted.gaps.get((one, other)),
        )
        for (one, other), found in sorted(counted.ways.items())
    }  # fmt: skip


def _missing(ids: Sequence[str], plan: Planned, counted: Counted) -> tuple[tuple[str, Share], ...]:
    """Return touchpoints that customers did not meet though they came to where nobody gets without them."""
    beyond: dict[int, int] = {}
    without: dict[int, int] = {}
    for shape, n in counted.shapes.items():
        needed = 0
        for i, before in plan.before.items():
            if shape.met >> i & 1:
                needed |= before
        for i in plan.after:
            if needed >> i & 1:
                beyond[i] = beyond.get(i, 0) + n
                if not shape.met >> i & 1:
                    without[i] = without.get(i, 0) + n
    return tuple((ids[i], _share(without[i], beyond[i])) for i in sorted(without))


def _extra(
    ids: Sequence[str], plan: Planned, counted: Counted, met: Mapping[int, int]
) -> tuple[tuple[str, Share], ...]:
    """Return touchpoints that customers met more than once, where the plan does not lead back to them."""
    return tuple(
        (ids[i], _share(counted.again.get(i, 0), met[i]))
        for i in plan.after
        if counted.again.get(i) and not plan.repeats(i)
    )


def _other_order(ids: Sequence[str], plan: Planned, counted: Counted, met: Mapping[int, int]) -> dict[Way, Step]:
    """Return movements to a touchpoint that was not met yet, from one that the plan has only after it."""
    return {
        (one, other): Step(ids[one], ids[other], _share(found.fresh, met[one]), planned=False)
        for (one, other), found in sorted(counted.ways.items())
        if found.fresh and one in plan.ahead[other] and other not in plan.ahead[one]
    }


def _ended(ids: Sequence[str], plan: Planned, counted: Counted, met: Mapping[int, int]) -> tuple[Ended, ...]:
    last: dict[int, int] = {}
    for shape, n in counted.shapes.items():
        last[shape.last] = last.get(shape.last, 0) + n
    return tuple(
        Ended(ids[i], _share(last.get(i, 0), met[i]), counted.waiting.get(i, 0), i in plan.ends)
        for i in sorted(plan.after)
        if met[i]
    )


def _most(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda one: (-one.customers.count, one.origin, one.target)))


def _effect(column: str, counted: Counted, minimum: int) -> Effect | None:
    """Return the outcome with and without a channel switch; None when it is no number, or one of the groups too small."""
    percent = all(yes_or_no(word) is not None for _, word in counted.outcomes)
    values: dict[bool, list[tuple[float, int]]] = {True: [], False: []}
    for (switched, word), n in sorted(counted.outcomes.items()):
        found = yes_or_no(word) if percent else answer_of(word)
        if found is not None and not isinstance(found, Unread):
            values[switched].append((float(found) * (100 if percent else 1), n))
    if any(sum(n for _, n in said) < max(minimum, 2) for said in values.values()):
        return None
    one, other = (_mean(values[switched]) for switched in (True, False))
    if percent:
        low, high = _newcombe(one, other)
        difference = one.value - other.value
    else:
        tested = welch(one, other, _CONFIDENCE)
        if tested is None or tested[0].low is None or tested[0].high is None:
            return None
        difference, low, high = one.value - other.value, tested[0].low, tested[0].high
    return Effect(
        column, percent, (one.value, int(one.n or 0)), (other.value, int(other.n or 0)), difference, low, high
    )


def _mean(values: Sequence[tuple[float, int]]) -> Estimate:
    n = sum(count for _, count in values)
    mean = sum(value * count for value, count in values) / n
    spread = sum(count * (value - mean) ** 2 for value, count in values) / (n - 1)
    return Estimate(value=mean, se=sqrt(spread / n), low=mean, high=mean, n=n)


def _newcombe(one: Estimate, other: Estimate) -> tuple[float, float]:
    """Return the interval of a difference of two shares, in points (Newcombe 1998, method 10: from Wilson's intervals)."""
    p, q = one.value / 100, other.value / 100
    low, high = wilson(p * (one.n or 0), one.n or 1, _CONFIDENCE)
    low2, high2 = wilson(q * (other.n or 0), other.n or 1, _CONFIDENCE)
    down = sqrt((p - low) ** 2 + (high2 - q) ** 2)
    up = sqrt((high - p) ** 2 + (q - low2) ** 2)
    return 100 * (p - q - down), 100 * (p - q + up)
