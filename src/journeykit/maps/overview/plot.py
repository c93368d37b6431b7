"""The middle of the overview: the emotion curve, and under it the performance of every touchpoint."""

from __future__ import annotations

from journeykit.maps import speaking
from journeykit.maps.bars import bar_color
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import (
    DESIRED,
    EMPTY_BAR,
    GRID_LINE,
    INK,
    INK2,
    INK3,
    PILL_LINE,
    WARN,
    WHITE,
    ZERO_LINE,
)
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.content import GOOD, MapContent, MapTouchpoint
from journeykit.maps.emotion import LARGE_GAP, paint_curves, paint_gap_arrow, paint_marker
from journeykit.maps.overview.labels import SIZE, place_labels
from journeykit.maps.overview.layout import GUTTER, MARGIN, WIDTH, Layout, Stop
from journeykit.words import Sentence

BAR = 26.0
SCORES = 44.0


def emotion_height(layout: Layout) -> float:
    """Return the height of the curve's part; a crowded one needs room for names above and below."""
    return 196 if layout.big else 252


def paint_emotions(sheet: Sheet, t: Sentence, content: MapContent, layout: Layout, top: float) -> None:
    """Draw the scale, the curves, the markers and, where it is crowded, the telling names."""
    above, below = (26, 20) if layout.big else (56, 48)
    start, end = top + above, top + emotion_height(layout) - below

    def place(x: float, value: float | None) -> Point | None:
        return None if value is None else (x, start + (2 - value) / 4 * (end - start))

    for value in (2, 1, 0, -1, -2):
        y = start + (2 - value) / 4 * (end - start)
        line = [(MARGIN + GUTTER, y), (WIDTH - MARGIN, y)]
        sheet.under.line(line, GRID_LINE if value else ZERO_LINE, 0.7 if value else 0.9, "dotted" if value else "solid")
        at = (MARGIN + GUTTER - 8, y + 3)
        sheet.under.words(at, speaking.signed(value, content.language), 9, INK3, anchor="right")
    places = [(place(s.x, s.touchpoint.emotion), place(s.x, s.touchpoint.desired)) for s in layout.stops]
    paint_curves(sheet, t, places, content.touchpoints)
    for stop, (here, there) in zip(layout.stops, places, strict=True):
        _paint_stop(sheet, t, content, layout, (stop.touchpoint, here, there))
    if not layout.big:
        known = [(s.touchpoint, here) for s, (here, _) in zip(layout.stops, places, strict=True) if here]
        _paint_labels(sheet, content, known, layout)


def paint_scores(sheet: Sheet, t: Sentence, content: MapContent, layout: Layout, top: float) -> None:
    """Draw a bar for each performance, with a line at sufficient."""
    width = min(30.0, layout.pitch - 7) if layout.pitch >= 14 else layout.pitch * 0.7
    for stop in layout.stops:
        _paint_score(sheet, t, content, stop, Box(stop.x - width / 2, top + 2, width, BAR), big=layout.big)
    if any(p.performance for p in content.touchpoints):
        y = top + 2 + BAR * (1 - GOOD / 100)
        sheet.under.line([(MARGIN + GUTTER, y), (WIDTH - MARGIN, y)], INK2, 0.6, "dotted")
        sheet.under.words((MARGIN + GUTTER - 8, y + 3), f"{GOOD:.0f}", 9, INK3, anchor="right")


