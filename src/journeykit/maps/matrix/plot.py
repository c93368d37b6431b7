"""The plot of the matrix: quadrants, axes, cross-hair, and a marker for every touchpoint."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps import legend, speaking
from journeykit.maps.canvas.curve import Box, arc
from journeykit.maps.canvas.escape import label, plain
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, PILL_LINE, RING, WARN, WARN_TINT, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.content import EXCEL, FLOOR, GOOD, MapContent, MapTouchpoint
from journeykit.maps.matrix.axes import Axes
from journeykit.maps.matrix.labels import NAME, Label
from journeykit.maps.matrix.points import Spot
from journeykit.maps.matrix.side import color_of, figures
from journeykit.words import Sentence, number

_QUADRANT, _HINT, _TICK = 14, 8.5, 8.5
_MARKS = (0.0, 20.0, 40.0, FLOOR, GOOD, EXCEL, 100.0)


def _quadrants(axes: Axes, t: Sentence, accent: Accent) -> list[tuple[str, str, float, float, str, str]]:
    """Return name, hint, x, baseline, anchor and colour of the four quadrants."""
    box = axes.box
    left, right, top, foot = box.x + 12, box.right - 12, box.y + 20, box.bottom - 20
    return [
        (t("Repair, improve"), t("important, performs insufficiently"), left, top, "left", WARN),
        (t("Protect, excel"), t("important, performs sufficiently"), right, top, "right", accent.strong),
        (t("Good enough"), t("less important; repaired all the same when below 55"), left, foot, "left", INK2),
        (t("Ease off"), t("less important, performs well"), right, foot, "right", INK2),
    ]


def taken(axes: Axes, t: Sentence) -> list[Box]:
    """Return where the names of the quadrants stand."""
    boxes = []
    for name, hint, x, y, anchor, _ in _quadrants(axes, t, Accent()):
        width = max(widest(name, _QUADRANT, bold=True), widest(hint, _HINT))
        boxes.append(Box(x if anchor == "left" else x - width, y - 13, width, 30))
    return boxes


def paint_plot(sheet: Sheet, t: Sentence, content: MapContent, axes: Axes, *, moved: bool) -> None:
    """Draw everything that stands behind the markers."""
    box, under = axes.box, sheet.under
    x, y = axes.corner
    under.box(box, BAND)
    under.box(Box(box.x, box.y, x - box.x, y - box.y), WARN_TINT)
    under.box(Box(x, box.y, box.right - x, y - box.y), content.accent.tint)
    floor = axes.x(FLOOR)
    under.line([(floor, box.y), (floor, box.bottom)], PILL_LINE, 0.8, "dotted")
    under.line([(x, box.y), (x, box.bottom)], INK2, 1.1, "dashed")
    under.line([(box.x, y), (box.right, y)], INK2, 1.1, "dashed")
    for name, hint, at, base, anchor, color in _quadrants(axes, t, content.accent):
        under.words((at, base), name, _QUADRANT, color, bold=True, anchor=anchor)
        under.words((at, base + 12), hint, _HINT, INK2, anchor=anchor)
    _paint_axes(sheet, t, content.language, axes)
    if moved:
        words = t("what would hide another point is moved up or down a little")
        under.words((box.x, box.bottom + 34), words, 8, INK3)


def _paint_axes(sheet: Sheet, t: Sentence, language: str, axes: Axes) -> None:
    box, under = axes.box, sheet.under
    under.line([(box.x, box.y), (box.x, box.bottom), (box.right, box.bottom)], INK2, 1)
    under.polygon([(box.x - 3.5, box.y), (box.x + 3.5, box.y), (box.x, box.y - 8)], INK2)
    end = (box.right, box.bottom)
    under.polygon([(end[0], end[1] - 3.5), (end[0], end[1] + 3.5), (end[0] + 8, end[1])], INK2)
    for value in (value for value in _MARKS if value >= axes.left):
        at, bold = axes.x(value), value in (FLOOR, GOOD)
        under.line([(at, box.bottom), (at, box.bottom + 4)], INK3, 0.8)
        under.words((at, box.bottom + 15), f"{value:.0f}", _TICK, INK if bold else INK3, bold=bold, anchor="middle")
    for tick in axes.ticks:
        at = axes.y(tick)
        under.line([(box.x - 4, at), (box.x, at)], INK3, 0.8)
        under.words((box.x - 8, at + 3), number(tick, language), _TICK, INK3, anchor="right")
    under.words((box.x - 34, box.y - 12), t("Importance") + (" (%)" if axes.percent else ""), 9.5, INK, bold=True)
    under.words((box.right, box.bottom + 34), t("Performance"), 9.5, INK, bold=True, anchor="right")


def paint_spots(sheet: Sheet, t: Sentence, content: MapContent, spots: Sequence[Spot], axes: Axes) -> None:
    """Draw the intervals first, then the markers over them."""
    for spot in spots:
        known = spot.touchpoint.performance
        if known and known.low is not None and known.high is not None:
            ends = [max(axes.box.x, axes.x(known.low)), min(axes.box.right, axes.x(known.high))]
            sheet.under.line([(ends[0], spot.at[1]), (ends[1], spot.at[1])], PILL_LINE, 1)
    for spot in spots:
        _paint_spot(sheet, t, content, spot)


def _paint_spot(sheet: Sheet, t: Sentence, content: MapContent, spot: Spot) -> None:
    touchpoint, at, (radius, ring) = spot.touchpoint, spot.at, spot.size
    if touchpoint.expression is not None:
        paint_ring(sheet, at, ring - 1.6, touchpoint.expression)
    color = color_of(touchpoint, content.accent)
    sheet.spot(touchpoint.id, Box.around(at, ring))
    square = touchpoint.choice in ("repair", "improve")
    guessed = bool(touchpoint.performance and touchpoint.performance.guessed)
    words = [f"{touchpoint.number}. {touchpoint.name}", figures(t, content.language, touchpoint)]
    words.append(t("Choice: {choice}", choice=speaking.choice(t, touchpoint)))
    if guessed:
        words.append(t("a hypothesis: nobody has measured it"))
    if touchpoint.moment:
        words.append(t("Moment of truth"))
    sheet.node(
        words[0],
        Box.around(at, radius * (0.84 if square else 1)),
        "\n".join(words).replace("\u00a0", " "),
        shape="square" if square else "circle",
        fontsize="9" if radius > 8 else "7.5",
        fontcolor=plain(color if guessed else WHITE),
        penwidth="1.2",
        label=label(str(touchpoint.number)),
        **filled(WHITE if guessed else color, color, "filled,dashed" if guessed else "filled"),
    )
    if touchpoint.moment:
        corner = Box.around((at[0] + ring * 0.78, at[1] - ring * 0.78), 4.6)
        strong = touchpoint.moment == "strong"
        fill = color if strong else WHITE
        sheet.node(
            f"{t('Moment of truth')}: {touchpoint.name}", corner, t("Moment of truth"), shape="diamond",
            penwidth="1.3", **filled(fill, color),
        )  # fmt: skip


def paint_ring(sheet: Sheet, at: tuple[float, float], radius: float, share: float) -> None:
    """Draw the ring of the brand fit, clockwise from the top."""
    sheet.under.circle(at, radius, WHITE, RING, line=3.2)
    if share >= 1:
        sheet.under.shape(arc(at, radius, -90, -90 + 3.6 * min(share, 99.9)), stroke=INK, line=3.2)


def paint_labels(sheet: Sheet, labels: Sequence[Label]) -> None:
    """Draw the names, and the lines that lead to those that stand off."""
    for one in labels:
        if one.leader:
            sheet.under.line(one.leader, INK3, 0.8)
        sheet.under.words(one.at, one.text, NAME.size, INK, bold=True, anchor=one.anchor)


def entries(content: MapContent, t: Sentence, shown: Sequence[MapTouchpoint]) -> list[legend.Entry]:
    """Explain what occurs."""
    known = [p.performance for p in shown if p.performance]
    takes = {p.choice for p in shown}
    accent = content.accent.strong
    found = [
        (bool(takes & {"repair", "improve"}), legend.Entry(14, t("repair or improve"), _square(WARN))),
        (bool(takes & {"excel", "protect"}), legend.Entry(14, t("excel or protect"), _disc(accent))),
        (bool(takes - {"repair", "improve", "excel", "protect"}), legend.Entry(14, t("other choices"), _disc(INK2))),
        (any(p.expression is not None for p in shown), legend.Entry(24, t("ring: brand fit, here 75"), _ring)),
        (any(p.low is not None for p in known), legend.Entry(22, t("interval"), _interval)),
        (any(p.guessed for p in known), legend.Entry(14, t("rests on a hypothesis"), _guess)),
    ]
    moments = [entry for entry in legend.moments(content, t) if entry.text != t("indirect touchpoint")]
    return [entry for occurs, entry in found if occurs] + moments


def _square(color: str) -> legend.Painter:
    return lambda sheet, x, y: sheet.under.box(Box.around((x + 7, y), 6), color)


def _disc(color: str) -> legend.Painter:
    return lambda sheet, x, y: sheet.under.circle((x + 7, y), 7, color)


def _ring(sheet: Sheet, x: float, y: float) -> None:
    paint_ring(sheet, (x + 12, y), 8, 75)


def _interval(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 22, y)], PILL_LINE, 1)


def _guess(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.circle((x + 7, y), 7, WHITE, INK2, line=1.2, style="dashed")
