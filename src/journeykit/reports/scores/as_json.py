"""Scores and ranks for programs: JSON and CSV, the same in every language. A figure that is not known is null."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from journeykit.reports.indented import indented
from journeykit.scoring.operational import counted
from journeykit.sheets import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.scoring import JourneyScore, Ranking, Scores, TouchpointScore
    from journeykit.scoring.values import Interval, RestsOn
    from journeykit.workspace import PlacedRecord, Workspace

VERSION = 1
_DIGITS = 4


def scores_json(scores: Scores, ranking: Ranking, workspace: Workspace) -> str:
    """Return the scores of journeys and the order of their touchpoints as JSON, version 1."""
    data = {
        "version": VERSION,
        **persona_json(workspace),
        "journeys": [_journey(journey, workspace) for journey in scores.journeys],
        "ranking": [{"journey": row.journey.id, "touchpoint": row.touchpoint.id} for row in ranking.rows],
    }
    return indented(data) + "\n"


def persona_json(workspace: Workspace) -> dict[str, str]:
    """Through whose eyes the figures are seen; nothing when they are everybody's."""
    return {} if workspace.seen_by is None else {"persona": workspace.seen_by.group}


def rests_on_json(fields: Iterable[RestsOn], workspace: Workspace) -> list[dict[str, Any]]:
    """The fields that a figure rests on, with their files and lines (the first line is 1), each once."""
    found: dict[tuple[str, int | None, str], None] = {}
    for one in fields:
        span = workspace.span(one.place)
        found.setdefault((one.place.file.as_posix(), span.line if span else None, one.field))
    return [{"file": file, "line": line, "field": field} for file, line, field in found]


def rounded(value: float | None) -> float | None:
    """A figure to four decimals: what comes after is noise, and differs between machines."""
    if value is None:
        return None
    return round(value, _DIGITS) + 0.0  # no -0.0


def _journey(journey: JourneyScore, workspace: Workspace) -> dict[str, Any]:
    minimum = journey.minimum
    return {
        "id": journey.id,
        "title": journey.title,
        "index": interval_json(journey.index),
        "peak_end": rounded(journey.peak_end),
        "school_mark": None if journey.school_mark is None else round(journey.school_mark, 1),
        "minimum": None if minimum is None else {"touchpoint": minimum.touchpoint, "value": rounded(minimum.value)},
        "below_floor": journey.below_floor,
        "channel_switch_rate": rounded(journey.channel_switch_rate),
        "handoffs": journey.handoffs,
        "loops": journey.loops,
        **_counted(workspace.records_of(journey.id, None)),
        "touchpoints": [
            _touchpoint(touchpoint, workspace) | _counted(workspace.records_of(journey.id, touchpoint.id))
            for touchpoint in journey.touchpoints
        ],
    }


def _counted(records: Sequence[PlacedRecord]) -> dict[str, Any]:
    """What was counted beside satisfaction (waiting, contacts, costs); nothing where nothing was."""
    found = [
        {"metric": one.metric, "unit": one.unit, "value": rounded(one.value), "n": _count(one.n), "period": one.period,
         "before": rounded(one.before)}
        for one in counted(records)
    ]  # fmt: skip
    return {"counted": found} if found else {}


def interval_json(interval: Interval) -> dict[str, float | None]:
    """A figure with its ends."""
    return {"value": rounded(interval.value), "low": rounded(interval.low), "high": rounded(interval.high)}


