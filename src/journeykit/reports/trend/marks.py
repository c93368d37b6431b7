"""What happened, in the picture of a trend: releases above the panels, pilots and what was done below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import INK2, INK3, PILL_LINE, Accent
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.history import Mark, Trend
    from journeykit.maps.canvas.sheet import Sheet
    from journeykit.reports.trend.scale import Time
    from journeykit.reports.trend.words import TrendSpeech

_LABEL = TextStyle(8.5, 12, INK2)
_ROW = 15.0
_MOST_ROWS, _MOST_RELEASES = 6, 3
_LONGEST = 260.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its place: from where to where, and in which row."""

    mark: Mark
    x: float
    right: float
    row: int
    label: str
    leftwards: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a picture, and the room that they take above and below the panels."""

    releases: tuple[Placed, ...]
    work: tuple[Placed, ...]
    left_out: int

    @property
    def above(self) -> float:
        """The height of the names of releases."""
        return (max((one.row for one in self.releases), default=-1) + 1) * _ROW + 4

    @property
    def below(self) -> float:
        """The height of the rows of pilots and of what was done."""
        rows = max((one.row for one in self.work), default=-1) + 1
        return rows * _ROW + (14 if self.work else 0) + (_ROW if self.left_out else 0)


def place(trend: Trend, time: Time) -> Marks:
    """Give every mark a row in which it stands free; what finds none is counted."""
    if not time.to_scale:
        return Marks((), (), 0)
    moments = {tag: row.moment for line in trend.lines for row in line.rows for tag in row.moment.tags}
    at = {name: time.x(moment) for name, moment in moments.items()}
    releases = _rows([one for one in trend.marks if one.kind == "release"], time, _MOST_RELEASES, at)
    wanted = [one for one in trend.marks if one.kind != "release"]
    work = _rows(wanted, time, _MOST_ROWS, {})
    return Marks(tuple(releases), tuple(work), len(wanted) - len(work))


def _rows(marks: list[Mark], time: Time, most: int, at: Mapping[str, float]) -> list[Placed]:
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    found = []
    for mark in marks:
        x, right = time.of_day(mark.starts), time.of_day(mark.until or mark.starts)
        if x is None or right is None:
            continue
        if mark.name in at:  # a tag stands where its commit does, not at the beginning of its day
            x = right = at[mark.name]
        label = (wrap(mark.name, _LONGEST, _LABEL, 1) or ("",))[0]
        room = widest(label, _LABEL.size) + 14
        leftwards = right + room > time.end + 100
        start, end = (x - room, right + 6) if leftwards else (x - 6, right + room)
        for row, others in enumerate(taken):
            if all(end < one or other < start for one, other in others):
                others.append((start, end))
                found.append(Placed(mark, x, right, row, label, leftwards))
                break
    return found


def paint_marks(sheet: Sheet, speech: TrendSpeech, marks: Marks, top: float, bottom: float, accent: Accent) -> None:
    """Draw releases as dashed lines through all panels, pilots as bars and what was done as ticks below them."""
    under = sheet.under
    for one in marks.releases:
        y = top - 6 - one.row * _ROW
        under.line([(one.x, y), (one.x, bottom)], PILL_LINE, 1, "dashed")
        _label(sheet, one, y + 2)
        sheet.hover(Box(one.x - 4, y - 8, 8, bottom - y), one.label, speech.mark(one.mark))
    for one in marks.work:
        y = bottom + 34 + one.row * _ROW
        if one.mark.kind == "pilot":
            under.box(Box(one.x, y - 4, max(4.0, one.right - one.x), 7), accent.middle, radius=2)
        else:
            under.line([(one.x, y - 6), (one.x, y + 5)], accent.strong, 2.2)
        _label(sheet, one, y + 3)
        sheet.hover(Box(one.x - 3, y - 7, max(8.0, one.right - one.x + 6), 13), one.label, speech.mark(one.mark))
    if marks.left_out:
        rows = max(one.row for one in marks.work) + 1
        said = speech.t("{count} more pilots and improvements are not drawn", count=marks.left_out)
        under.words((36, bottom + 34 + rows * _ROW + 3), said, _LABEL.size, INK3)


def _label(sheet: Sheet, one: Placed, y: float) -> None:
    if one.leftwards:
        sheet.under.words((one.x - 6, y), one.label, _LABEL.size, _LABEL.color, anchor="right")
    else:
        sheet.under.words((one.right + 6, y), one.label, _LABEL.size, _LABEL.color)
