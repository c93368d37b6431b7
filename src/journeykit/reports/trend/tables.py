"""A trend as tables: one a journey, a row each moment at which something changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.counted import courses
from journeykit.reports.text_layout import Column, Table
from journeykit.reports.trend.words import TrendSpeech, most_moved, names_of

if TYPE_CHECKING:
    from journeykit.history import Line, Row, Trend


def trend_tables(trend: Trend, language: str) -> list[Table]:
    """One table a journey, with what changed beyond chance below it, and what happened meanwhile below the last."""
    speech = TrendSpeech(language, trend.by)
    tables = [_table(speech, trend, line) for line in trend.lines]
    happened = _happened(speech, trend)
    return [*tables, *([Table(tuple(happened), (), ())] if happened else [])]


def _table(speech: TrendSpeech, trend: Trend, line: Line) -> Table:
    t = speech.t
    rows = line.rows
    columns = (
        Column(t("day")),
        Column(t("moment"), flexible=True),
        Column(t("index"), right=True),
        Column(t("diffe-\nrence"), right=True),
        Column(t("peak\nand end"), right=True, spare=True),
        Column(t("below\n55"), right=True, spare=True),
        Column(t("answers"), right=True, spare=True),
        Column(t("most moved"), flexible=True),
    )
    return Table(
        above=(_heading(speech, trend, line),),
        columns=columns if trend.by != "periods" else columns[1:],
        rows=tuple(_row(speech, trend, rows, i) for i in range(len(rows))),
        below=(*_below(speech, trend, line), *speech.cut(trend)),
    )


def _heading(speech: TrendSpeech, trend: Trend, line: Line) -> str:
    t = speech.t
    known = [row.figures.index.value for row in line.scored if row.figures is not None]
    parts = [line.title]
    if len(known) > 1 and known[0] is not None and known[-1] is not None:
        parts.append(t("index from {first} to {last}", first=speech.number(known[0]), last=speech.number(known[-1])))
    return " - ".join([*parts, speech.looked_at(trend)])


def _row(speech: TrendSpeech, trend: Trend, rows: tuple[Row, ...], i: int) -> tuple[str, ...]:
    row = rows[i]
    before = next((one for one in reversed(rows[:i]) if one.figures is not None), None)
    cells = [row.moment.day.isoformat(), _moment(speech, row), *_figures(speech, row, before)]
    return tuple(cells if trend.by != "periods" else cells[1:])


def _moment(speech: TrendSpeech, row: Row) -> str:
    name = speech.moment(row.moment)
    return f"{name} {row.moment.subject}" if row.moment.subject else name


def _figures(speech: TrendSpeech, row: Row, before: Row | None) -> list[str]:
    t, figures = speech.t, row.figures
    if figures is None:
        said = t("cannot be read") if row.state == "broken" else t("is not there")
        return [said, "-", "-", "-", "-", "-"]
    index = figures.index
    earlier = before.figures.index.value if before is not None and before.figures is not None else None
    moved = most_moved(row, before)
    return [
        speech.interval(index.value, index.low, index.high),
        "-" if index.value is None or earlier is None else speech.signed(index.value - earlier),
        "-" if figures.peak_end is None else speech.number(figures.peak_end, 0),
        "-" if figures.below_floor is None else str(figures.below_floor),
        "-" if figures.n is None else speech.number(figures.n, 0),
        "-" if moved is None else f"{moved[0]} {speech.signed(moved[1])}",
    ]


def _below(speech: TrendSpeech, trend: Trend, line: Line) -> list[str]:
    told = [*speech.judged(trend, line.journey), *speech.moved(line)] if len(line.scored) > 1 else []
    return [*told, *courses(speech.t, speech.language, line)]


def _happened(speech: TrendSpeech, trend: Trend) -> list[str]:
    names = names_of(trend)
    lines = [speech.mark(mark, names) for mark in trend.marks]
    return [speech.t("Meanwhile:"), *lines] if lines else []
