"""The service blueprint: what the customer does and sees above the line of visibility, and what carries it below."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.blueprint.boxes import fails, handoffs, paint_boxes, paint_flow, paint_handoff, paint_handoffs
from journeykit.maps.blueprint.rows import Label, Plan, make_plan, width_of
from journeykit.maps.blueprint.systems import paint_systems, paint_use
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import BAND, INK2, INK3, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import LANE, TITLE
from journeykit.maps.content import MapContent, System
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.lanes.grid import MARGIN, Board, Column, make_grid
from journeykit.maps.lanes.phases import PHASES, paint_phases
from journeykit.maps.lanes.stack import note_columns
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_OUT = 14.0  # how far the surface below the line of visibility reaches into the margin


def draw_blueprint(content: MapContent) -> Drawing:
    """Draw the blueprint of a journey.

    Raises:
        NothingToDoError: nothing is known of what happens behind the touchpoints.
    """
    if not any(p.front or p.back or p.systems for p in content.touchpoints):
        raise NothingToDoError(
            message("{journey} has no blueprint: no touchpoint says what happens behind it", journey=content.id)
        )
    t = speaker(content.language)
    board = Board(content, make_grid(content), t)
    title = _finding(content, t) or content.title
    subject = "" if content.subject == title else content.subject
    heading = make_heading(
        [t("service blueprint"), subject, content.client],
        title,
        _subtitle(content, t),
        TITLE,
        MARGIN,
        board.grid.width,
        content.logo,
    )
    plan = make_plan(board, heading.height + PHASES)
    entries = _legend(content, t)
    right = board.grid.width - MARGIN
    rows = legend.rows(entries, board.grid.left, right)
    height = plan.foot + 38 + 20 * rows
    name = f"{content.id}-blueprint"
    sheet = Sheet(board.grid.width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    _paint_lines(sheet, board, plan)
    paint_phases(board, sheet, heading.height, heading.height + PHASES + 8)
    for column, lines in zip(board.grid.columns, plan.heads, strict=True):
        _paint_head(sheet, board, column, heading.height + PHASES + 12)
        at = (column.x + 7, heading.height + PHASES + 52)
        words = board.say(column.touchpoint, t("Touchpoint"), column.touchpoint.channels)
        sheet.text(at, width_of(board), lines, *words)
    paint_flow(sheet, board, plan)
    paint_systems(sheet, board, plan)
    for row in plan.rows:
        paint_boxes(sheet, board, row)
        _paint_label(sheet, board, row.label, row.top + 4)
    back = plan.row("back")
    if back:
        paint_handoffs(sheet, board, back)
    if plan.systems:
        _paint_label(sheet, board, Label(t("Systems"), t("Dot: used in this step")), plan.systems_top - 2)
    note_columns(board, sheet, heading.height + PHASES + 8, plan.foot)
    sheet.under.words((MARGIN, plan.foot + 33), t("Legend"), LANE.size, LANE.color, bold=True)
    legend.paint(sheet, entries, board.grid.left, right, plan.foot + 30)
    return Drawing(
        name, sheet.dot(), sheet.width, height, title, content.description, logo=heading.logo, layout=sheet.layout
    )


def _finding(content: MapContent, t: Sentence) -> str:
    """Say how many steps lean on a system that the others do not see."""
    count = sum(any(system.island for system in p.systems) for p in content.touchpoints)
    if not count or not content.crm_known:
        return ""
    return t(
        "{count} of {all} steps lean on a system that the CRM does not see", count=count, all=len(content.touchpoints)
    )


def _subtitle(content: MapContent, t: Sentence) -> list[str]:
    parts = [
        t("Above the line of visibility: what the customer meets"),
        t("below: what we do for it, and with which systems"),
    ]
    count = len(handoffs(content.touchpoints))
    if count:
        parts.append(t("another department takes over: {count} times", count=count))
    return [*parts, *content.left_out]


def _paint_lines(sheet: Sheet, board: Board, plan: Plan) -> None:
    """Draw the surface that the customer does not see, and the three lines."""
    t, tops = board.t, {row.name: row.top for row in plan.rows}
    systems = plan.systems_top if plan.systems else None
    hidden = tops.get("back", systems)
    if hidden is not None:
        y = hidden - 26
        sheet.under.box(Box(MARGIN - _OUT, y, sheet.width - 2 * (MARGIN - _OUT), plan.foot - y), BAND)
    if "front" in tops and "action" in tops:
        _paint_line(sheet, board, tops["front"] - 24, t("line of interaction"))
    if hidden is not None:
        _paint_visibility(sheet, hidden - 26, t("line of visibility"), board.content.accent)
    if systems is not None and "back" in tops:
        _paint_line(sheet, board, systems - 24, t("internal line"))


def _paint_line(sheet: Sheet, board: Board, y: float, words: str) -> None:
    sheet.under.line([(board.grid.left, y), (sheet.width - MARGIN, y)], PILL_LINE, 1, "dashed")
    sheet.under.words((MARGIN, y + 3), words.upper(), 8, INK3, bold=True)


def _paint_visibility(sheet: Sheet, y: float, words: str, accent: Accent) -> None:
    left = MARGIN - _OUT
    sheet.under.line([(left, y), (sheet.width - left, y)], accent.strong, 2)
    width = widest(words.upper(), 8, bold=True) + 16
    sheet.under.box(Box(left, y - 8, width, 16), accent.strong, radius=8)
    sheet.under.words((left + 8, y + 3), words.upper(), 8, WHITE, bold=True)


def _paint_head(sheet: Sheet, board: Board, column: Column, top: float) -> None:
    touchpoint, at = column.touchpoint, (column.x + 22, top + 16)
    accent = board.content.accent
    color = {"strong": accent.strong, "weak": WARN, "open": INK2, None: INK2}[touchpoint.moment]
    fill = color if touchpoint.moment else WHITE if touchpoint.indirect else BAND
    if touchpoint.indirect:
        sheet.under.circle(at, 15, fill, INK3, style="dashed")
    else:
        sheet.under.circle(at, 15, fill)
    sheet.under.icon(touchpoint.icon, at, 18, WHITE if touchpoint.moment else INK2)
    if touchpoint.moment:
        sheet.under.diamond((at[0] + 26, at[1]), 4.5, color, filled=touchpoint.moment == "strong")
    number = (column.x + column.width - 9, top + 10)
    sheet.under.words(number, str(touchpoint.number), 8.5, INK3, anchor="right")


def _paint_label(sheet: Sheet, board: Board, label: Label, top: float) -> None:
    room = board.grid.gutter - 14
    name = f"{board.t('Lane')}: {label.name}"
    sheet.text((MARGIN, top), board.grid.gutter - 12, label.lines(room), name, f"{label.name}\n{label.hint}")


def _legend(content: MapContent, t: Sentence) -> list[legend.Entry]:
    points, accent = content.touchpoints, content.accent
    used = [system for p in points for system in p.systems]
    away = any(p.indirect or p.others for p in points)
    linked = t("system that reaches the CRM") if content.crm_known else t("system used")
    found = [
        (
            any(p.does or p.wait for p in points),
            legend.Entry(22, t("customer action"), _box(accent.tint, accent.middle)),
        ),
        (any(p.front or p.back for p in points), legend.Entry(22, t("our action"), _box(WHITE, PILL_LINE))),
        (away, legend.Entry(22, t("out of our hands"), _box(WHITE, INK3, "dashed"))),
        (any(p.does and fails(p) for p in points), legend.Entry(12, t("fail point: emotion −1 or lower"), _fail)),
        (bool(handoffs(points)), legend.Entry(12, t("another department"), _handoff)),
        (any(not s.island for s in used), legend.Entry(10, linked, _use(System(""), accent))),
        (any(s.island for s in used), legend.Entry(10, t("data island"), _use(System("", island=True), accent))),
    ]
    moments = [entry for entry in legend.moments(content, t) if entry.text != t("indirect touchpoint")]
    return [entry for occurs, entry in found if occurs] + moments


def _box(fill: str, line: str, style: str = "solid") -> legend.Painter:
    return lambda sheet, x, y: sheet.under.box(Box(x, y - 7, 22, 14), fill, line, line=1, radius=4, style=style)


def _fail(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x + 1, y + 5), (x + 11, y + 5), (x + 6, y - 5)], WARN)


def _handoff(sheet: Sheet, x: float, y: float) -> None:
    paint_handoff(sheet, (x + 6, y))


def _use(system: System, accent: Accent) -> legend.Painter:
    return lambda sheet, x, y: paint_use(sheet, system, (x + 5, y), accent)
