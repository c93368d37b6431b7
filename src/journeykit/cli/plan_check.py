"""`journeykit plan --check`: whether the plan is kept, with places, for people and for CI."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from journeykit.cli.exits import Exit
from journeykit.cli.reporting import OutputFormat, Writing
from journeykit.workspace import Workspace


def check_plan(
    workspace: Workspace, journeys: Collection[str] | None, as_of: dt.date | None, output: Path | None, *, as_json: bool
) -> int:
    """Say what is not kept; 1 when there is anything."""
    from journeykit.planning.checking import check_plan as checked

    report = checked(workspace, as_of or dt.datetime.now(tz=dt.UTC).astimezone().date(), journeys)
    Writing(OutputFormat.JSON if as_json else OutputFormat.TEXT, output, notes=True).report(report, workspace)
    return Exit.FINDINGS if report.diagnostics else Exit.CLEAN
