"""Compare `journeykit measure` of tables in PostgreSQL and in a DuckDB file with the same rows in a CSV file.

    python benchmarks/databases.py [--millions 1] [--events 0.1] [--rounds 5]

Answers and events are those of `measure.py` and `logs.py`. Beside PostgreSQL stands psql, which asks it the plain aggregate. The
server is one of its own, in a temporary folder, with the settings of PostgreSQL as it comes. Given are seconds and how many
times the time of the CSV file; what the server takes is in the seconds, not in the memory. Figures are for people.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import logs
import measure
from timing import Contestant, race, ratio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "evidence"))
import postgresql

_PLAIN = {
    "answers": "select count(*) from (select touchpoint, metric, date_trunc('month', day), persona, score, count(*) "
    "from answers group by 1, 2, 3, 4, 5) counted",
    "events": 'select count(*) from (select "concept:name", following, count(*) from (select "concept:name", '
    'lead("concept:name") over (partition by "case:concept:name" order by "time:timestamp") as following from events) '
    "steps where following is not null group by 1, 2) counted",
}
_TYPES = {
    "answers": "respondent bigint, day date, touchpoint text, metric text, score smallint, persona text",
    "events": '"case:concept:name" text, "concept:name" text, "time:timestamp" timestamp, "org:resource" text',
}


def fill(folder: Path, name: str) -> None:
    """Put a CSV file into a table of PostgreSQL and into one of a DuckDB file."""
    import duckdb
    import psycopg

    path = folder / f"{name}.csv"
    with duckdb.connect(str(folder / "all.duckdb")) as database:
        database.execute(f"create table {name} ({_TYPES[name]})")
        database.execute(f"copy {name} from '{path}' (header)")
    with psycopg.connect(dbname="postgres", autocommit=True) as server:
        server.execute(f"create table {name} ({_TYPES[name]})".encode())
        with server.cursor() as cursor, cursor.copy(f"copy {name} from stdin csv header".encode()) as into:
            into.write(path.read_bytes())
        server.execute(f"vacuum analyze {name}".encode())


def contestants(folder: Path, name: str) -> list[Contestant]:
    """Return the CSV file and its peers."""
    ours = [measure.JOURNEYKIT, "measure"]
    places = {
        "CSV": f"{name}.csv",
        "DuckDB": f"duckdb:all.duckdb/{name}",
        "PostgreSQL": f"postgresql:///postgres/{name}",
    }
    return [
        *(Contestant(place, [*ours, file, "-o", os.devnull], folder) for place, file in places.items()),
        Contestant("psql", ["psql", "-d", "postgres", "-c", _PLAIN[name]], folder),
    ]


def main() -> None:
    """Run the races that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--millions", type=int, default=1)
    parser.add_argument("--events", type=float, default=0.1)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if postgresql.programs() is None or shutil.which("psql") is None:
        raise SystemExit("PostgreSQL is missing")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        home = stack.enter_context(postgresql.running(folder, ()))
        os.environ.update({"PGHOST": str(home), "PGUSER": "journeykit", "PGPASSWORD": postgresql.PASSWORD})
        measure.make_project(folder)
        measure.make_answers(folder / "answers.csv", asked.millions)
        logs.make_log(folder / "events.csv", asked.events)
        print(
            "| rows | CSV s | " + " | ".join(f"{one} s, times CSV" for one in ("DuckDB", "PostgreSQL", "psql")) + " |"
        )
        print("|---|---|---|---|---|")
        for name, millions in (("answers", asked.millions), ("events", asked.events)):
            fill(folder, name)
            file, *others = racing = contestants(folder, name)
            race(racing, asked.rounds)
            cells = [f"{min(one.seconds):.2f}, {ratio(one, file):.2f}" for one in others]
            print(f"| {millions} million {name} | {min(file.seconds):.2f} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
