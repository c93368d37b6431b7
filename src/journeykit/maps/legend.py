"""The legend: only what occurs on this map is explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import DESIRED, INK, INK2, INK3, LINE2, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import Grade, MapContent, MapTouchpoint, Performance
from journeykit.maps.emotion import LARGE_GAP, paint_sign
from journeykit.maps.marks import paint_grade
from journeykit.maps.speaking import GRADES
from journeykit.words import Sentence

_ROW, _BEFORE_TEXT, _BEHIND_TEXT, _SIZE = 20, 6, 18, 9.0

Painter = Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, how wide it is, and what it means."""

    width: float
    text: str
    paint: Painter

    @property
    def full_width(self) -> float:
        """The width with its text and the room behind it."""
        return self.width + _BEFORE_TEXT + widest(self.text, _SIZE) + _BEHIND_TEXT


def place(entries: Sequence[Entry], left: float, right: float) -> list[tuple[Entry, float, int]]:
    """Place entries in rows: each with its x and its row."""
    placed: list[tuple[Entry, float, int]] = []
    x, row = left, 0
    for entry in entries:
        if x > left and x + entry.full_width - _BEHIND_TEXT > right:
            x, row = left, row + 1
        placed.append((entry, x, row))
        x += entry.full_width
    return placed


def rows(entries: Sequence[Entry], left: float, right: float) -> int:
    """Return how many rows the legend takes."""
    return max((row for _, _, row in place(entries, left, right)), default=-1) + 1


def paint(sheet: Sheet, entries: Sequence[Entry], left: float, right: float, y: float) -> None:
    """Draw the legend with the middle of its first row at `y`."""
    for entry, x, row in place(entries, left, right):
        middle = y + _ROW * row
        entry.paint(sheet, x, middle)
        sheet.under.words((x + entry.width + _BEFORE_TEXT, middle + 3), entry.text, _SIZE, INK2)


