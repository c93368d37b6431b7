"""Real databases: a table of DuckDB or PostgreSQL gives the figures of a file, is only read, and tells no secrets."""

from __future__ import annotations

import csv
import json
import os
import time
from pathlib import Path, PurePosixPath

import eventlogs
import postgresql
import pytest
import surveys

from journeykit.cli.running import run
from journeykit.diagnostics import JourneykitError
from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.databases.naming import is_of_project, table_of
from journeykit.model import Mapping
from journeykit.workspace import load

pytestmark = pytest.mark.xdist_group("postgresql")  # one server for all of them
WIDE = {
    "kind": "mapping", "date": "at", "journey": "overtocht", "respondent": "id", "segments": {"persona": 'per"so na'},
    "outcome": {"column": "recommend", "metric": "nps"},
    "questions": [{"column": "ease", "touchpoint": "kaartje", "metric": "ces"},
                  {"column": "boat", "touchpoint": "overvaart", "metric": "rating"},
                  {"column": "mark", "touchpoint": "overvaart", "metric": "csat"}],
}  # fmt: skip
TIDY = {"kind": "mapping", "date": "day", "touchpoint": "what", "metric": "metric", "score": "score"}
_PEOPLE = [
    (one.number, one.at, one.ease, one.boat, one.boat and one.boat / 2, one.recommend, one.persona, one.said)
    for one in surveys.RESPONDENTS
]
_COLUMNS = '"id" bigint, "at" timestamptz, ease smallint, boat numeric(4,1), mark real, recommend int, "per""so na" varchar, said text'
_VIEW = """
CREATE SCHEMA "Veer.dienst"; CREATE VIEW "Veer.dienst"."Reizigers/2026" AS
SELECT *, CASE WHEN id > 0 THEN (1 / (id - id)) END AS email FROM wide
"""
_WRITING = """
CREATE TABLE spied (who text); CREATE FUNCTION spy(text) RETURNS text LANGUAGE plpgsql AS
$$ BEGIN INSERT INTO spied VALUES ($1); RETURN $1; END $$;
CREATE VIEW spying AS SELECT day, spy(what) AS what, metric, score FROM tidy;
CREATE ROLE reader LOGIN; ALTER ROLE reader PASSWORD 'mag-alleen-lezen';
ALTER ROLE reader SET default_transaction_read_only = on;
GRANT SELECT ON log TO reader; GRANT SELECT (day, what, metric, score) ON tidy TO reader
"""
_TIDY = [(f"2026-07-{1 + i % 28:02}", "kaartje", "ces", 1 + i % 7) for i in range(60)]
_DIRT = [("2026-07-01", "kaartje", "ces", 8), ("2026-07-01", "kaartje", "ces", 8), ("2026-07-01", "kaartje", "ces", "NaN"),
         ("infinity", "kaartje", "ces", 3), (None, "kaartje", "ces", 3), ("2026-07-01", "kadde", "ces", 3)]  # fmt: skip


def _fill(execute, many, log):
    execute(f"CREATE TABLE wide ({_COLUMNS})")
    many("INSERT INTO wide VALUES ({})", _PEOPLE)
    execute("CREATE TABLE tidy (day date, what text, metric text, score double precision, naam text)")
    many("INSERT INTO tidy VALUES ({})", [(*row, "Jansen") for row in _TIDY + _DIRT])
    names = ", ".join(f'"{name}" text' for name in log[0])
    execute(f"CREATE TABLE log ({names})")
    many("INSERT INTO log VALUES ({})", log[1:])
    moment = '"time:timestamp"'
    execute(f"CREATE VIEW moments AS SELECT * , CAST({moment} AS timestamptz) AS moment FROM log")


@pytest.fixture(scope="module")
def log():
    """An event log as rows of texts, its header first."""
    rows = eventlogs.rows(eventlogs.visits(50))
    return [eventlogs.HEADER, *rows] if rows[0] != eventlogs.HEADER else rows


