"""What looking back costs: the figures of every journey over 5,000 commits of a project of 200 files.

    python benchmarks/trend.py [--commits 5000] [--files 200] [--rounds 2] [--keep DIR]

Each at two sizes, a tenth and all. Cold: nothing is remembered; warm: the same again; one more: after one commit more. To reach: a minute cold, seconds
warm. The repository is made up by `history`, through `git fast-import`: the same for the same seed.

Nothing here is a test: figures are for people to read.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus import make
from timing import Contestant

_PROGRAM = str(Path(sys.executable).parent / "journeykit")
_FIRST = 1_700_000_000  # seconds: the first commit; one follows each hour
_QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
_FIGURE = re.compile(r"(importance: |emotion: |reach: 0\.|value: )(-?[\d.]+)")


def history(
    folder: Path, commits: int, files: int = 200, *, seed: int = 1, touchpoints: tuple[int, int] = (15, 25)
) -> None:
    """Make a repository with so many commits; its files are those at the end.

    Seven in ten files are journeys, the others measurements. Of every hundred commits 96 change one journey (half of
    them only its words), 3 a measurement, and 1 the project file (every fifth of those a setting of the scores).
    """
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", "."], cwd=folder, check=True)
    chance = random.Random(seed)
    texts = _first(folder, files, chance, touchpoints)
    importing = subprocess.Popen(["git", "fast-import", "--quiet", "--done"], cwd=folder, stdin=subprocess.PIPE)
    assert importing.stdin is not None
    changed = dict(texts)
    for number in range(commits):
        importing.stdin.write(_commit(number, changed))
        changed = dict([_edit(texts, chance)])
        texts |= changed
    importing.stdin.write(b"done\n")
    importing.stdin.close()
    if importing.wait():
        raise SystemExit("git fast-import failed")
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True)


def one_more(folder: Path) -> None:
    """Add a commit that changes the figures of one journey."""
    file = folder / "journeys" / "reis-00000.yaml"
    text = file.read_text("utf-8")
    found = re.search(r"emotion: (-?[\d.]+)", text)
    assert found is not None
    other = "1.5" if found[1] != "1.5" else "-1.5"
    file.write_text(text.replace(found[0], f"emotion: {other}", 1), "utf-8")
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "maintenance.auto=false"]
    subprocess.run(["git", *who, "commit", "-q", "-a", "-m", "one more"], cwd=folder, check=True)


def _first(folder: Path, files: int, chance: random.Random, touchpoints: tuple[int, int]) -> dict[str, str]:
    journeys = files * 7 // 10
    make(folder, journeys, seed=chance.randrange(1000), touchpoints=touchpoints)
    for number in range(files - journeys):
        spoken = sorted({chance.randrange(journeys) for _ in range(15)})
        lines = ["kind: measurements", f"source: enquete-{number}", "records:"]
        lines += [
            f"  - {{journey: reis-{one:05}, touchpoint: t{chance.randrange(12)}, metric: csat, period: {_QUARTERS[number % 7]}, "
            f"n: {chance.randint(40, 400)}, mean: {chance.randint(20, 49) / 10}, sd: 1.1}}"
            for one in spoken
        ]
        (folder / f"enquete-{number:03}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    found = sorted(path for path in folder.rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def _edit(texts: dict[str, str], chance: random.Random) -> tuple[str, str]:
    kind = chance.random()
    if kind < 0.01:
        text = texts["journeykit.yaml"]
        if chance.random() < 0.2:
            text = (
                re.sub(r"\nscoring:.*", "", text.rstrip("\n"))
                + f"\nscoring: {{balance: {chance.randint(1, 9) / 10}}}\n"
            )
        return "journeykit.yaml", re.sub(
            r"promise: .*", f"promise: Wij maken het u makkelijk ({chance.random():.6f})", text
        )
    if kind < 0.04:
        name = chance.choice([name for name in texts if name.startswith("enquete")])
        return name, re.sub(r"mean: [\d.]+", f"mean: {chance.randint(20, 49) / 10}", texts[name], count=1)
    name = chance.choice([name for name in texts if name.startswith("journeys/")])
    if chance.random() < 0.5:
        return name, texts[name] + f"# nagelopen, {chance.random():.6f}\n"
    places = list(_FIGURE.finditer(texts[name]))
    found = chance.choice(places)
    new = {
        "importance: ": chance.randint(1, 5),
        "emotion: ": chance.randint(-4, 4) / 2,
        "reach: 0.": chance.randint(10, 99),
    }
    figure = new.get(found[1], chance.randint(20, 60) / 10)
    return name, f"{texts[name][: found.start(2)]}{figure}{texts[name][found.end(2) :]}"


def _commit(number: int, changed: dict[str, str]) -> bytes:
    when = _FIRST + 3600 * number
    lines = [b"commit refs/heads/main\n", f"committer Anna <anna@example.org> {when} +0100\n".encode()]
    lines.append(_data(f"wijziging {number}"))
    for name, text in changed.items():
        lines += [f"M 100644 inline {name}\n".encode(), _data(text)]
    return b"".join(lines)


def _data(text: str) -> bytes:
    data = text.encode()
    return b"data %d\n%s\n" % (len(data), data)


def _contestants(folder: Path, cache: Path, label: str = "") -> Iterator[Contestant]:
    command = ["env", f"JOURNEYKIT_CACHE_DIR={cache}", _PROGRAM, "trend", "--format", "csv"]
    yield Contestant(f"cold{label}", command, folder, before=lambda: shutil.rmtree(cache, ignore_errors=True))
    yield Contestant(f"warm{label}", command, folder)
    yield Contestant(f"one commit more{label}", command, folder, before=lambda: one_more(folder))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--commits", type=int, default=5000)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="make the repository here, and leave it")
    asked = parser.parse_args()
    print(
        "| run | commits | seconds | processor seconds | ratio to `git log --raw` | peak MiB |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as made:
        for commits in (asked.commits // 10, asked.commits):
            folder = (asked.keep or Path(made)) / f"history-{commits}"
            if not folder.exists():
                history(folder, commits, asked.files)
            bare = Contestant("git log", ["git", "log", "--raw"], folder)
            contestants = list(_contestants(folder, Path(made) / f"cache-{commits}"))
            for one in contestants:  # in this order: what is warm has been cold
                for _ in range(asked.rounds):
                    one.run(count=True)
                    bare.run(count=True)
                reference = sorted(bare.seconds)[len(bare.seconds) // 2]
                took, busy, peak = min(one.seconds), min(one.busy), one.peak_kib / 1024
                print(f"| {one.name} | {commits:,} | {took:.2f} | {busy:.2f} | {took / reference:.3g} | {peak:.0f} |")


if __name__ == "__main__":
    main()
