"""Where new touchpoints go: where their rows stand in the sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.exchange.worksheet.sorted_rows import Fresh, Known

if TYPE_CHECKING:
    from collections.abc import Sequence


def placed(rows: Sequence[Known | Fresh]) -> list[Fresh]:
    """Return the new touchpoints with their places: behind their neighbour above in the sheet, else before the one below.

    A neighbour stands in the same phase; for a new phase, it is the phase of a neighbour.
    """
    behind = _neighbours(rows)
    ahead = _neighbours(rows[::-1])[::-1]
    return [
        replace(row, behind=above, ahead=below)
        for row, above, below in zip(rows, behind, ahead, strict=True)
        if isinstance(row, Fresh)
    ]


def _neighbours(rows: Sequence[Known | Fresh]) -> list[int | None]:
    """Return, per row, the index of the last touchpoint of its phase before it; for a new phase, of the last phase."""
    touchpoints: dict[tuple[str, int], int] = {}
    phases: dict[str, int] = {}
    found: list[int | None] = []
    for row in rows:
        if isinstance(row, Known):
            journey, phase, index = row.at.journey.id, row.at.phase, row.at.path[-1]
            assert isinstance(index, int)
            touchpoints[journey, phase] = index
            found.append(index)
        elif isinstance(row.phase, int):
            journey, phase = row.journey.id, row.phase
            found.append(touchpoints.get((journey, phase)))
        else:
            found.append(phases.get(row.journey.id))
            continue
        phases[journey] = phase
    return found
