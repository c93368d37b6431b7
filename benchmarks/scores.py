"""What intervals cost: 10,000 touchpoints in 2,000 draws, against numpy drawing as many numbers and nothing else.

    python benchmarks/scores.py [--rounds 5]

To reach: 3 seconds and 1 GiB on an idle machine of two cores. Nothing here is a test: figures are for people to read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import make
from timing import Contestant, race, ratio

JOURNEYS, TOUCHPOINTS = 500, 20
_LOAD = (
    "from journeykit.workspace import load; from journeykit.scoring import score, simulate; scores = score(load('.'))"
)
_BARE = """
import numpy
numbers = numpy.random.default_rng(1)
numbers.standard_normal((10_000, 2_000), dtype=numpy.float32)
numbers.standard_gamma(2.5, (10_000, 2_000), dtype=numpy.float32)
"""


def main() -> None:
    """Run the race and print its table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make(folder, JOURNEYS, touchpoints=(TOUCHPOINTS, TOUCHPOINTS))
        command = [str(Path(sys.executable).parent / "journeykit"), "score", "--format", "csv"]
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


if __name__ == "__main__":
    main()
