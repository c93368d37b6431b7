"""Whole processes against each other, in turns: the machine's moods then hit all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Contestant:
    """A command to run, and what its runs took."""

    name: str
    command: Sequence[str]
    folder: Path
    fine: frozenset[int] = frozenset({0})
    seconds: list[float] = field(default_factory=list)
    peak_kib: int = 0
    busy: list[float] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def run(self, *, count: bool) -> None:
        """Run once, after what comes before it; output goes nowhere, an unexpected exit code stops the benchmark."""
        self.before()
        started = time.perf_counter()
        process = subprocess.Popen(
            self.command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in self.fine:
            raise SystemExit(f"{self.name}: exit code {process.returncode} of {' '.join(self.command[:8])}")
        if count:
            self.seconds.append(took)
            self.busy.append(usage.ru_utime + usage.ru_stime)
            self.peak_kib = max(self.peak_kib, usage.ru_maxrss)


def race(contestants: Sequence[Contestant], rounds: int) -> None:
    """Run all in turns, after one run each that does not count."""
    for contestant in contestants:
        contestant.run(count=False)
    for number in range(rounds):
        # Backwards every other time, so that nobody always runs after the same one.
        for contestant in contestants if number % 2 else reversed(contestants):
            contestant.run(count=True)


def ratio(of: Contestant, to: Contestant) -> float:
    """Return how often longer one takes than the other: the middle of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(of.seconds, to.seconds, strict=True))


def compared(ours: Contestant, peer: Contestant | None) -> str:
    """Return how many times the time, and the time of processors, that another takes; and its memory."""
    if peer is None:
        return "–"
    return f"{ratio(ours, peer):.2f}, {busy_ratio(ours, peer):.2f} ({peer.peak_kib // 1024} MiB)"


def pinned(cores: int) -> list[str]:
    """Return what to write before a command so that it runs on so many cores."""
    return ["taskset", "-c", ",".join(map(str, range(cores)))] if cores < (os.cpu_count() or 1) else []


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    work: str
    against: str
    measured: float
    target: float | None
    milliseconds: float
    peak_mib: float

    def __str__(self) -> str:
        target = "" if self.target is None else f"{self.target:.3g}"
        verdict = "" if self.target is None else ("yes" if self.measured <= self.target else "**no**")
        return f"| {self.work} | {self.against} | {self.measured:.3g} | {target} | {verdict} | {self.milliseconds:.0f} | {self.peak_mib:.0f} |"


def against(ours: Contestant, peers: list[tuple[Contestant, float | None]], rounds: int) -> Iterator[Row]:
    """Race one of ours against its peers; each peer comes with the ratio to reach."""
    race([ours, *(peer for peer, _ in peers)], rounds)
    for peer, target in peers:
        yield Row(ours.name, peer.name, ratio(ours, peer), target, min(ours.seconds) * 1000, ours.peak_kib / 1024)


def busy_ratio(of: Contestant, to: Contestant) -> float:
    """Return the same of the time that processors were busy with it."""
    return statistics.median(a / b for a, b in zip(of.busy, to.busy, strict=True))
