"""What programs get of `score` when there is nothing to work on: the usual shape of each question, without content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.indented import indented
from journeykit.reports.lenses.report import LENSES, empty_report
from journeykit.reports.personas.as_json import personas_csv, personas_json
from journeykit.reports.scores.as_json import VERSION
from journeykit.reports.scores.grouped import empty_groups
from journeykit.reports.scores.report import score_report
from journeykit.reports.scores.views import empty_view

if TYPE_CHECKING:
    from journeykit.reports.lenses.report import Asked
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def nothing_report(by: str | None, view: str | None, asked: Asked, scores: Scores, workspace: Workspace) -> str:
    """Write what a question has for programs when there is nothing.

    Args:
        by: What figures were to be grouped by, if that was asked.
        view: The view that was asked for, if one was.
        asked: The form (`json` or `csv`), and what was to be explained.
        scores: The scores of no journey.
        workspace: A workspace without documents.
    """
    if by is not None:
        return empty_groups(by, workspace, asked.form)
    if view in LENSES:
        return empty_report(view, asked)
    if view == "personas":
        return personas_json(()) if asked.form == "json" else personas_csv(())
    if view is not None:
        return empty_view(view, asked.form)
    if asked.explain is not None:
        return indented({"version": VERSION, "touchpoints": []}) + "\n"
    return score_report(scores, workspace, "json" if asked.form == "json" else "csv", "en")
