"""`score --by` for programs: JSON and CSV, the same in every language. A figure that is not known is null."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from journeykit.reports.scores.as_json import VERSION, as_csv, interval_json, persona_json, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring import JourneyScore, TouchpointScore
    from journeykit.scoring.groups import Group, GroupList
    from journeykit.scoring.segments import Seen, SeenJourney
    from journeykit.scoring.sums import Spot
    from journeykit.workspace import Workspace


def groups_json(by: str, lists: Sequence[GroupList], workspace: Workspace) -> str:
    """Groups of touchpoints as JSON, version 1."""
    data = {
        "version": VERSION,
        **persona_json(workspace),
        "by": by,
        "lists": [
            {"journey": one.journey.id if one.journey else None, "groups": [_group(group) for group in one.groups]}
            for one in lists
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "touchpoints": [_spot(spot) for spot in group.spots],
        "known": group.known,
        "share": rounded(group.share),
        "index": interval_json(group.index),
        "room": interval_json(group.room),
        "below_floor": group.below_floor,
        "heaviest": _spot(group.heaviest),
        "most_room": _spot(group.roomiest),
    }


def _spot(spot: Spot | None) -> dict[str, str] | None:
    return None if spot is None else {"journey": spot.journey.id, "touchpoint": spot.touchpoint.id}


def groups_csv(lists: Sequence[GroupList]) -> str:
    """Groups of touchpoints as CSV, a row each."""
    columns = (
        "journey", "group", "touchpoints", "known", "share", "index", "index_low", "index_high", "room", "room_low",
        "room_high", "below_floor", "heaviest", "most_room",
    )  # fmt: skip
    return as_csv(
        columns,
        (
            [
                one.journey.id if one.journey else None, group.id, len(group.spots), group.known, rounded(group.share),
                rounded(group.index.value), rounded(group.index.low), rounded(group.index.high),
                rounded(group.room.value), rounded(group.room.low), rounded(group.room.high), group.below_floor,
                group.heaviest.touchpoint.id if group.heaviest else None,
                group.roomiest.touchpoint.id if group.roomiest else None,
            ]
            for one in lists
            for group in one.groups
        ),
    )  # fmt: skip


def seen_json(by: str, journeys: Sequence[SeenJourney]) -> str:
    """Journeys as each group of customers goes through them, as JSON, version 1."""
    data = {
        "version": VERSION,
        "by": by,
        "journeys": [
            {
                "id": one.journey.id,
                "everybody": _whole(one.journey),
                "groups": [_seen(one.journey, seen) for seen in one.groups],
            }
            for one in journeys
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _whole(score: JourneyScore) -> dict[str, Any]:
    minimum = score.minimum
    return {
        "index": interval_json(score.index),
        "peak_end": rounded(score.peak_end),
        "below_floor": score.below_floor,
        "minimum": None if minimum is None else {"touchpoint": minimum.touchpoint, "value": rounded(minimum.value)},
    }


def _seen(whole: JourneyScore, seen: Seen) -> dict[str, Any]:
    return {
        "id": seen.value,
        **_whole(seen.score),
        "own_figures": seen.own,
        "touchpoints": [
            {
                "id": one.id,
                "performance": {
                    "value": rounded(one.performance.value),
                    "low": rounded(one.performance.low),
                    "high": rounded(one.performance.high),
                    "grade": one.performance.grade,
                    "basis": _basis(one),
                },
                "importance": rounded(one.importance.value),
                "reach": rounded(one.reach.value),
                "impact": rounded(one.impact.value),
                "choice": one.choice.take,
            }
            for one in seen.score.touchpoints
        ],
        "worse": [
            {
                "touchpoint": one.touchpoint.id,
                "value": rounded(one.touchpoint.performance.value),
                "everybody": rounded(_known(whole, one.touchpoint.id)),
                "clear": one.verdict == "clear",
            }
            for one in seen.worse
            if one.is_worse
        ],
    }


def _basis(one: TouchpointScore) -> str | None:
    """What a figure rests on: own answers, own emotion, or everybody's; nothing when there is no figure."""
    return None if one.performance.value is None else one.performance.basis or "everybody"


def _known(whole: JourneyScore, touchpoint: str) -> float | None:
    found = whole.touchpoint(touchpoint)
    return found.performance.value if found else None


def seen_csv(journeys: Sequence[SeenJourney]) -> str:
    """Journeys as each group of customers goes through them, as CSV: a row a touchpoint of a group."""
    columns = (
        "journey", "group", "touchpoint", "performance", "low", "high", "grade", "basis", "importance", "reach",
        "impact", "choice",
    )  # fmt: skip
    return as_csv(
        columns,
        (
            [
                one.journey.id, seen.value, point.id, rounded(point.performance.value), rounded(point.performance.low),
                rounded(point.performance.high), point.performance.grade,
                _basis(point), rounded(point.importance.value),
                rounded(point.reach.value), rounded(point.impact.value), point.choice.take,
            ]
            for one in journeys
            for seen in one.groups
            for point in seen.score.touchpoints
        ),
    )  # fmt: skip
