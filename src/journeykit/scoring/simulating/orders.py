"""The orders that touchpoints take in each draw: by priority, by impact or by brand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from journeykit.scoring.performance import FLOOR
from journeykit.scoring.priority import group_of
from journeykit.scoring.simulating.places import Candidates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

    from journeykit.scoring.ranking import By
    from journeykit.scoring.simulating.drawing import Drawn, Floats, Simulation
    from journeykit.scoring.sums import Spot
    from journeykit.scoring.values import JourneyScore, TouchpointScore

_POINTS = np.float32(100)


def candidates(simulation: Simulation, journeys: Sequence[tuple[JourneyScore, float]], by: By) -> Candidates:
    """The touchpoints of some journeys as they compete for a place, each journey with its share of the customers."""
    sizes = [len(journey.touchpoints) for journey, _ in journeys]
    rows, draws = sum(sizes), simulation.draws
    value = np.zeros((rows, draws), np.float32)
    group = np.zeros((rows, draws), np.uint8)
    unknown = np.ones(rows, np.bool_)
    start = 0
    for (journey, share), size in zip(journeys, sizes, strict=True):
        drawn = simulation.of(journey)
        if by == "priority":
            group[start : start + size] = [[group_of(one.choice.take)] for one in journey.touchpoints]
        if drawn is not None:
            at = [start + i for i in drawn.at]
            known = [journey.touchpoints[i] for i in drawn.at]
            value[at] = np.clip(_values(simulation, drawn, known, by) * np.float32(share), 0, 1) + np.float32(0)
            unknown[at] = [by == "brand" and one.brand.gap is None for one in known]
            if by == "priority":
                own = [row for row, one in enumerate(known) if _may_change(one)]
                group[[at[row] for row in own]] = np.where(drawn.performance[own] < FLOOR, 0, 1)
        start += size
    return Candidates(value, group, unknown)


def _may_change(one: TouchpointScore) -> bool:
    """Whether it is a repair or not by its P alone: no basic is broken, and no person has chosen otherwise."""
    return not one.broken_basics and one.choice.overruled is None


def _values(simulation: Simulation, drawn: Drawn, known: Sequence[TouchpointScore], by: By) -> Floats:
    """What the order goes by, 0-1, before the journey's share of the customers."""
    if by == "impact":
        return impacts(drawn, known) / _POINTS
    gap = np.array([[one.brand.gap or 0.0] for one in known], np.float32) / _POINTS
    relative = drawn.relative
    if by == "brand":
        brand: Floats = relative * gap
        return brand
    satisfaction = _room(drawn, known) / _targets(known) * drawn.reach[:, None]
    balance = simulation.balance
    priority: Floats = relative * (balance * satisfaction + (1 - balance) * gap)
    return priority


def impacts(drawn: Drawn, known: Sequence[TouchpointScore]) -> Floats:
    """The room of each touchpoint in index points, draw by draw."""
    impact: Floats = drawn.share * _room(drawn, known)
    return impact


def sum_of_impacts(simulation: Simulation, spots: Sequence[Spot]) -> Floats:
    """The room of some touchpoints together, draw by draw."""
    total = np.zeros(simulation.draws, np.float32)
    by_journey: dict[PurePosixPath, list[Spot]] = {}
    for spot in spots:
        by_journey.setdefault(spot.journey.file, []).append(spot)
    for own in by_journey.values():
        journey = own[0].journey
        drawn = simulation.of(journey)
        if drawn is None:
            continue
        rows = {position: row for row, position in enumerate(drawn.at)}
        rooms = impacts(drawn, [journey.touchpoints[i] for i in drawn.at])
        for spot in own:
            total += np.float32(spot.share) * rooms[rows[spot.position]]
    return total


def _room(drawn: Drawn, known: Sequence[TouchpointScore]) -> Floats:
    room: Floats = np.maximum(_targets(known) - drawn.performance, np.float32(0))
    return room


def _targets(known: Sequence[TouchpointScore]) -> Floats:
    return np.array([[one.target] for one in known], np.float32)
