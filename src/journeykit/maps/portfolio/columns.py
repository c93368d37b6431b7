"""The shared touchpoints: their names, their sums, and a mark in each journey that meets them."""

from __future__ import annotations

from journeykit.maps import speaking
from journeykit.maps.bars import PILL, paint_choice, pill_width
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE2, WARN, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapContent
from journeykit.maps.portfolio.arrange import MARGIN, SHARED, Arrangement, Column
from journeykit.maps.portfolio.content import SharedTouchpoint, Spot
from journeykit.maps.portfolio.finding import written
from journeykit.maps.portfolio.marks import RADIUS, paint_spot
from journeykit.words import Sentence, number

_SUM = 18.0
_ORDER = ("repair", "improve", "excel", "measure", "protect", "ease-off", "good-enough")


def sums_height(placed: Arrangement) -> float:
    """Return how high the names and the sums below them are."""
    return placed.names + 4 * _SUM + 22 if placed.columns else 0.0


def paint_sums(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement, top: float) -> None:
    """Draw the names of the shared touchpoints and, in a band below them, what they add up to."""
    left = placed.columns[0].x
    for column in placed.columns:
        one = column.touchpoint
        lines = [(line, SHARED) for line in column.lines]
        y = top + placed.names - SHARED.leading * len(lines)
        name = t("Shared touchpoint: {name}", name=one.name)
        # Centred words have no cell of their own: the box only carries the tooltip.
        for i, (line, style) in enumerate(lines):
            base = y + style.leading * i + 9.5
            sheet.under.words((column.middle, base), line, style.size, INK, bold=True, anchor="middle")
        sheet.hover(Box(column.x + 2, y, column.width - 4, SHARED.leading * len(lines)), name, one.name)
    band = top + placed.names + 6
    sheet.under.box(Box(left - 128, band, placed.width - MARGIN - left + 128, 4 * _SUM + 6), BAND, radius=5)
    heads = (t("journeys"), t("customers a year"), t("room, all together"), t("what to do"))
    for i, words in enumerate(heads):
        sheet.under.words((left - 14, band + 15.5 + _SUM * i), words, 8.5, INK2, anchor="right")
    for column in placed.columns:
        _paint_sums(sheet, t, content, column, band)


def _paint_sums(sheet: Sheet, t: Sentence, content: MapContent, column: Column, top: float) -> None:
    one = column.touchpoint
    figures = (
        str(len(one.places)),
        "?" if one.customers is None else written(one.customers, content.language),
        room(one, content.language),
    )
    for i, words in enumerate(figures):
        y = top + 15.5 + _SUM * i
        sheet.under.words((column.middle, y), words, 9.5, INK, bold=True, anchor="middle")
    spot = most_urgent(one)
    if spot and spot.choice:
        word = said(t, spot)
        at = (column.middle - pill_width(word) / 2, top + 3 * _SUM + 5)
        paint_choice(sheet, at, spot.choice, word, content.accent, suspected=spot.suspected)
        box = Box(column.middle - pill_width(word) / 2, at[1], pill_width(word), PILL)
        where = (f"{other.name}: {said(t, other)}" for other in one.spots)
        sheet.hover(box, f"{one.name}: {t('what to do')}", "\n".join([one.name, *where]))


def room(one: SharedTouchpoint, language: str) -> str:
    """Write out how many points the index of all customers gains when it does well everywhere, with its interval."""
    if one.impact is None:
        return "?"
    value = f"+{number(round(one.impact, 1), language, 1)}"
    if one.low is None or one.high is None:
        return value
    return f"{value} ({number(round(one.low, 1), language, 1)}–{number(round(one.high, 1), language, 1)})"


def most_urgent(one: SharedTouchpoint) -> Spot | None:
    """Return the place that asks most of us."""
    known = [spot for spot in one.spots if spot.choice in _ORDER]
    return min(known, key=lambda spot: (_ORDER.index(spot.choice or ""), spot.suspected), default=None)


def said(t: Sentence, spot: Spot) -> str:
    """Return the word for a choice; what others run one can influence, not repair."""
    if spot.others and spot.choice == "repair":
        return t("influence")
    return t(speaking.CHOICES[spot.choice or "measure"])


def paint_columns(sheet: Sheet, t: Sentence, content: MapContent, placed: Arrangement, top: float) -> None:
    """Draw a line down each column from the first journey that shares it to the last, and the marks on it."""
    cards = {card.journey.id: card for card in placed.cards}
    met: dict[str, list[tuple[Column, Spot]]] = {}
    for column in placed.columns:
        for journey, spot in column.touchpoint.places.items():
            met.setdefault(journey, []).append((column, spot))
    for journey, card in cards.items():
        if journey in met:
            y, (last, _) = top + card.middle, met[journey][-1]
            sheet.under.line([(card.box.right + 4, y), (last.middle, y)], LINE2, 1)
    for column in placed.columns:
        heights = [top + cards[journey].middle for journey in column.touchpoint.places if journey in cards]
        if heights:
            color = WARN if len(column.touchpoint.insufficient) > 1 else link_color(content.accent)
            sheet.under.line([(column.middle, min(heights)), (column.middle, max(heights))], color, 2)
    for journey, card in cards.items():
        for column, spot in met.get(journey, ()):
            at = (column.middle, top + card.middle)
            paint_spot(sheet, spot, at, content.accent)
            tip = "\n".join([card.journey.title, *tell_spot(t, spot)])
            sheet.hover(Box.around(at, RADIUS + 1), f"{card.journey.title}: {spot.name}", tip)


def tell_spot(t: Sentence, spot: Spot) -> list[str]:
    """Write out how a shared touchpoint does in one journey."""
    known = spot.performance
    told = [
        spot.name,
        t("score {value}", value=speaking.figure(known.value, known.low, known.high)) if known else t("unknown"),
    ]
    if spot.choice:
        told.append(said(t, spot))
    if spot.broken:
        told.append(t("a basic is broken"))
    return told


def paint_hidden(sheet: Sheet, lines: tuple[str, ...], top: float) -> None:
    """Write the names of the shared touchpoints that have no column."""
    for i, line in enumerate(lines):
        sheet.under.words((MARGIN, top + 12 * i), line, 8.5, INK3)
