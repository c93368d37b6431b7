"""What customers say is important against what goes with their satisfaction: stated against derived importance."""

from __future__ import annotations

from dataclasses import replace

from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK2, WARN
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.importance import plot, side
from journeykit.maps.importance.apart import spread
from journeykit.maps.importance.finding import both_known, finding, subtitle
from journeykit.maps.importance.plane import make_plane
from journeykit.maps.importance.ranks import Orders, make_orders
from journeykit.maps.matrix.key import make_key, paint_key
from journeykit.maps.matrix.labels import place_labels
from journeykit.maps.matrix.plot import paint_labels
from journeykit.maps.matrix.points import make_spots
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

WIDTH, MARGIN = 1040.0, 44.0
_LEFT, _RIGHT, _TALL = 34.0, 706.0, 528.0


def draw_importance(content: MapContent) -> Drawing:
    """Draw stated against derived importance.

    Raises:
        NothingToDoError: of no touchpoint both are known; it says which of the two is missing.
    """
    shown = both_known(content)
    t, orders = speaker(content.language), make_orders(shown)
    title = finding(t, orders)
    heading = make_heading(
        [t("stated and derived importance"), "" if content.subject == title else content.subject, content.client],
        title,
        list(subtitle(t, content, orders)),
        TITLE,
        MARGIN,
        WIDTH,
        content.logo,
    )
    plane = make_plane(shown, Box(MARGIN + _LEFT, heading.height + 18, _RIGHT - MARGIN - _LEFT, _TALL))
    # Bare points: neither an interval nor a ring is drawn here, and names need not keep clear of them.
    bare = [replace(point, performance=None, expression=None) for point in shown]
    beside = spread(bare, plane)
    spots, moved = make_spots(beside, plane)
    labels = place_labels(spots, plane, plot.taken(plane, t))
    key = make_key(
        t,
        replace(content, phases=tuple(replace(one, touchpoints=_of(one.touchpoints, shown)) for one in content.phases)),
        {point.id for point in shown},
        {one.spot.touchpoint.id for one in labels},
        WIDTH - 2 * MARGIN,
    )
    entries = _legend(t, content, orders)
    key_top = plane.box.bottom + 56
    legend_top = key_top + key.height
    height = legend_top + 20 * legend.rows(entries, MARGIN, WIDTH - MARGIN) + 18
    name = f"{content.id}-importance"
    sheet = Sheet(WIDTH, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    plot.paint_plot(sheet, t, content, plane, moved=moved or beside != bare)
    plot.paint_spots(sheet, t, content, spots, {place.touchpoint.id: place for place in orders.places})
    paint_labels(sheet, labels)
    column = Box(_RIGHT + 34, plane.box.y, WIDTH - MARGIN - _RIGHT - 34, _TALL)
    side.paint_lists(sheet, t, content, orders, column)
    paint_key(sheet, key, (MARGIN, key_top))
    legend.paint(sheet, entries, MARGIN, WIDTH - MARGIN, legend_top + 8)
    return Drawing(name, sheet.dot(), WIDTH, height, title, content.description, logo=heading.logo, layout=sheet.layout)


def _of(points: tuple[MapTouchpoint, ...], shown: list[MapTouchpoint]) -> tuple[MapTouchpoint, ...]:
    known = {point.id for point in shown}
    return tuple(point for point in points if point.id in known)


def _legend(t: Sentence, content: MapContent, orders: Orders) -> list[legend.Entry]:
    accent = content.accent.strong
    found = [
        ("hidden", legend.Entry(14, t("weighs more than customers say"), _diamond(accent))),
        ("claimed", legend.Entry(14, t("weighs less than customers say"), _square(WARN))),
        ("both", legend.Entry(14, t("much the same place in both orders"), _disc(INK2))),
    ]
    sides = {place.side for place in orders.places}
    return [entry for name, entry in found if name in sides]


def _diamond(color: str) -> legend.Painter:
    return lambda sheet, x, y: sheet.under.diamond((x + 7, y), 8, color, filled=True)


def _square(color: str) -> legend.Painter:
    return lambda sheet, x, y: sheet.under.box(Box.around((x + 7, y), 6), color)


def _disc(color: str) -> legend.Painter:
    return lambda sheet, x, y: sheet.under.circle((x + 7, y), 7, color)
