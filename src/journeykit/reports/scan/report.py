"""The ten-point scan written out: for a terminal, as Markdown, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit.reports.scan.as_json import questions_csv, questions_json, scan_csv, scan_json
from journeykit.reports.scan.findings import findings
from journeykit.reports.scan.pages import questions_page, scan_page
from journeykit.reports.scan.tables import questions_text, scan_text

if TYPE_CHECKING:
    from journeykit.scoring.scan_values import Scan
    from journeykit.workspace import Workspace

Form = Literal["table", "json", "csv", "markdown"]
WIDTH = 80


def scan_report(scan: Scan, workspace: Workspace, form: Form, language: str, width: int = WIDTH) -> str:
    """Write a scan.

    Args:
        scan: What `journeykit.scoring.scan_levels.scan` gathered.
        workspace: Where it comes from: it knows the lines.
        form: `table` for people, `markdown` for a page, `json` and `csv` for programs.
        language: The language of tables and Markdown; JSON and CSV have none.
        width: The columns of the terminal that a table is for.
    """
    match form:
        case "json":
            return scan_json(scan, findings(scan), workspace)
        case "csv":
            return scan_csv(scan)
        case "markdown":
            return scan_page(scan, findings(scan), workspace, language)
        case _:
            return scan_text(scan, findings(scan), workspace, language, width)


def questions_report(form: Form, language: str, width: int = WIDTH) -> str:
    """Write the questions of the scan with their ids, in the same forms; JSON and CSV have both languages."""
    match form:
        case "json":
            return questions_json()
        case "csv":
            return questions_csv()
        case "markdown":
            return questions_page(language)
        case _:
            return questions_text(language, width)
