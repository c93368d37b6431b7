"""Graphviz inside this process: pygraphviz, whose wheels carry it (`journeykit[render]`)."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.rendering.job import Job


def run(jobs: Iterable[Job]) -> Iterator[bytes]:
    """Yield each job's picture. `nop2` is pygraphviz's name for `neato -n2`: places are taken as they stand."""
    import pygraphviz  # type: ignore[import-untyped]  # 30 ms, and only for who draws without a Graphviz of the system

    with tempfile.TemporaryDirectory(prefix="journeykit-") as folder:
        for job in jobs:
            yield _draw(pygraphviz, job, folder)


def _draw(library: Any, job: Job, folder: str) -> bytes:
    if job.logo:
        Path(folder, job.logo[0]).write_bytes(job.logo[1])
    try:
        # Silent only while it draws: what we say in between must be heard.
        with _quiet(), library.AGraph(string=job.dot_beside(folder)) as graph:
            picture = graph.draw(format=job.kind, prog="nop2")
    except (OSError, ValueError) as error:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=str(error))) from error
    assert isinstance(picture, bytes)
    return picture


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the C library writes to file 2 from users: it measures text by itself and warns for nothing."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
