"""Spark, started and stopped: what it says to itself stays away from people, and nothing is waited for without end."""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
import warnings
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_REACHED = 5.0
"""So many seconds a master has to answer."""
_WORKERS = 60.0
"""So many a cluster has to give us a worker."""
_STANDALONE = re.compile(r"spark://(.+)")
_SQL = {
    "spark.sql.ansi.enabled": "true",  # what is no date is an error, never an empty cell
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",  # a month is the same one on every machine
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # or rows of another width go unseen
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.execution.arrow.localRelationThreshold": "48MB",
}


@dataclass(slots=True)
class Started:
    """A session; `stop` ends what was started for it, and leaves alone what was there before."""

    session: SparkSession
    own: bool
    said: IO[bytes] | None = None
    """What Spark says to itself."""

    def stop(self) -> None:
        """End it."""
        if self.own:
            _stop(self.session)
        if self.said is not None:
            self.said.close()


def start_session(master: str | None, work: Path) -> Started:
    """Return a session on a master; one that runs in this process already is used, and left running.

    Args:
        master: `local[2]`, `spark://host:port`, or what else Spark takes; None is here, on every core.
        work: A folder for what Spark says to itself.

    Raises:
        JourneykitError: Java is missing, nobody answers, or the cluster has no worker.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pandas, which it then asks for, is not used at all
        import pyspark.testing.utils  # noqa: F401 - PySpark does so itself, when it first passes a value to Java
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    if there is not None and master in (None, there.sparkContext.master):
        return Started(_set(there.newSession()), own=False)
    master = master or "local[*]"
    _refuse_master(master)
    _need_java()
    _reach(master)
    if there is not None:
        raise JourneykitError(message("Spark runs here already, on {master}", master=str(there.sparkContext.master)))
    said = (work / "spark.txt").open("wb")
    try:
        session = _launch(master, said)
    except BaseException:
        said.close()
        raise
    try:
        _need_workers(session, master)
        return Started(_set(session), own=True, said=said)
    except BaseException:
        _stop(session)
        said.close()
        raise


def _refuse_master(master: str) -> None:
    if master.startswith("sc:"):
        raise JourneykitError(
            message("Spark Connect ({master}) is not supported", master=master),
            message("name the cluster's own master: --master spark://HOST:PORT"),
        )


def _need_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java"):
        return
    raise JourneykitError(
        message("Spark runs on Java 17 or newer, and there is none here"),
        message("install a Java runtime, or say where it is: JAVA_HOME"),
    )


def _reach(master: str) -> None:
    """Ask whether anybody is there: Spark itself would try for a minute, and then end with a traceback."""
    found = _STANDALONE.fullmatch(master)
    if not found:
        return
    for address in found[1].split(","):
        host, _, port = address.rpartition(":")
        if not host or not port.isdecimal() or int(port) > 65_535:
            raise JourneykitError(
                message('"{master}" is no master of Spark', master=master), message("such as spark://10.0.0.5:7077")
            )
        with suppress(OSError), closing(socket.create_connection((host, int(port)), _REACHED)):
            return
    raise JourneykitError(
        message("nobody answers at {master}", master=master), message("is the master running, and the port right?")
    )


def _launch(master: str, said: IO[bytes]) -> SparkSession:
    from py4j.protocol import Py4JError  # type: ignore[import-untyped]
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    settings = {
        "spark.app.name": "journeykit measure",
        "spark.master": master,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    if master.startswith("local") or re.match(r"spark://(127\.|localhost)", master):
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    conf = SparkConf(loadDefaults=False)
    conf.setAll(list(settings.items()))
    gateway: Any = None
    try:
        gateway = launch_gateway(conf, {"stdout": said, "stderr": said})  # type: ignore[no-untyped-call]
        return SparkSession(SparkContext(conf=conf, gateway=gateway))
    except (PySparkException, Py4JError, OSError, RuntimeError) as error:
        reason = _reason(error, said)  # while Java is there to be asked, if it is
        if gateway is not None:
            _end(gateway)
        SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - so that another can be started
        raise JourneykitError(
            message("Spark did not start: {reason}", reason=reason),
            message("it needs Java 17 or newer; its settings are those of SPARK_CONF_DIR"),
        ) from None


def _reason(error: BaseException, said: IO[bytes]) -> str:
    said.flush()
    lines = Path(said.name).read_text("utf-8", "replace").splitlines()
    told = [line for line in lines if "rror" in line or "xception" in line]
    # Py4J's own words name a call inside Spark, and to say more it asks a Java that is gone.
    named = "" if "Py4J" in type(error).__name__ else str(error).strip().partition("\n")[0]
    return (told[0] if told else named or "it ended before it was ready, perhaps since nobody there is a master")[:200]


def _need_workers(session: SparkSession, master: str) -> None:
    if master.startswith("local") or _has_workers(session):
        return
    raise JourneykitError(
        message("the master at {master} gives us no worker", master=master),
        message("are its workers running, with a core and enough memory free?"),
    )


def _has_workers(session: SparkSession) -> bool:
    """Wait for a worker; Spark ends itself when the master is none after all."""
    from py4j.protocol import Py4JError

    until = time.monotonic() + _WORKERS
    try:
        context: Any = session.sparkContext._jsc.sc()  # noqa: SLF001 - Python has no way of its own to ask
        while time.monotonic() < until and not context.isStopped():
            if context.getExecutorMemoryStatus().size() > 1:  # the first is ourselves
                return True
            time.sleep(0.1)
    except (Py4JError, OSError):
        return False
    return False


def _set(session: SparkSession) -> SparkSession:
    for name, value in _SQL.items():
        session.conf.set(name, value)
    if session.conf.get("spark.sql.shuffle.partitions") == "200":  # nobody has chosen
        session.conf.set("spark.sql.shuffle.partitions", str(2 * session.sparkContext.defaultParallelism))
    return session


def _stop(session: SparkSession) -> None:
    from pyspark import SparkContext

    gateway = SparkContext._gateway  # noqa: SLF001 - Python has no way of its own to end it
    with suppress(Exception):
        session.stop()
    SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - so that another can be started
    if gateway is not None:
        _end(gateway)


def _end(gateway: Any) -> None:
    with suppress(Exception):
        gateway.shutdown()
    process = gateway.proc
    process.stdin.close()  # upon which Java ends
    try:
        process.wait(10)
    except Exception:  # noqa: BLE001 - whatever keeps it
        process.kill()
        process.wait()
