"""The ten-point scan as a small picture: a row each subject, the customer's five points beside the organisation's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK, INK2, INK3, LINE, LINE2, MIDDLE_PILL, WARN, WHITE, Accent, client_accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import OVERVIEW_TITLE, TextStyle
from journeykit.maps.canvas.wrap import fits, wrap
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import speaker
from journeykit.model.vocabulary import TEN_POINTS
from journeykit.words import number
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring.scan_values import Item, Scan, Subject
    from journeykit.words import Sentence

WIDTH = 1000.0
MOST_ROWS = 40
_MARGIN = 36.0
_NAMES = 190.0
_COLUMN = 52.0
_BETWEEN = 16.0
_ROW = 30.0
_SCALE = 150.0
_HEAD = 46.0
_NAME, _BELOW = TextStyle(10, 13, bold=True), TextStyle(10, 13)
_POINT = TextStyle(8, 10, INK2)
_NOTE = TextStyle(8.5, 12, INK3)


def draw_scan(scan: Scan, language: str, accent: str | None = None) -> Drawing:
    """Draw a scan: its scores as tiles, and on a scale of 1 to 5 how far its two sides are apart.

    Args:
        scan: What was rated; of more than 40 subjects the lowest are drawn, in their own order.
        language: `nl` or `en`.
        accent: The client's colour; one that cannot be read is refused, as on every map.
    """
    t = speaker(language)
    color, refused = client_accent(accent)
    rows = _rows(scan)
    left = len(scan.scanned) - sum(1 for row in rows if not isinstance(row, str))
    title = t("The ten-point scan") if not scan.client else f"{t('The ten-point scan')}: {scan.client}"
    parts = [t("{scanned} of {all} touchpoints scanned", scanned=scan.touchpoints_scanned, all=scan.touchpoints)]
    if left:
        parts.append(t("{count} subjects with higher scores are not drawn", count=left))
    heading = make_heading([t("customer against organisation")], title, parts, OVERVIEW_TITLE, _MARGIN, WIDTH)
    top = heading.height + _HEAD
    height = top + _ROW * max(1, len(rows)) + 44
    sheet = Sheet(WIDTH, height, "scan", title)
    paint_heading(sheet, heading, t("Title"), color)
    _paint_head(sheet, t, heading.height, top + _ROW * len(rows), color, language)
    for i, row in enumerate(rows):
        if isinstance(row, str):
            _paint_title(sheet, row, top + _ROW * i)
        else:
            _paint_row(sheet, t, row, top + _ROW * i, color, language)
    _paint_notes(sheet, t, top + _ROW * max(1, len(rows)) + 22)
    notes = (refused,) if refused else ()
    return Drawing("scan", sheet.dot(), WIDTH, height, title, _description(rows, t, language), notes)


def _rows(scan: Scan) -> list[Subject | str]:
    """The subjects that fit: all of them, else those with the lowest points; titles of journeys between them."""
    found = list(scan.scanned)
    if len(found) > MOST_ROWS:
        lowest = sorted(range(len(found)), key=lambda i: (found[i].level == "touchpoint", _lowest(found[i]), i))
        found = [found[i] for i in sorted(lowest[:MOST_ROWS])]
    return list(scan.headed(found))


def _lowest(subject: Subject) -> float:
    return min((item.mean for item in subject.items if item.mean is not None), default=5.0)


def _column(index: int) -> float:
    return _MARGIN + _NAMES + _COLUMN * index + (_BETWEEN if index >= 5 else 0)


def _scale(value: float) -> float:
    start = _column(10) + 20
    return start + (value - 1) / 4 * _SCALE


def _paint_head(sheet: Sheet, t: Sentence, top: float, foot: float, accent: Accent, language: str) -> None:
    names = {name.key: name.name(language) for name in SCAN_POINTS}
    for side, first in ((t("the customer's side"), 0), (t("the organisation's side"), 5)):
        sheet.under.words((_column(first) + 2, top + 4), side.upper(), 8, accent.strong, bold=True)
    for i, point in enumerate(TEN_POINTS):
        for j, line in enumerate(wrap(names[point], _COLUMN - 4, _POINT, 2)):
            sheet.under.words((_column(i) + 2, top + 18 + j * _POINT.leading), line, _POINT.size, _POINT.color)
    sheet.under.words((_scale(1), top + 4), t("balance").upper(), 8, accent.strong, bold=True)
    for mark in range(1, 6):
        sheet.under.words((_scale(mark), top + 30), str(mark), 8, INK3, anchor="middle")
        sheet.under.line([(_scale(mark), top + 36), (_scale(mark), foot)], LINE2, 0.8)


def _paint_title(sheet: Sheet, title: str, top: float) -> None:
    """The journey of the touchpoints below it, which nobody rated as a whole."""
    sheet.under.line([(_MARGIN, top + _ROW), (WIDTH - _MARGIN, top + _ROW)], LINE2, 0.8)
    (line, *_) = wrap(title, WIDTH - 2 * _MARGIN, _NAME, 1)
    sheet.under.words((_MARGIN, top + _ROW / 2 + 3.5), line, _NAME.size, INK, bold=True)


def _paint_row(sheet: Sheet, t: Sentence, subject: Subject, top: float, accent: Accent, language: str) -> None:
    under = sheet.under
    under.line([(_MARGIN, top + _ROW), (WIDTH - _MARGIN, top + _ROW)], LINE2, 0.8)
    inner = subject.level == "touchpoint"
    style = _BELOW if inner else _NAME
    name = _name(subject, t)
    indent = 12.0 if inner else 0.0
    room = _NAMES - indent - 8
    lines = (name,) if fits(name, room, style) else wrap(name, room, TextStyle(9, 11, bold=style.bold), 2)
    first = top + _ROW / 2 + (3.5 if len(lines) == 1 else -2)
    for i, line in enumerate(lines):
        under.words((_MARGIN + indent, first + 11 * i), line, 10 if len(lines) == 1 else 9, INK, bold=style.bold)
    for i, item in enumerate(subject.items):
        _paint_tile(sheet, t, item, Box(_column(i) + 2, top + 4, _COLUMN - 4, _ROW - 8), accent, language)
    _paint_balance(sheet, subject, top + _ROW / 2, accent)
    sheet.hover(Box(_MARGIN, top, WIDTH - 2 * _MARGIN, _ROW), name, _said(subject, t, language))


def _paint_tile(sheet: Sheet, t: Sentence, item: Item, box: Box, accent: Accent, language: str) -> None:
    """A tile: square and orange below 3, grey from 3, in the accent from 4; dashed where raters disagree."""
    middle = (box.x + box.width / 2, box.y + box.height / 2 + 3.6)
    if item.mean is None:
        sheet.under.words(middle, "–" if item.applies else t("na"), 9, INK3, anchor="middle")
        return
    if item.is_gap:
        fill, ink, radius = WARN, WHITE, 2.0
    elif item.mean < 4:
        fill, ink, radius = MIDDLE_PILL, INK, 8.0
    else:
        fill, ink, radius = accent.tint, accent.strong, 8.0
    sheet.under.box(box, fill, radius=radius)
    if item.raters_disagree:
        ring = Box(box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3)
        sheet.under.box(ring, "", ink, line=1.1, radius=max(1.0, radius - 1.5), style="dashed")
    sheet.under.words(middle, _figure(item.mean, language), 10, ink, bold=True, anchor="middle")


def _paint_balance(sheet: Sheet, subject: Subject, y: float, accent: Accent) -> None:
    """The two means on a scale of 1 to 5: a dot for the customer, a square for the organisation."""
    customer, ours = subject.result.customer, subject.result.organisation
    if customer is not None and ours is not None:
        line = WARN if subject.is_unbalanced else LINE
        sheet.under.line([(_scale(customer), y), (_scale(ours), y)], line, 3)
    if ours is not None:
        x = _scale(ours)
        sheet.under.box(Box(x - 4.5, y - 4.5, 9, 9), WHITE, INK2, line=1.6)
    if customer is not None:
        sheet.under.circle((_scale(customer), y), 4, accent.strong)


def _paint_notes(sheet: Sheet, t: Sentence, y: float) -> None:
    words = t("orange: below 3, a gap; dashed: raters are 2 or more points apart; dot: customer, square: organisation")
    for i, line in enumerate(wrap(words, WIDTH - 2 * _MARGIN, _NOTE, 2)):
        sheet.under.words((_MARGIN, y + i * _NOTE.leading), line, _NOTE.size, _NOTE.color)


def _name(subject: Subject, t: Sentence) -> str:
    return subject.name if subject.level != "organisation" else t("The organisation")


def _figure(value: float, language: str) -> str:
    return number(value, language, 0 if float(value).is_integer() else 1)


def _said(subject: Subject, t: Sentence, language: str) -> str:
    """The row in words, for a tooltip and for who cannot see it."""
    names = {name.key: name.name(language) for name in SCAN_POINTS}
    given = [f"{names[item.point]} {_figure(item.mean, language)}" for item in subject.items if item.mean is not None]
    return f"{_name(subject, t)}: {', '.join(given)}"


def _description(rows: Sequence[Subject | str], t: Sentence, language: str) -> str:
    said = [_said(row, t, language) for row in rows if not isinstance(row, str)]
    return ". ".join(said) or t("Nothing was scanned yet.")
