"""What `validate` costs: one file to 10,000, cold, warm and with one file changed, beside other programs over the same files.

Without `--large`, and with two rounds, it takes some minutes on a machine with nothing else to do.

    python benchmarks/validate.py [--rounds 5] [--large] [--files 1 1000] [--ajv PROGRAM]

Every row is a ratio of whole processes that ran in turns: of the time on the clock, and of the time that processors
were busy, which tells more on a machine that others use too (and less of a second process). The memory is that of the
largest process: a large project has two. The files stand in a git
repository. To reach are the ratios of the clock, on an idle machine of two processors. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import make
from timing import Contestant, busy_ratio, race, ratio

BIN = Path(sys.executable).parent
JOURNEYKIT = str(BIN / "journeykit")
# Findings are no failure of a benchmark.
FINDINGS = frozenset({0, 1})
# Peers that take minutes over more files are measured up to here.
MOST_FOR_PEERS = 1_000
COLD, WARM = "cold", "warm"
# One journey of many has changed: in what it says of itself alone, or in what others can see of it.
CHANGED, RENAMED = "one changed", "one renamed"
BARE, LINT, SCHEMA, AJV = "python -c pass", "yamllint", "check-jsonschema", "ajv"
RYL, RYL_WARM = "ryl --no-cache", "ryl, warm"
REACH = {
    (1, COLD, LINT): 1.5,
    (1, COLD, SCHEMA): 0.6,
    (1_000, COLD, LINT): 1 / 60,
    (1_000, COLD, SCHEMA): 1 / 16,
    (10_000, COLD, RYL): 2.0,
    (10_000, WARM, BARE): 12.0,
    (10_000, WARM, RYL_WARM): 1.0,
}
REACH_PEAK = 64


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    files: int
    ours: Contestant
    peer: Contestant

    @staticmethod
    def head() -> str:
        """Return the first two lines of the table."""
        return "| files | validate | against | ratio | busy | at most | reached | ms | peak MiB |\n|---|---|---|---|---|---|---|---|---|"

    def __str__(self) -> str:
        measured = ratio(self.ours, self.peer)
        target = REACH.get((self.files, self.ours.name, self.peer.name))
        verdict = "" if target is None else ("yes" if measured <= target else "**no**")
        cells = (
            f"{self.files:,}", self.ours.name, self.peer.name, f"{measured:.3g}", f"{busy_ratio(self.ours, self.peer):.3g}",
            "" if target is None else f"{target:.3g}", verdict, f"{min(self.ours.seconds) * 1000:.0f}",
            f"{self.ours.peak_kib / 1024:.0f}",
        )  # fmt: skip
        return f"| {' | '.join(cells)} |"


SIZES = (1, 10, 100, 1_000)
LARGE = 10_000


def rows(folder: Path, rounds: int, sizes: Sequence[int] = SIZES, *, ajv: str | None = None) -> Iterator[Row]:
    """Measure projects of some numbers of files."""
    os.environ["JOURNEYKIT_CACHE_DIR"] = str(folder / "cache")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    schema = folder / "schema.json"
    # In a process of its own: what this one has in memory would count for its children.
    code = "import json; from journeykit.model.schema import json_schema; print(json.dumps(json_schema('journey')))"
    schema.write_bytes(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
    for count in sizes:
        project, files = _project(folder, count)
        ours = _ours(project, files)
        peers = _peers(project, files, schema, ajv)
        peers += _fast_peers(project, folder)
        race([*ours, *peers], rounds if count < 1_000 else max(2, rounds // 2))
        for one in ours:
            yield from (Row(count, one, peer) for peer in peers)
        shutil.rmtree(folder / "cache", ignore_errors=True)


def _project(folder: Path, count: int) -> tuple[Path, list[Path]]:
    """Make the files; one file stands alone, as in an editor."""
    project = folder / f"project-{count}"
    files = make(project, count)
    if count == 1:
        (project / "journeykit.yaml").unlink()
        shutil.rmtree(project / "personas")
    if shutil.which("git"):
        who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
        for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "all"]):
            subprocess.run(["git", *arguments], cwd=project, check=True)
    return project, files


def _ours(project: Path, files: Sequence[Path]) -> list[Contestant]:
    command = [JOURNEYKIT, "validate", "."]
    middle = files[len(files) // 2]
    text, times = middle.read_text("utf-8"), iter(range(10**6))

    def put_back() -> None:
        middle.write_text(text, encoding="utf-8")

    def change() -> None:
        number = next(times)
        changed = re.sub(r"importance: \d", f"importance: {number % 5 + 1}  # {number}", text, count=1)
        middle.write_text(changed, encoding="utf-8")

    def rename() -> None:
        middle.write_text(text.replace("        name: ", f"        name: {next(times)} ", 1), encoding="utf-8")

    ours = [
        Contestant(COLD, [*command, "--no-cache"], project, FINDINGS, before=put_back),
        Contestant(WARM, command, project, FINDINGS, before=put_back),
    ]
    if len(files) > 1:
        # What the one leaves behind would be of no use to the other.
        apart = ["env", f"JOURNEYKIT_CACHE_DIR={os.environ['JOURNEYKIT_CACHE_DIR']}-renamed", *command]
        ours += [
            Contestant(CHANGED, command, project, FINDINGS, before=change),
            Contestant(RENAMED, apart, project, FINDINGS, before=rename),
        ]
    return ours


def _fast_peers(project: Path, folder: Path) -> list[Contestant]:
    """A linter in Rust, where it is installed, without its cache and with it."""
    program = BIN / "ryl"
    if not program.exists():
        return []
    command = [str(program), "check", "--enable", "ALL"]
    return [
        Contestant(RYL, [*command, "--no-cache", "."], project, FINDINGS),
        Contestant(RYL_WARM, [*command, "--cache-dir", str(folder / "ryl"), "."], project, FINDINGS),
    ]


def _peers(project: Path, files: Sequence[Path], schema: Path, ajv: str | None) -> list[Contestant]:
    peers = [Contestant(BARE, [sys.executable, "-c", "pass"], project)]
    if len(files) > MOST_FOR_PEERS:
        return peers
    names = [str(file) for file in files]
    peers.append(Contestant(LINT, [str(BIN / "yamllint"), "."], project, FINDINGS))
    peers.append(
        Contestant(SCHEMA, [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *names], project, FINDINGS)
    )
    if ajv:
        command = [ajv, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", str(schema)]
        peers.append(Contestant(AJV, [*command, *(f"-d{name}" for name in names)], project, FINDINGS))
    return peers


def growth(measured: Sequence[Row]) -> str:
    """Say how the time of a cold run grows: the power of the number of files, between the largest sizes."""
    cold = {row.files: min(row.ours.busy) for row in measured if row.ours.name == COLD}
    if len(cold) < 2:
        return "Growth: not measured."
    few, many = sorted(cold)[-2:]
    power = math.log(cold[many] / cold[few]) / math.log(many / few)
    return f"Growth: from {few:,} to {many:,} files the time grows with the power {power:.2f} (1 is linear)."


def main() -> None:
    """Run the race and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command (default 5)")
    parser.add_argument("--large", action="store_true", help="10,000 files too")
    parser.add_argument("--files", type=int, nargs="+", default=[*SIZES], metavar="N", help="these sizes only")
    parser.add_argument("--ajv", default=shutil.which("ajv"), help="the program ajv, of ajv-cli with ajv-formats")
    asked = parser.parse_args()
    print(Row.head())
    measured = []
    with tempfile.TemporaryDirectory() as name:
        sizes = [*asked.files, *([LARGE] if asked.large else [])]
        for row in rows(Path(name), asked.rounds, sizes, ajv=asked.ajv):
            measured.append(row)
            print(row, flush=True)
    peak = max(row.ours.peak_kib / 1024 for row in measured if row.ours.name == COLD)
    print(f"\n{growth(measured)}\nPeak memory: {peak:.0f} MiB; at most {REACH_PEAK} is to be reached at 10,000 files.")


if __name__ == "__main__":
    main()
