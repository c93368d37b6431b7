"""The lines of the systems map: from touchpoints to systems to departments."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Path, Point
from journeykit.maps.canvas.escape import plain
from journeykit.maps.canvas.palette import MIDDLE_BAR, WARN, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapContent
from journeykit.maps.systems.arrange import Arrangement, ports, uses, works
from journeykit.words import Sentence

_CLEAR = 5.5  # so that a line starts at the mark of a touchpoint, not under it


def paint_links(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement) -> None:
    """Draw what is linked first, the islands over it."""
    islands = {system.name for frame in placed.frames if frame.kind == "islands" for system in frame.systems}
    for last in (False, True):
        _paint_uses(sheet, t, content, placed, islands, last=last)
        _paint_works(sheet, t, content, placed, islands, last=last)


def _look(content: MapContent, width: float, *, island: bool) -> dict[str, str]:
    color = WARN if island else link_color(content.accent) if content.crm_known else MIDDLE_BAR
    look = {"color": plain(color), "penwidth": f"{width:.3g}"}
    return look | {"style": "dashed"} if island else look


def _paint_uses(
    sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement, islands: set[str], *, last: bool
) -> None:
    users = uses(content)
    ids = [p.id for p in content.touchpoints if p.systems]
    by_touchpoint = {id_: [name for name, using in users.items() if any(p.id == id_ for p in using)] for id_ in ids}
    out = {id_: ports(placed.touchpoints[id_], by_touchpoint[id_], lambda n: placed.systems[n].y) for id_ in ids}
    for name, using in users.items():
        if (name in islands) != last:
            continue
        box = placed.systems[name]
        into = ports(box, [p.id for p in using], lambda id_: placed.touchpoints[id_].y)
        for touchpoint in using:
            start = (placed.touchpoints[touchpoint.id].right + _CLEAR, out[touchpoint.id][name])
            tip = t("{touchpoint} uses {system}", touchpoint=touchpoint.name, system=name)
            sheet.edge(tip, ribbon(start, (box.x, into[touchpoint.id])), tip, **_look(content, 1.6, island=last))


def _paint_works(
    sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement, islands: set[str], *, last: bool
) -> None:
    shared = works(content)
    into = {
        owner: ports(box, [name for name, other in shared if other == owner], lambda n: placed.systems[n].y)
        for owner, box in placed.departments.items()
    }
    out = {
        name: ports(box, [owner for other, owner in shared if other == name], lambda o: placed.departments[o].y)
        for name, box in placed.systems.items()
    }
    for (name, owner), count in shared.items():
        if (name in islands) != last:
            continue
        start = (placed.systems[name].right, out[name][owner])
        end = (placed.departments[owner].x, into[owner][name])
        tip = t("{department} works with {system}: {count}", department=owner, system=name, count=count)
        sheet.edge(tip, ribbon(start, end), tip, **_look(content, min(6.0, 0.8 + 0.8 * count), island=last))


def ribbon(start: Point, end: Point) -> Path:
    """Return an S from left to right, level at both ends."""
    half = (end[0] - start[0]) / 2
    return [start, (start[0] + half, start[1]), (end[0] - half, end[1]), end]
