"""Graphviz as a program on the path: one process for all drawings."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.rendering.job import Job

_SECONDS = 60


def run(program: str, jobs: Sequence[Job]) -> list[bytes]:
    """Draw all jobs, which have one format."""
    pictures, _ = run_and_listen(program, jobs)
    return pictures


def run_and_listen(program: str, jobs: Sequence[Job]) -> tuple[list[bytes], str]:
    """Draw all jobs; return the pictures, and what Graphviz muttered (users never see it, our tests do)."""
    kind = jobs[0].kind
    with tempfile.TemporaryDirectory(prefix="journeykit-") as folder:
        # Our own short names: nothing that a user wrote ever stands on a command line.
        names = [f"{i}.dot" for i in range(len(jobs))]
        for name, job in zip(names, jobs, strict=True):
            Path(folder, name).write_text(job.dot, encoding="utf-8", newline="\n")
        said = _call([program, "-n2", f"-T{kind}", "-O", *names], folder, _SECONDS + len(jobs))
        pictures = [_read(Path(folder, f"{name}.{kind}"), said) for name in names]
    return pictures, said


def _call(command: list[str], folder: str, seconds: int) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(message("Graphviz was not ready after {seconds} seconds", seconds=seconds)) from error
    except OSError as error:
        raise JourneykitError(
            message("Graphviz could not be started: {reason}", reason=error.strerror or str(error))
        ) from error
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=_last_line(said)))
    return said


def _read(picture: Path, said: str) -> bytes:
    try:
        return picture.read_bytes()
    except FileNotFoundError as error:
        raise JourneykitError(message("Graphviz failed: {reason}", reason=_last_line(said))) from error


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "-"
