"""The rows of a flow below each other on the sheet, with room for the tracks of what leaves the stream."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Path
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.flow.cards import DROP, card_box
from journeykit.maps.flow.detours import Detour, End
from journeykit.maps.flow.places import CARD_WIDTH, Places, moved
from journeykit.maps.flow.rows import Row

TRACK = 22.0
PHASE = 30.0
_SIDE = 18.0  # between the first card and the side of its surface
_BESIDE = 15.0  # between two tracks beside the rows
_CLEAR = 16.0  # between cards and what is above and below them
_BETWEEN = 24.0  # two rows
_FULL = 0.66  # of the longest row, from which a row is set as long as that one


@dataclass(frozen=True, slots=True)
class Level:
    """One row on the sheet: from its phases (`top`) to the end of its surface, and where its first tracks run.

    `moved` is how far the places were moved to the right and down.
    """

    row: Row
    places: Places
    left: float
    right: float
    top: float
    foot: float
    above: float
    below: float
    moved: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows, and how wide and high they are together with the tracks beside them."""

    levels: tuple[Level, ...]
    detours: tuple[Detour, ...]
    left: float
    right: float

    @property
    def foot(self) -> float:
        """The end of the last row."""
        return self.levels[-1].foot

    def track(self, end: End) -> float:
        """Return the height at which a track runs."""
        level, track = self.levels[end.row], end.track or 0
        return level.above - track * TRACK if end.above else level.below + track * TRACK

    def beside(self, detour: Detour) -> float:
        """Return where a route runs beside the rows."""
        assert detour.beside is not None
        outwards = 12 + detour.beside * _BESIDE
        return self.left - outwards if detour.left else self.right + outwards


def justified(rows: Sequence[Places]) -> list[Places]:
    """Set rows that are nearly as long as the longest one as long as that one."""
    longest = max(row.columns[-1] for row in rows)
    found = []
    for row in rows:
        reach, full = row.columns[-1] - row.columns[0], longest - row.columns[0]
        stretch = full / reach if reach and reach >= _FULL * full else 1.0
        found.append(moved(row, 0, 0, stretch))
    return found


def stack(
    rows: Sequence[Row],
    places: Sequence[Places],
    detours: Sequence[Detour],
    reaches: Sequence[tuple[float, float]],
    at: tuple[float, float],
    narrowest: float,
) -> Layout:
    """Stack rows from a left top corner; together they are at least so wide, and alone a row fills its width.

    `reaches` says from where to where the cards and routes of each row reach, in the heights of its places.
    """
    margin, top = at
    left = margin + _beside(detours, left=True)
    wide = max(2 * _SIDE + CARD_WIDTH / 2 + row.columns[-1] for row in places)
    full = max(wide, narrowest - left + margin - _beside(detours, left=False))
    levels = []
    for i, (row, raw, (first, last)) in enumerate(zip(rows, places, reaches, strict=True)):
        upper, lower = (_tracks(detours, i, above=above) for above in (True, False))
        cards = top + PHASE + 8 + _CLEAR + upper * TRACK
        length = 2 * _SIDE + CARD_WIDTH / 2 + raw.columns[-1]
        right = left + (full if len(rows) == 1 or length > wide - 1 else length)
        inset = (right - left - length) / 2 if len(rows) == 1 else 0
        below = cards + last - first
        foot = below + _CLEAR + lower * TRACK
        shift = (left + _SIDE + inset, cards - first)
        levels.append(Level(row, moved(raw, *shift), left, right, top, foot, cards - 14, below + 14, shift))
        top = foot + _BETWEEN
    return Layout(tuple(levels), tuple(detours), left, max(level.right for level in levels))


def reach(places: Places, touchpoints: Sequence[MapTouchpoint], lines: Sequence[Path]) -> tuple[float, float]:
    """Return from where to where a row reaches: its cards, who drops out below them, and the routes in it."""
    drop = {point.id for point in touchpoints if point.drop}
    boxes = {id_: card_box(at) for id_, at in places.cards.items()}
    ways = [y for line in lines for _, y in line]
    lower = [box.bottom + (DROP.height if id_ in drop else 0) for id_, box in boxes.items()]
    return min([*(box.y for box in boxes.values()), *ways]), max([*lower, *ways])


def right_of(layout: Layout) -> float:
    """Return how far the rows reach together with the tracks on their right."""
    return layout.right + _beside(layout.detours, left=False)


def _tracks(detours: Sequence[Detour], row: int, *, above: bool) -> int:
    ends = [end for detour in detours for end in (detour.leaves, detour.arrives) if end.row == row]
    return max((end.track + 1 for end in ends if end.track is not None and end.above == above), default=0)


def _beside(detours: Sequence[Detour], *, left: bool) -> float:
    tracks = max((one.beside + 1 for one in detours if one.beside is not None and one.left == left), default=0)
    return 12 + tracks * _BESIDE if tracks else 0.0
