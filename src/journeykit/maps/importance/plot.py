"""The plot of stated against derived importance: four corners, both axes, and a marker for every touchpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.escape import label, plain
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, WARN, WARN_TINT, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.content import MapContent
from journeykit.maps.importance.plane import Plane
from journeykit.maps.importance.ranks import Place, Side
from journeykit.maps.matrix.points import Spot
from journeykit.words import Sentence, number

_CORNER, _HINT, _TICK = 14, 8.5, 8.5


def _corners(plane: Plane, t: Sentence, accent: Accent) -> list[tuple[str, str, float, float, str, str]]:
    """Return name, hint, x, baseline, anchor and colour of the four corners; one that is too narrow has no hint."""
    box, cross = plane.box, plane.corner[0]
    left, right, top, foot = box.x + 12, box.right - 12, box.y + 20, box.bottom - 20
    named = [
        (
            t("Weighs more than they say"),
            t("goes with satisfaction; hardly anybody names it"),
            left,
            top,
            accent.strong,
        ),
        (t("Said and shown"), t("named as important, and it goes with satisfaction"), right, top, INK2),
        (t("Neither"), t("not named, and it goes with little"), left, foot, INK2),
        (t("Said, not shown"), t("named as important; it hardly goes with satisfaction"), right, foot, WARN),
    ]
    return [
        (name, hint if widest(hint, _HINT) <= abs(cross - x) - 8 else "", x, y, "left" if x == left else "right", color)
        for name, hint, x, y, color in named
    ]


def taken(plane: Plane, t: Sentence) -> list[Box]:
    """Return where the names of the corners stand."""
    boxes = []
    for name, hint, x, y, anchor, _ in _corners(plane, t, Accent()):
        width = max(widest(name, _CORNER, bold=True), widest(hint, _HINT))
        boxes.append(Box(x if anchor == "left" else x - width, y - 13, width, 30))
    return boxes


def paint_plot(sheet: Sheet, t: Sentence, content: MapContent, plane: Plane, *, moved: bool) -> None:
    """Draw everything that stands behind the markers."""
    box, under = plane.box, sheet.under
    x, y = plane.corner
    under.box(box, BAND)
    under.box(Box(box.x, box.y, x - box.x, y - box.y), content.accent.tint)
    under.box(Box(x, y, box.right - x, box.bottom - y), WARN_TINT)
    under.line([(x, box.y), (x, box.bottom)], INK2, 1.1, "dashed")
    under.line([(box.x, y), (box.right, y)], INK2, 1.1, "dashed")
    for name, hint, at, base, anchor, color in _corners(plane, t, content.accent):
        under.words((at, base), name, _CORNER, color, bold=True, anchor=anchor)
        under.words((at, base + 12), hint, _HINT, INK2, anchor=anchor)
    _paint_axes(sheet, t, content.language, plane)
    if moved:
        words = t("what would hide another point is moved a little")
        under.words((box.x, box.bottom + 34), words, 8, INK3)


def _paint_axes(sheet: Sheet, t: Sentence, language: str, plane: Plane) -> None:
    box, under = plane.box, sheet.under
    under.line([(box.x, box.y), (box.x, box.bottom), (box.right, box.bottom)], INK2, 1)
    for value in range(round(plane.left), round(plane.right) + 1):
        at = plane.x(value)
        under.line([(at, box.bottom), (at, box.bottom + 4)], INK3, 0.8)
        under.words((at, box.bottom + 15), str(value), _TICK, INK3, anchor="middle")
    for tick in plane.ticks:
        at = plane.y(tick)
        under.line([(box.x - 4, at), (box.x, at)], INK3, 0.8)
        under.words((box.x - 8, at + 3), number(tick, language), _TICK, INK3, anchor="right")
    under.words((box.x - 34, box.y - 12), t("Derived importance (%)"), 9.5, INK, bold=True)
    under.words((box.right, box.bottom + 34), t("Stated importance, 1–5"), 9.5, INK, bold=True, anchor="right")


def color_of(side: Side, accent: Accent) -> str:
    """Return the colour of a side: hidden importance is the find, claimed importance the doubt."""
    return {"hidden": accent.strong, "claimed": WARN, "both": INK2}[side]


def paint_spots(
    sheet: Sheet, t: Sentence, content: MapContent, spots: Sequence[Spot], places: Mapping[str, Place]
) -> None:
    """Draw the markers: a circle, a square for what is said and not shown, a diamond for what is hidden."""
    for spot in spots:
        place = places[spot.touchpoint.id]
        color, radius = color_of(place.side, content.accent), spot.size[0]
        form, half = {"hidden": ("diamond", 1.2), "claimed": ("square", 0.84), "both": ("circle", 1.0)}[place.side]
        name = f"{spot.touchpoint.number}. {spot.touchpoint.name}"
        sheet.spot(spot.touchpoint.id, Box.around(spot.at, spot.size[1]))
        sheet.node(
            name,
            Box.around(spot.at, radius * half),
            f"{name}\n{told(t, content.language, place)}",
            shape=form,
            fontsize="9" if radius > 8 else "7.5",
            fontcolor=plain(WHITE),
            penwidth="1.2",
            label=label(str(spot.touchpoint.number)),
            **filled(color, color),
        )


def told(t: Sentence, language: str, place: Place) -> str:
    """Write out both importances and both places."""
    assert place.touchpoint.stated is not None
    assert place.touchpoint.derived is not None
    return t(
        "stated {stated} (place {first}), derived {derived}% (place {second})",
        stated=number(round(place.touchpoint.stated, 1), language), first=place.first[0],
        derived=number(round(place.touchpoint.derived, 1), language), second=place.first[1],
    )  # fmt: skip
