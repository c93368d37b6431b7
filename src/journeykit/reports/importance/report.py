"""What answers tell of importance, written out: as tables, as Markdown, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeykit.evidence.drivers import Report
    from journeykit.workspace import Workspace

Form = Literal["table", "json", "markdown"]
WIDTH = 80


def importance_report(found: Report, workspace: Workspace, form: Form, language: str, width: int = WIDTH) -> str:
    """Write what answers tell of importance, of penalties and rewards, and by pairs of Kano's questions.

    Args:
        found: What they tell.
        workspace: The project; it knows the names of touchpoints.
        form: `table` for people, `markdown` for a page, `json` for programs.
        language: The language of table and Markdown; JSON has none.
        width: The columns of the terminal that a table is for.

    Returns:
        The text; empty, except as JSON, when there is nothing to say.
    """
    if form == "json":
        from journeykit.reports.importance.as_json import json_text

        return json_text(found)
    from journeykit.reports.importance.tables import tables
    from journeykit.reports.text_layout import as_markdown, as_text

    made = tables(found, workspace, language)
    if not made:
        return ""
    return as_markdown(made) if form == "markdown" else as_text(made, width)
