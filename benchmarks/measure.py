"""Compare `journeykit measure` with plain DuckDB, Polars and pandas that count the same answers, as whole processes.

With `--spark`, a second line: the same command with `--engine spark --master local[CORES]`, the start of Java included.

    python benchmarks/measure.py [--millions 1 10] [--rounds 5] [--cores 1 2] [--form csv parquet] [--without pandas] [--spark]

The answers are made first, from a seed, a million at a time. What the others do is less: they hash no file, judge no
answer, know no touchpoint, withhold nothing and write no document. Of each are given: how many times its time we take,
how many times its processors' time, and its memory. Nothing here is a test: figures are for people.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from timing import Contestant, compared, pinned, race

JOURNEYKIT = str(Path(sys.executable).parent / "journeykit")
TOUCHPOINTS, DAYS, SEED = 20, 273, 7919
METRICS = {"ces": (1, 7), "csat": (1, 5), "nps": (0, 10)}
PERSONAS = ("starter", "senior", "family", "trade")
_MILLION = 1_000_000

# The same aggregate: how often each answer, per touchpoint, metric, month and persona.
_SQL = """
import duckdb
print(len(duckdb.sql('''
    select touchpoint, metric, date_trunc('month', day) as month, persona, score, count(*)
    from {source} group by all
''').fetchall()))
"""
_POLARS = """
import polars as pl
month = pl.col("day").dt.truncate("1mo")
print(pl.scan_{form}({file!r}{more}).group_by("touchpoint", "metric", month, "persona", "score").len()
      .collect(engine="streaming").height)
"""
_PANDAS = """
import pandas as pd
answers = pd.read_{form}({file!r}, {only}=["touchpoint", "metric", "day", "persona", "score"])
answers["month"] = {month}
print(len(answers.groupby(["touchpoint", "metric", "month", "persona", "score"]).size()))
"""
# What is quickest in pandas: a date is a text in CSV, and an object in Parquet.
_BY_PANDAS = {
    "csv": {"only": "usecols", "month": "answers.day.str[:7]"},
    "parquet": {"only": "columns", "month": 'pd.to_datetime(answers.day).dt.to_period("M")'},
}


def make_project(folder: Path) -> None:
    """Write the project whose touchpoints the answers speak of."""
    names = "".join(f"      - touchpoint-{i:02}\n" for i in range(TOUCHPOINTS))
    (folder / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Many answers\n", "utf-8")
    (folder / "journey.yaml").write_text(
        f"kind: journey\ntitle: A journey\nphases:\n  - name: All of it\n    touchpoints:\n{names}", "utf-8"
    )
    for persona in PERSONAS:
        (folder / f"{persona}.yaml").write_text(f"kind: persona\nname: {persona}\n", "utf-8")
    (folder / "mapping.yaml").write_text(
        "kind: mapping\ndate: day\ntouchpoint: touchpoint\nmetric: metric\nscore: score\nsegments: {persona: persona}\n",
        "utf-8",
    )


def make_answers(path: Path, millions: int) -> None:
    """Write so many million answers, the same ones each time."""
    import duckdb

    database = duckdb.connect()
    metrics = list(METRICS)
    tables = {
        "touchpoints": [f"touchpoint-{i:02}" for i in range(TOUCHPOINTS)],
        "personas": list(PERSONAS),
        "days": [(date(2026, 1, 1) + timedelta(i)).isoformat() for i in range(DAYS)],
    }
    picked = {name: "[" + ", ".join(f"'{one}'" for one in values) + "]" for name, values in tables.items()}
    low = "[" + ", ".join(str(METRICS[one][0]) for one in metrics) + "]"
    width = "[" + ", ".join(str(METRICS[one][1] - METRICS[one][0] + 1) for one in metrics) + "]"
    # A hash of the number of the row and a seed is as good as chance here, and does not depend on the order of threads.
    query = f"""
        select i as respondent, ({picked["days"]})[1 + (hash((i * 8 + 0) * {SEED}) % {DAYS})::int]::date as day,
               ({picked["touchpoints"]})[1 + (hash((i * 8 + 1) * {SEED}) % {TOUCHPOINTS})::int] as touchpoint,
               (['{"', '".join(metrics)}'])[1 + m] as metric,
               (({low})[1 + m] + (hash((i * 8 + 3) * {SEED}) % ({width})[1 + m])::int)::tinyint as score,
               ({picked["personas"]})[1 + (hash((i * 8 + 4) * {SEED}) % {len(PERSONAS)})::int] as persona
        from (select i, (hash((i * 8 + 2) * {SEED}) % {len(metrics)})::int as m from range({millions * _MILLION}) t(i))
    """  # noqa: S608 - nothing of a stranger is in it
    form = "(format csv, header)" if path.suffix == ".csv" else "(format parquet)"
    database.execute(f"copy ({query}) to '{path}' {form}")
    database.close()


def contestants(folder: Path, path: Path, cores: int, without: Sequence[str]) -> list[Contestant]:
    """Return ours and its peers, all on so many cores."""
    where = pinned(cores)
    form = path.suffix[1:]
    source = f"read_{form}('{path}')"
    more = ", try_parse_dates=True" if form == "csv" else ""
    programs = {
        "DuckDB": _SQL.format(source=source),
        "Polars": _POLARS.format(form=form, file=str(path), more=more),
        "pandas": _PANDAS.format(form=form, file=str(path), **_BY_PANDAS[form]),
    }
    ours = [JOURNEYKIT, "measure", path.name, "-o", os.devnull]
    spark = [*ours, "--engine", "spark", "--master", f"local[{cores}]"]
    return [
        Contestant("journeykit", [*where, *ours], folder),
        *([] if "spark" in without else [Contestant("journeykit on Spark", [*where, *spark], folder)]),
        *(
            Contestant(name, [*where, sys.executable, "-c", program], folder)
            for name, program in programs.items()
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
    parser.add_argument("--spark", action="store_true")
    asked = parser.parse_args()
    without = [*asked.without, *([] if asked.spark else ["spark"])]
    print(
        "| answers | file | cores | journeykit s | MiB | "
        + " | ".join(f"of {one}" for one in ("DuckDB", "Polars", "pandas"))
        + " |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_project(folder)
        for millions in asked.millions:
            for form in asked.form:
                path = folder / f"answers-{millions}.{form}"
                make_answers(path, millions)
                for cores in asked.cores:
                    ours, *peers = racing = contestants(folder, path, cores, without)
                    race(racing, asked.rounds)
                    by_name = {peer.name: peer for peer in peers}
                    on_spark = by_name.pop("journeykit on Spark", None)
                    for one, said in ((ours, ""), *([(on_spark, " on Spark")] if on_spark else [])):
                        shown = [compared(one, by_name.get(name)) for name in ("DuckDB", "Polars", "pandas")]
                        print(
                            f"| {millions} million | {form} | {cores}{said} | {min(one.seconds):.2f} | "
                            f"{one.peak_kib // 1024} | " + " | ".join(shown) + " |",
                            flush=True,
                        )  # fmt: skip
                path.unlink()


if __name__ == "__main__":
    main()
