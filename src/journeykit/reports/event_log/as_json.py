"""What an event log says of a journey as JSON (docs/reference/measure-log-json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.indented import indented

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.evidence.logs.values import Effect, LogReport, Quartiles, Share, Step

_DIGITS = 6


def json_text(found: LogReport) -> str:
    """Return the report as JSON, version 1; ids instead of names, and null for what is not known."""
    minimum, told = found.minimum, found.told
    count, of = found.switches
    return indented({
        "version": 1,
        "journey": found.journey.id,
        "minimum_n": minimum,
        "customers": found.cases,
        "visits": found.events,
        "first_day": found.days[0].isoformat() if found.days else None,
        "last_day": found.days[1].isoformat() if found.days else None,
        "single_visit": found.single if told else None,
        "same_moment": found.ties if told else None,
        "duration_seconds": _time(found.whole),
        "not_in_the_log": list(found.unseen),
        "conforms": _share(found.conforms) if told else None,
        "stopped": _share(found.stopped) if told else None,
        "deviates": _share(found.deviates) if told else None,
        "movement_count": found.movements if told else None,
        "unexplained_movement_count": found.unexplained if told else None,
        "unexplained_movement_rate": None if found.unexplained_rate is None else round(found.unexplained_rate, _DIGITS),
        "missing": [{"touchpoint": id_, **_share(share)} for id_, share in found.missing],
        "extra": [{"touchpoint": id_, **_share(share)} for id_, share in found.extra],
        "other_order": _steps(found.other_order),
        "unplanned_ways": _steps(found.jumps),
        "reach": [{"touchpoint": id_, **_share(share)} for id_, share in found.reach],
        "drop_off": [
            {"touchpoint": one.touchpoint, **_share(one.customers), "perhaps_under_way": one.recent, "end": one.planned}
            for one in found.ended
        ],
        "looped": _share(found.looped) if told else None,
        "loops": _steps(found.loops),
        "channels": None if found.switched is None else {
            "switches": count,
            "movements": of,
            "customers": _share(found.switched),
            "ways": [{"from": a, "to": b, "movements": n} for a, b, n in found.channels],
            "effect": _effect(found.effect),
        },
        "steps": _steps(found.steps),
        "paths": [
            {"touchpoints": list(one.touchpoints), **_share(one.customers), "keeps": one.keeps} for one in found.paths
        ],
        "on_other_paths": found.others if told else None,
        "unknown_activities": [
            {"activity": one.activity, "events": one.events, "near": one.near} for one in found.unknown if one.events >= minimum
        ],
    }) + "\n"  # fmt: skip


def _share(share: Share) -> dict[str, Any]:
    return {
        "customers": share.count, "of": share.of, "share": round(share.value, _DIGITS) if share.of else None,
        "low": round(share.low, _DIGITS), "high": round(share.high, _DIGITS),
    }  # fmt: skip


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {"from": one.origin, "to": one.target, **_share(one.customers), "planned": one.planned,
         "seconds": _time(one.time)}
        for one in steps
    ]  # fmt: skip


def _time(time: Quartiles | None) -> dict[str, float] | None:
    if time is None:
        return None
    return {
        name: round(value, 3) for name, value in (("lower", time.low), ("median", time.median), ("upper", time.high))
    }


def _effect(effect: Effect | None) -> dict[str, Any] | None:
    if effect is None:
        return None
    return {
        "outcome": effect.column, "unit": "percent" if effect.percent else None,
        "with_switch": {"mean": round(effect.with_switch[0], _DIGITS), "customers": effect.with_switch[1]},
        "without": {"mean": round(effect.without[0], _DIGITS), "customers": effect.without[1]},
        "difference": round(effect.difference, _DIGITS), "low": round(effect.low, _DIGITS),
        "high": round(effect.high, _DIGITS),
    }  # fmt: skip
