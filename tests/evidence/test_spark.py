"""A real Spark: a master and two workers on this machine give the figures, findings and counts of the embedded engine."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import PurePosixPath

import eventlogs
import pytest
import surveys

from journeykit.diagnostics import JourneykitError
from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.far import far_of
from journeykit.evidence.spark_session import start_session
from journeykit.model import Mapping
from journeykit.workspace import load

pytestmark = pytest.mark.xdist_group("spark")  # one session for all of them
TIDY = {"kind": "mapping", "date": "day", "touchpoint": "what", "metric": "metric", "score": "score"}
HEAD = "day,what,metric,score\n"
_QUICK = "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote -Xshare:auto"
_DEFAULTS = f"""
spark.driver.memory 512m
spark.executor.memory 512m
spark.driver.extraJavaOptions {_QUICK}
spark.executor.extraJavaOptions {_QUICK}
spark.sql.codegen.wholeStage false
spark.sql.codegen.factoryMode NO_CODEGEN
spark.sql.shuffle.partitions 2
spark.sql.adaptive.enabled false
"""


@pytest.fixture(scope="module")
def settings_of_spark(tmp_path_factory):
    """Where Spark looks for its settings: small and quick to start."""
    if shutil.which("java") is None:
        pytest.skip("java is missing")
    pytest.importorskip("pyspark", reason="pyspark is missing")
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark-defaults.conf").write_text(_DEFAULTS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        yield folder


@pytest.fixture(scope="module")
def cluster(settings_of_spark):
    """A master and two workers; they share one Java, since each start of it costs seconds."""
    from pyspark import SparkConf
    from pyspark.java_gateway import launch_gateway

    with (settings_of_spark / "cluster.txt").open("wb") as log:
        gateway = launch_gateway(SparkConf(), {"stdout": log, "stderr": log})
        try:
            deploy, none = gateway.jvm.org.apache.spark.deploy, gateway.jvm.scala.Option.empty()
            conf = gateway.jvm.org.apache.spark.SparkConf()
            first = deploy.master.Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf)
            master = f"spark://127.0.0.1:{first._1().address().port()}"
            masters = gateway.new_array(gateway.jvm.String, 1)
            masters[0] = master
            for i in range(2):
                work = str(settings_of_spark / f"worker-{i}")
                deploy.worker.Worker.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, 1, 512, masters, work, none, conf, none)
            yield master
        finally:
            gateway.shutdown()
            gateway.proc.stdin.close()  # upon which Java ends
            gateway.proc.wait(20)


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def session(cluster, settings_of_spark):
    """A session on the cluster, which `measure` finds and leaves running."""
    started = start_session(cluster, settings_of_spark)
    yield started.session
    started.stop()


def told(found):
    """Return all that a measurement says."""
    return (
        found.records, found.rows, found.answers, found.withheld,
        sorted((str(one.file), one.reason, one.said.english, one.count, one.lines) for one in found.losses),
        [(one.place.span and one.place.span.line, one.message.english) for one in found.findings],
    )  # fmt: skip


def near(one, other):
    """Return whether two records say the same, numbers to 1e-9."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    return one == (pytest.approx(other, abs=1e-9) if isinstance(other, float) else other)


def test_two_workers_do_the_work(session):
    executors = session.sparkContext._jsc.sc().getExecutorMemoryStatus()
    until = time.monotonic() + 30
    while executors.size() < 3 and time.monotonic() < until:
        time.sleep(0.1)
        executors = session.sparkContext._jsc.sc().getExecutorMemoryStatus()
    assert executors.size() == 3  # and the one who asks


@pytest.mark.parametrize("name", ["parquet", "tidy"])
def test_the_same_figures_on_a_cluster(name, session, tmp_path, measured):
    write, _, mapping = surveys.FORMATS[name]
    path = write(tmp_path)
    one, other = (measured(path, mapping=mapping, minimum_n=2, engine=engine) for engine in ("duckdb", "spark"))
    assert len(one.records) >= 6
    assert all(near(a, b) for a, b in zip(one.records, other.records, strict=True))
    assert told(one) == told(other)
    assert one.sources == other.sources
    assert one.said == other.said


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "2026-07-01,kaartje,ces,6\n" * 30
        + '2026-07-02,kaartje,ces,8\n"2026-07-02","kaartje","ces","zeven"\n2026-02-30,kaartje,ces,5\n'
        ',kaartje,ces,5\n2026-07-02,"kartje\nof zo",ces,5\n2026-07-02,kaartje,ces,n.v.t.\n',
    ],
    ids=["dirt"],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_same_words(text, session, csv_file, measured):
    path = csv_file(text)
    one, other = (measured(path, mapping=TIDY, engine=engine) for engine in ("duckdb", "spark"))
    assert one.losses or one.findings
    assert told(one) == told(other)


