"""`score --view personas`: each persona beside everybody, and where one group is served worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError, message
from journeykit.reports.personas.as_json import personas_csv, personas_json
from journeykit.reports.personas.tables import persona_tables
from journeykit.reports.scores.words import Speech
from journeykit.reports.text_layout import as_markdown, as_text, without_empty
from journeykit.scoring.told_apart import told_apart

if TYPE_CHECKING:
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

_ENDLESS = 10_000


def personas_report(scores: Scores, workspace: Workspace, form: str, language: str, width: int) -> str:
    """Write how each persona goes through the journeys, and where one is served worse than the others.

    Args:
        scores: The journeys, scored for everybody.
        workspace: Where they come from.
        form: `table`, `markdown`, `json` or `csv`.
        language: The language of tables and Markdown.
        width: The columns that a table may take.

    Raises:
        NothingToDoError: No journey has a persona, and no answers name one.
    """
    found = tuple(one for one in told_apart(scores, workspace) if one.personas)
    if not found:
        raise NothingToDoError(
            message("no journey has a persona, and no answers were given by persona"),
            message("journeykit new persona NAME adds one; name it in `personas:` of a journey"),
        )
    if form == "json":
        return personas_json(found)
    if form == "csv":
        return personas_csv(found)
    room = _ENDLESS if form == "markdown" else width
    speech = Speech(language)
    tables = [without_empty(table) for one in found for table in persona_tables(speech, workspace, scores, one, room)]
    return as_markdown(tables) if form == "markdown" else as_text(tables, width)
