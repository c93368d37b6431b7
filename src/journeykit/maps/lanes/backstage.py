"""The lane behind the scenes: who answers for a touchpoint, and which systems stand behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import INK2, INK3, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint, System
from journeykit.maps.lanes.grid import Board
from journeykit.maps.lanes.lane import Lane

_PILL = TextStyle(7.5, 10)
_ROW, _PILL_HEIGHT, _SIDES, _BETWEEN = 16, 13, 12, 4


@dataclass(frozen=True, slots=True)
class _Pill:
    system: System
    label: str
    x: float
    row: int
    width: float


def backstage(board: Board) -> Lane | None:
    """Owners and systems."""
    t = board.t
    if not any(p.owner or p.systems for p in board.content.touchpoints):
        return None
    cells = [(c, _owner(board, c.touchpoint), _pills(c.touchpoint, board.grid.inner)) for c in board.grid.columns]
    any_systems = any(pills for _, _, pills in cells)
    height = max(
        board.grid.body.leading * len(owner)
        + (6 + _ROW * (max((pill.row for pill in pills), default=0) + 1) if any_systems else 2)
        for _, owner, pills in cells
    )

    def paint(sheet: Sheet, top: float) -> None:
        for column, owner, pills in cells:
            x, touchpoint = column.text_x, column.touchpoint
            if touchpoint.gone:
                continue
            sheet.text(
                (x, top + 12), board.grid.inner, owner, *board.say(touchpoint, t("Owner"), _tip(board, touchpoint))
            )
            y = top + 12 + board.grid.body.leading * len(owner) + 6
            for pill in pills:
                _paint_pill(sheet, pill, x, y)
            if any_systems and not pills:
                sheet.under.words((x, y + 9), t("no system"), 7.5, INK3, italic=True)

    return Lane(t("Backstage"), t("Owner and systems") if any_systems else t("Owner"), 12 + height + 9, paint)


def _owner(board: Board, touchpoint: MapTouchpoint) -> list[Line]:
    body = board.grid.body
    if touchpoint.owner:
        return board.lines(touchpoint.owner, replace(body, bold=True), most=3)
    return board.lines(board.t("No owner"), replace(body, color=INK3, italic=True))


def _tip(board: Board, touchpoint: MapTouchpoint) -> str:
    t = board.t
    lines = [touchpoint.owner or t("No owner")]
    if touchpoint.systems:
        lines.append(t("Systems: {names}", names=", ".join(system.name for system in touchpoint.systems)))
    islands = [system.name for system in touchpoint.systems if system.island]
    if islands:
        lines.append(t("Data islands, without a way to the CRM: {names}", names=", ".join(islands)))
    return "\n".join(lines)


def _pills(touchpoint: MapTouchpoint, width: float) -> list[_Pill]:
    """Place the pills from left to right and on to the next row."""
    pills: list[_Pill] = []
    x, row = 0.0, 0
    for system in touchpoint.systems:
        (label, *_) = wrap(system.name, width - _SIDES, _PILL, 1) or ("",)
        wide = widest(label, _PILL.size) + _SIDES
        if x and x + wide > width:
            x, row = 0.0, row + 1
        pills.append(_Pill(system, label, x, row, wide))
        x += wide + _BETWEEN
    return pills


def _paint_pill(sheet: Sheet, pill: _Pill, x: float, y: float) -> None:
    island = pill.system.island
    box = Box(x + pill.x, y + pill.row * _ROW, pill.width, _PILL_HEIGHT)
    line, style = (WARN, "dashed") if island else (PILL_LINE, "solid")
    sheet.under.box(box, WHITE, line, line=0.9, radius=6.5, style=style)
    at = (box.x + box.width / 2, box.y + 9.3)
    sheet.under.words(at, pill.label, _PILL.size, WARN if island else INK2, anchor="middle")
