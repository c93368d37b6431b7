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
from journeykit.maps.content import MapContent, MapTouchpoint
from journeykit.maps.lanes.grid import Board, Column
from journeykit.maps.lanes.lane import Lane
from journeykit.words import Sentence

_ICON, _TAG = 11.0, 13.0
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
    return _who(board, [(cell, cell.pair.old) for cell in cells], (name, hint), quiet=True)


def after(board: Board, cells: Sequence[Cell], name: str, hint: str) -> Lane:
    """The touchpoints of the newer map; above each stands what became of it."""
    return _who(board, [(cell, cell.pair.new) for cell in cells], (name, hint), quiet=False)


def _who(
    board: Board, those: Sequence[tuple[Cell, MapTouchpoint | None]], label: tuple[str, str], *, quiet: bool
) -> Lane:
    lines = [_names(board, point, quiet=quiet) for _, point in those]
    tall = max((sum(style.leading for _, style in one) for one in lines), default=0)
    above = 0 if quiet else _TAG + 6

    def paint(sheet: Sheet, top: float) -> None:
        for (cell, point), names in zip(those, lines, strict=True):
            if not quiet and cell.change != "same":
                words = _SIGNS[cell.change] + word(board.t, board.content, cell.change)
                paint_tag(sheet, words, (cell.column.text_x, top + 12), cell.change, board.content.accent)
            box = Box(cell.column.x + 4, top + 10 + above, cell.column.width - 8, 2 * _ICON + 14 + tall)
            if point is None:
                sheet.under.box(box, "", LINE, line=0.9, radius=6, style="dashed")
                continue
            at = (cell.column.text_x + _ICON, box.y + 6 + _ICON)
            moment = point.moment is not None and not quiet
            fill = WARN if point.moment == "weak" else INK2 if point.moment == "open" else board.content.accent.strong
            sheet.under.circle(at, _ICON, fill if moment else BAND)
            sheet.under.icon(point.icon, at, 14, WHITE if moment else INK3 if quiet else INK2)
            tip = "\n".join(filter(None, [point.name, point.channels, *point.tags]))
            sheet.text(
                (cell.column.text_x, box.y + 10 + 2 * _ICON), board.grid.inner, names, f"{label[0]}: {point.name}", tip
            )

    return Lane(*label, 10 + above + 2 * _ICON + 14 + tall + 12, paint)


def _names(board: Board, point: MapTouchpoint | None, *, quiet: bool) -> list[Line]:
    if point is None:
        return []
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
