"""The tables of `score` and `rank`: what stands in which column."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from journeykit.reports.counted import counted_tables
from journeykit.reports.scores.doubts import doubts
from journeykit.reports.scores.family import Families, in_several
from journeykit.reports.scores.words import Speech, grounds, unknown_index
from journeykit.reports.text_layout import Column, Table
from journeykit.scoring.shared import parents, shared

if TYPE_CHECKING:
    from journeykit.scoring import JourneyScore, Ranking, Scores, TouchpointScore
    from journeykit.scoring.ranking import RankedList, Row
    from journeykit.workspace import Workspace

TOP = 5


def score_tables(scores: Scores, workspace: Workspace, language: str) -> list[Table]:
    """One table a journey: its own figures above, its touchpoints in the order of the file; and what was counted beside."""
    speech = Speech(language)
    t = speech.t
    families = Families(parents(scores, workspace))
    columns = (
        Column("#", right=True),
        Column(t("touchpoint"), flexible=True),
        Column(t("choice")),
        Column(t("satis-\nfaction")),
        Column(t("weight"), right=True, spare=True),
        Column(t("reach"), right=True, spare=True),
        Column(t("before\nshrinking"), right=True, spare=True),
        Column(t("lifts\nindex by"), right=True),
        Column(t("brand\nnow/can"), right=True),
    )
    tables = []
    for journey in scores.journeys:
        table = Table(
            above=(*_whole(speech, journey), *families.of(speech, journey)),
            columns=columns,
            rows=tuple(_score_row(speech, touchpoint) for touchpoint in journey.touchpoints),
            below=(*unknown_index(speech, journey), *grounds(speech, scores, list(journey.touchpoints))),
        )
        tables += [table, *counted_tables(speech, journey, workspace)]
    return tables


def rank_tables(ranking: Ranking, scores: Scores, workspace: Workspace, language: str) -> list[Table]:
    """One table a list: of all journeys together, or of each journey when they cannot be compared."""
    speech = Speech(language)
    t = speech.t
    touchpoints = sum(len(journey.touchpoints) for journey in scores.journeys)
    project = workspace.project.name
    heading = [project] if project else []
    heading.append(speech.count(touchpoints, len(scores.journeys)))
    if scores.newest_period:
        heading.append(t("figures up to {period}", period=scores.newest_period))
    tables = [_rank_table(speech, ranking, scores, one) for one in ranking.lists]
    if len(ranking.lists) > 1:
        apart = t("Each journey has an order of its own: not all of them say how many customers a year they have.")
        tables[-1] = _with_below(tables[-1], apart)
    if len(ranking.lists) == 1 < len(scores.journeys):
        counted = t("Each journey counts by its customers a year.")
        tables[0] = _with_below(tables[0], counted, *in_several(speech, ranking, shared(scores, workspace)))
    first = tables[0]
    return [Table((" - ".join(heading), *first.above), first.columns, first.rows, first.below), *tables[1:]]


def _with_below(table: Table, *lines: str) -> Table:
    return Table(table.above, table.columns, table.rows, (*table.below, *lines))


def _whole(speech: Speech, journey: JourneyScore) -> tuple[str, ...]:
    """The figures of the journey itself, in a few sentences."""
    t = speech.t
    first = [
        journey.title,
        t("index {index}", index=speech.interval(journey.index.value, journey.index.low, journey.index.high)),
        t("school mark {mark}", mark=speech.number(journey.school_mark, 1)),
        t("peak and end {value}", value=speech.number(journey.peak_end)),
    ]
    second = []
    if journey.minimum is not None:
        second = [
            t("below 55: {count}", count=journey.below_floor or 0),
            t("lowest: {name} {value}", name=_name(journey), value=speech.number(journey.minimum.value)),
        ]
    rate = journey.channel_switch_rate
    third = [
        t("channel switches {rate}", rate=t("unknown") if rate is None else speech.percent(rate)),
        t("handoffs {count}", count=journey.handoffs),
        t("loops back {count}", count=journey.loops),
        t("stories that do not go along {count}", count=journey.stories_not_carried),
    ]
    own = [f"{headline.metric.upper()} {speech.number(headline.value, 1)}" for headline in journey.headlines]
    return tuple(" - ".join(line) for line in (first, [*second, *own], third) if line)


def _name(journey: JourneyScore) -> str:
    lowest = journey.touchpoint(journey.minimum.touchpoint) if journey.minimum else None
    return lowest.name if lowest else ""


def _score_row(speech: Speech, touchpoint: TouchpointScore) -> tuple[str, ...]:
    brand = touchpoint.brand
    rated = brand.expression is not None or brand.potential is not None
    return (
        speech.rank(touchpoint.rank.value, touchpoint.rank.low, touchpoint.rank.high),
        touchpoint.name,
        speech.doubted(touchpoint),
        speech.satisfaction(touchpoint),
        speech.percent(touchpoint.importance.value),
        speech.percent(touchpoint.reach.value),
        "-" if touchpoint.performance.raw is None else speech.number(touchpoint.performance.raw),
        speech.room(touchpoint),
        f"{_short(speech, brand.expression)}/{_short(speech, brand.potential)}" if rated else "-",
    )


def _short(speech: Speech, value: float | None) -> str:
    return "?" if value is None else speech.number(value)


def _rank_table(speech: Speech, ranking: Ranking, scores: Scores, one: RankedList) -> Table:
    t = speech.t
    rows = one.rows[: ranking.top]
    places = sum(row.place is not None for row in one.rows)
    marks = _marks(scores) if one.journey is None else {}
    columns = (
        Column("#", right=True),
        Column(t("touchpoint"), flexible=True),
        Column(t("choice")),
        Column(t("satis-\nfaction")),
        Column(t("lifts\nindex by"), right=True),
        Column(t("in\ntop 5"), right=True),
        Column(t("brand"), right=True, spare=True),
        Column(t("repair"), spare=True),
    )
    named = [one.journey.title] if one.journey is not None and len(ranking.lists) > 1 else []
    return Table(
        above=(*named, *_legend(marks, scores)),
        columns=columns,
        rows=tuple(_rank_row(speech, row, marks.get(row.journey.id), few=places <= TOP) for row in rows),
        below=(
            *(unknown_index(speech, one.journey) if one.journey is not None else ()),
            *doubts(speech, ranking.by, rows, scores),
            *grounds(speech, scores, [row.touchpoint for row in rows]),
        ),
    )


def _marks(scores: Scores) -> dict[str, str]:
    """A letter for each journey (numbers when there are too many): names of touchpoints come back in several."""
    many = len(scores.journeys) > len(ascii_lowercase)
    return {journey.id: str(i + 1) if many else ascii_lowercase[i] for i, journey in enumerate(scores.journeys)}


def _legend(marks: dict[str, str], scores: Scores) -> list[str]:
    return [", ".join(f"{marks[journey.id]} {journey.title}" for journey in scores.journeys)] if marks else []


def _rank_row(speech: Speech, row: Row, mark: str | None, *, few: bool) -> tuple[str, ...]:
    """One row of an order; of a `few`, all are among the first five, which says nothing."""
    touchpoint = row.touchpoint
    expression = touchpoint.brand.expression
    return (
        speech.rank(row.place, row.sure.low, row.sure.high),
        f"{mark} {touchpoint.name}" if mark else touchpoint.name,
        speech.doubted(touchpoint),
        speech.satisfaction(touchpoint),
        speech.room(touchpoint),
        "-" if few else speech.percent(row.sure.top5),
        "-" if expression is None else speech.percent(expression / 100),
        speech.certainty(touchpoint),
    )
