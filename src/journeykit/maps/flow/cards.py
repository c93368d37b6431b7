"""The cards of a flow: a touchpoint with its score, and below it who drops out."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps import speaking
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import (
    BAND,
    INK,
    INK2,
    INK3,
    MIDDLE_PILL,
    PILL_LINE,
    WARN,
    WHITE,
    Accent,
)
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapContent, MapTouchpoint, Performance
from journeykit.maps.flow.places import CARD_HEIGHT, CARD_WIDTH
from journeykit.words import Sentence

DROP = Box(18, 0, 92, 18)
"""Where the words of who drops out stand, from the lower left corner of the card."""

_NAME, _CHANNEL = TextStyle(9, 11, bold=True), TextStyle(7.5, 11, INK3)
_ICON = 13.0


def card_box(at: Point) -> Box:
    """Return the box of a card round its middle."""
    return Box(at[0] - CARD_WIDTH / 2, at[1] - CARD_HEIGHT / 2, CARD_WIDTH, CARD_HEIGHT)


def percent(share: float) -> str:
    """Write a share: 36%, and a tiny one as 0,4% is not worth a decimal."""
    return "<1%" if 0 < share < 0.005 else f"{round(100 * share)}%"


def paint_card(sheet: Sheet, t: Sentence, content: MapContent, touchpoint: MapTouchpoint, at: Point) -> None:
    """Draw a card."""
    box, under, accent = card_box(at), sheet.under, content.accent
    color = {"strong": accent.strong, "weak": WARN, "open": INK2, None: INK2}[touchpoint.moment]
    line = color if touchpoint.moment else INK3 if touchpoint.indirect else PILL_LINE
    style = "dashed" if touchpoint.indirect else "solid"
    under.box(box, WHITE, line, line=2.2 if touchpoint.moment else 1, radius=9, style=style)
    middle = (box.x + 10 + _ICON, box.y + 10 + _ICON)
    under.circle(middle, _ICON, color if touchpoint.moment else BAND)
    under.icon(touchpoint.icon, middle, 17, WHITE if touchpoint.moment else INK2)
    x = box.x + 17 + 2 * _ICON
    room = box.right - 8 - x
    names: list[Line] = [(one, _NAME) for one in wrap(touchpoint.name, room, _NAME, 3)]
    channels = [(one, _CHANNEL) for one in wrap(touchpoint.channels, room, _CHANNEL, 1)] if len(names) < 3 else []
    lines = [*names, *channels]
    tip = _tip(t, touchpoint)
    sheet.text((x, box.y + 8), room, lines, f"{touchpoint.number}. {touchpoint.name}", tip)
    sheet.hover(box, touchpoint.name, tip)
    sheet.spot(touchpoint.id, box)
    _paint_score(sheet, touchpoint.performance, (box.x + 9, box.bottom - 20), accent)
    if touchpoint.moment:
        under.diamond((x + 4, box.bottom - 13.5), 4.3, color, filled=touchpoint.moment == "strong")
        # Two lines: one is too long for a card in most languages.
        for i, word in enumerate((t("MOMENT"), t("OF TRUTH"))):
            under.words((x + 12, box.bottom - 15.5 + 9 * i), word, 7, color, bold=True)
    elif touchpoint.indirect:
        under.words((x, box.bottom - 11), t("indirect").upper(), 7, INK3, bold=True)
    if touchpoint.drop:
        _paint_drop(sheet, t, touchpoint.drop, box)


def _tip(t: Sentence, touchpoint: MapTouchpoint) -> str:
    lines = [f"{touchpoint.number}. {touchpoint.name}"]
    if touchpoint.channels:
        lines.append(t("Channel: {channels}", channels=touchpoint.channels))
    known = touchpoint.performance
    if known is None:
        lines.append(t("Performance: unknown"))
    else:
        figure = speaking.figure(known.value, known.low, known.high)
        lines.append(t("Performance: {figure}, target {target}", figure=figure, target=round(touchpoint.target)))
    if touchpoint.moment:
        lines.append(t("Moment of truth"))
    if touchpoint.drop:
        lines.append(t("{share} drops out", share=percent(touchpoint.drop)))
    return "\n".join([*lines, *touchpoint.tags])


def _paint_score(sheet: Sheet, known: Performance | None, at: Point, accent: Accent) -> None:
    box = Box(at[0], at[1], 27, 13)
    paint_pill(sheet, box, known, accent)


def paint_pill(sheet: Sheet, box: Box, known: Performance | None, accent: Accent) -> None:
    """Draw a score: square corners below 55, hollow and dashed when it is a guess, empty when unknown."""
    if known is None:
        sheet.under.box(box, WHITE, PILL_LINE, line=0.8, radius=6, style="dashed")
        color, written = INK3, "–"
    else:
        fill, color = {"low": (WARN, WHITE), "middle": (MIDDLE_PILL, INK), "high": (accent.strong, WHITE)}[known.level]
        line = fill
        if known.guessed:
            fill, color = WHITE, INK if known.level == "middle" else fill
        style = "dashed" if known.guessed else "solid"
        sheet.under.box(box, fill, line, line=0.9, radius=1.5 if known.level == "low" else 6, style=style)
        written = f"{known.value:.0f}" + ("*" if known.small and not known.guessed else "")
    at = (box.x + box.width / 2, box.y + box.height / 2 + 3)
    sheet.under.words(at, written, 8.5, color, bold=True, anchor="middle")


def _paint_drop(sheet: Sheet, t: Sentence, drop: float, box: Box) -> None:
    x, y = box.x + 23, box.bottom
    sheet.under.line([(x, y + 1), (x, y + 11)], WARN, 1 + 3 * drop)
    sheet.under.polygon([(x - 3.6, y + 10), (x + 3.6, y + 10), (x, y + 16)], WARN)
    words = t("{share} drops out", share=percent(drop))
    sheet.under.words((x + 8, y + 13.5), words, 8, WARN, bold=True)


def drops(touchpoints: Sequence[MapTouchpoint]) -> list[MapTouchpoint]:
    """Return the touchpoints where customers drop out, the most first."""
    return sorted((p for p in touchpoints if p.drop), key=lambda p: -(p.drop or 0))
