"""How sure the gains are: improvements held against the draws of satisfaction and importance behind the scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from journeykit.scoring.gains import joint_effect
from journeykit.scoring.simulating import ends
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from journeykit.scoring.expectations import Expected
    from journeykit.scoring.simulating import Drawn
    from journeykit.scoring.values import JourneyScore, Scores


def rows_of(scores: Scores, journey: JourneyScore) -> dict[str, int]:
    """Return which row of the draws belongs to which touchpoint; gather it once for many gains of a journey."""
    drawn = scores.simulation.of(journey) if scores.simulation else None
    return {journey.touchpoints[place].id: row for row, place in enumerate(drawn.at)} if drawn else {}


def gain_interval(
    scores: Scores,
    journey: JourneyScore,
    effects: Sequence[Expected],
    gain: float,
    rows: Mapping[str, int] | None = None,
) -> Interval:
    """Return the gain of some effects in a journey with its interval; without draws, the gain alone."""
    drawn = scores.simulation.of(journey) if scores.simulation else None
    if drawn is None or not _margins_known(scores, effects):
        return Interval(gain)
    found = np.zeros(drawn.performance.shape[1])
    for row, rise in _rises(rows_of(scores, journey) if rows is None else rows, drawn, effects):
        found += drawn.share(slice(row, row + 1))[0] * rise
    return _around(gain, found, scores)


def index_interval(scores: Scores, journey: JourneyScore, effects: Sequence[Expected], value: float) -> Interval:
    """Return the index after some effects with its interval: as that of the index, with importances as they are."""
    drawn = scores.simulation.of(journey) if scores.simulation else None
    if drawn is None or journey.total_mass <= 0 or journey.index.low is None:
        return Interval(value)
    mass = np.array([journey.touchpoints[i].mass or 0.0 for i in drawn.at]) / journey.total_mass
    found = np.einsum("k,kd->d", mass, drawn.performance, dtype=np.float64)
    for row, rise in _rises(rows_of(scores, journey), drawn, effects):
        found += mass[row] * rise
    return _around(value, found.clip(0, 100), scores)


def _margins_known(scores: Scores, effects: Sequence[Expected]) -> bool:
    touched = (scores.touchpoint(one.journey, one.touchpoint) for one in effects)
    return all(one.performance.low is not None for one in touched if one is not None)


def _rises(rows: Mapping[str, int], drawn: Drawn, effects: Sequence[Expected]) -> list[tuple[int, NDArray[np.float64]]]:
    """Of each touchpoint with a figure: its row among the draws, and by how much P rises in each draw."""
    by_touchpoint: dict[str, list[Expected]] = {}
    for one in effects:
        if one.touchpoint in rows:
            by_touchpoint.setdefault(one.touchpoint, []).append(one)
    found = []
    for touchpoint, several in by_touchpoint.items():
        p = drawn.performance[rows[touchpoint]].astype(np.float64)
        joint = joint_effect(one.effect for one in several)
        found.append((rows[touchpoint], np.clip(joint, -p, 100 - p)))
    return found


def _around(value: float, drawn: NDArray[np.float64], scores: Scores) -> Interval:
    low, high = ends(drawn[None, :].astype(np.float32), scores.settings.confidence)
    return Interval(value, min(value, float(low[0])), max(value, float(high[0])))
