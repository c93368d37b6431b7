"""Graphviz as a program on the path: one process a batch, drawing while the next maps are still being laid out."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.maps.rendering.finished import is_sized, is_whole
from journeykit.maps.rendering.job import Job

_SECONDS = 60
_BATCH = 20


@dataclass(frozen=True, slots=True)
class _Batch:
    """A process at work in a folder of its own: what it draws, in order, and when it must be ready."""

    process: subprocess.Popen[bytes]
    folder: Path
    jobs: Sequence[Job]
    seconds: int
    until: float


def run(program: str, jobs: Iterable[Job]) -> Iterator[bytes]:
    """Yield each job's picture."""
    for pictures, _ in _drawn(program, jobs):
        yield from pictures


def run_and_listen(program: str, jobs: Iterable[Job]) -> tuple[list[bytes], str]:
    """Draw all jobs; return the pictures, and what Graphviz muttered (users never see it, our tests do)."""
    drawn = list(_drawn(program, jobs))
    return [picture for pictures, _ in drawn for picture in pictures], "".join(said for _, said in drawn)


def _drawn(program: str, jobs: Iterable[Job]) -> Iterator[tuple[list[bytes], str]]:
    """Yield the pictures of each batch, with what was said; as many batches as there are processors run at once."""
    running: deque[_Batch] = deque()
    most = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="journeykit-") as folder:
        try:
            for number, batch in enumerate(_batches(jobs)):
                running.append(_start(program, batch, Path(folder, str(number))))
                if len(running) > most:
                    yield _collect(running[0])
                    running.popleft()
            while running:
                yield _collect(running[0])
                running.popleft()
        finally:
            _stop(running)


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
                # Nothing comes through this pipe but its end: waiting for a process by the clock takes 50 ms longer.
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,  # so that what it starts itself ends with it
            )
    except OSError as error:
        raise JourneykitError(
            message("Graphviz could not be started: {reason}", reason=error.strerror or str(error))
        ) from error
    return _Batch(process, folder, batch, seconds, time.monotonic() + seconds)


def _collect(batch: _Batch) -> tuple[list[bytes], str]:
    """Wait for a batch and take its pictures."""
    try:
        batch.process.communicate(timeout=max(0.0, batch.until - time.monotonic()))
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(
            message("Graphviz was not ready after {seconds} seconds", seconds=batch.seconds)
        ) from error
    words = (batch.folder / "said").read_text(encoding="utf-8", errors="replace")
    pictures = [_take(batch, number, job, words) for number, job in enumerate(batch.jobs)]
    if batch.process.returncode:
        raise JourneykitError(_failure(batch, words))
    shutil.rmtree(batch.folder, ignore_errors=True)  # many maps as png are large: none lies about until the end
    return pictures, words


def _take(batch: _Batch, number: int, job: Job, words: str) -> bytes:
    """Return a picture, if it is whole."""
    file = batch.folder / f"{number}.dot.{job.kind}"
    picture = file.read_bytes() if file.exists() else b""
    if not is_whole(picture, job.kind):
        raise JourneykitError(
            _failure(batch, words), message("it was drawing {name}; its input is --format dot", name=job.drawing.name)
        )
    if not is_sized(picture, job):
        raise JourneykitError(
            message("Graphviz did not draw all of {name}: it is too old", name=job.drawing.name),
            message("journeykit needs Graphviz 2.40 or newer; `dot -V` says which this is"),
        )
    return picture


def _failure(batch: _Batch, words: str) -> Message:
    """Return why a batch failed: by a signal, else in the last words of Graphviz, without the name of our file."""
    code = batch.process.returncode
    if code < 0:
        return message("Graphviz was ended by signal {number}: is there enough memory?", number=-code)
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    reason = next((line for line in reversed(lines) if line.startswith("Error")), lines[-1] if lines else "")
    return message("Graphviz failed: {reason}", reason=reason or f"exit code {code}")


def _stop(running: Iterable[_Batch]) -> None:
    """End what still runs, and what that has started, after an error or an interruption."""
    for batch in running:
        if batch.process.poll() is None:
            with contextlib.suppress(OSError):
                _kill(batch.process)
        if batch.process.stdout:
            batch.process.stdout.close()
        batch.process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