def _paint_stop(
    sheet: Sheet,
    t: Sentence,
    content: MapContent,
    layout: Layout,
    what: tuple[MapTouchpoint, Point | None, Point | None],
) -> None:
    touchpoint, here, there = what
    language = content.language
    tip = [touchpoint.name]
    if touchpoint.emotion is not None:
        tip.append(t("Emotion now: {value}", value=speaking.signed(touchpoint.emotion, language)))
    if touchpoint.desired is not None:
        tip.append(t("Desired: {value}", value=speaking.signed(touchpoint.desired, language)))
    radius = layout.marker + (2 if touchpoint.moment else 0)
    if here:
        sheet.spot(touchpoint.id, Box.around(here, radius))
    if here and there and touchpoint.gap >= LARGE_GAP and layout.icons:
        paint_gap_arrow(sheet, here, there, radius + 3)
        if layout.big:
            middle = (here[0], (here[1] + there[1]) / 2 + 2)
            written = speaking.signed(touchpoint.gap, language).removeprefix("+")
            size = 9.0 if len(written) == 1 else 8.5
            sheet.under.circle(middle, max(8.0, widest(written, size, bold=True) / 2 + 2), WHITE, WARN)
            sheet.under.words((middle[0], middle[1] + size * 0.36), written, size, WARN, bold=True, anchor="middle")
    if there and not here:
        ring = filled(WHITE, DESIRED)
        name = f"{t('Desired')}: {touchpoint.name}"
        sheet.node(name, Box.around(there, 3), "\n".join(tip), shape="circle", penwidth="1.2", **ring)
    if here and touchpoint.emotion is not None:
        figure = speaking.signed(round(touchpoint.emotion, 1), language) if layout.big else ""
        words = (f"{t('Emotion')}: {touchpoint.name}", "\n".join(tip), figure)
        paint_marker(sheet, touchpoint, here, radius, content.accent, words)


def _paint_labels(sheet: Sheet, content: MapContent, known: list[tuple[MapTouchpoint, Point]], layout: Layout) -> None:
    for label in place_labels(known, layout.marker, MARGIN + GUTTER - 4, WIDTH - 14):
        value = label.touchpoint.emotion or 0
        color = content.accent.strong if value > 0 else WARN if value < 0 else INK2
        if label.leader:
            sheet.under.line(label.leader, color, 0.7)
        sheet.under.words(label.at, label.text, SIZE, color, bold=True, anchor=label.anchor)


def _paint_score(sheet: Sheet, t: Sentence, content: MapContent, stop: Stop, box: Box, *, big: bool) -> None:
    touchpoint = stop.touchpoint
    performance = touchpoint.performance
    low = performance is not None and performance.level == "low"
    if performance is None:
        sheet.under.box(box, WHITE, PILL_LINE, line=0.8, style="dashed")
        written = "–"
    else:
        sheet.under.box(box, EMPTY_BAR)
        length = performance.value / 100 * box.height
        bar = Box(box.x, box.bottom - length, box.width, length)
        color = bar_color(performance, content.accent)
        if performance.guessed or performance.small:
            inner = Box(bar.x + 0.5, bar.y + 0.5, max(0.5, bar.width - 1), max(0.5, bar.height - 1))
            sheet.under.box(inner, WHITE, color, style="dashed" if performance.guessed else "solid")
        else:
            sheet.under.box(bar, color)
        written = f"{performance.value:.0f}" + ("*" if performance.small and not performance.guessed else "")
    if big:
        sheet.under.words((stop.x, box.bottom + 11), written, 9, WARN if low else INK, bold=low, anchor="middle")
    sheet.hover(box, f"{t('Score')}: {touchpoint.name}", _score_tip(t, touchpoint))
    sheet.spot(touchpoint.id, box)


def _score_tip(t: Sentence, touchpoint: MapTouchpoint) -> str:
    performance = touchpoint.performance
    if performance is None:
        return f"{touchpoint.name}\n{t('Performance: unknown')}"
    figure = speaking.figure(performance.value, performance.low, performance.high)
    lines = [
        touchpoint.name,
        t("Performance: {figure}, target {target}", figure=figure, target=round(touchpoint.target)),
    ]
    lines += [f"{headline.metric}: {headline.value}" for headline in touchpoint.headlines]
    if performance.guessed:
        lines.append(t("a hypothesis: nobody has measured it"))
    elif performance.small:
        lines.append(t("few answers: indicative"))
    return "\n".join(lines)
