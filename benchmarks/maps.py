"""Maps: one of each size against the least that Graphviz can do, many against one Graphviz over the same DOT."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import make
from timing import Contestant, Row, against

JOURNEYKIT = str(Path(sys.executable).parent / "journeykit")
SIZES = (15, 50, 150)
BATCHES = (25, 100, 400)


def drawing(folder: Path, rounds: int) -> Iterator[Row]:
    """One lane map as svg, as a whole process; the target is a time on a machine where `dot -V` takes 6 ms."""
    os.environ["JOURNEYKIT_CACHE_DIR"] = str(folder / "cache")
    dot = shutil.which("dot")
    for touchpoints in SIZES:
        project = folder / f"map-{touchpoints}"
        make(project, 1, touchpoints=(touchpoints, touchpoints))
        command = [JOURNEYKIT, "map", "--view", "lanes", "--format", "svg", "-o", "map.svg"]
        ours = Contestant(f"`map` lanes, {touchpoints} touchpoints, svg", [*command, "--force"], project)
        bare = [dot, "-V"] if dot else [sys.executable, "-c", "pass"]
        peer = Contestant("`dot -V`" if dot else "`python -c pass`", bare, project)
        target = {15: 0.35, 150: 0.7}.get(touchpoints)
        yield from against(ours, [(peer, target / 0.006 if dot and target else None)], rounds * 2)
        again = Contestant(f"the same, unchanged, {touchpoints} touchpoints", command, project)
        yield from against(
            again, [(Contestant("`python -c pass`", [sys.executable, "-c", "pass"], project), None)], rounds
        )


def batches(folder: Path, rounds: int) -> Iterator[Row]:
    """Many maps by one command, against one Graphviz that draws the same DOT and does nothing else."""
    neato = shutil.which("neato")
    if not neato:
        return
    os.environ["JOURNEYKIT_CACHE_DIR"] = str(folder / "cache")
    for count in BATCHES:
        project = folder / f"maps-{count}"
        make(project, count)
        subprocess.run([JOURNEYKIT, "map", "--format", "dot", "-o", "dot/", "-q"], cwd=project, check=True)
        names = sorted(path.name for path in (project / "dot").iterdir())
        command = [JOURNEYKIT, "map", "-o", "maps/", "-q"]
        ours = Contestant(f"`map`, {count} journeys", [*command, "--force"], project)
        peer = Contestant("one `neato -n2 -O`", [neato, "-n2", "-Tsvg", "-O", *names], project / "dot")
        yield from against(ours, [(peer, 1.5 if count == 100 else None)], rounds)
        again = Contestant(f"`map`, {count} journeys, unchanged", command, project)
        yield from against(
            again, [(Contestant("`python -c pass`", [sys.executable, "-c", "pass"], project), None)], rounds
        )
        one = Contestant(f"`map`, {count} journeys, one of them changed", [sys.executable, "-c", _ONE_CHANGED], project)
        whole = Contestant(ours.name, ours.command, project)
        yield from against(one, [(whole, None)], rounds)


_ONE_CHANGED = f"""
import random, re, subprocess
from pathlib import Path
path = sorted(Path("journeys").iterdir())[0]
path.write_text(re.sub('title: .*', f'title: Reis {{random.random()}}', path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
subprocess.run([{JOURNEYKIT!r}, "map", "-o", "maps/", "-q"], check=True)
"""
"""A journey that is called something else, and the same command again."""
