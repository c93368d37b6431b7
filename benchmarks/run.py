"""Compare journeykit with other programs, as whole processes and as ratios; print a table in Markdown.

    python benchmarks/run.py [--rounds 5] [--only WORD] [--large]

The targets are those of docs/decisions.md. Nothing here is a test: figures are for people to read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus import make
from timing import Contestant, Row, against

from maps import batches, drawing

BIN = Path(sys.executable).parent
JOURNEYKIT = str(BIN / "journeykit")
# Findings are no failure of a benchmark.
FINDINGS = frozenset({0, 1})


def start_up(folder: Path, rounds: int) -> Iterator[Row]:
    """Starting: what it costs to be asked for nothing."""
    for option, target in (("--version", 1.5), ("--help", 8.0)):
        ours = Contestant(f"`journeykit {option}`", [JOURNEYKIT, option], folder)
        bare = Contestant("`python -c pass`", [sys.executable, "-c", "pass"], folder)
        yield from against(ours, [(bare, target)], rounds * 4)


def validating(folder: Path, rounds: int, *, large: bool) -> Iterator[Row]:
    """Validate one file and many, against a linter and a schema checker."""
    schema = folder / "schema.json"
    # In a process of its own: what this one has in memory would count for its children.
    code = "import json; from journeykit.model.schema import json_schema; print(json.dumps(json_schema('journey')))"
    schema.write_bytes(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    for count in (1, 100, 1000, *([10_000] if large else [])):
        project = folder / f"project-{count}"
        files = make(project, count)
        if count == 1:  # the file alone, as in an editor
            project = project / "journeys"
            (project.parent / "journeykit.yaml").unlink()
        ours = Contestant(f"`validate`, {count} files", [JOURNEYKIT, "validate", "."], project, FINDINGS)
        lint = Contestant("yamllint", [str(BIN / "yamllint"), "."], project, FINDINGS)
        check = Contestant(
            "check-jsonschema",
            [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *(str(file) for file in files)],
            project,
            FINDINGS,
        )
        peers: list[tuple[Contestant, float | None]] = [(lint, None), (check, None)]
        if count == 1:
            peers = [(lint, 1.5), (check, 0.6)]
        elif count == 1000:
            peers = [(lint, 1 / 60), (check, 1 / 16)]
        elif count > 1000:
            peers = [(Contestant("`python -c pass`", [sys.executable, "-c", "pass"], folder), None)]
        yield from against(ours, peers, rounds if count < 1000 else max(2, rounds // 2))


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
    parser.add_argument("--only", default="", help="start, validate, map, maps or score")
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
            "score": lambda: scoring(folder, asked.rounds),
        }
        for part, rows in parts.items():
            if asked.only in ("", part):
                for row in rows():
                    print(row, flush=True)


if __name__ == "__main__":
    main()
