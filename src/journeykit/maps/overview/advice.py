"""The foot of the overview: the three things to do first."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps import speaking
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK2, INK3, Accent
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import fits, wrap
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.overview.layout import MARGIN, WIDTH
from journeykit.words import Sentence

_BETWEEN, MOST = 14, 3
_HEAD, _TEXT = TextStyle(10.5, 13, bold=True), TextStyle(9, 12, INK2)
_SPACE, _FIGURES = TextStyle(3, 3), TextStyle(9, 11, INK3)


@dataclass(frozen=True, slots=True)
class Advice:
    """One card: what to do, and why there."""

    touchpoint: MapTouchpoint
    lines: tuple[Line, ...]
    figures: str


def make_advice(content: MapContent, t: Sentence) -> list[Advice]:
    """Take the touchpoints that come first in the order of the scores."""
    first = sorted((p for p in content.touchpoints if p.order), key=lambda p: p.order or 0)
    return [_card(t, touchpoint) for touchpoint in first[:MOST]]


def height(cards: list[Advice]) -> float:
    """Return the height of the row of cards."""
    return 22 + max(sum(style.leading for _, style in card.lines) for card in cards) + 20


def paint_advice(sheet: Sheet, t: Sentence, cards: list[Advice], top: float, accent: Accent) -> None:
    """Draw the cards beside each other."""
    width, tall = _width(), height(cards)
    for i, card in enumerate(cards):
        x = MARGIN + i * (width + _BETWEEN)
        sheet.under.box(Box(x, top, width, tall), BAND, radius=5)
        sheet.under.box(Box(x, top, 3, tall), accent.strong)
        sheet.under.words((x + 16, top + 35), str(i + 1), 27, accent.strong, bold=True)
        words = "\n".join(line for line, _ in card.lines if line)
        sheet.text((x + 44, top + 12), width - 58, card.lines, f"{t('Advice')} {i + 1}", words)
        sheet.under.words((x + 44, top + tall - 11), card.figures, _FIGURES.size, _FIGURES.color)


def _width() -> float:
    return (WIDTH - 2 * MARGIN - (MOST - 1) * _BETWEEN) / MOST


def _card(t: Sentence, touchpoint: MapTouchpoint) -> Advice:
    room = _width() - 68
    choice = speaking.choice(t, touchpoint)
    what = touchpoint.ideas[0].title if touchpoint.ideas else t("No improvement yet: {choice}", choice=choice)
    why = f"{touchpoint.name}: {touchpoint.pains[0]}" if touchpoint.pains else touchpoint.name
    lines = [(line, _HEAD) for line in wrap(what, room, _HEAD, 3)]
    lines += [("", _SPACE), *((line, _TEXT) for line in wrap(why, room, _TEXT, 3))]
    return Advice(touchpoint, tuple(lines), _figures(t, touchpoint, choice))


def _figures(t: Sentence, touchpoint: MapTouchpoint, choice: str) -> str:
    parts = [choice] if touchpoint.ideas else []
    if touchpoint.gap >= 1:
        parts.append(t("gap {size}", size=float(round(touchpoint.gap, 2))))
    parts += [f"{headline.metric} {headline.value}" for headline in touchpoint.headlines[:1]]
    if touchpoint.performance:
        parts.append(t("score {value}", value=round(touchpoint.performance.value)))
    room = _width() - 58
    while len(parts) > 1 and not fits("  ·  ".join(parts), room, _FIGURES):
        parts.pop()
    (line, *_) = wrap("  ·  ".join(parts), room, _FIGURES, 1) or ("",)
    return line.replace(" · ", "  ·  ")
