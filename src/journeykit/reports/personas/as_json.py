"""`score --view personas` for programs: JSON and CSV, the same in every language. A figure that is not known is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from journeykit.reports.scores.as_json import VERSION, as_csv, interval_json, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring import JourneyScore
    from journeykit.scoring.performance import Figure
    from journeykit.scoring.told_apart import Curve, JourneyOfPersonas, PersonaSeen
    from journeykit.scoring.unequal import Served


def personas_json(journeys: Sequence[JourneyOfPersonas]) -> str:
    """Journeys as each persona goes through them, as JSON, version 1."""
    data = {"version": VERSION, "journeys": [_journey(one) for one in journeys]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _journey(one: JourneyOfPersonas) -> dict[str, Any]:
    whole = one.seen.journey
    return {
        "id": whole.id,
        "title": whole.title,
        "touchpoints": [touchpoint.id for touchpoint in whole.touchpoints],
        "everybody": _whole(whole, one.curve),
        "personas": [_persona(persona) for persona in one.personas],
        "comparisons": one.seen.unequal.comparisons,
        "worse": [_served(served) for served in one.seen.unequal.served],
    }


def _whole(score: JourneyScore, curve: Curve) -> dict[str, Any]:
    return {
        "index": interval_json(score.index),
        "peak_end": rounded(score.peak_end),
        "below_floor": score.below_floor,
        "curve": [rounded(level) for phase in curve for level in phase],
    }


def _persona(one: PersonaSeen) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        **_whole(one.seen.score, one.curve),
        "own_figures": one.seen.own,
        "choices": [
            {"touchpoint": other.touchpoint.id, "choice": other.take, "everybody": other.everybody}
            for other in one.choices
        ],
        "goals": list(one.persona.goals) if one.persona else [],
        "tasks": [
            {"id": task.task.id, "name": task.task.name, "can": task.can, "on": list(task.on),
             "elsewhere": list(task.elsewhere)}
            for task in one.tasks
        ],
    }  # fmt: skip


def _served(one: Served) -> dict[str, Any]:
    return {
        "touchpoint": one.touchpoint.id,
        "persona": one.group,
        "own": _figure(one.own),
        "rest": {**_figure(one.rest), "against": one.against, "others": list(one.others)},
        "lower_by": interval_json(one.gap),
        "reach": rounded(one.touchpoint.reach.value),
        "verdict": one.verdict,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    n = figure.n
    return {
        "value": rounded(figure.p), "low": rounded(figure.low), "high": rounded(figure.high),
        "n": None if n is None else int(n) if float(n).is_integer() else rounded(n),
    }  # fmt: skip


def personas_csv(journeys: Sequence[JourneyOfPersonas]) -> str:
    """Journeys as each persona goes through them, as CSV: a row a persona of a journey."""
    columns = (
        "journey", "persona", "index", "index_low", "index_high", "peak_end", "below_floor", "touchpoints",
        "own_figures", "other_choices", "tasks", "tasks_possible", "tasks_failing", "clearly_worse",
    )  # fmt: skip
    return as_csv(
        columns,
        (
            [
                one.seen.journey.id, persona.id, rounded(score.index.value), rounded(score.index.low),
                rounded(score.index.high), rounded(score.peak_end), score.below_floor, len(score.touchpoints),
                persona.seen.own, len(persona.choices), len(persona.tasks),
                sum(task.can == "yes" for task in persona.tasks), sum(task.fails for task in persona.tasks),
                sum(row.verdict == "clear" for row in persona.seen.worse),
            ]
            for one in journeys
            for persona in one.personas
            for score in (persona.seen.score,)
        ),
    )  # fmt: skip
