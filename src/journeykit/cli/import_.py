"""`journeykit import`: journeys from other formats."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import Yes
from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.exchange import FORMATS, Format, Imported, NewDocument, Options, Source, taken_ids
from journeykit.words import one_line
from journeykit.workspace import load
from journeykit.workspace.sources import root_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.diagnostics import Finding
    from journeykit.exchange import Remark

Readable = StrEnum("Readable", [(f.name.upper(), f.name) for f in FORMATS if f.read or f.revise])  # type: ignore[misc]

_SCALE = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(?:-|\.\.|:)\s*([-+]?\d+(?:\.\d+)?)\s*")


def _scale(text: str) -> tuple[float, float]:
    found = _SCALE.fullmatch(text)
    if not found or float(found[1]) >= float(found[2]):
        raise JourneykitError(
            message('"{text}" is no scale', text=text), message("write the lowest and the highest score: --scale 1-10")
        )
    return float(found[1]), float(found[2])


def command(
    name: Annotated[Readable, typer.Argument(metavar="FORMAT", help="mermaid, worksheet.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="What to read; - is standard input.")],
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="MIN-MAX", help="The scale of the scores in the files; 1-5 by default."),
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="JOURNEY", help="The journey that a worksheet is about.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE|DIR", help="Where new documents go; stdout for one, else a folder."
        ),
    ] = None,
    yes: Yes = False,
) -> int:
    """Read journeys from other formats.

    mermaid: user journey diagrams, also those inside Markdown files, become journey documents.
    worksheet: a filled-in sheet of `journeykit export worksheet` changes the journeys it came from; the change is
    shown first.

    A file that cannot be read is refused with the line and the reason; the others go on. What did not fit is
    reported at the end.
    """
    chosen = next(known for known in FORMATS if known.name == name.value)
    options = Options(_scale(scale) if scale else None)
    sources = [_source(path) for path in files]
    if chosen.revise:
        from journeykit.cli.revising import revise

        return revise(chosen, sources, into, yes=yes)
    return _new(chosen, sources, options, output, yes=yes)


def _source(path: Path) -> Source:
    if path == Path("-"):
        return Source(PurePosixPath("-"), sys.stdin.buffer.read())
    if not path.is_file():
        raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
    return Source(PurePosixPath(path.as_posix()), path.read_bytes())


def _new(chosen: Format, sources: Sequence[Source], options: Options, output: Path | None, *, yes: bool) -> int:
    assert chosen.read is not None
    imported: Imported = chosen.read(sources, options)
    targets = _targets(imported.documents, output)
    neighbours = _neighbours(options, [target for target in targets if target])
    if neighbours != options:
        imported = chosen.read(sources, neighbours)
        targets = _targets(imported.documents, output)
    refused(imported.findings)
    _write(imported.documents, targets, yes=yes)
    report(imported.remarks)
    return Exit.FINDINGS if imported.findings else Exit.CLEAN


def _targets(documents: Sequence[NewDocument], output: Path | None) -> list[Path | None]:
    """Return where each document goes; None is stdout."""
    if output is None or output == Path("-"):
        folder = None
    else:
        # A document is found by its ending, so what does not end in it is meant as a folder.
        named = output.suffix in (".yaml", ".yml") or (output.exists() and not output.is_dir())
        folder = output if output.is_dir() or not named else None
    if folder is not None:
        return [folder / f"{document.id}.yaml" for document in documents]
    if len(documents) > 1:
        raise JourneykitError(
            message("there are {count} journeys, and one document a file", count=len(documents)),
            message("name a folder: -o DIR"),
        )
    return [output for _ in documents]


def _neighbours(options: Options, targets: Sequence[Path]) -> Options:
    """Add what the project has already, when the documents go into one."""
    root = root_of(targets[0].absolute()) if targets else None
    if root is None:
        return options
    real = [Path(os.path.relpath(target.absolute(), root)) for target in targets]
    taken = taken_ids(load(root), [PurePosixPath(path.as_posix()) for path in real])
    schema = "../" * (len(real[0].parts) - 1) + "journeykit.schema.json"
    return replace(options, journeys=taken.journeys, personas=taken.personas, schema=schema)


def _write(documents: Sequence[NewDocument], targets: Sequence[Path | None], *, yes: bool) -> None:
    there = [target for target in targets if target is not None and target.is_file()]
    if there:
        question = console.t("Overwrite {files}?", files=", ".join(target.as_posix() for target in there))
        if not console.ask(question, yes=yes):
            return
    for target, document in zip(targets, documents, strict=True):
        console.write_result(document.data.decode(), target)


def refused(findings: Iterable[Finding]) -> None:
    """Say on stderr what was refused: `file:line:column: error: why`, and below it what to do."""
    for found in findings:
        span = found.place.span
        where = f"{found.place.file}:{span.line}:{span.column}" if span else f"{found.place.file}"
        console.err(f"{one_line(where)}: {console.t('error')}: {one_line(console.spoken(found.message))}")
        if found.hint:
            console.hint(console.spoken(found.hint))


def report(remarks: Iterable[Remark]) -> None:
    """Say on stderr how things were read, and then what did not fit."""
    several = list(remarks)
    for lost, heading in ((False, console.t("how it was read:")), (True, console.t("what did not fit:"))):
        lines = [remark for remark in several if remark.lost is lost]
        if lines:
            console.note(heading)
        for remark in lines:
            where = f"{remark.file}:{remark.line}" if remark.line else f"{remark.file}"
            console.note(f"  {one_line(f'{where}: {console.spoken(remark.message)}')}")
