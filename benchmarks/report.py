"""The report of 1, 10 and 100 journeys against `map --all` of the same ones, and how large its page is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import make
from timing import Contestant, Row, against

JOURNEYKIT = str(Path(sys.executable).parent / "journeykit")
SIZES = (1, 10, 100)
TARGETS = {10: 2.0}
LARGEST = {10: 3_000_000}
"""Bytes that a page may have."""


def reporting(folder: Path, rounds: int) -> Iterator[Row]:
    """Write the page, as a whole process; the name of the row says its size."""
    os.environ["JOURNEYKIT_CACHE_DIR"] = str(folder / "cache")
    for journeys in SIZES:
        project = folder / f"report-{journeys}"
        make(project, journeys)
        command = [JOURNEYKIT, "report", "-q", "-o", "report.html"]
        subprocess.run(command, cwd=project, check=True)
        size = (project / "report.html").stat().st_size
        if size > LARGEST.get(journeys, size):
            raise SystemExit(f"the page of {journeys} journeys has {size:,} bytes")
        ours = Contestant(f"`report`, journeys: {journeys}, {size / 1e6:.2f} MB", command, project)
        peer = Contestant("`map --all`", [JOURNEYKIT, "map", "--all", "--force", "-q", "-o", "maps/"], project)
        yield from against(ours, [(peer, TARGETS.get(journeys))], max(1, rounds // 2 if journeys < 100 else 1))
