"""A difference for programs: JSON, the same in every language. A figure that is not known is null."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from journeykit.reports.indented import indented
from journeykit.reports.scores.as_json import interval_json, rounded

if TYPE_CHECKING:
    from journeykit.history.diff_values import Diff, Edit, Item, JourneyEffect, Pair, PointEffect, Slip
    from journeykit.history.fields import Value
    from journeykit.history.trend_values import Change

VERSION = 1


def diff_json(diff: Diff) -> str:
    """Return a difference as JSON, version 1."""
    data = {
        "version": VERSION,
        "before": diff.before,
        "after": diff.after,
        "journeys": [_journey(one) for one in diff.journeys],
        "edits": [_edit(edit) for edit in diff.edits],
        "slips": [_slip(slip) for slip in diff.slips],
        "stale": [_item(item) for item in diff.stale],
        "asked_anew": [_change(one) for one in diff.changes],
        "unreadable": list(diff.unreadable),
    }
    return indented(data) + "\n"


def _journey(one: JourneyEffect) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "index": {"before": interval_json(one.before), "after": interval_json(one.after)},
        "by_data": interval_json(one.by_data),
        "by_weighting": rounded(one.by_weighting),
        "by_touchpoints": rounded(one.by_touchpoints),
        "within_noise": one.within_noise,
        "worse": one.worse,
        "peak_end": _pair(one.peak_end),
        "below_floor": {"before": one.below_floor.before, "after": one.below_floor.after},
        "touchpoints": [_point(point) for point in one.touchpoints],
        "fingerprint": one.fingerprint,
    }


def _point(one: PointEffect) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "performance": {"before": interval_json(one.before), "after": interval_json(one.after)},
        "certainty": one.certainty,
        "worse": one.worse,
        "to_repair": one.to_repair,
        "choice": {"before": one.choice[0], "after": one.choice[1]},
        "rank": {"before": one.rank[0], "after": one.rank[1]},
        "brand": {"expression": _pair(one.expression), "gap": _pair(one.gap)},
        "reasons": list(one.reasons),
        "fingerprint": one.fingerprint,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {"before": rounded(pair.before), "after": rounded(pair.after)}


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "change": edit.kind,
        **_item(edit.item),
        "was": None if edit.was is None else _item(edit.was),
        "likelihood": edit.likelihood,
        "from": edit.source,
        "to": edit.target,
        "fields": [{"path": one.path, "before": _value(one.before), "after": _value(one.after)} for one in edit.fields],
        "fingerprint": edit.fingerprint,
    }


def _item(item: Item) -> dict[str, Any]:
    return {"kind": item.kind, "id": item.id, "name": item.name, "journey": item.journey, "touchpoint": item.touchpoint}


def _slip(slip: Slip) -> dict[str, Any]:
    return {
        **_item(slip.item),
        "field": slip.field,
        "before": _value(slip.before),
        "after": _value(slip.after),
        "days": slip.days,
        "fingerprint": slip.fingerprint,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "journey": change.journey,
        "touchpoint": change.touchpoint,
        "metric": change.metric,
        "before": interval_json(change.before),
        "after": interval_json(change.after),
        "difference": interval_json(change.difference),
        "chance": None if change.chance is None else round(change.chance, 6),
        "better": change.better,
        "verdict": change.verdict,
    }


def _value(value: Value | None) -> Any:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value
