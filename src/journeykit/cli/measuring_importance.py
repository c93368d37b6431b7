"""What `measure` says of answers beside the document: importance, penalties and rewards, Kano."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.scored import language_of, table_width
from journeykit.reports.importance.report import importance_report

if TYPE_CHECKING:
    from journeykit.cli.options import Language
    from journeykit.evidence import Measured
    from journeykit.reports.importance.report import Form
    from journeykit.workspace import Workspace


def say_importance(workspace: Workspace, measured: Measured, form: Form, language: Language | None) -> None:
    """Write on stdout what the answers tell."""
    text = importance_report(measured.drivers, workspace, form, language_of(workspace, language), table_width(None))
    if text:
        console.write_result(text, None)
