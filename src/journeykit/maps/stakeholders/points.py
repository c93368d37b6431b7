"""Short lists in the column of a persona: points with a dot or the triangle of a pain, and channels with their icons."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.canvas.curve import Point
from journeykit.maps.canvas.measure import RESERVE, text_width
from journeykit.maps.canvas.palette import INK2, INK3, WARN
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import BODY
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.stakeholders.content import MapPersona
from journeykit.words import Sentence

_INDENT = 11.0
_MOST = 5
_ICON, _ROW = 18.0, 15.0


def point_lines(t: Sentence, points: Sequence[str], room: float) -> list[tuple[str, ...]]:
    """Return the lines of each point; of many the last says how many more there are."""
    shown = list(points if len(points) <= _MOST else points[: _MOST - 1])
    lines = [wrap(point, room - _INDENT, BODY, 4) for point in shown]
    if len(shown) < len(points):
        lines.append(wrap(t("and {count} more", count=len(points) - len(shown)), room - _INDENT, BODY, 1))
    return [one for one in lines if one]


def paint_points(
    sheet: Sheet, points: Sequence[Sequence[str]], at: Point, room: float, names: tuple[str, str], *, pain: bool
) -> None:
    """Draw a list of points."""
    x, y = at
    top = y
    for lines in points:
        middle = y + 6
        if pain:
            sheet.under.polygon([(x, middle + 3.2), (x + 7.4, middle + 3.2), (x + 3.7, middle - 3.2)], WARN)
        else:
            sheet.under.circle((x + 2.6, middle), 1.7, INK3)
        y += BODY.leading * len(lines)
    shown = [(line, BODY) for lines in points for line in lines]
    sheet.text((x + _INDENT, top), room - _INDENT, shown, *names)


def channel_rows(channels: Sequence[tuple[str, str]], room: float) -> list[list[tuple[str, str, float]]]:
    """Put channels beside each other: icon, name and place of each, row by row."""
    rows: list[list[tuple[str, str, float]]] = []
    x = 0.0
    for icon, name in channels:
        (line, *_) = wrap(name, room - _ICON, BODY, 1) or ("",)
        wide = _ICON + text_width(line, BODY.size) * RESERVE
        if not rows or x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((icon, line, x))
        x += wide + 12
    return rows


def paint_channels(sheet: Sheet, persona: MapPersona, lane: str, at: Point, room: float) -> None:
    """Draw the channels that a persona prefers."""
    x, y = at
    for row in channel_rows(persona.channels, room):
        for icon, name, place in row:
            sheet.under.icon(icon, (x + place + 6, y + 6), 13, INK2, 1)
            wide = room - place - _ICON if (icon, name, place) == row[-1] else text_width(name, BODY.size) * RESERVE
            sheet.text((x + place + _ICON, y), wide, [(name, BODY)], f"{persona.name}: {lane}: {name}", name)
        y += _ROW
