"""What an event log says of a journey, written out: as tables, as Markdown, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import LogReport

Form = Literal["table", "json", "markdown"]
WIDTH = 80


def log_report(found: LogReport, form: Form, language: str, width: int = WIDTH) -> str:
    """Write what an event log says of a journey.

    Args:
        found: What it says.
        form: `table` for people, `markdown` for a page, `json` for programs.
        language: The language of table and Markdown; JSON has none.
        width: The columns of the terminal that a table is for.
    """
    if form == "json":
        from journeykit.reports.event_log.as_json import json_text

        return json_text(found)
    from journeykit.reports.event_log.tables import tables
    from journeykit.reports.text_layout import as_markdown, as_text

    made = tables(found, language)
    return as_markdown(made) if form == "markdown" else as_text(made, width)
