"""The order of the touchpoints of the whole project, with how sure each place is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.scores.doubts import doubts
from journeykit.reports.scores.words import Speech
from journeykit.scoring import rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring import Scores
    from journeykit.scoring.ranking import Row
    from journeykit.workspace import Workspace


def ranking(
    phrases: Phrases, scores: Scores, workspace: Workspace, keys: Mapping[tuple[str, str], str]
) -> list[dict[str, Any]]:
    """Return the orders: one of all journeys together, or one a journey when they cannot be compared.

    Args:
        phrases: Phrases in the language of the page.
        scores: The scores, with their draws.
        workspace: What they were made of.
        keys: Where the page tells of each touchpoint, by journey and touchpoint.
    """
    found = []
    for one in rank(scores, workspace).lists:
        placed = [row for row in one.rows if row.place is not None]
        if placed:
            rows = [_row(phrases, row, len(placed), keys, together=one.journey is None) for row in placed]
            title = one.journey.title if one.journey is not None and len(scores.journeys) > 1 else ""
            found.append({"title": title, "rows": rows, "unplaced": len(one.rows) - len(placed), "count": len(placed)})
    return found


def _row(
    phrases: Phrases, row: Row, count: int, keys: Mapping[tuple[str, str], str], *, together: bool
) -> dict[str, Any]:
    point, sure = row.touchpoint, row.sure
    known = sure.low is not None and sure.high is not None and sure.low != sure.high
    return {
        "place": row.place,
        "low": sure.low or row.place,
        "high": sure.high or row.place,
        "margin": phrases.t("{low} to {high}", low=sure.low or 0, high=sure.high or 0) if known else "",
        "count": count,
        "name": point.name,
        "journey": row.journey.title if together else "",
        "key": keys.get((row.journey.id, point.id), ""),
        "take": point.choice.take,
        "choice": Speech(phrases.language).doubted(point),
        "score": phrases.figure(point.performance.value, point.performance.low, point.performance.high),
        "guess": point.performance.is_hypothesis,
        "room": phrases.figure(point.impact.value, point.impact.low, point.impact.high, 1),
        "top": phrases.share(sure.top5) if sure.top5 is not None and count > _TOP else "",
    }


_TOP = 5


def ranking_notes(scores: Scores, workspace: Workspace, language: str) -> list[str]:
    """Say how sure the order is, and what would change it."""
    speech = Speech(language)
    made = rank(scores, workspace)
    rows = [row for one in made.lists for row in one.rows]
    return doubts(speech, made.by, rows, scores) if len(made.lists) == 1 else []
