"""`journeykit import`: journeys from other formats."""

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, BinaryIO

import typer

from journeykit.cli.bringing import bring_in
from journeykit.cli.options import Yes
from journeykit.cli.revising import revise
from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.exchange import FORMATS, LARGEST, Options, Source

Readable = StrEnum("Readable", [(f.name.upper(), f.name) for f in FORMATS if f.read or f.revise])  # type: ignore[misc]

_SCALE = re.compile(r"\s*([-+]?[0-9]+(?:\.[0-9]+)?)\s*(?:-|\.\.|:)\s*([-+]?[0-9]+(?:\.[0-9]+)?)\s*")


def _scale(text: str) -> tuple[float, float]:
    found = _SCALE.fullmatch(text)
    if not found or float(found[1]) >= float(found[2]):
        raise JourneykitError(
            message('"{text}" is no scale', text=text), message("write the lowest and the highest score: --scale 1-10")
        )
    return float(found[1]), float(found[2])


def command(
    name: Annotated[
        Readable, typer.Argument(metavar="FORMAT", help="mermaid, worksheet, xlsx, csv, ujg, ojf or cjml.")
    ],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="What to read; - is standard input.")],
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="MIN-MAX", help="The scale of the scores in the files; 1-5 by default."),
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="JOURNEY", help="The journey that a sheet is about.")
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

    worksheet: a filled-in sheet of `journeykit export worksheet` (CSV or XLSX) changes the journeys it came from; the
    change is shown first.

    xlsx, csv: what people edited in the sheets of `journeykit export xlsx` or `csv` changes the documents; the change is
    shown first.

    ujg: every journey of a User Journey Graph (JSON-LD or YAML) becomes a journey document.

    ojf: an OpenJourney map becomes a journey document.

    cjml: planned journeys of CJML 2.0 become journey documents; actual ones of them research and measurements.

    Personas become documents of their own where there is a place for them (in a project, or with a folder), and never
    replace one.

    A file that cannot be read is refused with the line and the reason; the others go on. What did not fit is
    reported at the end.
    """
    chosen = next(known for known in FORMATS if known.name == name.value)
    options = Options(_scale(scale) if scale else None)
    sources = [_source(path) for path in files]
    for option, given, fits in (
        ("--scale", scale, chosen.read),
        ("-o", output, chosen.read),
        ("--into", into, chosen.revise),
    ):
        if given is not None and not fits:
            raise JourneykitError(message("{option} means nothing for {format}", option=option, format=name.value))
    if chosen.revise:
        return revise(chosen, sources, into, yes=yes)
    return bring_in(chosen, sources, options, output, yes=yes)


def _source(path: Path) -> Source:
    """Read one source, and just over the limit of the largest, so that nothing fills the memory."""
    if path == Path("-"):
        return Source(PurePosixPath("-"), sys.stdin.buffer.read(LARGEST + 1))
    if path.is_dir():
        raise JourneykitError(
            message("{path} is a folder", path=path.as_posix()),
            message("name the files in it: {path}/*", path=path.as_posix()),
        )
    if not path.exists():
        raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
    with _opened(path) as stream:
        return Source(PurePosixPath(path.as_posix()), stream.read(LARGEST + 1))


def _opened(path: Path) -> BinaryIO:
    """Open a file; a pipe that nobody writes into is empty, and not waited for without end."""
    if not path.is_fifo():
        return path.open("rb")
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(number, True)
    return os.fdopen(number, "rb")
