"""A lane: a strip over the whole map, as high as its fullest cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journeykit.maps.canvas.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn between two hairlines: how high it is, and how it is painted from its top."""

    name: str
    hint: str
    height: float
    paint: Callable[[Sheet, float], None]
    ruled: bool = True
