"""The portfolio: the journeys of a project with their parts, and the touchpoints that they share."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.bars import paint_bar
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, LINE, MIDDLE_BAR, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import GOOD, MapContent, Performance
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.portfolio.arrange import MARGIN, Arrangement, arrange
from journeykit.maps.portfolio.cards import paint_cards, paint_lowest
from journeykit.maps.portfolio.columns import paint_columns, paint_hidden, paint_sums, sums_height
from journeykit.maps.portfolio.content import Portfolio
from journeykit.maps.portfolio.finding import description, finding, is_low, subtitle
from journeykit.maps.portfolio.marks import RADIUS, paint_broken, paint_mark
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_HIDDEN = TextStyle(8.5, 12, INK2)
_KEY = 76.0  # the big numbers above the cards, when no shared touchpoint asks for more


def draw_portfolio(content: MapContent) -> Drawing:
    """Draw the journeys of a project.

    Raises:
        NothingToDoError: there is no journey.
    """
    portfolio = content.portfolio
    if portfolio is None or not portfolio.journeys:
        raise NothingToDoError(message("the project has no journey"))
    t = speaker(content.language)
    title, placed = finding(t, content, portfolio), arrange(portfolio)
    under = list(subtitle(t, portfolio, len(placed.hidden)))
    head = [t("portfolio of journeys"), content.client]
    heading = make_heading(head, title, under, TITLE, MARGIN, placed.width, content.logo)
    entries = _legend(content, t, portfolio)
    sums = heading.height + 4
    several = len(placed.cards) > 1
    top = sums + (max(_KEY, sums_height(placed)) + 16 if several else 14)
    hidden = _hidden(t, placed)
    foot = top + placed.height + (12 * len(hidden) + 12 if hidden else 0)
    height = foot + 20 * legend.rows(entries, MARGIN, placed.width - MARGIN) + 24
    sheet = Sheet(placed.width, height, "portfolio", title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    if several:
        _paint_key(sheet, t, portfolio, top - 16 - _KEY + 14)
    if placed.columns:
        paint_sums(sheet, t, content, placed, sums)
    else:
        paint_lowest(sheet, t, placed, top)
    sheet.under.line([(MARGIN, top - 9), (placed.width - MARGIN, top - 9)], LINE, 0.8)
    paint_cards(sheet, t, content, placed.cards, top)
    paint_columns(sheet, t, content, placed, top)
    paint_hidden(sheet, hidden, top + placed.height + 8)
    legend.paint(sheet, entries, MARGIN, placed.width - MARGIN, foot + 16)
    said = description(t, content, portfolio)
    return Drawing("portfolio", sheet.dot(), placed.width, height, title, said, logo=heading.logo, layout=sheet.layout)


def _paint_key(sheet: Sheet, t: Sentence, portfolio: Portfolio, top: float) -> None:
    """Write the numbers that one wants to know first, large."""
    journeys = [journey for journey, _ in portfolio.walk()]
    low = sum(is_low(journey) for journey in journeys)
    numbers = [(sum(not journey.future for journey in journeys), t("journeys"), INK)]
    if any(journey.index for journey in journeys):
        numbers.append((low, t("below the norm"), WARN if low else INK))
    if portfolio.shared:
        one = len(portfolio.shared) == 1
        numbers.append((len(portfolio.shared), t("shared touchpoint") if one else t("shared touchpoints"), INK))
    x = MARGIN
    for value, words, color in numbers:
        sheet.under.words((x, top + 26), str(value), 25, color, bold=True)
        lines = wrap(words, 96, _HIDDEN, 2)
        for i, line in enumerate(lines):
            sheet.under.words((x, top + 42 + 11 * i), line, 8.5, INK2)
        x += 106


def _hidden(t: Sentence, placed: Arrangement) -> tuple[str, ...]:
    if not placed.hidden:
        return ()
    names = ", ".join(one.name for one in placed.hidden)
    return wrap(t("Shared as well: {names}", names=names), placed.width - 2 * MARGIN, _HIDDEN, 6)


def _legend(content: MapContent, t: Sentence, portfolio: Portfolio) -> list[legend.Entry]:
    journeys = [journey for journey, _ in portfolio.walk()]
    spots = [spot for one in portfolio.shared for spot in one.spots]
    known = [spot.performance for spot in spots]
    sure = [p for p in known if p and not p.guessed and not p.small]
    indexes = [journey.index for journey in journeys if journey.index]
    accent = content.accent

    def mark(performance: Performance | None) -> legend.Painter:
        return lambda sheet, x, y: paint_mark(sheet, performance, (x + RADIUS, y), accent)

    wide = 2 * RADIUS
    entries = [
        (bool(indexes), legend.Entry(44, t("index of the journey, with 55 and 65"), _bar(content))),
        (any(p.low is not None for p in indexes), legend.interval(t)),
        (any(journey.low for journey in journeys), legend.Entry(20, t("touchpoints below 55"), _low)),
        (any(p.level == "low" for p in sure), legend.Entry(wide, t("below 55"), mark(Performance(40)))),
        (any(p.level == "middle" for p in sure), legend.Entry(wide, t("55 to 65"), mark(Performance(60)))),
        (any(p.level == "high" for p in sure), legend.Entry(wide, t("sufficient: 65"), mark(Performance(75)))),
        (any(p and p.small and not p.guessed for p in known),
         legend.Entry(wide, t("* few answers (n < 30)").removeprefix("* "), mark(Performance(75, n=9)))),
        (any(p and p.guessed for p in known),
         legend.Entry(wide, t("rests on a hypothesis"), mark(Performance(75, guessed=True)))),
        (None in known, legend.Entry(wide, t("unknown"), mark(None))),
        (any(spot.broken for spot in spots), legend.Entry(10, t("breaks a basic"), _broken)),
        (any(journey.parts for journey in journeys), legend.Entry(26, t("larger journey with its parts"), _frame)),
        (any(journey.future for journey in journeys), legend.Entry(26, t("desired journey"), _future)),
    ]  # fmt: skip
    return [entry for occurs, entry in entries if occurs]


def _bar(content: MapContent) -> legend.Painter:
    return lambda sheet, x, y: paint_bar(sheet, (x, y - 3), 44, Performance(72), GOOD, content.accent)


def _low(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x, y - 4.4), (x + 8, y - 4.4), (x + 4, y + 2.6)], WARN)
    sheet.under.words((x + 12, y + 3), "2", 10, WARN, bold=True)


def _broken(sheet: Sheet, x: float, y: float) -> None:
    paint_broken(sheet, (x - 10, y + 10))


def _frame(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.box(Box(x, y - 8, 26, 16), BAND, PILL_LINE, line=1, radius=4)
    sheet.under.box(Box(x + 6, y - 1, 17, 6), WHITE, PILL_LINE, line=1, radius=2)


def _future(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.box(Box(x, y - 6, 26, 12), WHITE, MIDDLE_BAR, line=1, radius=4, style="dashed")
