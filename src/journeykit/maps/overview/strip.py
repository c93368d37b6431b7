"""The upper part of the overview: icons and names of the touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.overview.layout import Layout, Stop
from journeykit.words import Sentence

NAME = TextStyle(9, 12, bold=True)
_LEADER = 5


@dataclass(frozen=True, slots=True)
class Strip:
    """The names, broken, and whether they stand on two heights by turns because they need the room."""

    layout: Layout
    names: tuple[tuple[str, ...], ...]
    turns: bool

    @property
    def radius(self) -> float:
        """The radius of an icon's disc."""
        return 13 if self.layout.big else 8

    @property
    def height(self) -> float:
        """From the phases to the emotions."""
        icons = 12 + 2 * self.radius + 6 if self.layout.icons else 12
        if not self.layout.big:
            return icons + 14
        return icons + self._rows(0) + (_LEADER + self._rows(1) if self.turns else 0) + 6

    def _rows(self, turn: int) -> float:
        chosen = self.names[turn::2] if self.turns else self.names
        return 12 * max(map(len, chosen), default=0)

    def top_of(self, index: int) -> float:
        """Return how far below the icons a name starts."""
        return self._rows(0) + _LEADER if self.turns and index % 2 else 0


def make_strip(layout: Layout) -> Strip:
    """Break the names: within their own room when they fit, else over twice as much on two heights."""
    if not layout.big:
        return Strip(layout, (), turns=False)
    own = tuple(wrap(stop.touchpoint.name, layout.pitch - 8, NAME, 3) for stop in layout.stops)
    whole = all("".join(lines).count("…") == 0 and not any(line.endswith("-") for line in lines) for lines in own)
    if whole or len(layout.stops) < 2:
        return Strip(layout, own, turns=False)
    wide = tuple(wrap(stop.touchpoint.name, 2 * layout.pitch - 8, NAME, 2) for stop in layout.stops)
    return Strip(layout, wide, turns=True)


def paint_strip(sheet: Sheet, t: Sentence, strip: Strip, top: float, accent: Accent) -> None:
    """Draw icons and names."""
    middle = top + 12 + strip.radius
    for i, stop in enumerate(strip.layout.stops):
        color = {"strong": accent.strong, "weak": WARN, "open": INK2, None: INK}[stop.touchpoint.moment]
        if strip.layout.icons:
            _paint_icon(sheet, strip, stop, middle, color)
        if strip.names:
            below = middle + strip.radius + 6
            y = below + strip.top_of(i)
            if strip.top_of(i):
                sheet.under.line([(stop.x, middle + strip.radius + 2), (stop.x, y - 1)], LINE, 0.8)
            for k, line in enumerate(strip.names[i]):
                sheet.under.words((stop.x, y + 9 + 12 * k), line, NAME.size, color, bold=True, anchor="middle")
        pitch = strip.layout.pitch
        box = Box(stop.x - pitch / 2 + 0.5, top + 6, pitch - 1, strip.height - 10)
        sheet.hover(box, f"{stop.touchpoint.number}. {stop.touchpoint.name}", tip(t, stop.touchpoint))


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
    line = 1.1 if strip.layout.big else 0.8
    sheet.under.icon(touchpoint.icon, at, radius * 1.25, WHITE if touchpoint.moment else INK2, line)