def _touchpoint(touchpoint: TouchpointScore, workspace: Workspace) -> dict[str, Any]:
    p, brand, choice, rank = touchpoint.performance, touchpoint.brand, touchpoint.choice, touchpoint.rank
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "phase": touchpoint.phase,
        "performance": {
            "value": rounded(p.value),
            "raw": rounded(p.raw),
            "low": rounded(p.low),
            "high": rounded(p.high),
            "n": _count(p.n),
            "grade": p.grade,
            **({} if workspace.seen_by is None or p.value is None else {"basis": p.basis or "everybody"}),
            "headlines": [
                {"metric": headline.metric, "value": rounded(headline.value), "n": _count(headline.n)}
                for headline in p.headlines
            ],
        },
        "importance": {"value": rounded(touchpoint.importance.value), "source": touchpoint.importance.source},
        "reach": {"value": rounded(touchpoint.reach.value), "source": touchpoint.reach.source},
        "impact": interval_json(touchpoint.impact),
        "harm": rounded(touchpoint.harm),
        "strength": rounded(touchpoint.strength),
        "brand": {
            "expression": rounded(brand.expression),
            "potential": rounded(brand.potential),
            "gap": rounded(brand.gap),
            "coverage": rounded(brand.coverage),
            "contradictions": list(brand.contradictions),
            "rules": {"kept": brand.rules.kept, "broken": brand.rules.broken, "fits": brand.rules.fits},
        },
        "choice": {
            "take": choice.take,
            "certainty": choice.certainty,
            "because": because(touchpoint),
            "overruled": choice.overruled,
        },
        "priority": rounded(touchpoint.priority),
        "rank": {"value": rank.value, "low": rank.low, "high": rank.high, "top5": rounded(rank.top5)},
        "rests_on": rests_on_json(touchpoint.rests_on, workspace),
    }


def because(touchpoint: TouchpointScore) -> str:
    """Why a touchpoint gets its choice: a person's reason when the computed choice was set aside."""
    choice = touchpoint.choice
    return choice.reason or "" if choice.overruled else choice.because.english


def _count(n: float | None) -> int | float | None:
    return None if n is None else int(n) if float(n).is_integer() else rounded(n)


def rank_csv(scores: Scores, ranking: Ranking) -> str:
    """Return the touchpoints in the order of a ranking as CSV, a row each."""
    del scores
    return as_csv(
        ("place", "place_low", "place_high", "place_top5", *_COLUMNS),
        (
            [row.place, row.sure.low, row.sure.high, rounded(row.sure.top5), *_cells(row.journey, row.touchpoint)]
            for row in ranking.rows
        ),
    )


def scores_csv(scores: Scores) -> str:
    """Return the touchpoints of all journeys as CSV, a row each, in the order of the files."""
    return as_csv(_COLUMNS, (_cells(journey, touchpoint) for journey, touchpoint in scores.all()))


_COLUMNS = (
    "journey", "touchpoint", "name", "phase", "performance", "raw", "low", "high", "n", "grade", "importance",
    "importance_source", "reach", "reach_source", "impact", "impact_low", "impact_high", "harm", "strength", "expression", "potential", "gap",
    "coverage", "choice", "certainty", "overruled", "priority", "rank", "rank_low", "rank_high", "top5",
)  # fmt: skip


def _cells(journey: JourneyScore, touchpoint: TouchpointScore) -> list[Any]:
    p, brand, choice = touchpoint.performance, touchpoint.brand, touchpoint.choice
    return [
        journey.id, touchpoint.id, touchpoint.name, touchpoint.phase, rounded(p.value), rounded(p.raw), rounded(p.low),
        rounded(p.high), _count(p.n), p.grade, rounded(touchpoint.importance.value), touchpoint.importance.source,
        rounded(touchpoint.reach.value), touchpoint.reach.source, rounded(touchpoint.impact.value),
        rounded(touchpoint.impact.low), rounded(touchpoint.impact.high), rounded(touchpoint.harm), rounded(touchpoint.strength), rounded(brand.expression), rounded(brand.potential),
        rounded(brand.gap), rounded(brand.coverage), choice.take, choice.certainty, choice.overruled,
        rounded(touchpoint.priority), touchpoint.rank.value, touchpoint.rank.low, touchpoint.rank.high,
        rounded(touchpoint.rank.top5),
    ]  # fmt: skip


def as_csv(columns: Iterable[str], rows: Iterable[list[Any]]) -> str:
    """Rows as CSV; no text of a user is a formula in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_unarmed(cell) for cell in row] for row in rows)
    return text.getvalue()


def _unarmed(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets a `'` before it; numbers stay numbers."""
    return guarded(cell) if isinstance(cell, str) else cell
