"""`score --view`: our figures beside those of competitors, and what journeys have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.gathering.names import metric
from journeykit.reports.scores.as_json import VERSION, as_csv, interval_json, rounded
from journeykit.reports.scores.words import Speech
from journeykit.reports.text_layout import Column, Table, as_markdown, as_text, without_empty
from journeykit.scoring.benchmarks import Compared, compared
from journeykit.scoring.shared import Parent, Shared, parents, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def view_report(view: str, scores: Scores, workspace: Workspace, form: str, language: str, width: int) -> str:
    """Write one view of the scores.

    Args:
        view: `benchmarks` (competitors), or `shared` (touchpoints in several journeys, and journeys in a larger one).
        scores: The journeys.
        workspace: Where they come from.
        form: `table`, `markdown`, `json` or `csv`.
        language: The language of tables and Markdown.
        width: The columns that a table may take.

    Raises:
        NothingToDoError: There is nothing to show.
    """
    speech = Speech(language)
    if view == "benchmarks":
        rows = compared(scores, workspace)
        if not rows:
            raise NothingToDoError(
                message("no touchpoint has a competitor's figure"), message("`benchmarks:` at a touchpoint holds them")
            )
        if form in {"json", "csv"}:
            return _benchmarks_json(rows) if form == "json" else _benchmarks_csv(rows)
        tables = [_benchmarks(speech, workspace, rows)]
    else:
        common, larger = shared(scores, workspace), parents(scores, workspace)
        if not common and not larger:
            raise NothingToDoError(
                message("no touchpoint stands in several journeys, and no journey is part of another"),
                message("`use:` takes a touchpoint from the library, `parent:` names the larger journey"),
            )
        if form in {"json", "csv"}:
            return _shared_json(common, larger) if form == "json" else _shared_csv(common)
        tables = [*([_shared(speech, common)] if common else []), *([_parents(speech, larger)] if larger else [])]
    tables = [without_empty(table) for table in tables]
    return as_markdown(tables) if form == "markdown" else as_text(tables, width)


def empty_view(view: str, form: str) -> str:
    """What programs get when there is nothing to show: the usual form, without rows."""
    if view == "benchmarks":
        return _benchmarks_json(()) if form == "json" else _benchmarks_csv(())
    return _shared_json((), ()) if form == "json" else _shared_csv(())


def _benchmarks(speech: Speech, workspace: Workspace, rows: Sequence[Compared]) -> Table:
    t = speech.t
    names = {one.id: one.name for one in workspace.project.competitors}
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("competitor"), flexible=True),
        Column(t("metric")),
        Column(t("ours"), right=True),
        Column(t("theirs"), right=True),
        Column(t("difference\nin points"), right=True),
        Column(t("so")),
    )
    cells = tuple(
        (
            one.touchpoint.name,
            names.get(one.competitor, one.competitor),
            metric(t, one.metric),
            "-" if one.our_value is None else speech.number(one.our_value, 1),
            speech.number(one.their_value, 1),
            "-" if one.difference is None else speech.interval(one.difference, one.low, one.high),
            _so(speech, one),
        )
        for one in rows
    )
    below = [
        t("Points are of satisfaction, 0-100. Important is what weighs more than the middle of its journey."),
        *(
            t('"{touchpoint}", to learn from {competitor}: {learn}', touchpoint=one.touchpoint.name,
              competitor=names.get(one.competitor, one.competitor), learn=one.learn)
            for one in rows if one.learn
        ),
    ]  # fmt: skip
    return Table((), columns, cells, tuple(below))


def _so(speech: Speech, one: Compared) -> str:
    t = speech.t
    return {
        "catch-up": t("catch up"),
        "advantage": t("our advantage"),
        "accept": t("behind, weighs little"),
        "more-than-needed": t("ahead, weighs little"),
        "level": t("no clear difference"),
        "unknown": t("unknown"),
    }[one.quadrant]


def _benchmarks_json(rows: Sequence[Compared]) -> str:
    return _written({"benchmarks": [_benchmark(one) for one in rows]})


def _benchmark(one: Compared) -> dict[str, Any]:
    return {
        "journey": one.journey.id,
        "touchpoint": one.touchpoint.id,
        "competitor": one.competitor,
        "metric": one.metric,
        "ours": {"value": rounded(one.our_value), "performance": rounded(one.ours)},
        "theirs": {"value": rounded(one.their_value), "performance": rounded(one.theirs), "n": one.their_n},
        "difference": {"value": rounded(one.difference), "low": rounded(one.low), "high": rounded(one.high)},
        "verdict": one.verdict,
        "important": one.important,
        "quadrant": one.quadrant,
        "learn": one.learn,
    }


def _benchmarks_csv(rows: Sequence[Compared]) -> str:
    columns = (
        "journey", "touchpoint", "competitor", "metric", "our_value", "their_value", "their_n", "ours", "theirs",
        "difference", "low", "high", "verdict", "important", "quadrant",
    )  # fmt: skip
    return as_csv(
        columns,
        (
            [
                one.journey.id, one.touchpoint.id, one.competitor, one.metric, rounded(one.our_value),
                rounded(one.their_value), one.their_n, rounded(one.ours), rounded(one.theirs), rounded(one.difference),
                rounded(one.low), rounded(one.high), one.verdict, one.important, one.quadrant,
            ]
            for one in rows
        ),
    )  # fmt: skip


def _shared(speech: Speech, common: Sequence[Shared]) -> Table:
    t = speech.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("lifts\nindex by"), right=True),
        Column(t("customers\na year"), right=True),
        Column(t("in each journey"), flexible=True),
    )
    rows = tuple(
        (
            one.name,
            "-" if one.impact.value is None else speech.interval(one.impact.value, one.impact.low, one.impact.high, 1),
            "-" if one.customers is None else speech.number(one.customers),
            ", ".join(f"{speech.number(spot.touchpoint.impact.value, 1)} {spot.journey.title}" for spot in one.spots),
        )
        for one in common
    )
    weighed = any(one.impact.value is not None for one in common)
    below = (
        t("Each journey counts by its customers a year.")
        if weighed
        else t("What it lifts in all is not known: not all journeys say how many customers a year they have.")
    )
    return Table((t("Touchpoints that several journeys share"),), columns, rows, (below,))


def _parents(speech: Speech, larger: Sequence[Parent]) -> Table:
    t = speech.t
    columns = (
        Column(t("larger journey"), flexible=True),
        Column(t("its own\nindex")),
        Column(t("its parts\ntogether")),
        Column(t("parts"), flexible=True),
    )
    rows = tuple(
        (
            one.journey.title if one.journey else one.id,
            _index(speech, one.journey.index.value, one.journey.index.low, one.journey.index.high)
            if one.journey
            else "-",
            _index(speech, one.index.value, one.index.low, one.index.high),
            ", ".join(f"{speech.number(part.index.value)} {part.title}" for part in one.parts),
        )
        for one in larger
    )
    return Table((t("Journeys that are part of a larger one"),), columns, rows)


def _index(speech: Speech, value: float | None, low: float | None, high: float | None) -> str:
    return "-" if value is None else speech.interval(value, low, high)


def _shared_json(common: Sequence[Shared], larger: Sequence[Parent]) -> str:
    return _written(
        {
            "touchpoints": [
                {
                    "id": one.id,
                    "name": one.name,
                    "impact": interval_json(one.impact),
                    "customers": rounded(one.customers),
                    "journeys": [
                        {
                            "journey": spot.journey.id,
                            "touchpoint": spot.touchpoint.id,
                            "impact": interval_json(spot.touchpoint.impact),
                        }
                        for spot in one.spots
                    ],
                }
                for one in common
            ],
            "parents": [
                {
                    "id": one.id,
                    "index": interval_json(one.journey.index) if one.journey else None,
                    "together": interval_json(one.index),
                    "parts": [{"id": part.id, "index": interval_json(part.index)} for part in one.parts],
                }
                for one in larger
            ],
        }
    )


def _shared_csv(common: Sequence[Shared]) -> str:
    return as_csv(
        ("id", "name", "impact", "impact_low", "impact_high", "customers", "journeys"),
        (
            [
                one.id, one.name, rounded(one.impact.value), rounded(one.impact.low), rounded(one.impact.high),
                rounded(one.customers), " ".join(spot.journey.id for spot in one.spots),
            ]
            for one in common
        ),
    )  # fmt: skip


def _written(data: dict[str, Any]) -> str:
    return json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=2) + "\n"
