"""A trend as a picture: the index of each journey over time with its interval, and what happened meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.maps.canvas.curve import Box, diamond
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import GRID_LINE, INK, INK2, INK3, LINE2, WARN, WHITE, Accent, client_accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import OVERVIEW_TITLE, TextStyle
from journeykit.maps.canvas.wrap import fits, wrap
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.reports.trend.marks import paint_marks, place
from journeykit.reports.trend.scale import Time, levels
from journeykit.reports.trend.words import TrendSpeech

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.history import Change, Line, Row, Trend
    from journeykit.maps.canvas.curve import Point

WIDTH = 1000.0
MOST_LINES = 8
_MARGIN, _LEFT, _RIGHT = 36.0, 78.0, 118.0
_PANEL, _NAME_ROOM, _BETWEEN, _AXIS = 150.0, 30.0, 26.0, 24.0
_NAME = TextStyle(12, 15, bold=True)
_NOTE = TextStyle(9, 13, INK2)
_MOST_NOTES = 6
_MANY = 24
_THRESHOLDS = (55.0, 65.0, 85.0)


@dataclass(frozen=True, slots=True)
class _Panel:
    """Where one journey is drawn."""

    line: Line
    box: Box
    bottom: float
    top: float

    def y(self, value: float) -> float:
        """Where a figure stands."""
        share = (value - self.bottom) / (self.top - self.bottom)
        return self.box.bottom - min(1.0, max(0.0, share)) * self.box.height


def trend_drawing(trend: Trend, language: str) -> Drawing:
    """Draw the index of each journey over time.

    Args:
        trend: The trend; of more than eight journeys the first eight are drawn, and the rest counted.
        language: `nl` or `en`.
    """
    speech = TrendSpeech(language, trend.by)
    t = speech.t
    accent, refused = client_accent(trend.accent)
    shown = trend.lines[:MOST_LINES]
    title = t("How it went: {client}", client=trend.client) if trend.client else t("How it went")
    heading = make_heading([t("trend")], title, _subtitle(speech, trend), OVERVIEW_TITLE, _MARGIN, WIDTH)
    notes = _notes(speech, trend)
    marks = place(trend, Time(trend, _MARGIN + _LEFT, WIDTH - _RIGHT))
    top = heading.height + marks.above
    each = _NAME_ROOM + _PANEL + _BETWEEN
    foot = top + each * len(shown) + _AXIS + marks.below
    height = foot + 20 + len(notes) * _NOTE.leading + 30
    sheet = Sheet(WIDTH, height, "trend", title)
    paint_heading(sheet, heading, t("Title"), accent)
    time = Time(trend, _MARGIN + _LEFT, WIDTH - _RIGHT)
    panels = [_panel(line, top + each * number) for number, line in enumerate(shown)]
    bottom = panels[-1].box.bottom
    paint_marks(sheet, speech, marks, top, bottom, accent)
    for panel in panels:
        _paint_panel(sheet, speech, trend, panel, time, accent)
    for tick in time.ticks(language):
        sheet.under.line([(tick.x, bottom), (tick.x, bottom + 5)], INK3, 1)
        sheet.under.words((tick.x, bottom + 17), tick.label, 8.5, INK3, anchor="middle")
    y = foot + 16
    for line_ in notes:
        sheet.under.words((_MARGIN, y), line_, _NOTE.size, _NOTE.color)
        y += _NOTE.leading
    _paint_key(sheet, speech, height - 18, accent)
    said = (refused,) if refused else ()
    told = _description(speech, trend)
    return Drawing("trend", sheet.dot(), WIDTH, height, title, told, said, view="trend", layout=sheet.layout)


def _subtitle(speech: TrendSpeech, trend: Trend) -> list[str]:
    t = speech.t
    days = sorted(row.moment.day for line in trend.lines for row in line.rows)
    days = [*days, trend.last.day] if trend.last is not None else days
    parts = [speech.looked_at(trend)]
    if days[0] != days[-1]:
        parts.append(t("{first} to {last}", first=speech.day(days[0]), last=speech.day(days[-1])))
    left = len(trend.lines) - MOST_LINES
    if left > 0:
        parts.append(t("{count} more journeys are not drawn", count=left))
    return [*parts, *speech.cut(trend)]


def _panel(line: Line, y: float) -> _Panel:
    bottom, top = levels(line)
    return _Panel(line, Box(_MARGIN + _LEFT, y + _NAME_ROOM, WIDTH - _RIGHT - _MARGIN - _LEFT, _PANEL), bottom, top)


def _paint_panel(sheet: Sheet, speech: TrendSpeech, trend: Trend, panel: _Panel, time: Time, accent: Accent) -> None:
    under, box = sheet.under, panel.box
    (name, *_) = wrap(panel.line.title, WIDTH - 2 * _MARGIN, _NAME, 1)
    # A release stands as a line through all panels: it does not go through a name.
    under.box(Box(_MARGIN - 2, box.y - 25, widest(name, _NAME.size, bold=True) + 6, 18), WHITE)
    under.words((_MARGIN, box.y - 12), name, _NAME.size, INK, bold=True)
    pieces = list(_pieces(panel.line))
    for piece in pieces:
        _paint_band(sheet, panel, piece, time, accent, steps=trend.by != "periods")
    _paint_grid(sheet, speech, panel)
    for piece in pieces:
        _paint_line(sheet, panel, piece, time, accent, steps=trend.by != "periods")
    clear = {change.later.id: change for change in trend.clear if change.journey == panel.line.journey
             and change.metric == "index"}  # fmt: skip
    rows = [row for piece in pieces for row in piece]
    for row in rows:
        _paint_point(sheet, speech, panel, row, time, accent, clear.get(row.moment.id), many=len(rows) > _MANY)
    _paint_last(sheet, speech, panel, accent)


def _paint_grid(sheet: Sheet, speech: TrendSpeech, panel: _Panel) -> None:
    under, box = sheet.under, panel.box
    step = 10 if panel.top - panel.bottom <= 50 else 20
    for level in range(int(panel.bottom), int(panel.top) + 1, step):
        under.line([(box.x, panel.y(level)), (box.right, panel.y(level))], LINE2, 0.8)
        under.words((box.x - 8, panel.y(level) + 3), str(level), 8.5, INK3, anchor="right")
    for threshold in _THRESHOLDS:
        y = panel.y(threshold)
        if panel.bottom < threshold < panel.top:
            under.line([(box.x, y), (box.right, y)], GRID_LINE, 1, "dashed")
            under.words((box.right + 6, y + 3), _meaning(speech, threshold), 8, INK3)


def _meaning(speech: TrendSpeech, level: float) -> str:
    t = speech.t
    return {55.0: t("55 sufficient"), 65.0: t("65 good"), 85.0: t("85 excellent")}[level]


def _pieces(line: Line) -> Iterator[list[Row]]:
    """The rows with an index, in stretches without a gap."""
    piece: list[Row] = []
    for row in line.rows:
        if row.figures is not None and row.figures.index.value is not None:
            piece.append(row)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _paint_band(sheet: Sheet, panel: _Panel, piece: Sequence[Row], time: Time, accent: Accent, *, steps: bool) -> None:
    """The interval: a band from row to row, a bar where there is only one."""
    known = [row for row in piece if row.figures is not None and row.figures.index.low is not None]
    if len(known) < len(piece):
        return
    highs = _course([(time.x(row.moment), panel.y(_end(row, high=True))) for row in known], panel, piece, steps=steps)
    lows = _course([(time.x(row.moment), panel.y(_end(row, high=False))) for row in known], panel, piece, steps=steps)
    if len(highs) > 1:
        sheet.under.polygon([*highs, *reversed(lows)], accent.tint)
    for row, high, low in zip(known, _ends(panel, known, high=True), _ends(panel, known, high=False), strict=True):
        x = time.x(row.moment)
        sheet.under.line([(x, high), (x, low)], accent.middle, 1.4)


def _ends(panel: _Panel, rows: Sequence[Row], *, high: bool) -> list[float]:
    return [panel.y(_end(row, high=high)) for row in rows]


def _end(row: Row, *, high: bool) -> float:
    assert row.figures is not None
    index = row.figures.index
    return (index.high if high else index.low) or 0.0


def _course(points: Sequence[Point], panel: _Panel, piece: Sequence[Row], *, steps: bool) -> list[Point]:
    """From point to point: straight between measurements; between commits a figure holds until the next one."""
    if not steps:
        return list(points)
    found: list[Point] = []
    for x, y in points:
        if found:
            found.append((x, found[-1][1]))
        found.append((x, y))
    if found and piece[-1] is panel.line.rows[-1] and found[-1][0] < panel.box.right:
        found.append((panel.box.right, found[-1][1]))
    return found


def _paint_line(sheet: Sheet, panel: _Panel, piece: Sequence[Row], time: Time, accent: Accent, *, steps: bool) -> None:
    points = [(time.x(row.moment), panel.y(_value(row))) for row in piece]
    course = _course(points, panel, piece, steps=steps)
    if len(course) > 1:
        sheet.under.line(course, accent.strong, 1.8)


def _value(row: Row) -> float:
    assert row.figures is not None
    return row.figures.index.value or 0.0


def _paint_point(
    sheet: Sheet, speech: TrendSpeech, panel: _Panel, row: Row, time: Time, accent: Accent, clear: Change | None,
    *, many: bool,
) -> None:  # fmt: skip
    """A point; a diamond where it moved by more than chance, filled when for the better."""
    at = (time.x(row.moment), panel.y(_value(row)))
    if clear is None:
        sheet.under.circle(at, 1.8 if many else 3.2, accent.strong, WHITE)
    else:
        color = accent.strong if clear.better else WARN
        sheet.under.polygon(diamond(at, 6.5), color if clear.better else WHITE, color, line=1.8)
    assert row.figures is not None
    index = row.figures.index
    tip = f"{speech.moment(row.moment)}, {speech.day(row.moment.day)}: {speech.interval(index.value, index.low, index.high)}"
    if clear is not None:
        tip += f". {speech.change(clear)}"
    if row.moment.subject:
        tip += f". {row.moment.subject}"
    sheet.hover(Box.around(at, 7 if not many else 4), tip.partition(":")[0], tip)


def _paint_last(sheet: Sheet, speech: TrendSpeech, panel: _Panel, accent: Accent) -> None:
    """The last figure in large, at the right; where a threshold stands, it steps aside."""
    last = panel.line.rows[-1]
    if last.figures is None or last.figures.index.value is None:
        return
    y = panel.y(_value(last))
    taken = [panel.y(level) for level in _THRESHOLDS if panel.bottom < level < panel.top]
    for level in taken:
        if abs(level - y) < 13:
            y = level + (13 if y >= level else -13)
    sheet.under.words((panel.box.right + 6, y + 5), speech.number(_value(last)), 13, accent.strong, bold=True)


def _notes(speech: TrendSpeech, trend: Trend) -> list[str]:
    """What changed beyond chance, as lines that fit."""
    if all(len(line.scored) < 2 for line in trend.lines):
        return []
    said = speech.judged(trend, first=True)
    if len(trend.lines) == 1:
        said += speech.moved(trend.lines[0])
    if len(said) > _MOST_NOTES:
        left = len(said) - _MOST_NOTES
        said = [*said[:_MOST_NOTES], speech.t("{count} more: see the table.", count=left)]
    lines: list[str] = []
    for one in said:
        lines += [one] if fits(one, WIDTH - 2 * _MARGIN, _NOTE) else wrap(one, WIDTH - 2 * _MARGIN, _NOTE, 2)
    return lines


def _paint_key(sheet: Sheet, speech: TrendSpeech, y: float, accent: Accent) -> None:
    t, under, x = speech.t, sheet.under, _MARGIN
    under.box(Box(x, y - 8, 18, 11), accent.tint)
    under.line([(x, y - 2.5), (x + 18, y - 2.5)], accent.strong, 1.8)
    under.words((x + 26, y), t("index with its interval"), 8.5, INK3)
    under.polygon(diamond((x + 200, y - 3), 5.5), accent.strong, accent.strong)
    under.words((x + 212, y), t("better by more than chance"), 8.5, INK3)
    under.polygon(diamond((x + 400, y - 3), 5.5), WHITE, WARN, line=1.8)
    under.words((x + 412, y), t("worse by more than chance"), 8.5, INK3)


def _description(speech: TrendSpeech, trend: Trend) -> str:
    """The picture in words, for who cannot see it."""
    parts = []
    for line in trend.lines[:MOST_LINES]:
        known = [row for row in line.scored if row.figures is not None and row.figures.index.value is not None]
        if known:
            course = ", ".join(f"{speech.moment(row.moment)} {speech.number(_value(row))}" for row in _thinned(known))
            parts.append(f"{line.title}: {course}.")
    return " ".join([*parts, *_notes(speech, trend)])


def _thinned(rows: Sequence[Row]) -> list[Row]:
    """At most a dozen rows, the first and the last among them."""
    if len(rows) <= 12:
        return list(rows)
    return [rows[round(number * (len(rows) - 1) / 11)] for number in range(12)]