def emotions(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the curves and their markers."""
    points = content.touchpoints
    felt = [p.emotion for p in points if p.emotion is not None]
    entries = [(bool(felt), Entry(26, t("emotion") if content.future else t("emotion now"), _now))]
    entries += [
        (any(p.desired is not None for p in points), Entry(26, t("desired"), _desired)),
        (any(v > 0 for v in felt), Entry(14, t("positive"), _sign(1, content.accent))),
        (any(v == 0 for v in felt), Entry(15, t("neutral"), _sign(0, content.accent))),
        (any(v < 0 for v in felt), Entry(14, t("negative"), _sign(-1, content.accent))),
        (any(p.guessed and p.emotion is not None for p in points), Entry(14, t("hypothesis"), _guess)),
        (any(p.gap >= LARGE_GAP for p in points), Entry(12, t("gap of 2 or more"), _arrow)),
    ]
    return _those_that_occur(entries)


def moments(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the diamonds and the dashed discs."""
    points, strong = content.touchpoints, content.accent.strong
    return _those_that_occur([
        (_any(points, "strong"), Entry(12, t("moment of truth, strong"), _diamond(strong, filled=True))),
        (_any(points, "weak"), Entry(12, t("moment of truth, weak"), _diamond(WARN, filled=False))),
        (_any(points, "open"), Entry(12, t("moment of truth, unknown"), _diamond(INK2, filled=False))),
        (any(p.indirect for p in points), Entry(18, t("indirect touchpoint"), _indirect)),
    ])  # fmt: skip


def grades(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the small circles that say how we know."""
    found = {p.grade for p in content.touchpoints}
    return _those_that_occur([(grade in found, Entry(10, t(words), _grade(grade))) for grade, words in GRADES.items()])


def scores(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the bars."""
    return bars([p.performance for p in content.touchpoints if p.performance], t, content.accent)


def bars(known: Sequence[Performance], t: Sentence, accent: Accent) -> list[Entry]:
    """Explain the bars of some performances."""
    return _those_that_occur([
        (bool(known), Entry(44, t("performance, with 55 and the target"), _bar(accent))),
        (any(p.low is not None for p in known), interval(t)),
        (any(p.level == "low" for p in known), Entry(8, t("below 55"), _low)),
        (any(p.guessed for p in known), Entry(24, t("rests on a hypothesis"), _hollow("dashed"))),
        (any(p.small and not p.guessed for p in known), Entry(24, t("* few answers (n < 30)"), _hollow("solid"))),
    ])  # fmt: skip


def interval(t: Sentence) -> Entry:
    """Explain the bracket under a bar."""
    return Entry(22, t("interval"), _interval)


def columns(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the upright bars of the overview."""
    known = [p.performance for p in content.touchpoints if p.performance]
    unknown = bool(known) and any(p.performance is None for p in content.touchpoints)
    return _those_that_occur([
        (bool(known), Entry(18, t("sufficient: 65"), _norm)),
        (any(p.guessed for p in known), Entry(12, t("rests on a hypothesis"), _column("dashed", INK2))),
        (any(p.small and not p.guessed for p in known), Entry(12, t("* few answers (n < 30)"), _column("solid", INK2))),
        (unknown, Entry(12, t("unknown"), _column("dashed", PILL_LINE))),
    ])  # fmt: skip


def systems(content: MapContent, t: Sentence) -> list[Entry]:
    """Explain the dashed pill."""
    islands = any(system.island for p in content.touchpoints for system in p.systems)
    return _those_that_occur([(islands, Entry(26, t("data island: no way to the CRM"), _island))])


def _those_that_occur(entries: Sequence[tuple[bool, Entry]]) -> list[Entry]:
    return [entry for occurs, entry in entries if occurs]


def _any(points: Sequence[MapTouchpoint], moment: str) -> bool:
    return any(p.moment == moment for p in points)


def _now(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 26, y)], INK, 2.8)


def _desired(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 26, y)], DESIRED, 1.4, "dashed")
    sheet.under.circle((x + 13, y), 3, WHITE, DESIRED, line=1.2)


def _sign(value: float, accent: Accent) -> Painter:
    return lambda sheet, x, y: paint_sign(sheet, value, (x + 7, y), 6.5, accent)


def _grade(grade: Grade) -> Painter:
    return lambda sheet, x, y: paint_grade(sheet, (x + 5, y), grade, INK3)


def _guess(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.circle((x + 7, y), 6.5, WHITE, INK2, line=1.2, style="dashed")


def _arrow(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x + 4, y + 8), (x + 4, y - 4)], WARN, 1)
    sheet.under.polygon([(x + 1, y - 3), (x + 7, y - 3), (x + 4, y - 8.5)], WARN)


def _diamond(color: str, *, filled: bool) -> Painter:
    return lambda sheet, x, y: sheet.under.diamond((x + 6, y), 5, color, filled=filled)


def _indirect(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.circle((x + 9, y), 8, WHITE, INK3, style="dashed")


def _bar(accent: Accent) -> Painter:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.under.box(Box(x, y - 2.5, 44, 5), LINE2, radius=2.5)
        sheet.under.box(Box(x, y - 2.5, 32, 5), accent.strong, radius=2.5)
        sheet.under.line([(x + 24.2, y - 5.5), (x + 24.2, y - 3)], INK3, 0.7)
        sheet.under.line([(x + 28.6, y - 6.5), (x + 28.6, y + 5.5)], INK2, 1)

    return draw


def _interval(sheet: Sheet, x: float, y: float) -> None:
    for end in (x, x + 22):
        sheet.under.line([(end, y - 2), (end, y + 2)], INK3, 0.8)
    sheet.under.line([(x, y), (x + 22, y)], INK3, 0.8)


def _low(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x, y - 3.5), (x + 8, y - 3.5), (x + 4, y + 3.5)], WARN)


def _hollow(style: str) -> Painter:
    return lambda sheet, x, y: sheet.under.box(Box(x, y - 2, 24, 4), WHITE, INK2, line=1, radius=2, style=style)


def _norm(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 18, y)], INK2, 0.6, "dotted")


def _column(style: str, color: str) -> Painter:
    return lambda sheet, x, y: sheet.under.box(Box(x, y - 6, 12, 12), WHITE, color, line=0.9, style=style)


def _island(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.box(Box(x, y - 6, 26, 12), WHITE, WARN, line=0.9, radius=6, style="dashed")
