"""Compare journeykit with other programs, as whole processes and as ratios; print a table in Markdown.

    python benchmarks/run.py [--rounds 5] [--only WORD] [--large]

The targets are those of docs/decisions.md. Nothing here is a test: figures are for people to read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import validate
from corpus import make
from report import reporting
from timing import Contestant, Row, against, ratio

from maps import batches, drawing

BIN = Path(sys.executable).parent
JOURNEYKIT = str(BIN / "journeykit")


def start_up(folder: Path, rounds: int) -> Iterator[Row]:
    """Starting: what it costs to be asked for nothing."""
    for option, target in (("--version", 1.5), ("--help", 8.0)):
        ours = Contestant(f"`journeykit {option}`", [JOURNEYKIT, option], folder)
        bare = Contestant("`python -c pass`", [sys.executable, "-c", "pass"], folder)
        yield from against(ours, [(bare, target)], rounds * 4)


def validating(folder: Path, rounds: int, *, large: bool) -> Iterator[Row]:
    """Validate one file and many, against a linter and a schema checker; benchmarks/validate.py has more of it."""
    sizes = [*validate.SIZES, *([validate.LARGE] if large else [])]
    for row in validate.rows(folder, rounds, sizes):
        target = validate.REACH.get((row.files, row.ours.name, row.peer.name))
        if target is not None:
            work = f"`validate`, {row.files:,} files, {row.ours.name}"
            milliseconds, peak = min(row.ours.seconds) * 1000, row.ours.peak_kib / 1024
            yield Row(work, row.peer.name, ratio(row.ours, row.peer), target, milliseconds, peak)


def scoring(folder: Path, rounds: int) -> Iterator[Row]:
    """Score and rank 10,000 touchpoints."""
    project = folder / "score"
    make(project, 500)
    for command in ("score", "rank"):
        bare = Contestant("`python -c pass`", [sys.executable, "-c", "pass"], folder)
        ours = Contestant(f"`{command}`, 10,000 touchpoints", [JOURNEYKIT, command, "--format", "json"], project)
        yield from against(ours, [(bare, 3 / 0.013 if command == "rank" else None)], max(2, rounds // 2))


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command (default 5)")
    parser.add_argument("--only", default="", help="start, validate, map, maps, report or score")
    parser.add_argument("--large", action="store_true", help="10,000 files too")
    asked = parser.parse_args()
    print("| work | against | ratio | at most | reached | ms | peak MiB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = {
            "start": lambda: start_up(folder, asked.rounds),
            "validate": lambda: validating(folder, asked.rounds, large=asked.large),
            "map": lambda: drawing(folder, asked.rounds),
            "maps": lambda: batches(folder, asked.rounds),
            "report": lambda: reporting(folder, asked.rounds),
            "score": lambda: scoring(folder, asked.rounds),
        }
        for part, rows in parts.items():
            if asked.only in ("", part):
                for row in rows():
                    print(row, flush=True)


if __name__ == "__main__":
    main()
