"""The cards of the journeys: a name, how many customers, and the index with its interval."""

from __future__ import annotations

from dataclasses import replace

from journeykit.maps import speaking
from journeykit.maps.bars import paint_bar
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, MIDDLE_BAR, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import fits, wrap
from journeykit.maps.content import GOOD, MapContent
from journeykit.maps.portfolio.arrange import CARD, FIGURES, MARGIN, META, Arrangement, Card
from journeykit.maps.portfolio.content import MapJourney
from journeykit.maps.portfolio.finding import facts, is_low
from journeykit.words import Sentence, number

_BAR = 88.0
_LOWEST = TextStyle(9, 12, INK2)
_X = MARGIN + CARD - FIGURES + 6
"""Where the figures of every card begin, however deep it lies."""


def paint_cards(sheet: Sheet, t: Sentence, content: MapContent, cards: tuple[Card, ...], top: float) -> None:
    """Draw larger journeys as frames round their parts, then every journey."""
    for card in cards:
        if card.around:
            frame = card.around._replace(y=card.around.y + top)
            line, style = (MIDDLE_BAR, "dashed") if card.journey.future else (PILL_LINE, "solid")
            sheet.under.box(frame, WHITE if card.depth % 2 else BAND, line, line=1, radius=9, style=style)
    for card in cards:
        _paint_card(sheet, t, content, replace(card, box=card.box._replace(y=card.box.y + top)))


def _paint_card(sheet: Sheet, t: Sentence, content: MapContent, card: Card) -> None:
    journey, box = card.journey, card.box
    if card.around is None:
        line, style = (MIDDLE_BAR, "dashed") if journey.future else (PILL_LINE, "solid")
        sheet.under.box(box, WHITE, line, line=1, radius=9, style=style)
    meta = _meta(t, content.language, journey, _X - box.x - 26)
    lines = [(line, card.style) for line in card.lines]
    if meta:
        lines.append((meta, META))
    tall = sum(style.leading for _, style in lines)
    tip = "\n".join([journey.title, *_told(t, content.language, journey)])
    sheet.text((box.x + 13, box.y + (box.height - tall) / 2), _X - box.x - 22, lines, journey.title, tip)
    if not journey.future:
        _paint_index(sheet, t, content, card)


def paint_lowest(sheet: Sheet, t: Sentence, placed: Arrangement, top: float) -> None:
    """Write beside each journey what does worst in it, where no shared touchpoints take that place."""
    left = MARGIN + CARD + 16
    room = placed.width - MARGIN - left
    if any(card.journey.lowest for card in placed.cards):
        sheet.under.words((left, top - 16), t("lowest score"), 9, INK2, bold=True)
    for card in placed.cards:
        lines = [(line, _LOWEST) for line in wrap(card.journey.lowest, room, _LOWEST, 3)]
        tall = sum(style.leading for _, style in lines)
        name = f"{card.journey.title}: {t('lowest score')}"
        sheet.text((left, top + card.middle - tall / 2), room, lines, name, card.journey.lowest)


def _meta(t: Sentence, language: str, journey: MapJourney, room: float) -> str:
    """Write out what fits below the name; the rest stands in the tooltip."""
    parts = [t("desired journey")] if journey.future else []
    parts += journey.tags
    if journey.customers is not None:
        parts.append(t("{count} customers a year", count=number(journey.customers, language)))
    parts.append(t("touchpoints: {count}", count=journey.touchpoints))
    parts.append(journey.owner)
    shown = ""
    for part in filter(None, parts):
        longer = f"{shown}  ·  {part}" if shown else part
        if not fits(longer, room, META):
            break
        shown = longer
    return shown


def _told(t: Sentence, language: str, journey: MapJourney) -> list[str]:
    told = facts(t, language, journey)
    if journey.lowest:
        told.append(t("lowest: {name}", name=journey.lowest))
    if journey.together:
        known = journey.together
        told.append(t("parts together {index}", index=speaking.figure(known.value, known.low, known.high)))
    if journey.owner:
        told.append(t("Department: {name}", name=journey.owner))
    return told


def _paint_index(sheet: Sheet, t: Sentence, content: MapContent, card: Card) -> None:
    """Draw the index: a number, the bar with its interval, and how many touchpoints are below the norm."""
    journey, middle = card.journey, card.middle
    known = journey.index
    if known is None:
        sheet.under.words((_X, middle + 3.2), t("unknown"), 9, INK3, italic=True)
        paint_bar(sheet, (_X + 62, middle - 2.5), _BAR - 28, None, GOOD, content.accent)
        return
    color = WARN if is_low(journey) else INK
    sign = "?" if known.guessed else ""
    sheet.under.words((_X + 26, middle + 5), f"{known.value:.0f}{sign}", 15, color, bold=True, anchor="right")
    paint_bar(sheet, (_X + 36, middle - 5), _BAR, known, GOOD, content.accent)
    said = t("index {index}", index=speaking.figure(known.value, known.low, known.high))
    sheet.hover(Box(_X, middle - 15, _BAR + 40, 30), f"{journey.title}: {t('Index')}", f"{journey.title}\n{said}")
    if journey.low:
        x = _X + 36 + _BAR + 9
        sheet.under.polygon([(x, middle - 4.4), (x + 8, middle - 4.4), (x + 4, middle + 2.6)], WARN)
        sheet.under.words((x + 12, middle + 3), str(journey.low), 10, WARN, bold=True)
        words = t("{count} below the norm", count=journey.low)
        sheet.hover(Box(x - 2, middle - 10, 32, 20), f"{journey.title}: {words}", f"{journey.title}\n{words}")
