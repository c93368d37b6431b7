"""Bringing in new documents: written where the user wants them, with a report of what did not fit."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange import (
    Format,
    Imported,
    NewDocument,
    Options,
    Source,
    known_personas,
    taken_journeys,
    taken_personas,
)
from journeykit.words import one_line
from journeykit.workspace import load
from journeykit.workspace.sources import root_of

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding, Message
    from journeykit.exchange import Remark
    from journeykit.workspace import Workspace

_FOLDERS = {"persona": "personas"}
_MOST_LINES = 10
_MOST_PROBLEMS = 200


def bring_in(chosen: Format, sources: Sequence[Source], options: Options, output: Path | None, *, yes: bool) -> int:
    """Make documents of some sources and write them; what is refused and what did not fit goes to stderr."""
    assert chosen.read is not None
    places = _places(output)
    options = replace(options, apart=places.beside is not None)
    inside = places.workspace is not None
    imported = _among(places, chosen, sources, options) if inside else chosen.read(sources, options)
    targets = [places.of(document) for document in imported.documents]
    _one_a_file(imported.documents, targets)
    refused(imported.findings)
    _write(imported.documents, targets, yes=yes)
    report(imported.remarks)
    return Exit.FINDINGS if imported.findings else Exit.CLEAN


@dataclass(frozen=True, slots=True)
class _Places:
    """Where documents go: journeys to the folder or the file that was named, all others beside them.

    `beside` is the folder that holds those of the other kinds, each in one of its own; None when there is no such place.
    """

    output: Path | None
    folder: Path | None
    workspace: Workspace | None
    beside: Path | None

    def of(self, document: NewDocument) -> Path | None:
        """Return where a document goes; None is stdout."""
        if document.kind != "journey" and self.beside is not None:
            return self.beside / _usual_folder(self.workspace, document.kind) / f"{document.id}.yaml"
        if self.folder is not None:
            return self.folder / f"{document.id}.yaml"
        return None if self.output == Path("-") else self.output

    def within(self, path: Path) -> PurePosixPath:
        """Return a path as the project knows it."""
        assert self.workspace is not None
        return PurePosixPath(Path(os.path.relpath(path.absolute(), self.workspace.root)).as_posix())


def _places(output: Path | None) -> _Places:
    folder = _folder(output)
    if output is None or output == Path("-"):
        return _Places(output, None, None, None)
    root = root_of((folder / "journey.yaml" if folder else output).absolute())
    if root is None:
        return _Places(output, folder, None, folder)
    return _Places(output, folder, load(root), Path(os.path.relpath(root)))


def _usual_folder(workspace: Workspace | None, kind: str) -> PurePosixPath:
    """Return where a project keeps documents of a kind: where most of them are."""
    files = [document.file.parent for document in workspace.documents_of(kind)] if workspace else []
    used = Counter(parent for parent in files if parent != PurePosixPath())
    return used.most_common(1)[0][0] if used else PurePosixPath(_FOLDERS.get(kind, kind))


def _among(places: _Places, chosen: Format, sources: Sequence[Source], options: Options) -> Imported:
    """Read sources whose documents go into a project: they keep clear of its ids, but for those that they replace."""
    assert chosen.read is not None
    assert places.workspace is not None
    assert places.output is not None
    workspace = places.workspace
    here = places.within(places.folder or places.output.parent)
    schemas = {kind: _schema(_usual_folder(workspace, kind)) for kind in ("persona", "research", "measurements")}
    journeys = taken_journeys(workspace, here, None if places.folder else places.within(places.output))
    options = replace(
        options, journeys=journeys, known=known_personas(workspace), schema=_schema(here), schemas=schemas,
        personas=taken_personas(workspace, ()),
    )  # fmt: skip
    imported = chosen.read(sources, options)
    replaced = [places.within(path) for one in imported.documents if one.kind == "journey" and (path := places.of(one))]
    personas = taken_personas(workspace, replaced)
    return imported if personas == options.personas else chosen.read(sources, replace(options, personas=personas))


def _schema(folder: PurePosixPath) -> str:
    return "../" * len(folder.parts) + "journeykit.schema.json"


def _folder(output: Path | None) -> Path | None:
    """Return the folder that `-o` means; a document is found by its ending, so what does not end in it is one."""
    if output is None or output == Path("-"):
        return None
    named = output.suffix in (".yaml", ".yml") or output.exists()
    return None if named and not output.is_dir() else output


def _one_a_file(documents: Sequence[NewDocument], targets: Sequence[Path | None]) -> None:
    if len(set(targets)) == len(targets):
        return
    journeys = sum(document.kind == "journey" for document in documents)
    said = (
        message("there are {count} journeys, and one document a file", count=journeys)
        if journeys == len(documents)
        else message("there are {count} documents, and one document a file", count=len(documents))
    )
    raise JourneykitError(said, message("name a folder: -o DIR"))


def _write(documents: Sequence[NewDocument], targets: Sequence[Path | None], *, yes: bool) -> None:
    """Write documents: over older ones only when that is agreed to, and never over a persona."""
    pairs = list(zip(targets, documents, strict=True))
    kept = {target for target, one in pairs if one.kind == "persona" and target is not None and target.exists()}
    there = [target for target, _ in pairs if target is not None and target.is_file() and target not in kept]
    if there:
        question = console.t("Overwrite {files}?", files=", ".join(target.as_posix() for target in there))
        if not console.ask(question, yes=yes):
            return
    for target, document in pairs:
        if target in kept and target is not None:
            console.note(console.t("{file} is there already: it stays as it is", file=one_line(target.as_posix())))
        else:
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
