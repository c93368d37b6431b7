"""The lanes of a comparison: who was there and who is, what became different, and both curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.palette import BAND, INK2, INK3, LINE, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.compare.changes import Difference, change_of, differences
from journeykit.maps.compare.pairing import Change, Pair
from journeykit.maps.compare.stacking import stacks
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.lanes.grid import Board, Column
from journeykit.maps.lanes.lane import Lane
from journeykit.words import Sentence

_ICON, _TAG, _BETWEEN = 11.0, 13.0, 4.0
_FIELD, _SPACE = TextStyle(8, 11, INK2, bold=True), TextStyle(4, 4)
_MOST = 4

_WORDS: dict[Change, str] = {
    "new": "new", "gone": "gone", "moved": "moved", "changed": "different", "same": "the same"
}  # fmt: skip
_APART: dict[Change, str] = _WORDS | {"new": "only here", "gone": "not here", "moved": "elsewhere"}
_SIGNS: dict[Change, str] = {"new": "+ ", "gone": "− ", "moved": "→ ", "changed": "", "same": ""}


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of the comparison."""

    column: Column
    pair: Pair
    change: Change
    differences: tuple[Difference, ...]


def make_cells(board: Board, pairs: Sequence[Pair]) -> list[Cell]:
    """Say of every column what became of its touchpoint."""
    t, language = board.t, board.content.language
    filled = board.content.against is not None and board.content.against.earlier
    return [
        Cell(
            column,
            pair,
            change_of(t, language, pair, filled=filled),
            tuple(differences(t, language, pair, filled=filled)),
        )
        for column, pair in zip(board.grid.columns, pairs, strict=True)
    ]


def word(t: Sentence, content: MapContent, change: Change) -> str:
    """Return the word for what became of a touchpoint; of two journeys none is the past of the other."""
    one_journey = content.against is not None and (content.against.states or content.against.personas)
    return t((_WORDS if one_journey else _APART)[change])


def before(board: Board, cells: Sequence[Cell], name: str, hint: str) -> Lane:
    """The touchpoints of the older map, in grey."""
    return _who(board, [_Stack(board, some, [cell.pair.old for cell in some], quiet=True)
                        for some in stacks(cells, board.grid.column)], (name, hint))  # fmt: skip


def after(board: Board, cells: Sequence[Cell], name: str, hint: str) -> Lane:
    """The touchpoints of the newer map; above each stands what became of it."""
    return _who(board, [_Stack(board, some, [cell.pair.new for cell in some], quiet=False)
                        for some in stacks(cells, board.grid.column)], (name, hint))  # fmt: skip


def _who(board: Board, those: Sequence[_Stack], label: tuple[str, str]) -> Lane:
    tall = max((stack.tall for stack in those), default=0)
    above = _TAG + 6 if any(not stack.quiet for stack in those) else 0

    def paint(sheet: Sheet, top: float) -> None:
        for stack in those:
            if not stack.quiet:
                stack.paint_tag(board, sheet, top + 12)
            stack.paint(board, sheet, Box(stack.x, top + 10 + above, stack.width, 2 * _ICON + 14 + tall), label[0])

    return Lane(*label, 10 + above + 2 * _ICON + 14 + tall + 12, paint)


