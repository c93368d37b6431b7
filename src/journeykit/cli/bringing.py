"""Bringing in new documents: written where the user wants them, with a report of what did not fit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange import Format, Imported, NewDocument, Options, Source, taken_journeys, taken_personas
from journeykit.words import one_line
from journeykit.workspace import load
from journeykit.workspace.sources import root_of

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding, Message
    from journeykit.exchange import Remark
    from journeykit.workspace import Workspace

_MOST_LINES = 10
_MOST_PROBLEMS = 200


def bring_in(chosen: Format, sources: Sequence[Source], options: Options, output: Path | None, *, yes: bool) -> int:
    """Make documents of some sources and write them; what is refused and what did not fit goes to stderr."""
    assert chosen.read is not None
    imported: Imported = chosen.read(sources, options)
    targets = _targets(imported.documents, output)
    root = root_of(targets[0].absolute()) if targets and targets[0] else None
    if root is not None:
        imported = _among(load(root), chosen, sources, options, output)
        targets = _targets(imported.documents, output)
    refused(imported.findings)
    _write(imported.documents, targets, yes=yes)
    report(imported.remarks)
    return Exit.FINDINGS if imported.findings else Exit.CLEAN


def _among(
    workspace: Workspace, chosen: Format, sources: Sequence[Source], options: Options, output: Path | None
) -> Imported:
    """Read sources again, now that the documents go into a project: they keep clear of its ids."""
    assert chosen.read is not None
    assert output is not None

    def within(path: Path) -> PurePosixPath:
        return PurePosixPath(Path(os.path.relpath(path.absolute(), workspace.root)).as_posix())

    folder = _folder(output)
    here = within(folder or output.parent)
    schema = "../" * len(here.parts) + "journeykit.schema.json"
    journeys = taken_journeys(workspace, here, None if folder else within(output))
    options = replace(options, journeys=journeys, schema=schema)
    replaced = [within(path) for path in _targets(chosen.read(sources, options).documents, output) if path]
    return chosen.read(sources, replace(options, personas=taken_personas(workspace, replaced)))


def _folder(output: Path | None) -> Path | None:
    """Return the folder that `-o` means; a document is found by its ending, so what does not end in it is one."""
    if output is None or output == Path("-"):
        return None
    named = output.suffix in (".yaml", ".yml") or output.exists()
    return None if named and not output.is_dir() else output


def _targets(documents: Sequence[NewDocument], output: Path | None) -> list[Path | None]:
    """Return where each document goes; None is stdout."""
    folder = _folder(output)
    if folder is not None:
        return [folder / f"{document.id}.yaml" for document in documents]
    if len(documents) > 1:
        raise JourneykitError(
            message("there are {count} journeys, and one document a file", count=len(documents)),
            message("name a folder: -o DIR"),
        )
    return [None if output == Path("-") else output for _ in documents]


def _write(documents: Sequence[NewDocument], targets: Sequence[Path | None], *, yes: bool) -> None:
    there = [target for target in targets if target is not None and target.is_file()]
    if there:
        question = console.t("Overwrite {files}?", files=", ".join(target.as_posix() for target in there))
        if not console.ask(question, yes=yes):
            return
    for target, document in zip(targets, documents, strict=True):
        console.write_result(document.data.decode(), target)


def refused(findings: Iterable[Finding]) -> None:
    """Say on stderr what was refused: `file:line:column: error: why`, and below it what to do.

    What is wrong in many lines is said once, with the lines.
    """
    same: dict[tuple[PurePosixPath, Message], list[Finding]] = {}
    for found in findings:
        same.setdefault((found.place.file, found.message), []).append(found)
    for (file, said), several in islice(same.items(), _MOST_PROBLEMS):
        first, *others = several
        span = first.place.span
        where = f"{file}:{span.line}:{span.column}" if span else f"{file}"
        console.err(f"{one_line(where)}: {console.t('error')}: {one_line(console.spoken(said))}")
        if first.hint:
            console.hint(console.spoken(first.hint))
        if others:
            console.hint(console.t("the same in these lines: {lines}", lines=_lines(others)))
    if len(same) > _MOST_PROBLEMS:
        console.err(console.t("and {count} problems more", count=len(same) - _MOST_PROBLEMS))


def _lines(findings: Sequence[Finding]) -> str:
    numbers = [str(found.place.span.line) for found in findings if found.place.span]
    shown = ", ".join(numbers[:_MOST_LINES])
    left = len(numbers) - _MOST_LINES
    return console.t("{lines} and {count} more", lines=shown, count=left) if left > 0 else shown


def report(remarks: Iterable[Remark], *, written: bool = False) -> None:
    """Say on stderr how things were read (or written), and then what did not fit."""
    several = list(remarks)
    how = console.t("how it was written:") if written else console.t("how it was read:")
    for lost, heading in ((False, how), (True, console.t("what did not fit:"))):
        lines = [remark for remark in several if remark.lost is lost]
        if lines:
            console.note(heading)
        for remark in lines:
            where = f"{remark.file}:{remark.line}" if remark.line else f"{remark.file}"
            console.note(f"  {one_line(f'{where}: {console.spoken(remark.message)}')}")