@pytest.fixture(scope="module")
def server(tmp_path_factory, log):
    """PostgreSQL with the tables, found as psql finds it."""
    if postgresql.programs() is None:
        pytest.skip("PostgreSQL is missing")
    psycopg = pytest.importorskip("psycopg", reason="psycopg is missing")
    pytest.importorskip("ibis", reason="ibis is missing")
    with postgresql.running(tmp_path_factory.mktemp("postgresql")) as home, pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("PG")]:
            patch.delenv(name)
        for name, said in {"HOST": home, "USER": "journeykit", "PASSWORD": postgresql.PASSWORD}.items():
            patch.setenv(f"PG{name}", str(said))
        with psycopg.connect(dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE veer")
        with psycopg.connect(dbname="veer") as connection:
            connection.execute("SET TimeZone = 'UTC'")

            def many(query, rows):
                with connection.cursor() as cursor:
                    cursor.executemany(query.format(", ".join(["%s"] * len(rows[0]))), rows)

            _fill(connection.execute, many, log)
            connection.execute(_VIEW)
            connection.execute(_WRITING)
        yield home


@pytest.fixture(scope="module")
def duck(tmp_path_factory, log):
    """A DuckDB file with the same tables."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is missing")
    path = tmp_path_factory.mktemp("duck") / "it's [1].duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _fill(
            connection.execute,
            lambda query, rows: connection.executemany(query.format(", ".join(["?"] * len(rows[0]))), rows),
            log,
        )
        connection.execute(_VIEW)
        connection.execute(f"CREATE VIEW others AS SELECT * FROM read_csv('{__file__}', sep = '\x01', header = false)")
    return path


def _table(address, workspace, mapping, **settings):
    table = table_of(address)
    chosen = Chosen(workspace, (Mapping.model_validate(mapping), PurePosixPath("m.yaml")))
    return measure([Source(table.path or Path(), table)], workspace, chosen, Settings(**settings))


def _told(found):
    return (
        found.records, found.rows, found.answers, found.withheld, found.drivers,
        sorted((one.reason, one.said.english, one.count, one.lines) for one in found.losses),
        [one.message.english for one in found.findings],
    )  # fmt: skip


def _near(one, other):
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_near(one[key], other[key]) for key in one)
    return one == (pytest.approx(other, abs=1e-9) if isinstance(other, float) else other)


def test_a_table_gives_the_figures_of_a_file_and_personal_columns_are_never_asked_for(
    server, duck, tmp_path, workspace, measured
):
    name = "Veer%2Edienst.Reizigers%2F2026"  # its column email cannot be worked out
    path = tmp_path / "wide.csv"
    head = ["id", "at", "ease", "boat", "mark", "recommend", 'per"so na', "said"]
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([head, *_PEOPLE])
    file = measured(path, mapping=WIDE, minimum_n=2)
    tables = [
        _table(f"{where}/{name}", workspace, WIDE, minimum_n=2) for where in (f"duckdb:{duck}", "postgresql:///veer")
    ]
    assert len(file.records) > 20
    for table in tables:
        assert all(_near(a, b) for a, b in zip(file.records, table.records, strict=True)), table.findings
        assert _told(table)[1:] == _told(file)[1:]
        assert any("personal data: email" in said.english for _, said in table.said)
    assert [(str(one), bool(sha256)) for made in tables for one, sha256 in made.sources] == [
        (f"duckdb:{duck}/{name}", True), (f"postgresql:///veer/{name}", False)
    ]  # fmt: skip


def test_dirt_is_said_by_value_and_count_since_a_table_has_no_lines(server, duck, workspace):
    found = [_told(_table(f"{where}/tidy", workspace, TIDY)) for where in (f"duckdb:{duck}", "postgresql:///veer")]
    assert found[0][5:] == found[1][5:]
    assert found[0] == found[1]
    assert {(reason, count) for reason, _, count, lines in found[0][5] if not lines} >= {
        ("not-an-answer", 2), ("no-date", 2), ("unknown-touchpoint", 1)
    }  # fmt: skip


@pytest.mark.parametrize("reader", [None, "reader"], ids=["temporary tables", "may keep nothing"])
def test_an_event_log_gives_the_same_transitions_and_report(reader, server, duck, tmp_path, monkeypatch):
    for name, text in eventlogs.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    workspace = load(tmp_path)
    if reader:
        monkeypatch.setenv("PGUSER", reader)
        monkeypatch.setenv("PGPASSWORD", "mag-alleen-lezen")
    table, mapping = ("log", eventlogs.MAPPING) if reader else ("moments", {**eventlogs.MAPPING, "time": "moment"})
    one, other = (
        _table(f"{where}/{table}", workspace, mapping, minimum_n=5)
        for where in (f"duckdb:{duck}", "postgresql:///veer")
    )
    assert len(one.records) > 5
    assert all(_near(a, b) for a, b in zip(one.records, other.records, strict=True)), other.findings
    assert _told(one)[1:] == _told(other)[1:]
    assert one.log == other.log


def test_nothing_is_written_and_no_other_file_is_read(server, duck, tmp_path, workspace, monkeypatch):
    import psycopg

    with monkeypatch.context() as patch:  # who may read no more than the columns of the mapping
        patch.setenv("PGUSER", "reader")
        patch.setenv("PGPASSWORD", "mag-alleen-lezen")
        assert _table("postgresql:///veer/tidy", workspace, TIDY).records
        (finding,) = _table("postgresql:///veer/wide", workspace, WIDE).findings
        assert finding.message.english == "the database does not let us read it"

    found = _table("postgresql:///veer/spying", workspace, TIDY)
    assert [one.message.english for one in found.findings] == ["it is a view that wants to write, and we only read"]
    with psycopg.connect(dbname="veer") as connection:
        assert connection.execute("SELECT count(*) FROM spied").fetchone() == (0,)
    before = duck.read_bytes()
    found = _table(f"duckdb:{duck}/others", workspace, TIDY)
    assert [one.message.english for one in found.findings] == ["it is a view of other files, which stay shut"]
    assert duck.read_bytes() == before
    log = duck.with_name(f"{duck.name}.wal")
    log.write_bytes(b"x")
    found = _table(f"duckdb:{duck}/tidy", workspace, TIDY)
    log.unlink()
    assert "its hash would not be that of what is read" in found.findings[0].message.english
    (tmp_path / "no.duckdb").write_bytes(b"12345678DUCK" + b"\0" * 9000)
    found = _table(f"duckdb:{tmp_path}/no.duckdb/tidy", workspace, TIDY)
    assert [one.message.english for one in found.findings] == ["this is no whole file of DuckDB"]


def test_what_is_not_there_is_said_in_a_word_and_soon(server, duck, workspace, monkeypatch):
    for where in (f"duckdb:{duck}", "postgresql:///veer"):
        (finding,) = _table(f"{where}/tidi", workspace, TIDY).findings
        assert finding.message.english == 'there is no table "tidi"'
        assert finding.hint.english == f'did you mean "{"main" if where[0] == "d" else "public"}.tidy"?'
        (finding,) = _table(f"{where}/tidy", workspace, {**TIDY, "score": "scor"}).findings
        assert "has no column" in finding.message.english
    monkeypatch.setenv("PGPASSWORD", "fout-geheim")
    began = time.monotonic()
    for address, said in {
        "postgresql:///veer/tidy": 'does not let "journeykit" in',
        "postgresql://127.0.0.1:1/veer/tidy": "no PostgreSQL answers at 127.0.0.1:1",
        "postgresql:///veer/tidy?service=nowhere": "no such service",
    }.items():
        with pytest.raises(JourneykitError, match=said) as error:
            _table(address, workspace, TIDY)
        whole = repr((error.value.message, error.value.hint, error.value.__cause__))
        assert "geheim" not in whole
        assert error.value.__suppress_context__
    assert time.monotonic() - began < 5
    monkeypatch.setenv("PGPASSWORD", postgresql.PASSWORD)
    with pytest.raises(JourneykitError, match='there is no database "kade"'):
        _table("postgresql:///kade/tidy", workspace, TIDY)


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, text in surveys.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "m.yaml").write_text(json.dumps(TIDY), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_document_names_no_server_and_check_tells_what_it_can(server, project, monkeypatch, capsys):
    import psycopg

    def journeykit(*words):
        code = run(["measure", *words])
        out, err = capsys.readouterr()
        return code, out + err

    code, said = journeykit(f"postgresql://journeykit@/veer/tidy?host={server}", "--suggest")
    assert code == 0
    assert "drop:" in said
    assert "naam" in said
    assert journeykit(f"postgresql://journeykit@/veer/tidy?host={server}")[0] == 0
    document = project / "measurements" / "tidy.yaml"
    text = document.read_text("utf-8")
    assert "command: journeykit measure postgresql:///veer/public.tidy\n" in text
    assert "{file: postgresql:///veer/public.tidy}" in text
    assert str(server) not in text
    assert load(project).broken == ()
    code, said = journeykit("postgresql:///veer/tidy", "-o", "measurements/other.yaml")
    assert (code, "tidy.yaml was measured from the same file" in said) == (0, True)
    (project / "measurements" / "other.yaml").unlink()
    assert journeykit("--check") == (0, "measurements/tidy.yaml: up to date\n")
    monkeypatch.setenv("PGHOST", "/nowhere")
    code, said = journeykit("--check")
    assert (code, said.endswith("its records are as they were measured\n")) == (0, True)
    document.write_text(text.replace("n: 60", "n: 99"), "utf-8")
    assert document.read_text("utf-8") != text
    assert journeykit("--check")[0] == 1
    document.write_text(text, "utf-8")
    monkeypatch.setenv("PGHOST", str(server))
    with psycopg.connect(dbname="veer") as connection:
        connection.execute("INSERT INTO tidy VALUES ('2026-07-05', 'kaartje', 'ces', 7)")
    try:
        code, said = journeykit("--check")
        assert (code, "out of date" in said) == (1, True)
    finally:
        with psycopg.connect(dbname="veer") as connection:
            connection.execute("DELETE FROM tidy WHERE naam IS NULL")
    code, said = journeykit("postgresql://journeykit:een-wachtwoord@localhost/veer/tidy")
    assert code == 2
    assert "een-wachtwoord" not in said
    code, said = journeykit("postgresql:///veer/tidy", "m.yaml")
    assert (code, "without files beside them" in said) == (2, True)


def test_a_document_never_chooses_the_server(project, capsys):
    measurements = {"kind": "measurements", "records": [{"journey": "overtocht", "metric": "nps", "value": 9}]}
    for name, address in {"billed": "bigquery://p-1/d.t", "elsewhere": "postgresql://127.0.0.1/veer/tidy"}.items():
        made = {"command": f"journeykit measure {address}"}
        (project / f"{name}.yaml").write_text(json.dumps({**measurements, "made": made}), "utf-8")
    run(["measure", "--check"])
    assert capsys.readouterr().out.splitlines() == [
        "billed.yaml: cannot be checked, BigQuery bills each question: it is checked when its table is named",
        "elsewhere.yaml: cannot be checked, postgresql:/127.0.0.1/veer/tidy is not here",
    ]
    for said in (
        "postgresql://kade.example/veer/tidy", "postgresql:///veer/tidy?host=kade.example", "postgresql://x@/veer/tidy",
        "duckdb:/etc/answers.duckdb/tidy", "duckdb:../answers.duckdb/tidy", "postgresql://a:b@/veer/tidy",
    ):  # fmt: skip
        assert not is_of_project(said)
    for said in ("postgresql:///host=kade.example/public.tidy", "duckdb:a b/c.duckdb/main.tidy", "bigquery://p-1/d.t"):
        assert not is_of_project(said) or str(table_of(said)) == said
    table = table_of("postgresql:///host%3Dkade.example/tidy")
    assert table.database == "host=kade.example"  # the name of a database, and no more


def test_what_is_asked_of_answers_is_sql_of_bigquery_too(csv_file, tmp_path, workspace):
    ibis = pytest.importorskip("ibis", reason="ibis is missing")
    import narwhals as nw
    import sqlglot

    from journeykit.evidence import expressions
    from journeykit.evidence.binding import bind
    from journeykit.evidence.databases.compiling import sql_of
    from journeykit.evidence.drivers.asking import patterns
    from journeykit.evidence.opening import open_export

    head = ["at", "ease", "boat", "mark", "recommend", "id", 'per"so na']
    path = csv_file(",".join(head).replace('"', "").replace("perso", 'per""so') + "\n2026-07-01,1,2,3,4,5,forens\n")
    mapping = Mapping.model_validate({**WIDE, "segments": {"persona": "at"}})
    export = open_export(path, PurePosixPath("a.csv"), tmp_path, None)
    plan, dated = bind(export, mapping, PurePosixPath("m.yaml")), frozenset({0})
    types = ["timestamp", *["float64"] * 4, "int64", "string"]
    frame = nw.from_native(ibis.table({f"c{i}": kind for i, kind in enumerate(types)}, name="answers"))
    for asked in (
        expressions.groups(frame, plan, export, dated, "month"), expressions.rows(frame, plan, dated, "quarter"),
        expressions.copies(frame, plan), expressions.differing(frame, plan), expressions.once(frame, plan, ["5"]),
        patterns(frame, plan, [1, 2, 4], dated, "year", one_in=3),
    ):  # fmt: skip
        written = sql_of(asked.to_native(), "bigquery")
        assert sqlglot.parse_one(written, read="bigquery", error_level=sqlglot.ErrorLevel.RAISE).find(
            sqlglot.exp.Select
        )
