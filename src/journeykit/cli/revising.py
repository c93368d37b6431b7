"""Bringing a filled-in table back: the change is shown, asked for, and written whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.bringing import refused, report
from journeykit.cli.exits import Exit
from journeykit.cli.project import load_project, pick_journeys
from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange import Change, Format, Source
from journeykit.text import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from journeykit.workspace import Workspace


_STYLES = {"-": 31, "+": 32, "@": 36}


def revise(chosen: Format, sources: Sequence[Source], into: str | None, *, yes: bool) -> int:
    """Change the documents of the project after a filled-in table, or several."""
    assert chosen.revise is not None
    if len(sources) != 1 and chosen.revise_all is None:
        raise JourneykitError(message("bring in one sheet at a time"))
    workspace = load_project()
    journey = None
    if into is not None:
        (journey,) = pick_journeys(workspace, [into])
    if chosen.revise_all is not None:
        revision = chosen.revise_all(sources, workspace, journey)
    else:
        revision = chosen.revise(sources[0], workspace, journey)
    refused(revision.findings)
    if revision.findings:
        console.note(console.t("nothing was changed"))
        return Exit.FINDINGS
    report(revision.remarks)
    if not revision.changes:
        console.note(console.t("the sheet changes nothing"))
        return Exit.CLEAN
    for change in revision.changes:
        _show(change)
    files = ", ".join(str(change.file) for change in revision.changes)
    if console.ask(console.t("Write this to {file}?", file=files), yes=yes):
        _write(workspace, revision.changes)
    return Exit.CLEAN


def _show(change: Change) -> None:
    """Show what would change in a document, also where nobody can be asked; in colour where that can be seen."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (change.before, change.after))
    name = str(change.file)
    styles = _STYLES if console.colored(sys.stderr) else {}
    for line in unified_diff(before, after, name, name, n=2, lineterm=""):
        style = styles.get(line[:1])
        console.err(f"\x1b[{style}m{console.safe(line)}\x1b[0m" if style else console.safe(line), styled=True)


def _write(workspace: Workspace, changes: Sequence[Change]) -> None:
    """Write all files or none: what was written is put back when a later one fails."""
    for change in changes:
        if (workspace.root / change.file).read_bytes() != change.before:
            raise JourneykitError(
                message("{file} was changed in the meantime", file=str(change.file)),
                message("run the import again"),
            )
    written: list[tuple[Path, bytes]] = []
    try:
        for change in changes:
            path = workspace.root / change.file
            write_file(path, change.after)
            written.append((path, change.before))
    except BaseException:
        for path, before in written:
            write_file(path, before)
        raise
    for path, _ in written:
        console.wrote(path)