class _Stack:
    """What stands in one column: a touchpoint, or neighbours that are gone; None where one is not there."""

    def __init__(
        self, board: Board, cells: Sequence[Cell], points: Sequence[MapTouchpoint | None], *, quiet: bool
    ) -> None:
        self.cells, self.quiet = cells, quiet
        self._points = [point for point in points if point is not None]
        self._lines = [_names(board, point, quiet=quiet) for point in self._points]
        self.tall = sum(map(_high, self._lines)) + _BETWEEN * max(0, len(self._lines) - 1)
        self.x = cells[0].column.x + 4
        self.width = sum(cell.column.width for cell in cells) - 8

    def paint_tag(self, board: Board, sheet: Sheet, y: float) -> None:
        """Say above it what became of it."""
        change = self.cells[0].change
        if change != "same":
            count = f" ({len(self.cells)})" if len(self.cells) > 1 else ""
            words = _SIGNS[change] + word(board.t, board.content, change) + count
            paint_tag(sheet, words, (self.cells[0].column.text_x, y), change, board.content.accent)

    def paint(self, board: Board, sheet: Sheet, box: Box, lane: str) -> None:
        """Draw the icons beside each other, and the names below each other."""
        if not self._points:
            sheet.under.box(box, "", LINE, line=0.9, radius=6, style="dashed")
        x, y = self.cells[0].column.text_x, box.y + 10 + 2 * _ICON
        for number, (point, names) in enumerate(zip(self._points, self._lines, strict=True)):
            at = (x + _ICON + number * (2 * _ICON + 2), box.y + 6 + _ICON)
            moment = point.moment is not None and not self.quiet
            fill = WARN if point.moment == "weak" else INK2 if point.moment == "open" else board.content.accent.strong
            sheet.under.circle(at, _ICON, fill if moment else BAND)
            sheet.under.icon(point.icon, at, 14, WHITE if moment else INK3 if self.quiet else INK2)
            tip = "\n".join(filter(None, [point.name, point.channels, *point.tags]))
            sheet.text((x, y), board.grid.inner, names, f"{lane}: {point.name}", tip)
            y += _high(names) + _BETWEEN


def _high(lines: Sequence[Line]) -> float:
    return sum(style.leading for _, style in lines)


def _names(board: Board, point: MapTouchpoint, *, quiet: bool) -> list[Line]:
    name, small = board.grid.name, board.grid.small
    style = TextStyle(name.size, name.leading, INK2) if quiet else name
    return [*board.lines(point.name, style, most=4), *board.lines(point.channels, small, most=2)]


def paint_tag(sheet: Sheet, words: str, at: Point, change: Change, accent: Accent) -> None:
    """Draw what became of a touchpoint: filled when it is new, square when it is gone."""
    fill, line, color, radius, style = {
        "new": (accent.strong, accent.strong, WHITE, 6.0, "solid"),
        "gone": (WHITE, INK2, INK2, 1.5, "solid"),
        "moved": (accent.tint, accent.strong, accent.strong, 6.0, "solid"),
        "changed": (BAND, PILL_LINE, INK2, 6.0, "solid"),
        "same": (WHITE, PILL_LINE, INK3, 6.0, "dashed"),
    }[change]
    box = Box(at[0], at[1], text_width(words, 8, bold=True) * 1.1 + 14, _TAG)
    sheet.under.box(box, fill, line, line=0.9, radius=radius, style=style)
    sheet.under.words((box.x + box.width / 2, box.y + 9.4), words, 8, color, bold=True, anchor="middle")


def different(board: Board, cells: Sequence[Cell], hint: str, *, tagged: bool = False) -> Lane | None:
    """Field by field what is different: grey as it was, black as it is; `tagged` says above it what became of each."""
    lines = [_told(board, cell.differences) for cell in cells]
    tall = max((sum(style.leading for _, style in one) for one in lines), default=0)
    tagged = tagged and any(cell.change != "same" for cell in cells)
    above = _TAG + 5 if tagged else 0
    if not tall and not tagged:
        return None

    def paint(sheet: Sheet, top: float) -> None:
        for cell, told in zip(cells, lines, strict=True):
            name = cell.pair.shown.name
            if tagged and cell.change != "same":
                words = _SIGNS[cell.change] + word(board.t, board.content, cell.change)
                paint_tag(sheet, words, (cell.column.text_x, top + 10), cell.change, board.content.accent)
            tip = "\n".join([name, *(f"{one.field}: {one.old} → {one.new}" for one in cell.differences)])
            at = (cell.column.text_x, top + 11 + above)
            sheet.text(at, board.grid.inner, told, f"{board.t('Different')}: {name}", tip)

    return Lane(board.t("Different"), hint, 11 + above + tall + 11, paint)


def _told(board: Board, found: Sequence[Difference]) -> list[Line]:
    body = board.grid.body
    grey = TextStyle(body.size, body.leading, INK3)
    lines: list[Line] = []
    for one in found:
        lines += [("", _SPACE)] if lines else []
        lines += board.lines(one.field, _FIELD, most=2)
        lines += board.lines(one.old or "–", grey, most=_MOST)
        lines += board.lines(one.new or "–", body, most=_MOST)
    return lines
