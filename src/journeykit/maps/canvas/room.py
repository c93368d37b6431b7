"""What is taken on a crowded sheet, so that labels find a place of their own."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box

_WIDE, _HIGH = 24, 240


class Room:
    """Boxes that are taken, in short upright strips, so that a look is quick."""

    def __init__(self) -> None:
        self._strips: dict[tuple[int, int], list[Box]] = {}

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for strip in self._of(box):
            self._strips.setdefault(strip, []).append(box)

    def free(self, box: Box) -> bool:
        """Tell whether nothing that is taken touches a box."""
        return not any(touch(box, other) for strip in self._of(box) for other in self._strips.get(strip, ()))

    def _of(self, box: Box) -> list[tuple[int, int]]:
        across = range(int(box.x // _WIDE), int(box.right // _WIDE) + 1)
        down = range(int(box.y // _HIGH), int(box.bottom // _HIGH) + 1)
        return [(x, y) for x in across for y in down]


def touch(one: Box, other: Box) -> bool:
    """Tell whether two boxes lie on each other."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
