"""What would move as JSON, version 1 (docs/reference/whatif-json.md): never translated, unknown is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.planning.whatif.values import JourneyMove, Move, WhatIf
    from journeykit.scoring.values import Interval, TouchpointScore

VERSION = 1
_DIGITS = 4


def json_text(found: WhatIf, persona: str | None = None) -> str:
    """Write what would move as JSON."""
    return json.dumps(document(found, persona), ensure_ascii=False, indent=2) + "\n"


def document(found: WhatIf, persona: str | None = None) -> dict[str, Any]:
    """Return what would move as JSON values; `persona` is the one through whose eyes it is seen."""
    return {
        "version": VERSION,
        **({} if persona is None else {"persona": persona}),
        "set": [
            {"journey": one.journey, "touchpoint": one.touchpoint, "field": one.field, "value": one.value}
            for one in found.assumptions
        ],
        "done": [{"id": one.id, "title": one.title} for one in found.done],
        "journeys": [_journey(move) for move in found.journeys],
        "notes": [note.english for note in found.notes],
    }


def _journey(move: JourneyMove) -> dict[str, Any]:
    before, after = move.before, move.after
    return {
        "id": before.id,
        "title": before.title,
        "index": {"before": _interval(before.index), "after": _interval(after.index)},
        "peak_end": _both(before.peak_end, after.peak_end),
        "school_mark": _both(before.school_mark, after.school_mark),
        "below_floor": {"before": before.below_floor, "after": after.below_floor},
        "touchpoints": [_touchpoint(one) for one in move.touchpoints],
        "notes": [note.english for note in move.notes],
    }


def _touchpoint(move: Move) -> dict[str, Any]:
    before, after = move.before, move.after
    return {
        "id": before.id,
        "name": before.name,
        "direct": move.direct,
        "performance": {"before": _performance(before), "after": _performance(after)},
        "importance": _both(before.importance.value, after.importance.value),
        "reach": _both(before.reach.value, after.reach.value),
        "impact": {"before": _interval(before.impact), "after": _interval(after.impact)},
        "brand": {"before": _brand(before), "after": _brand(after)},
        "choice": {"before": _choice(before), "after": _choice(after)},
        "rank": {"before": _rank(before), "after": _rank(after)},
        "reasons": [reason.english for reason in move.reasons],
    }


def _performance(one: TouchpointScore) -> dict[str, float | None]:
    known = one.performance
    return {"value": _rounded(known.value), "low": _rounded(known.low), "high": _rounded(known.high)}


def _brand(one: TouchpointScore) -> dict[str, float | None]:
    known = one.brand
    return {
        "expression": _rounded(known.expression),
        "potential": _rounded(known.potential),
        "gap": _rounded(known.gap),
    }


def _choice(one: TouchpointScore) -> dict[str, str | None]:
    return {"take": one.choice.take, "certainty": one.choice.certainty, "because": one.choice.because.english}


def _rank(one: TouchpointScore) -> dict[str, int | None]:
    return {"value": one.rank.value, "low": one.rank.low, "high": one.rank.high}


def _both(before: float | None, after: float | None) -> dict[str, float | None]:
    return {"before": _rounded(before), "after": _rounded(after)}


def _interval(interval: Interval) -> dict[str, float | None]:
    return {"value": _rounded(interval.value), "low": _rounded(interval.low), "high": _rounded(interval.high)}


def _rounded(value: float | None) -> float | None:
    """Cut off the last digits, in which machines differ."""
    return None if value is None else round(value, _DIGITS)
