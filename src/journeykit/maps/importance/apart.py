"""Points that share a stated importance stand in columns beside each other when one column would be too full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeykit.maps.content import MapTouchpoint
from journeykit.maps.importance.plane import Plane

_IN_A_COLUMN = 3
_WIDE = 23.0  # points between two columns


def spread(touchpoints: Sequence[MapTouchpoint], plane: Plane) -> list[MapTouchpoint]:
    """Return touchpoints with a stated importance that is moved a little where many share it, never over the cross."""
    unit = plane.x(2.0) - plane.x(1.0)
    groups: dict[tuple[float, bool], list[MapTouchpoint]] = {}
    for point in touchpoints:
        assert point.stated is not None
        groups.setdefault((round(point.stated, 1), plane.important(point)), []).append(point)
    moved: dict[str, float] = {}
    foot = plane.box.bottom - plane.corner[1] - 50  # below the cross there may be room for one only
    for (_, above), group in groups.items():
        columns = -(-len(group) // (_IN_A_COLUMN if above else max(1, min(_IN_A_COLUMN, int(foot // _WIDE) + 1))))
        for i, point in enumerate(sorted(group, key=lambda one: -(one.derived or 0.0))):
            assert point.stated is not None
            moved[point.id] = _moved(point.stated, (i % columns) * _WIDE / unit, columns * _WIDE / unit, plane)
    return [replace(point, stated=moved[point.id]) for point in touchpoints]


def _moved(stated: float, by: float, room: float, plane: Plane) -> float:
    """Move to the right, or to the left where the cross or the end of the axis is in the way."""
    end = plane.cross_x if stated < plane.cross_x else plane.right
    return stated - by if stated + room > end else stated + by
