"""The orders that touchpoints take in each draw: by priority, by impact or by brand."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from journeykit.scoring.performance import FLOOR
from journeykit.scoring.priority import group_of
from journeykit.scoring.simulating.acceptability import Candidates
from journeykit.scoring.simulating.drawing import ALL
from journeykit.scoring.simulating.together import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePosixPath

    from journeykit.scoring.ranking import By
    from journeykit.scoring.simulating.drawing import Drawn, Floats, Simulation
    from journeykit.scoring.sums import Spot
    from journeykit.scoring.values import JourneyScore, TouchpointScore

_POINTS = np.float32(100)
_LEAST, _MOST = np.float32(0), np.float32(1)


def candidates(simulation: Simulation, journeys: Sequence[tuple[JourneyScore, float]], by: By) -> Candidates:
    """The touchpoints of some journeys as they compete for a place, each journey with its share of the customers."""
    rows, draws = sum(len(journey.touchpoints) for journey, _ in journeys), simulation.draws
    value = np.zeros((rows, draws), np.float32)
    group = np.zeros((rows, draws), np.uint8)
    unknown = np.ones(rows, np.bool_)
    starts = [0, *accumulate(len(journey.touchpoints) for journey, _ in journeys)]

    def fill(number: int) -> None:
        (journey, share), start = journeys[number], starts[number]
        drawn = simulation.of(journey)
        if by == "priority":
            for i, one in enumerate(journey.touchpoints):
                group[start + i] = group_of(one.choice.take)
        for part in drawn.parts() if drawn is not None else ():
            assert drawn is not None
            at = [start + i for i in drawn.at[part]]
            known = [journey.touchpoints[i] for i in drawn.at[part]]
            found = _values(simulation, drawn, part, known, by)
            found *= np.float32(share)
            np.clip(found, _LEAST, _MOST, out=found)
            found += _LEAST  # makes -0 a plain 0: the order goes by bits
            value[_rows(at)] = found
            unknown[at] = [by == "brand" and one.brand.gap is None for one in known]
            own = [row for row, one in enumerate(known) if by == "priority" and _may_change(one)]
            group[[at[row] for row in own]] = drawn.performance[part][own] >= FLOOR

    side_by_side(fill, range(len(journeys)))
    return Candidates(value, group, unknown)


def _rows(at: list[int]) -> list[int] | slice:
    """Rows as a slice when they stand next to each other: nearly always, and written many times faster."""
    together = at[-1] - at[0] + 1 == len(at)
    return slice(at[0], at[0] + len(at)) if together else at


def _may_change(one: TouchpointScore) -> bool:
    """Whether it is a repair or not by its P alone: no basic is broken, and no person has chosen otherwise."""
    return not one.broken_basics and one.choice.overruled is None


def _values(simulation: Simulation, drawn: Drawn, part: slice, known: Sequence[TouchpointScore], by: By) -> Floats:
    """What the order goes by, 0-1, before the journey's share of the customers."""
    if by == "impact":
        return impacts(drawn, known, part) / _POINTS
    gap = np.array([[one.brand.gap or 0.0] for one in known], np.float32) / _POINTS
    value: Floats = drawn.relative(part)
    if by == "brand":
        value *= gap
        return value
    target = _targets(known)
    satisfaction: Floats = np.maximum(target - drawn.performance[part], np.float32(0))
    satisfaction *= drawn.reach[part, None] / target
    value *= simulation.balance * (satisfaction - gap) + gap
    return value


def impacts(drawn: Drawn, known: Sequence[TouchpointScore], part: slice = ALL) -> Floats:
    """The room of some touchpoints in index points, draw by draw; `known` are those of that part of the rows."""
    impact: Floats = np.maximum(_targets(known) - drawn.performance[part], np.float32(0))
    impact *= drawn.share(part)
    return impact


def sum_of_impacts(simulation: Simulation, spots: Sequence[Spot]) -> Floats:
    """The room of some touchpoints together, draw by draw."""
    total = np.zeros(simulation.draws, np.float32)
    for drawn, row, spot in _drawn_rows(simulation, spots):
        total += np.float32(spot.share) * impacts(drawn, [spot.touchpoint], slice(row, row + 1))[0]
    return total


def joined_performance(simulation: Simulation, spots: Sequence[Spot]) -> NDArray[np.float64]:
    """The satisfaction of some touchpoints together, each by what it counts, draw by draw."""
    total = np.zeros(simulation.draws, np.float64)
    for drawn, row, spot in _drawn_rows(simulation, spots):
        total += np.float64(spot.mass) * drawn.performance[row]
    return total / sum(spot.mass for spot in spots)


def _drawn_rows(simulation: Simulation, spots: Sequence[Spot]) -> Iterator[tuple[Drawn, int, Spot]]:
    """The draws of each touchpoint and its row in them, journey after journey; what was not drawn is passed over."""
    by_journey: dict[PurePosixPath, list[Spot]] = {}
    for spot in spots:
        by_journey.setdefault(spot.journey.file, []).append(spot)
    for own in by_journey.values():
        drawn = simulation.of(own[0].journey)
        if drawn is None:
            continue
        rows = {position: row for row, position in enumerate(drawn.at)}
        for spot in own:
            yield drawn, rows[spot.position], spot


def _targets(known: Sequence[TouchpointScore]) -> Floats:
    return np.array([[one.target] for one in known], np.float32)
