"""The map of tasks: what customers can do on which channel, what is planned, and what they can do nowhere."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.bars import paint_bar
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, INK, INK2, INK3, LINE, LINE2, WARN
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TITLE
from journeykit.maps.content import GOOD, MapContent, Performance
from journeykit.maps.drawing import Drawing
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import figure, speaker
from journeykit.maps.tasks.content import Availability, MapTask, TaskMap
from journeykit.maps.tasks.finding import ANSWERS, description, finding, said, subtitle, where
from journeykit.maps.tasks.grid import HEAD_ICON, MARGIN, NAMES, TOTAL, WITHOUT, Column, Grid, Row, make_grid
from journeykit.maps.tasks.marks import RADIUS, paint_mark, paint_share
from journeykit.words import Sentence

_GROUPS = 26.0
_TOTALS, _SCORES = 40.0, 44.0
_KINDS = {"screen": "on a screen", "person": "with a person", "paper": "on paper", "other": "elsewhere"}


def draw_tasks(content: MapContent) -> Drawing:
    """Draw the tasks of customers against the channels.

    Raises:
        NothingToDoError: the journey names no task with a channel.
    """
    tasks = content.tasks
    if tasks is None or not tasks.channels:
        raise NothingToDoError(
            message("{journey} has no map of tasks: it does not say what customers can do where", journey=content.id)
        )
    t = speaker(content.language)
    title = finding(t, tasks)
    grid = make_grid(t, tasks)
    head = [t("tasks and channels"), content.subject, content.client]
    heading = make_heading(head, title, list(subtitle(t, tasks)), TITLE, MARGIN, grid.width, content.logo)
    entries = _legend(content, t, tasks)
    top = heading.height + _GROUPS + grid.head
    foot = top + grid.height
    scored = any(column.channel.performance for column in grid.columns)
    under = foot + _TOTALS + (_SCORES if scored else 0)
    height = under + 20 * legend.rows(entries, MARGIN, grid.width - MARGIN) + 30
    name = f"{content.id}-tasks"
    sheet = Sheet(grid.width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    _paint_groups(sheet, t, tasks, grid, heading.height)
    _paint_heads(sheet, t, grid, heading.height + _GROUPS)
    for row in grid.rows:
        _paint_row(sheet, t, content, (tasks, grid), row, top)
    _paint_totals(sheet, t, tasks, grid, foot)
    if scored:
        _paint_scores(sheet, t, content, grid, foot + _TOTALS)
    legend.paint(sheet, entries, MARGIN, grid.width - MARGIN, under + 22)
    told = description(t, content.subject, tasks)
    return Drawing(name, sheet.dot(), grid.width, height, title, told, logo=heading.logo, layout=sheet.layout)


def _paint_groups(sheet: Sheet, t: Sentence, tasks: TaskMap, grid: Grid, top: float) -> None:
    """Write above the channels what kind they are, with a line over all of a kind."""
    for kind, start, end in tasks.groups():
        left, right = grid.columns[start].x + 4, grid.columns[end - 1].x + grid.columns[end - 1].width - 4
        sheet.under.line([(left, top + 16), (right, top + 16)], LINE, 0.8)
        sheet.under.words((left, top + 10), t(_KINDS[kind]).upper(), 7, INK3, bold=True)


def _paint_heads(sheet: Sheet, t: Sentence, grid: Grid, top: float) -> None:
    for column in grid.columns:
        channel = column.channel
        sheet.under.icon(channel.icon, (column.middle, top + HEAD_ICON / 2), 18)
        y = top + HEAD_ICON + 12
        for line in column.lines:
            sheet.under.words((column.middle, y), line, 9, INK, bold=True, anchor="middle")
            y += 11
        for line in column.hours:
            sheet.under.words((column.middle, y), line, 7.5, INK2, anchor="middle")
            y += 10
        tip = "\n".join(filter(None, [channel.name, channel.hours, _scored(t, channel.performance)]))
        box = Box(column.x + 2, top, column.width - 4, grid.head - 6)
        sheet.hover(box, t("Channel: {channels}", channels=channel.name), tip)
    base = top + grid.head - 12
    sheet.under.words((MARGIN, base), t("What customers want to do"), 9.5, INK, bold=True)
    sheet.under.words((grid.total, base), t("Possible on"), 9.5, INK, bold=True)
    if grid.without is not None:
        sheet.under.words((grid.without, base), t("Not on a channel of choice"), 9.5, INK, bold=True)
    low = top + grid.head - 1
    sheet.under.line([(MARGIN, low), (grid.width - MARGIN, low)], LINE, 0.8)


def _scored(t: Sentence, known: Performance | None) -> str:
    return t("score {value}", value=figure(known.value, known.low, known.high)) if known else ""


def _paint_row(
    sheet: Sheet, t: Sentence, content: MapContent, shown: tuple[TaskMap, Grid], row: Row, top: float
) -> None:
    tasks, grid = shown
    task, middle = row.task, top + row.top + row.height / 2
    sheet.under.line(
        [(MARGIN, top + row.top + row.height), (grid.width - MARGIN, top + row.top + row.height)], LINE2, 0.8
    )
    nowhere = not task.count("yes")
    if nowhere:
        sheet.under.polygon([(MARGIN, middle + 3.6), (MARGIN + 8, middle + 3.6), (MARGIN + 4, middle - 3.6)], WARN)
    tall = sum(style.leading for _, style in row.lines)
    tip = f"{task.name}\n{where(t, tasks, task)}"
    sheet.text((MARGIN + (14 if nowhere else 0), middle - tall / 2), NAMES - 38, row.lines, task.name, tip)
    for column, cell in zip(grid.columns, task.cells, strict=True):
        paint_mark(sheet, cell, (column.middle, middle), content.accent)
        box = Box(column.x + 2, middle - 12, column.width - 4, 24)
        tip = f"{task.name}\n{column.channel.name}: {said(t, cell)}"
        sheet.hover(box, f"{task.name}: {column.channel.name}", tip)
    _paint_total(sheet, t, content, (task, grid), middle)
    if row.without and grid.without is not None:
        high = sum(style.leading for _, style in row.without)
        name = f"{task.name}: {t('Not on a channel of choice')}"
        tip = f"{task.name}\n{t('Not on a channel of choice')}: {', '.join(task.without)}"
        sheet.text((grid.without, middle - high / 2), WITHOUT - 12, row.without, name, tip)


def _paint_total(sheet: Sheet, t: Sentence, content: MapContent, shown: tuple[MapTask, Grid], middle: float) -> None:
    task, grid = shown
    yes, planned, every = task.count("yes"), task.count("planned"), len(task.cells)
    color = WARN if yes <= 1 and every > 1 else INK
    sheet.under.words((grid.total, middle + 3.2), t("{count} of {all}", count=yes, all=every), 9, color, bold=True)
    paint_share(sheet, (grid.total + 52, middle - 2.5), TOTAL - 56, yes / every, planned / every, content.accent)


def _paint_totals(sheet: Sheet, t: Sentence, tasks: TaskMap, grid: Grid, top: float) -> None:
    """Below each channel: how many of the tasks it offers."""
    sheet.under.box(Box(MARGIN, top + 6, grid.width - 2 * MARGIN, _TOTALS - 10), BAND, radius=5)
    sheet.under.words((MARGIN + 12, top + 24.5), t("Tasks that it can do"), 9, INK, bold=True)
    for i, column in enumerate(grid.columns):
        cells = tasks.column(i)
        _paint_count(sheet, column, cells.count("yes"), len(cells), top)
    every = sum(task.count("yes") for task in tasks.tasks)
    most = len(tasks.tasks) * len(tasks.channels)
    sheet.under.words((grid.total, top + 24.5), t("{count} of {all}", count=every, all=most), 9, INK, bold=True)


def _paint_count(sheet: Sheet, column: Column, yes: int, every: int, top: float) -> None:
    color = INK if yes else WARN
    sheet.under.words((column.middle, top + 24.5), f"{yes}/{every}", 9, color, bold=True, anchor="middle")


def _paint_scores(sheet: Sheet, t: Sentence, content: MapContent, grid: Grid, top: float) -> None:
    """Below that: how satisfied customers are with the touchpoints on the channel."""
    sheet.under.words((MARGIN + 12, top + 14), t("Satisfaction on the channel"), 9, INK, bold=True)
    sheet.under.words((MARGIN + 12, top + 26), t("of all touchpoints there, 0–100"), 8, INK3)
    for column in grid.columns:
        known = column.channel.performance
        if known is None:
            sheet.under.words((column.middle, top + 14), "–", 9, INK3, anchor="middle")
            continue
        width = min(60.0, column.width - 16)
        color = WARN if known.level == "low" else INK
        written = f"{known.value:.0f}"
        sheet.under.words((column.middle, top + 13), written, 9, color, bold=True, anchor="middle")
        if known.level == "low":
            x = column.middle + 10
            sheet.under.polygon([(x, top + 7), (x + 6, top + 7), (x + 3, top + 12.4)], WARN)
        paint_bar(sheet, (column.middle - width / 2, top + 21), width, known, GOOD, content.accent)
        tip = f"{column.channel.name}\n{_scored(t, known)}"
        name = f"{t('Satisfaction on the channel')}: {column.channel.name}"
        sheet.hover(Box(column.x + 2, top, column.width - 4, 36), name, tip)


def _legend(content: MapContent, t: Sentence, tasks: TaskMap) -> list[legend.Entry]:
    cells = {cell for task in tasks.tasks for cell in task.cells}
    accent = content.accent

    def mark(answer: Availability | None) -> legend.Painter:
        return lambda sheet, x, y: paint_mark(sheet, answer, (x + RADIUS, y), accent)

    entries = [legend.Entry(2 * RADIUS, said(t, answer), mark(answer)) for answer in ANSWERS if answer in cells]
    if any(not task.count("yes") for task in tasks.tasks):
        entries.append(legend.Entry(8, t("can be done nowhere"), _nowhere))
    known = [channel.performance for channel in tasks.channels if channel.performance]
    return entries + legend.bars(known, t, accent)


def _nowhere(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x, y + 3.6), (x + 8, y + 3.6), (x + 4, y - 3.6)], WARN)
