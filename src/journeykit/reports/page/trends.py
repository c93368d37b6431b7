"""How the figures went: over the periods in which they were measured, and over what git remembers of the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.git import run
from journeykit.history import trend as trend_in_git
from journeykit.history.periods import trend_of_periods
from journeykit.reports.page.data import DataTable, Head, table_of
from journeykit.reports.trend.tables import trend_tables

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from journeykit.history import Row, Trend
    from journeykit.reports.text_layout import Table
    from journeykit.scoring import Scores
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

_NOTHING = "-"
_MOST_COMMITS = 300
"""Of more commits than this only those with a tag are looked at: a page is to be made while one waits."""


def trend_of(workspace: Workspace, scores: Scores) -> Trend | None:
    """Return how journeys went; None when nothing was measured twice, or it is the page of one persona."""
    if workspace.seen_by is not None:
        return None
    try:
        found = trend_of_periods(workspace, [one.id for one in scores.journeys])
    except NothingToDoError:
        return None
    return found if any(len(line.scored) > 1 for line in found.lines) else None


def past_of(folder: Path, journeys: Collection[str]) -> Trend | None:
    """Return how journeys went in git: from tag to tag, or from commit to commit where figures did not change with tags.

    Args:
        folder: The project.
        journeys: The ids of those with figures.

    Returns:
        None outside git, and where no figure ever changed. Messages of commits are left out: they were written for
        the team, and a client reads the page.
    """
    commits = run(folder, ["rev-list", "--count", "HEAD", "--", "."])
    if not commits or not journeys:
        return None
    few = int(commits) <= _MOST_COMMITS
    for by in ("tags", "commits") if few else ("tags",):
        try:
            found = trend_in_git(folder, journeys, by=by)
        except JourneykitError:  # there are no tags, or the history cannot be read: a page can do without
            continue
        lines = [line for line in found.lines if len(line.scored) > 1]
        if lines:
            return replace(found, lines=tuple(replace(line, rows=tuple(map(_quiet, line.rows))) for line in lines))
    return None


def _quiet(row: Row) -> Row:
    return replace(row, moment=replace(row.moment, subject=""))


def trends(trend: Trend, language: str) -> list[dict[str, Any]]:
    """Return each journey's figures as a table, with what is to be said of it."""
    return [
        {"title": table.above[0].split(" - ", 1)[0], "table": _data(table), "said": table.below}
        for table in trend_tables(trend, language)
        if table.rows
    ]


def lead(t: Sentence, trend: Trend) -> str:
    """Return what the figures of a trend are."""
    match trend.by:
        case "periods":
            return t("Each period as if nothing had been asked since, weighed as today.")
        case "tags":
            return t("At each release, as it was known and weighed then.")
        case "commits":
            return t("At each version of the files in which a figure changed, as it was known and weighed then.")


def _data(table: Table) -> DataTable:
    heads = [
        Head(column.header.replace("-\n", "").replace("\n", " "), numeric=column.right) for column in table.columns
    ]
    return table_of(heads, ([("" if cell == _NOTHING else cell) for cell in row] for row in table.rows))
