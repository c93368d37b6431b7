"""`journeykit plan --check`: whether the plan is kept, with places, for people and for CI."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path, PurePosixPath

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.workspace import Workspace


def check_plan(
    workspace: Workspace, journeys: Collection[str] | None, as_of: dt.date | None, output: Path | None, *, as_json: bool
) -> int:
    """Say what is not kept; 1 when there is anything."""
    from journeykit.planning.checking import check_plan as checked
    from journeykit.reports.diagnostics import Style, diagnostics_text
    from journeykit.reports.diagnostics_json import diagnostics_json
    from journeykit.words import message_language

    report = checked(workspace, as_of or dt.datetime.now(tz=dt.UTC).astimezone().date(), journeys)
    shown = _shown_from(workspace.root)
    if as_json:
        console.write_result(diagnostics_json(report, shown), output)
    else:
        to_terminal = output is None or output == Path("-")
        style = Style(
            message_language(os.environ), color=to_terminal and console.colored(sys.stdout), notes=True, shown=shown,
            summary=not console.settings.quiet,
        )  # fmt: skip
        text = diagnostics_text(report, workspace, style)
        if to_terminal:
            _say(text)
        else:
            console.write_result(text, output)
    return Exit.FINDINGS if report.diagnostics else Exit.CLEAN


def _say(text: str) -> None:
    """Print text; a GitHub runner is told that nothing in it is a command."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        import secrets

        token = secrets.token_hex(16)
        text = f"::stop-commands::{token}\n{text}::{token}::"
    if text:
        console.out(text, styled=True)


def _shown_from(root: Path) -> Callable[[PurePosixPath], str]:
    """Return how files are called from the current folder, so that terminals and CI find them."""
    try:
        prefix = os.path.relpath(os.path.realpath(root), os.path.realpath(Path.cwd())).replace(os.sep, "/")
    except ValueError:  # another drive
        prefix = "."
    return lambda file: file.as_posix() if prefix == "." else os.path.normpath(f"{prefix}/{file}").replace(os.sep, "/")
