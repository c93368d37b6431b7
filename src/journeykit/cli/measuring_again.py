"""`measure --check`: whether documents are what measuring would write now, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.measuring import Wanted, counted, in_project, look, say_refused, target_of, text_of, work_out
from journeykit.cli.measuring_tables import path_of, placed, refuse_billed, unreachable
from journeykit.diagnostics import NothingToDoError, message
from journeykit.evidence.again import asked_by, outdated
from journeykit.evidence.databases.asking import UnreachableError

if TYPE_CHECKING:
    from journeykit.evidence import Source
    from journeykit.workspace import Workspace


def check_one(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> int:
    """Tell whether the document of some files is up to date."""
    target = target_of(workspace, sources, wanted)
    text, *_ = work_out(workspace, sources, wanted)
    if text is None:
        return Exit.FINDINGS
    return _verdict(workspace, target, text)


def _verdict(workspace: Workspace, target: Path, text: str) -> int:
    shown = str(in_project(workspace, target) or target)
    if not target.is_file():
        console.out(console.t("{file}: is not there", file=shown))
        return Exit.FINDINGS
    reason = outdated(target.read_text("utf-8", "replace"), text)
    if reason is None:
        console.out(console.t("{file}: up to date", file=shown))
        return Exit.CLEAN
    why = console.spoken(reason)
    console.out(console.one_line(console.t("{file}: out of date, measure again: {why}", file=shown, why=why)))
    return Exit.FINDINGS


def check_all(workspace: Workspace, wanted: Wanted) -> int:
    """Tell of every measured document of a project whether it is up to date, as far as its files are here."""
    code = Exit.CLEAN
    measured = [(document, asked_by(document.model)) for document in workspace.documents_of("measurements")]
    made = [(document, asked) for document, asked in measured if asked is not None]
    if not made:
        raise NothingToDoError(message("no document of the project was made by measuring"))
    checked = 0
    for document, asked in made:
        paths = [placed(file, workspace.root) for file in asked.files]
        gone = [
            file
            for file, path in zip(asked.files, map(path_of, paths), strict=True)
            # not there, or a link that leads out of the project
            if path is not None and (not path.is_file() or in_project(workspace, path) is None)
        ]
        if gone:
            console.out(
                console.t("{file}: cannot be checked, {gone} is not here", file=str(document.file), gone=str(gone[0]))
            )
            continue
        checked += 1
        if asked.mapping is not None and not (workspace.root / asked.mapping).is_file():
            why = console.t("the mapping {mapping} is gone", mapping=str(asked.mapping))
            console.out(console.t("{file}: out of date, measure again: {why}", file=str(document.file), why=why))
            code = Exit.FINDINGS
            continue
        own = asked.settings
        again = Wanted(
            workspace.root / asked.mapping if asked.mapping else None,
            own.kind, own.period, own.minimum_n, wanted.engine, own.importance, workspace.root / document.file,
            wanted.master,
        )  # fmt: skip
        sources = look(workspace, paths, again)
        target = workspace.root / document.file
        try:
            refuse_billed(sources)
            result = counted(workspace, sources, again)
        except UnreachableError as error:
            if unreachable(str(document.file), target, document.model, error) != Exit.CLEAN:
                code = Exit.FINDINGS
            continue
        if result.findings:
            say_refused(workspace, result.findings)
            code = Exit.FINDINGS
        elif _verdict(workspace, target, text_of(workspace, again, result, target)) != Exit.CLEAN:
            code = Exit.FINDINGS
    if not checked:
        raise NothingToDoError(message("nothing could be checked: no file that a document was made of is here"))
    return code
