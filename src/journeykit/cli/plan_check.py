"""`journeykit plan --check`: whether the plan is kept, with places, for people and for CI."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from journeykit.cli.clock import today
from journeykit.cli.exits import Exit
from journeykit.cli.project import open_journeys, planned
from journeykit.cli.reporting import OutputFormat, Writing


def check_journeys(journeys: Sequence[str] | None, as_of: dt.date | None, output: Path | None, *, as_json: bool) -> int:
    """Say what is not kept; 1 when there is anything."""
    from journeykit.planning.checking import check_plan

    writing = Writing(OutputFormat.JSON if as_json else OutputFormat.TEXT, output, notes=True)
    with writing.for_programs_too():
        workspace, chosen = open_journeys(journeys)
        ids = planned(chosen) if journeys else None
        report = check_plan(workspace, today(as_of), ids)
    writing.report(report, workspace)
    return Exit.FINDINGS if report.diagnostics else Exit.CLEAN
