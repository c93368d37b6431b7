"""The brand grid: every touchpoint against every brand value, as it is, as it could be, and where it contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.brand.cells import paint_cell, written
from journeykit.maps.brand.grid import BARS, MARGIN, NAMES, Column, Grid, Row, make_grid
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, EMPTY_BAR, INK, INK2, INK3, LINE, LINE2, WARN, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import Fit, MapContent, MapTouchpoint
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import listed, speaker
from journeykit.words import Sentence, number

_FOOT = 40.0
_BAR = 96.0
_PHASE = TextStyle(7.5, 10, INK3, bold=True)
_SMALL = TextStyle(8, 10, INK2)


def draw_brand(content: MapContent) -> Drawing:
    """Draw how far the touchpoints live up to the brand.

    Raises:
        NothingToDoError: no touchpoint was held against a brand value.
    """
    if not any(p.fits for p in content.touchpoints):
        raise NothingToDoError(
            message("{journey} has no brand grid: no touchpoint is held against a brand value", journey=content.id)
        )
    t, grid = speaker(content.language), make_grid(content)
    title = _finding(content, t) or content.title
    kind, subject = t("brand fit"), "" if content.subject == title else content.subject
    how = (t("now: −2 contradicts, 4 expresses the value fully"), t("→ what it could be"), *content.left_out)
    heading = make_heading([kind, subject, content.client], title, how, TITLE, MARGIN, grid.width, content.logo)
    entries = _legend(content, t)
    rows = legend.rows(entries, MARGIN, grid.width - MARGIN)
    foot = heading.height + grid.height
    height = foot + _FOOT + 20 * rows + 28
    name = f"{content.id}-brand"
    sheet = Sheet(grid.width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    _paint_heads(sheet, t, grid, heading.height)
    for row in grid.rows:
        moved = replace(row, top=row.top + heading.height)
        if row.touchpoint is None:
            _paint_phase(sheet, grid, moved)
        else:
            _paint_row(sheet, t, content, grid, moved)
    _paint_foot(sheet, t, content, grid, foot)
    legend.paint(sheet, entries, MARGIN, grid.width - MARGIN, foot + _FOOT + 22)
    return Drawing(
        name, sheet.dot(), grid.width, height, title, content.description, logo=heading.logo, layout=sheet.layout
    )


def _finding(content: MapContent, t: Sentence) -> str:
    """Say what stands out most: contradictions, then a value that nobody sees, then the largest gap."""
    against = [p for p in content.touchpoints if any((fit.now or 0) < 0 for fit in p.fits)]
    if len(against) == 1:
        return t("{name} contradicts the brand", name=against[0].name)
    if against:
        return t("{count} touchpoints contradict the brand", count=len(against))
    unseen = [value.name for value in content.values if not _expressed(content, value.id)]
    if unseen:
        return t("No touchpoint shows {names}", names=listed(t, unseen[:3]))
    gaps = [
        (p.potential - p.expression, p.name) for p in content.touchpoints if p.potential and p.expression is not None
    ]
    gap, name = max(gaps, default=(0.0, ""))
    return t("{name} could radiate the brand much more", name=name) if gap >= 15 else ""


def _expressed(content: MapContent, value: str) -> bool:
    return any(fit.value == value and (fit.now or 0) > 0 for p in content.touchpoints for fit in p.fits)


def _paint_heads(sheet: Sheet, t: Sentence, grid: Grid, top: float) -> None:
    for column in grid.columns:
        tip = f"{column.value.name}\n{column.value.means}".strip()
        name = t("Brand value: {name}", name=column.value.name)
        sheet.text((column.x + 5, top), column.width - 10, column.lines, name, tip)
    base = top + 9.5
    sheet.under.words((grid.bars, base), t("Brand fit"), 9.5, INK, bold=True)
    for i, line in enumerate(wrap(t("weighted, 0–100; tick: what it could be"), BARS - 8, _SMALL, 2)):
        sheet.under.words((grid.bars, base + 11 * (i + 1)), line, 8, INK3)


def _paint_phase(sheet: Sheet, grid: Grid, row: Row) -> None:
    (line, *_) = wrap(row.lines[0][0].upper(), grid.width - 2 * MARGIN, _PHASE, 1) or ("",)
    sheet.under.words((MARGIN, row.top + 18), line, _PHASE.size, _PHASE.color, bold=True)
    sheet.under.line([(MARGIN, row.top + 25.5), (grid.width - MARGIN, row.top + 25.5)], LINE, 0.8)


def _paint_row(sheet: Sheet, t: Sentence, content: MapContent, grid: Grid, row: Row) -> None:
    touchpoint = row.touchpoint
    assert touchpoint
    middle = row.top + row.height / 2
    sheet.under.line([(MARGIN, row.top + row.height), (grid.width - MARGIN, row.top + row.height)], LINE2, 0.8)
    sheet.under.words((MARGIN + 15, middle + 3), str(touchpoint.number), 8.5, INK3, anchor="right")
    tall = sum(style.leading for _, style in row.lines)
    tip = _tip(t, content, touchpoint)
    sheet.text((MARGIN + 22, middle - tall / 2), NAMES - 46, row.lines, touchpoint.name, tip)
    sheet.spot(touchpoint.id, Box(MARGIN, row.top, grid.width - 2 * MARGIN, row.height))
    if touchpoint.moment:
        color = (
            WARN if touchpoint.moment == "weak" else content.accent.strong if touchpoint.moment == "strong" else INK2
        )
        sheet.under.diamond((MARGIN + NAMES - 14, middle), 4.3, color, filled=touchpoint.moment == "strong")
    rated = {fit.value: fit for fit in touchpoint.fits if fit.now is not None or fit.potential is not None}
    for column in grid.columns:
        box = Box(column.x + 2, row.top + 2, column.width - 4, row.height - 3.5)
        if column.value.id in rated:
            fit = rated[column.value.id]
            paint_cell(sheet, fit, box, content.language, content.accent)
            said = f"{column.value.name}: {written(fit, content.language)}"
            sheet.hover(box, f"{touchpoint.name}: {column.value.name}", f"{touchpoint.name}\n{said}")
        else:
            sheet.under.circle((column.x + column.width / 2, middle), 1.3, LINE)
    _paint_bar(sheet, t, touchpoint, (grid.bars, middle), content.accent)


def _tip(t: Sentence, content: MapContent, touchpoint: MapTouchpoint) -> str:
    names = {value.id: value.name for value in content.values}
    lines = [f"{names.get(fit.value, fit.value)}: {written(fit, content.language)}" for fit in touchpoint.fits]
    return "\n".join([touchpoint.name, *(lines or [t("not rated")])])


def _paint_bar(sheet: Sheet, t: Sentence, touchpoint: MapTouchpoint, at: tuple[float, float], accent: Accent) -> None:
    x, y = at
    now, could = touchpoint.expression, touchpoint.potential
    if now is None and could is None:
        sheet.under.words((x, y + 3), t("not rated"), 8, INK3, italic=True)
        return
    sheet.under.box(Box(x, y - 4, _BAR, 8), EMPTY_BAR, radius=4)
    if now:
        sheet.under.box(Box(x, y - 4, max(8.0, now / 100 * _BAR), 8), accent.strong, radius=4)
    if could is not None:
        place = x + could / 100 * _BAR
        sheet.under.line([(place, y - 7), (place, y + 7)], INK2, 1.4)
    figure = "?" if now is None else f"{now:.0f}"
    more = could is not None and (now is None or round(could) > round(now))
    sheet.under.words((x + _BAR + 10, y + 3.2), f"{figure} → {could:.0f}" if more else figure, 9, INK, bold=True)


def _paint_foot(sheet: Sheet, t: Sentence, content: MapContent, grid: Grid, top: float) -> None:
    """Below each value: its mean, or that nobody shows it."""
    sheet.under.box(Box(MARGIN, top + 6, grid.width - 2 * MARGIN, _FOOT - 10), BAND, radius=5)
    sheet.under.words((MARGIN + 22, top + 24.5), t("mean now"), 9, INK, bold=True)
    for column in grid.columns:
        _paint_mean(sheet, t, content, column, top)


def _paint_mean(sheet: Sheet, t: Sentence, content: MapContent, column: Column, top: float) -> None:
    rated = list(_now(content, column.value.id))
    middle = column.x + column.width / 2
    if rated and not any(now > 0 for now in rated):
        lines = wrap(t("nobody shows it"), column.width - 6, replace(_SMALL, bold=True), 2)
        for i, line in enumerate(lines):
            y = top + 24 + 10 * (i - (len(lines) - 1) / 2)
            sheet.under.words((middle, y), line, 8, WARN, bold=True, anchor="middle")
        return
    mean = number(sum(rated) / len(rated), content.language, 1) if rated else "–"
    sheet.under.words((middle, top + 24.5), mean, 9, INK, bold=True, anchor="middle")


def _now(content: MapContent, value: str) -> Iterator[float]:
    return (fit.now for p in content.touchpoints for fit in p.fits if fit.value == value and fit.now is not None)


def _legend(content: MapContent, t: Sentence) -> list[legend.Entry]:
    nows = [fit.now for p in content.touchpoints for fit in p.fits]
    known = [now for now in nows if now is not None]
    accent = content.accent
    found = [
        (any(now >= 3.5 for now in known), legend.Entry(46, t("fully expressed"), _cell(4, accent))),
        (any(0 < now < 3.5 for now in known), legend.Entry(46, t("partly"), _cell(2, accent))),
        (any(now == 0 for now in known), legend.Entry(46, t("not expressed"), _cell(0, accent))),
        (any(now < 0 for now in known), legend.Entry(46, t("contradicts the value"), _cell(-1, accent))),
        (None in nows, legend.Entry(46, t("present state unknown"), _cell(None, accent))),
    ]
    moments = [entry for entry in legend.moments(content, t) if entry.text != t("indirect touchpoint")]
    return [entry for occurs, entry in found if occurs] + moments


def _cell(now: float | None, accent: Accent) -> legend.Painter:
    fit = Fit("", now, None)
    return lambda sheet, x, y: paint_cell(sheet, fit, Box(x, y - 7.5, 46, 15), "en", accent)
