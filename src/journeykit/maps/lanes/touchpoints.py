"""The lane that says who is who: icon, number, name and channel of every touchpoint."""

from __future__ import annotations

from journeykit.maps.canvas.palette import BAND, INK2, INK3, WARN, WHITE
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import PAD, Board, Column
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.marks import paint_grade
from journeykit.maps.speaking import GRADES

_SPACE = TextStyle(2, 2)


def touchpoints(board: Board) -> Lane | None:
    """Icon, number, name and channel."""
    cells = [(column, _lines(board, column.touchpoint)) for column in board.grid.columns]
    if not cells:
        return None
    text = max(sum(style.leading for _, style in lines) for _, lines in cells)

    def paint(sheet: Sheet, top: float) -> None:
        for column, lines in cells:
            _paint_head(board, sheet, column, top)
            at = (column.text_x, top + 22 + 2 * _radius(board))
            sheet.text(at, board.grid.inner, lines, column.touchpoint.name, _tip(board, column.touchpoint))

    t = board.t
    return Lane(t("Touchpoint"), t("What the customer meets, and where"), 24 + 2 * _radius(board) + text + 12, paint)


def moment_color(board: Board, touchpoint: MapTouchpoint) -> str:
    """Return the colour of a touchpoint's icon and number: that of a moment of truth, or grey."""
    return {"strong": board.content.accent.strong, "weak": WARN, "open": INK2, None: INK2}[touchpoint.moment]


def _radius(board: Board) -> float:
    return 13 if board.grid.dense else 16


def _lines(board: Board, touchpoint: MapTouchpoint) -> list[Line]:
    name = board.lines(touchpoint.name, board.grid.name, most=5)
    channels = board.lines(touchpoint.channels, board.grid.small, most=3)
    return [*name, ("", _SPACE), *channels] if channels else name


def _tip(board: Board, touchpoint: MapTouchpoint) -> str:
    t = board.t
    lines = [f"{touchpoint.number}. {touchpoint.name}"]
    if touchpoint.channels:
        lines.append(t("Channel: {channels}", channels=touchpoint.channels))
    lines.append(t("Phase: {phase}", phase=touchpoint.phase))
    if touchpoint.moment:
        lines.append(t("Moment of truth"))
    if touchpoint.grade:
        lines.append(t("Evidence: {grade}", grade=t(GRADES[touchpoint.grade])))
    return "\n".join([*lines, *touchpoint.tags])


def _paint_head(board: Board, sheet: Sheet, column: Column, top: float) -> None:
    """Draw the disc with its icon, the tags beside it, and the number at the right."""
    touchpoint, radius = column.touchpoint, _radius(board)
    color = moment_color(board, touchpoint)
    at = (column.text_x + radius, top + 14 + radius)
    under = sheet.under
    if touchpoint.indirect:
        under.circle(at, radius, color if touchpoint.moment else WHITE, INK3, style="dashed")
    else:
        under.circle(at, radius, color if touchpoint.moment else BAND)
    under.icon(touchpoint.icon, at, radius * 1.2, WHITE if touchpoint.moment else INK2, 1.25)
    x = at[0] + radius
    if touchpoint.moment:
        under.diamond((x + 10.5, at[1] + 1.5), 4.5, color, filled=touchpoint.moment == "strong")
        # Two lines: one is too long for a column in most languages. A tag makes three.
        words = [(board.t("MOMENT"), color), (board.t("OF TRUTH"), color)]
        words += [(tag.upper(), INK3) for tag in touchpoint.tags[:1]]
        for i, (word, shade) in enumerate(words):
            under.words((x + 18, at[1] + 0.5 - 4.5 * (len(words) - 2) + 9 * i), word, 7, shade, bold=True)
    else:
        for i, tag in enumerate(touchpoint.tags[:2]):
            y = at[1] + 3 + 9 * (i - (len(touchpoint.tags[:2]) - 1) / 2)
            under.words((x + 8, y), tag.upper(), 7, INK3, bold=True)
    right = (column.x + column.width - PAD, top + 17)
    if touchpoint.grade:
        paint_grade(sheet, (right[0] - 18, top + 14), touchpoint.grade, color if touchpoint.moment else INK3)
    under.words(
        right,
        str(touchpoint.number),
        8.5,
        color if touchpoint.moment else INK3,
        bold=bool(touchpoint.moment),
        anchor="right",
    )
