"""The upper part of the overview: icons and names of the touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import balanced, fits, wrap
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.overview.layout import MARGIN, WIDTH, Layout, Stop
from journeykit.words import Sentence

NAME = TextStyle(9, 12, bold=True)
_LEADER = 5
_MOST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """The names, broken, and on how many heights they stand by turns because they need the room."""

    layout: Layout
    names: tuple[tuple[str, ...], ...]
    turns: int = 1

    @property
    def radius(self) -> float:
        """The radius of an icon's disc."""
        return 13 if self.layout.pitch >= 40 else 11 if self.layout.big else 8

    @property
    def height(self) -> float:
        """From the phases to the emotions."""
        icons = 12 + 2 * self.radius + 6 if self.layout.icons else 0
        if not self.layout.big:
            return icons + 14
        return icons + self.top_of(self.turns - 1) + self._rows(self.turns - 1) + 6

    def _rows(self, turn: int) -> float:
        return NAME.leading * max(map(len, self.names[turn :: self.turns]), default=0)

    def top_of(self, index: int) -> float:
        """Return how far below the icons a name starts."""
        return sum(self._rows(turn) + _LEADER for turn in range(index % self.turns))


def make_strip(layout: Layout) -> Strip:
    """Break the names: on one height when they fit there without splitting a word, else on two or three by turns."""
    if not layout.big or not layout.stops:
        return Strip(layout, ())
    for turns in range(1, _MOST_TURNS + 1):
        rooms = [(stop.touchpoint.name, _room(layout, stop, turns)) for stop in layout.stops]
        if turns == _MOST_TURNS or all(_whole(name, room) for name, room in rooms):
            return Strip(layout, tuple(balanced(name, room, NAME, 3) for name, room in rooms), turns)
    raise AssertionError


def _room(layout: Layout, stop: Stop, turns: int) -> float:
    """Return how wide a name may be; at an end of the row it is pushed inwards, and that is room of its neighbour."""
    room = turns * layout.pitch - 8
    return room - max(0.0, room / 2 - (min(stop.x, WIDTH - stop.x) - MARGIN / 2))


def _whole(name: str, room: float) -> bool:
    """Tell whether a name fits in two lines without splitting a word."""
    return len(wrap(name, room, NAME)) <= 2 and all(fits(word, room, NAME) for word in name.split())


def paint_strip(sheet: Sheet, t: Sentence, strip: Strip, top: float, accent: Accent) -> None:
    """Draw icons and names."""
    middle = top + 12 + strip.radius
    foot = middle + strip.radius
    if strip.names:
        # All lines first: a name interrupts the lines that pass behind it.
        for i, stop in enumerate(strip.layout.stops):
            if strip.top_of(i):
                sheet.under.line([(stop.x, foot + 2), (stop.x, foot + 5 + strip.top_of(i))], LINE, 0.8)
    for i, stop in enumerate(strip.layout.stops):
        color = {"strong": accent.strong, "weak": WARN, "open": INK2, None: INK}[stop.touchpoint.moment]
        if strip.layout.icons:
            _paint_icon(sheet, strip, stop, middle, color)
        if strip.names:
            _paint_name(sheet, strip.names[i], (stop.x, foot + 6 + strip.top_of(i)), color)
        pitch = strip.layout.pitch
        box = Box(stop.x - pitch / 2 + 0.5, top + 6, pitch - 1, strip.height - 10)
        sheet.hover(box, f"{stop.touchpoint.number}. {stop.touchpoint.name}", tip(t, stop.touchpoint))
        sheet.spot(stop.touchpoint.id, box)


def _paint_name(sheet: Sheet, lines: tuple[str, ...], at: tuple[float, float], color: str) -> None:
    x = _inside(at[0], lines)
    for k, line in enumerate(lines):
        y = at[1] + 9 + NAME.leading * k
        half = widest(line, NAME.size, bold=True) / 2 + 2
        sheet.under.box(Box(x - half, y - 9, 2 * half, NAME.leading), WHITE)
        sheet.under.words((x, y), line, NAME.size, color, bold=True, anchor="middle")


def _inside(x: float, lines: tuple[str, ...]) -> float:
    """Keep a name at an end of the row from hanging out of the sheet."""
    half = max((widest(line, NAME.size, bold=True) for line in lines), default=0) / 2
    return min(max(x, MARGIN / 2 + half), WIDTH - MARGIN / 2 - half)


def tip(t: Sentence, touchpoint: MapTouchpoint) -> str:
    """Return what hovering over a touchpoint tells."""
    lines = [f"{touchpoint.number}. {touchpoint.name}"]
    if touchpoint.channels:
        lines.append(t("Channel: {channels}", channels=touchpoint.channels))
    if touchpoint.moment:
        lines.append(t("Moment of truth"))
    return "\n".join([*lines, *touchpoint.tags])


def _paint_icon(sheet: Sheet, strip: Strip, stop: Stop, middle: float, color: str) -> None:
    touchpoint, at, radius = stop.touchpoint, (stop.x, middle), strip.radius
    if touchpoint.indirect:
        sheet.under.circle(at, radius, color if touchpoint.moment else WHITE, INK3, style="dashed")
    else:
        sheet.under.circle(at, radius, color if touchpoint.moment else BAND)
    line = 1.1 if strip.radius > 8 else 0.8
    sheet.under.icon(touchpoint.icon, at, radius * 1.25, WHITE if touchpoint.moment else INK2, line)
