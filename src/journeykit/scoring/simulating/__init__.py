"""Seeded draws of what is uncertain, and what follows: intervals, and how sure the order is.

The one part of scoring that loads numpy; nobody imports it before something is to be drawn.
"""

from __future__ import annotations

from journeykit.scoring.simulating.acceptability import places
from journeykit.scoring.simulating.drawing import MOST_CELLS, Drawn, Simulation, draw
from journeykit.scoring.simulating.figures import ends, index_ends, simulated, sum_ends, with_indexes
from journeykit.scoring.simulating.orders import candidates, impacts
from journeykit.scoring.simulating.together import side_by_side

__all__ = [
    "MOST_CELLS",
    "Drawn",
    "Simulation",
    "candidates",
    "draw",
    "ends",
    "impacts",
    "index_ends",
    "places",
    "side_by_side",
    "simulated",
    "sum_ends",
    "with_indexes",
]
