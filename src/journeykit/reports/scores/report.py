"""Scores and ranks written out: as a table, as Markdown, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit.reports.personas.words import seen_through
from journeykit.reports.scores.as_json import rank_csv, scores_csv, scores_json
from journeykit.reports.scores.tables import rank_tables, score_tables
from journeykit.reports.text_layout import Table, as_markdown, as_text, headed, without_empty
from journeykit.scoring import rank

if TYPE_CHECKING:
    from journeykit.scoring import Ranking, Scores
    from journeykit.workspace import Workspace

Form = Literal["table", "json", "csv", "markdown"]
WIDTH = 80


def score_report(scores: Scores, workspace: Workspace, form: Form, language: str, width: int = WIDTH) -> str:
    """Write the figures of journeys and touchpoints.

    Args:
        scores: The journeys to show.
        workspace: Where they come from: it knows the lines of the fields that they rest on.
        form: `table` for people, `markdown` for a page, `json` and `csv` for programs.
        language: The language of tables and Markdown; JSON and CSV have none.
        width: The columns of the terminal that a table is for.
    """
    match form:
        case "json":
            # Only the order itself is in it, so the draws need not be sorted once more.
            return scores_json(scores, rank(scores, workspace, sure=False), workspace)
        case "csv":
            return scores_csv(scores)
        case "markdown":
            return as_markdown(_scores(scores, workspace, language))
        case _:
            return as_text(_scores(scores, workspace, language), width)


def rank_report(
    ranking: Ranking, scores: Scores, workspace: Workspace, form: Form, language: str, width: int = WIDTH
) -> str:
    """Write the order of touchpoints; the arguments are those of `score_report`, and the order itself."""
    match form:
        case "json":
            return scores_json(scores, ranking, workspace)
        case "csv":
            return rank_csv(scores, ranking)
        case "markdown":
            return as_markdown(_ranks(ranking, scores, workspace, language))
        case _:
            return as_text(_ranks(ranking, scores, workspace, language), width)


def _scores(scores: Scores, workspace: Workspace, language: str) -> list[Table]:
    return _of_persona(score_tables(scores, workspace, language), scores, workspace, language)


def _ranks(ranking: Ranking, scores: Scores, workspace: Workspace, language: str) -> list[Table]:
    return _of_persona(rank_tables(ranking, scores, workspace, language), scores, workspace, language)


def _of_persona(tables: list[Table], scores: Scores, workspace: Workspace, language: str) -> list[Table]:
    """The tables, and above the first through whose eyes they are seen."""
    return headed([without_empty(table) for table in tables], seen_through(scores, workspace, language))
