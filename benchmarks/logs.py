"""Compare `journeykit measure` of an event log with plain DuckDB, Polars and pm4py, as whole processes.

    python benchmarks/logs.py [--millions 1 10] [--rounds 5] [--cores 2] [--form csv parquet] [--without polars] [--pm4py PYTHON]

The log is made first, from a seed: customers with nine visits or so each, who skip, turn back and stop, sorted by moment as
systems write it. The others only count what follows on what. We do that, and more: the hash of the file, customers instead of
steps, months, loops, paths, quartiles of the times, a document and a report. Of each are given: how many times its time
we take, how many times its processors' time, and its memory. `--pm4py` names the Python of an environment that has
pm4py, which is no part of this one. Nothing here is a test: figures are for people.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

from timing import Contestant, compared, pinned, race

JOURNEYKIT = str(Path(sys.executable).parent / "journeykit")
TOUCHPOINTS, VISITS, SEED = 12, 9, 7919
HEADER = '"case:concept:name", "concept:name", "time:timestamp", "org:resource"'
_MILLION = 1_000_000

# The same question of all: how often does one activity follow on another, case by case?
_SQL = """
import duckdb
print(len(duckdb.sql('''
    select activity, following, count(*) from (
        select "concept:name" as activity,
               lead("concept:name") over (partition by "case:concept:name" order by "time:timestamp") as following
        from {source}
    ) where following is not null group by all
''').fetchall()))
"""
_POLARS = """
import polars as pl
case, activity = "case:concept:name", "concept:name"
print(pl.scan_{form}({file!r}{more}).select(case, activity, "time:timestamp").sort(case, "time:timestamp")
      .with_columns(other=pl.col(case).shift(-1), following=pl.col(activity).shift(-1))
      .filter(pl.col(case) == pl.col("other")).group_by(activity, "following").len()
      .collect(engine="streaming").height)
"""
_PM4PY = """
import pandas as pd, pm4py
log = pd.read_{form}({file!r})
log["time:timestamp"] = pd.to_datetime(log["time:timestamp"])
print(len(pm4py.discover_dfg(pm4py.format_dataframe(log))[0]))
"""


def make_project(folder: Path) -> None:
    """Write the journey that the log is of: one touchpoint after the other, with a way round one of them."""
    names = "".join(f"      - touchpoint-{i:02}\n" for i in range(TOUCHPOINTS))
    names = names.replace(
        "touchpoint-03\n", "{name: touchpoint-03, next: [{to: touchpoint-04}, {to: touchpoint-05}]}\n"
    )
    (folder / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Many events\n", "utf-8")
    (folder / "journey.yaml").write_text(
        f"kind: journey\ntitle: A journey\nphases:\n  - name: All of it\n    touchpoints:\n{names}", "utf-8"
    )


def make_log(path: Path, millions: float) -> None:
    """Write a log of so many million events, the same ones each time."""
    import duckdb

    # A hash of the number of the case and a seed is as good as chance here, and does not depend on the order of threads.
    query = f"""
        with cases as (
            select i as number, {VISITS - 4} + (hash(i * 8 * {SEED}) % 8)::int as visits,
                   (hash((i * 8 + 1) * {SEED}) % {180 * 86_400})::int as began
            from range({int(millions * _MILLION) // VISITS}) t(i)
        ), visits as (
            select number, began, unnest(range(visits)) as place from cases
        ), drawn as (
            select number, began, place, hash((number * 64 + place) * {SEED} + 3) as chance from visits
        )
        select format('C{{:08d}}', number) as "case:concept:name",
               format('touchpoint-{{:02d}}', greatest(0, least({TOUCHPOINTS - 1},
                 place + case when chance % 100 < 5 then -2 when chance % 100 < 10 then 1 else 0 end))) as "concept:name",
               timestamp '2026-01-01' + to_seconds(began + place * 90000 + (chance % 80000)::int) as "time:timestamp",
               format('desk {{}}', chance % 40) as "org:resource"
        from drawn order by "time:timestamp", number
    """  # noqa: S608 - nothing of a stranger is in it
    form = "(format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S')" if path.suffix == ".csv" else "(format parquet)"
    with duckdb.connect() as database:
        database.execute(f"copy ({query}) to '{path}' {form}")


def contestants(folder: Path, path: Path, cores: int, without: Sequence[str], pm4py: str | None) -> list[Contestant]:
    """Return ours and its peers, all on so many cores."""
    where = pinned(cores)
    form = path.suffix[1:]
    more = ", try_parse_dates=True" if form == "csv" else ""
    programs = {
        "DuckDB": (sys.executable, _SQL.format(source=f"read_{form}('{path}')")),
        "Polars": (sys.executable, _POLARS.format(form=form, file=str(path), more=more)),
        **({"pm4py": (pm4py, _PM4PY.format(form=form, file=str(path)))} if pm4py else {}),
    }
    return [
        Contestant("journeykit", [*where, JOURNEYKIT, "measure", path.name, "-o", os.devnull], folder),
        *(
            Contestant(name, [*where, python, "-c", program], folder)
            for name, (python, program) in programs.items()
            if name.lower() not in without
        ),
    ]


def main() -> None:
    """Run the races that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--millions", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cores", type=int, nargs="+", default=[2])
    parser.add_argument("--form", nargs="+", choices=["csv", "parquet"], default=["csv", "parquet"])
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--pm4py", metavar="PYTHON")
    asked = parser.parse_args()
    names = ("DuckDB", "Polars", "pm4py")
    print("| events | file | cores | journeykit s | MiB | " + " | ".join(f"of {one}" for one in names) + " |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder)
        for millions in asked.millions:
            for form in asked.form:
                path = folder / f"log-{millions}.{form}"
                # In a process of its own: what this one holds would count as the memory of those that it starts.
                making = get_context("spawn").Process(target=make_log, args=(path, millions))
                making.start()
                making.join()
                for cores in asked.cores:
                    ours, *peers = racing = contestants(folder, path, cores, asked.without, asked.pm4py)
                    race(racing, asked.rounds)
                    by_name = {peer.name: peer for peer in peers}
                    print(
                        f"| {millions} million | {form} | {cores} | {min(ours.seconds):.2f} | {ours.peak_kib // 1024} | "
                        + " | ".join(compared(ours, by_name.get(one)) for one in names) + " |",
                        flush=True,
                    )  # fmt: skip
                path.unlink()


if __name__ == "__main__":
    main()
