"""The plan against what customers did: counts become shares, and movements get names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
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
    switching: Collection[Way] | None,
    ties: int,
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
        switching: The movements that change channel; None when the log says the channel.
        ties: How many visits are at the moment of another.
    """
    ids = [point.id for point in journey.touchpoints]
    unseen = tuple(id_ for i, id_ in enumerate(ids) if i not in plan.after)
    empty = LogReport(journey, minimum, counted.cases, counted.visits, unseen, unknown)
    if counted.cases < minimum:
        return empty  # whatever is told of so few is told of each of them
    cases = counted.cases
    kept = {"conforms": 0, "stopped": 0, "deviates": 0}
    for one, n in counted.shapes.items():
        whole = "conforms" if one.last in plan.ends else "stopped"
        kept[whole if one.kept and one.first in plan.begins else "deviates"] += n
    steps = _steps(ids, plan, counted, minimum)
    paths = tuple(
        Path(tuple(ids[i] for i in path), _share(count, cases), _keeps(path, plan)) for path, count in counted.paths
    )
    movements = sum(one.moves for one in counted.ways.values())
    return replace(
        empty,
        days=counted.days,
        whole=counted.whole,
        conforms=_share(kept["conforms"], cases),
        stopped=_share(kept["stopped"], cases),
        deviates=_share(kept["deviates"], cases),
        movements=movements,
        unexplained=sum(one.moves for way, one in counted.ways.items() if way not in plan.ways),
        missing=_told(_missing(ids, plan, counted), minimum),
        extra=_told(_extra(ids, plan, counted), minimum),
        other_order=_most(_other_order(ids, plan, counted, minimum)),
        jumps=_most(step for step in steps if not step.planned),
        reach=_told(_reach(ids, plan, counted), minimum),
        ended=_ended(ids, plan, counted, minimum),
        looped=_share(sum(n for one, n in counted.shapes.items() if one.looped), cases),
        loops=_most(step for step in steps if step.again),
        switched=_share(sum(n for one, n in counted.shapes.items() if one.switched), cases) if channelled else None,
        switches=_switches(counted, switching),
        channels=_channels(counted, minimum),
        effect=_effect(outcome, counted, minimum) if outcome and channelled else None,
        steps=steps,
        paths=paths,
        others=cases - sum(path.customers.count for path in paths),
        ties=ties,
        single=counted.single,
    )


def _keeps(path: Sequence[int], plan: Planned) -> Literal["conforms", "stopped", "deviates"]:
    if path[0] not in plan.begins or any(way not in plan.ways for way in pairwise(path)):
        return "deviates"
    return "conforms" if path[-1] in plan.ends else "stopped"


def _share(count: int, of: int) -> Share:
    return Share(count, of, *(wilson(count, of, _CONFIDENCE) if of else (0.0, 1.0)))


def _told(found: Iterable[tuple[str, Share]], minimum: int) -> tuple[tuple[str, Share], ...]:
    return tuple((id_, share) for id_, share in found if share.of >= minimum)


def _steps(ids: Sequence[str], plan: Planned, counted: Counted, minimum: int) -> tuple[Step, ...]:
    """Return all ways that customers went, in the order of the journey; times only where enough of them did."""
    return tuple(
        Step(
            ids[one], ids[other], share, (one, other) in plan.ways,
            again=other <= one and found.customers > found.fresh,
            time=counted.gaps.get((one, other)) if found.customers >= minimum else None,
        )
        for (one, other), found in sorted(counted.ways.items())
        if found.customers and (share := _share(found.customers, counted.settled[one])).of >= minimum
    )  # fmt: skip


def _switches(counted: Counted, switching: Collection[Way] | None) -> tuple[int, int]:
    """Return how many movements change channel, and of how many that is known."""
    if switching is None:
        moves = {channels: n for channels, (n, _) in counted.channels.items()}
        return sum(n for (one, other), n in moves.items() if one != other), sum(moves.values())
    moved = {way: one.moves for way, one in counted.ways.items()}
    return sum(n for way, n in moved.items() if way in switching), sum(moved.values())


def _channels(counted: Counted, minimum: int) -> tuple[tuple[str, str, int], ...]:
    """Return from which channel to which other, where enough customers did so; the most frequent first."""
    told = [
        (one, other, moves)
        for (one, other), (moves, customers) in counted.channels.items()
        if one != other and customers >= minimum
    ]
    return tuple(sorted(told, key=lambda one: (-one[2], one[0], one[1])))


def _missing(ids: Sequence[str], plan: Planned, counted: Counted) -> Iterator[tuple[str, Share]]:
    """Yield touchpoints that customers did not meet though they came to where nobody gets without them."""
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
    yield from ((ids[i], _share(without[i], beyond[i])) for i in sorted(without))


def _extra(ids: Sequence[str], plan: Planned, counted: Counted) -> Iterator[tuple[str, Share]]:
    """Yield touchpoints that customers met more than once, where the plan does not lead back to them."""
    for i in plan.after:
        if counted.again.get(i) and not plan.repeats(i):
            yield ids[i], _share(counted.again[i], counted.met[i])


def _other_order(ids: Sequence[str], plan: Planned, counted: Counted, minimum: int) -> Iterator[Step]:
    """Yield movements to a touchpoint that was not met yet, from one that the plan has only after it."""
    for (one, other), found in sorted(counted.ways.items()):
        unplanned = one in plan.ahead[other] and other not in plan.ahead[one] and (one, other) not in plan.ways
        if found.fresh and unplanned and counted.settled[one] >= minimum:
            yield Step(ids[one], ids[other], _share(found.fresh, counted.settled[one]), planned=False)


def _reach(ids: Sequence[str], plan: Planned, counted: Counted) -> Iterator[tuple[str, Share]]:
    """Yield how many of all customers came to each touchpoint."""
    whole = sum(counted.begun_monthly.values())
    met: Counter[int] = Counter()
    for (i, _), customers in counted.reached_monthly.items():
        met[i] += customers
    yield from ((ids[i], _share(met[i], whole)) for i in sorted(plan.after))


def _ended(ids: Sequence[str], plan: Planned, counted: Counted, minimum: int) -> tuple[Ended, ...]:
    """Return how many of those who met a touchpoint were seen nowhere after it: what the records say, over all periods."""
    ended: Counter[int] = Counter()
    for (i, _), customers in counted.ended_monthly.items():
        ended[i] += customers
    return tuple(
        Ended(ids[i], _share(ended[i], counted.settled[i]), counted.waiting.get(i, 0), i in plan.ends)
        for i in sorted(plan.after)
        if counted.settled.get(i, 0) >= minimum
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