def test_rows_of_parquet_are_found_by_the_cluster(session, tmp_path, measured):
    import polars as pl

    path = tmp_path / "a*[b].parquet"
    table = {
        'da"y': [20260701] * 30,
        "wh.at`": ["kaartje"] * 29 + ["weg"],
        "metric": ["ces"] * 30,
        "$1": [6.0] * 28 + [9.0, 1.0],
    }
    pl.DataFrame(table).write_parquet(path)
    mapping = {"kind": "mapping", "date": 'da"y', "touchpoint": "wh.at`", "metric": "metric", "score": "$1"}
    one, other = (measured(path, mapping=mapping, engine=engine) for engine in ("duckdb", "spark"))
    assert [loss.lines for loss in one.losses]
    assert told(one) == told(other)


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_many_files_elsewhere_are_one_table(form, session, tmp_path, workspace, measured):
    answers = [(f"2026-0{7 + i % 2}-1{i % 10}", "kaartje", "ces", str(1 + i % 7)) for i in range(90)]
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "_SUCCESS").touch()
    for i in range(3):
        _write(parts / f"part-{i}.{form}", answers[i * 30 : i * 30 + 30])
    whole = tmp_path / f"whole.{form}"
    _write(whole, answers)
    one = measured(whole, mapping=TIDY)
    place = far_of(f"file://{parts}/*.{form}")
    chosen = Chosen(workspace, (Mapping.model_validate(TIDY), PurePosixPath("m.yaml")))
    other = measure([Source(parts, place)], workspace, chosen, Settings(engine="spark"))
    assert [one["n"] for one in other.records] == [45, 45], other.findings
    assert told(one) == told(other)
    assert other.sources == [(place, "")]  # no hash: what a cluster reads is not fetched for it
    assert str(place) == f"file://{parts}/*.{form}"


def _write(path, rows):
    names = HEAD.strip().split(",")
    if path.suffix == ".csv":
        path.write_text(HEAD + "".join(f"{','.join(row)}\n" for row in rows), "utf-8")
    elif path.suffix == ".json":
        lines = [json.dumps(dict(zip(names, row, strict=True))) for row in rows]
        path.write_text("\n".join(lines), "utf-8")
    else:
        import polars as pl

        pl.DataFrame(rows, schema=names, orient="row").write_parquet(path)


def test_files_with_other_headers_are_no_table(session, tmp_path, workspace):
    (tmp_path / "1.csv").write_text(HEAD + "2026-07-01,kaartje,ces,6\n" * 20, "utf-8")
    (tmp_path / "2.csv").write_text("day,what,score,metric\n" + "2026-07-01,kaartje,6,ces\n" * 20, "utf-8")
    chosen = Chosen(workspace, (Mapping.model_validate(TIDY), PurePosixPath("m.yaml")))
    found = measure([Source(tmp_path, far_of(f"file://{tmp_path}/*.csv"))], workspace, chosen, Settings(engine="spark"))
    assert [one.message.english for one in found.findings] == [
        "the file cannot be read: its files have different headers"
    ]


def test_the_same_transitions_of_an_event_log(session, tmp_path):
    for name, text in eventlogs.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    log = eventlogs.as_csv(tmp_path / "log.csv", eventlogs.rows(eventlogs.visits(60)))
    workspace = load(tmp_path)
    # Each further column is a dozen questions more; what is asked of this one has every window and hash.
    fields = {name: said for name, said in eventlogs.MAPPING.items() if name not in ("channel", "outcome", "lifecycle")}

    def run(engine):
        chosen = Chosen(workspace, (Mapping.model_validate(fields), PurePosixPath("m.yaml")))
        return measure([Source(log, PurePosixPath("log.csv"))], workspace, chosen, Settings(minimum_n=5, engine=engine))

    one, other = run("duckdb"), run("spark")
    assert len(one.records) > 5
    assert all(near(a, b) for a, b in zip(one.records, other.records, strict=True))
    assert told(one) == told(other)
    assert one.log == other.log


def test_spark_on_this_machine_says_nothing_of_itself(settings_of_spark, tmp_path):
    for name, text in surveys.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "m.yaml").write_text(json.dumps(TIDY), "utf-8")
    (tmp_path / "a.csv").write_text(HEAD + "2026-07-01,kaartje,ces,6\n" * 30, "utf-8")
    command = [sys.executable, "-m", "journeykit", "measure", "a.csv", "-o"]
    spark = ["--engine", "spark", "--master", "local[2]"]
    done = subprocess.run([*command, "s.yaml", *spark], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [line.partition(":")[0].partition(",")[0] for line in done.stderr.splitlines()] == [
        "a.csv", "rows", "wrote s.yaml"
    ]  # fmt: skip
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*surveys.PROJECT, "a.csv", "m.yaml", "s.yaml"])
    subprocess.run([*command, "d.yaml"], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    assert (tmp_path / "s.yaml").read_bytes() == (tmp_path / "d.yaml").read_bytes()


def test_what_does_not_start_is_said_in_a_word(monkeypatch, tmp_path):
    pytest.importorskip("pyspark", reason="pyspark is missing")
    for master, said in {
        f"spark://127.0.0.1:{_free_port()}": "nobody answers at",
        "spark://nowhere": "is no master of Spark",
        "sc://localhost": "is not supported",
    }.items():
        with pytest.raises(JourneykitError, match=said):
            start_session(master, tmp_path)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(JourneykitError, match="Java 17 or newer"):
        start_session("local[2]", tmp_path)
    with pytest.raises(JourneykitError, match="password"):
        far_of("s3a://key:secret@bucket/answers.parquet")
