"""What CI holds a plan to: nothing late, no trial without a result, nothing done without telling and measuring."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.check import Report, check
from journeykit.scoring import score
from journeykit.scoring.performance import FLOOR

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import PurePosixPath

    from journeykit.diagnostics import Diagnostic, KeyPath
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace

REPAIR = "JK701"
CODES = (REPAIR, "JK703", "JK705", "JK706", "JK707", "JK712")
"""Without an action, overdue, no result of a trial, not told inside, customers not told, nothing measured since."""


def check_plan(
    workspace: Workspace, as_of: date, journeys: Collection[str] | None = None, scores: Scores | None = None
) -> Report:
    """Check whether a plan is kept.

    Args:
        workspace: What was read.
        as_of: The day that counts as today.
        journeys: Ids of the journeys to look at, with the library and the project; None means all.
        scores: The scores; left out, they are computed.

    Returns:
        What is not kept, each with its place. A touchpoint without an action counts when it is a moment of truth below
        55. What a comment in a file or the project's `ignore:` silences stays silent.
    """
    report = check(workspace, as_of, select=CODES)
    moments = _moments_below_floor(workspace, scores or score(workspace))
    kept = tuple(
        one
        for one in report.diagnostics
        if one.code in CODES
        and (one.code != REPAIR or (one.file, one.path[:4]) in moments)
        and _is_asked(workspace, one, journeys)
    )
    return replace(report, diagnostics=kept)


def _moments_below_floor(workspace: Workspace, scores: Scores) -> set[tuple[PurePosixPath, KeyPath]]:
    """Where the moments of truth stand whose P is below 55."""
    found = set()
    for journey in workspace.journeys:
        for at in workspace.touchpoints(journey):
            one = scores.touchpoint(journey.id, at.touchpoint.id)
            if one and one.moment_of_truth and one.performance.value is not None and one.performance.value < FLOOR:
                place = workspace.place(journey, *at.path, "name")
                found.add((workspace.document_of(journey).file, place.path[:4]))
                found.add((place.file, place.path[:4]))
    return found


def _is_asked(workspace: Workspace, one: Diagnostic, journeys: Collection[str] | None) -> bool:
    document = workspace.document(one.file)
    if journeys is None or document is None or document.kind != "journey":
        return True
    return document.model is not None and document.model.id in journeys
