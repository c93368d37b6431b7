"""What is taken on a crowded sheet, so that labels find a place of their own."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box

_STRIP = 24


class Room:
    """Boxes that are taken, in upright strips, so that a look is quick."""

    def __init__(self) -> None:
        self._strips: dict[int, list[Box]] = {}

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for strip in self._of(box):
            self._strips.setdefault(strip, []).append(box)

    def free(self, box: Box) -> bool:
        """Tell whether nothing that is taken touches a box."""
        return not any(touch(box, other) for strip in self._of(box) for other in self._strips.get(strip, ()))

    def _of(self, box: Box) -> range:
        return range(int(box.x // _STRIP), int(box.right // _STRIP) + 1)


def touch(one: Box, other: Box) -> bool:
    """Tell whether two boxes lie on each other."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
