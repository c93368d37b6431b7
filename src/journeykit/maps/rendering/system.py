"""Graphviz as a program on the path: one process a batch, drawing while the next maps are still being laid out."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.rendering.job import Job

_SECONDS = 60
_BATCH = 20


@dataclass(frozen=True, slots=True)
class _Batch:
    """A process at work in a folder of its own: the files that it makes, in order, and when it must be ready."""

    process: subprocess.Popen[bytes]
    folder: Path
    pictures: tuple[str, ...]
    seconds: int
    until: float


def run(program: str, jobs: Iterable[Job]) -> list[bytes]:
    """Draw all jobs."""
    pictures, _ = run_and_listen(program, jobs)
    return pictures


def run_and_listen(program: str, jobs: Iterable[Job]) -> tuple[list[bytes], str]:
    """Draw all jobs; return the pictures, and what Graphviz muttered (users never see it, our tests do)."""
    started: list[_Batch] = []
    pictures: list[bytes] = []
    said: list[str] = []
    most = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="journeykit-") as folder:
        try:
            for number, batch in enumerate(_batches(jobs)):
                if number >= most:
                    _collect(started[number - most], pictures, said)
                started.append(_start(program, batch, Path(folder, str(number))))
            for waiting in started[max(0, len(started) - most) :]:
                _collect(waiting, pictures, said)
        finally:
            _stop(started)
    return pictures, "".join(said)


def _batches(jobs: Iterable[Job]) -> Iterator[Sequence[Job]]:
    """Yield jobs as they come; each batch has one format."""
    coming = iter(jobs)
    while batch := list(islice(coming, _BATCH)):
        yield batch


def _start(program: str, batch: Sequence[Job], folder: Path) -> _Batch:
    # Our own short names: nothing that a user wrote ever stands on a command line.
    names = [f"{i}.dot" for i in range(len(batch))]
    folder.mkdir()
    for name, job in zip(names, batch, strict=True):
        (folder / name).write_text(job.dot, encoding="utf-8", newline="\n")
        if job.logo:
            (folder / job.logo[0]).write_bytes(job.logo[1])
    command = [program, "-n2", f"-T{batch[0].kind}", "-O", *names]
    seconds = _SECONDS + len(batch)
    try:
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
            )
    except OSError as error:
        raise JourneykitError(
            message("Graphviz could not be started: {reason}", reason=error.strerror or str(error))
        ) from error
    pictures = tuple(f"{name}.{batch[0].kind}" for name in names)
    return _Batch(process, folder, pictures, seconds, time.monotonic() + seconds)


def _collect(batch: _Batch, pictures: list[bytes], said: list[str]) -> None:
    """Wait for a batch and take its pictures."""
    try:
        code = batch.process.wait(timeout=max(0.0, batch.until - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(
            message("Graphviz was not ready after {seconds} seconds", seconds=batch.seconds)
        ) from error
    words = (batch.folder / "said").read_text(encoding="utf-8", errors="replace")
    files = [batch.folder / picture for picture in batch.pictures]
    if code or not all(file.exists() for file in files):
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        raise JourneykitError(message("Graphviz failed: {reason}", reason=lines[-1] if lines else "-"))
    pictures += [file.read_bytes() for file in files]
    said.append(words)


def _stop(started: Sequence[_Batch]) -> None:
    """End what still runs, after an error or an interruption."""
    for batch in started:
        if batch.process.poll() is None:
            batch.process.kill()
            batch.process.wait()
