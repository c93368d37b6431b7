"""How the figures went, over the periods in which they were measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import NothingToDoError
from journeykit.history.periods import trend_of_periods
from journeykit.reports.page.tables import DataTable, Head, table_of
from journeykit.reports.trend_tables import trend_tables

if TYPE_CHECKING:
    from journeykit.history import Trend
    from journeykit.reports.scores_layout import Table
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

_NOTHING = "-"


def trend_of(workspace: Workspace, scores: Scores) -> Trend | None:
    """Return how journeys went; None when nothing was measured twice, or it is the page of one persona."""
    if workspace.seen_by is not None:
        return None
    try:
        found = trend_of_periods(workspace, [one.id for one in scores.journeys])
    except NothingToDoError:
        return None
    return found if any(len(line.scored) > 1 for line in found.lines) else None


def trends(trend: Trend, language: str) -> list[dict[str, Any]]:
    """Return each journey's figures as a table, with what is to be said of it."""
    return [
        {"title": table.above[0].split(" - ", 1)[0], "table": _data(table), "said": table.below}
        for table in trend_tables(trend, language)
        if table.rows
    ]


def _data(table: Table) -> DataTable:
    heads = [
        Head(column.header.replace("-\n", "").replace("\n", " "), numeric=column.right) for column in table.columns
    ]
    return table_of(heads, ([("" if cell == _NOTHING else cell) for cell in row] for row in table.rows))
