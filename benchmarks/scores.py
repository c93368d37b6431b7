"""What intervals cost: 10,000 touchpoints in 2,000 draws, against numpy drawing as many numbers and nothing else.

    python benchmarks/scores.py [--rounds 5]

The second table shows growth: processor time of `score` and `rank` for 1,000, 3,000 and 10,000 touchpoints.

To reach: 3 seconds and 1 GiB on an idle machine of two cores. Nothing here is a test: figures are for people to read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import make
from timing import Contestant, race, ratio

JOURNEYS, TOUCHPOINTS = (50, 150, 500), 20
_LOAD = (
    "from journeykit.workspace import load; from journeykit.scoring import score, simulate; scores = score(load('.'))"
)
_BARE = """
import numpy
numbers = numpy.random.default_rng(1)
numbers.standard_normal((10_000, 2_000), dtype=numpy.float32)
numbers.standard_gamma(2.5, (10_000, 2_000), dtype=numpy.float32)
"""
_PROGRAM = str(Path(sys.executable).parent / "journeykit")


def parts(folder: Path, rounds: int) -> None:
    """What reading, scoring, drawing and writing take of 10,000 touchpoints."""
    command = [_PROGRAM, "score", "--format", "csv"]
    bare = Contestant("numpy, the same numbers", [sys.executable, "-c", _BARE], folder)
    contestants = [
        Contestant("`journeykit score`, all", command, folder),
        Contestant("reading, scoring, drawing", [sys.executable, "-c", f"{_LOAD}; simulate(scores)"], folder),
        Contestant("reading and scoring", [sys.executable, "-c", _LOAD], folder),
        bare,
    ]
    race(contestants, rounds)
    print("| work | ratio to numpy | ms | peak MiB |\n|---|---|---|---|")
    for one in contestants:
        print(f"| {one.name} | {ratio(one, bare):.3g} | {min(one.seconds) * 1000:.0f} | {one.peak_kib / 1024:.0f} |")


def growth(folders: dict[int, Path], rounds: int) -> None:
    """Processor time at three sizes: it hardly depends on what else the machine does."""
    contestants = {
        (command, count): Contestant(command, [_PROGRAM, *command.split()], folder)
        for command in ("score --format json", "rank", "rank --format json")
        for count, folder in folders.items()
    }
    race(list(contestants.values()), rounds)
    print("\n| command | touchpoints | processor ms | ms per 1,000 touchpoints | peak MiB |\n|---|---|---|---|---|")
    for (command, count), one in contestants.items():
        busy = 1000 * min(one.busy)
        print(f"| `{command}` | {count:,} | {busy:.0f} | {1000 * busy / count:.0f} | {one.peak_kib / 1024:.0f} |")


def main() -> None:
    """Run the races and print their tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        folders = {}
        for journeys in JOURNEYS:
            folder = folders[journeys * TOUCHPOINTS] = Path(temporary) / str(journeys)
            make(folder, journeys, touchpoints=(TOUCHPOINTS, TOUCHPOINTS))
        parts(folder, rounds)
        growth(folders, max(2, rounds // 2))


if __name__ == "__main__":
    main()
