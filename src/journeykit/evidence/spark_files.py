"""Files where Spark sees them, looked at by the driver: which there are, and how the first begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.evidence.text_file import HEAD
from journeykit.evidence.values import refuse

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from journeykit.evidence.far import Far

_PIECE = 1 << 20


def bring(session: SparkSession, place: Far, work: Path) -> tuple[Path, bool]:
    """Copy the first part of the first file of a place; tell whether that is all that there is.

    Raises:
        RefusedError: Nothing is there, or it cannot be reached.
    """
    from py4j.protocol import Py4JError, Py4JJavaError  # type: ignore[import-untyped]

    copy = work / f"{len(list(work.iterdir()))}.part"
    try:
        files = sorted(_files(session, place.url), key=lambda one: str(one.getPath()))
        first = next((one for one in files if one.getLen()), None)
        if first is None:
            raise refuse(place, message("there is no file, or nothing in it"))
        _copy(session, first.getPath(), copy)
        whole = len(files) == 1 and first.getLen() < HEAD
    except Py4JJavaError as error:
        said = str(error.java_exception.getMessage() or error.java_exception).partition("\n")[0]
        raise refuse(place, message("Spark cannot reach it: {reason}", reason=said[:200])) from None
    except Py4JError as error:
        raise refuse(place, message("Spark cannot reach it: {reason}", reason=str(error)[:200])) from None
    return copy, whole


def _files(session: SparkSession, url: str) -> Iterator[Any]:
    jvm: Any = session._jvm  # noqa: SLF001 - Hadoop's files have no front door in Python
    settings = session._jsc.hadoopConfiguration()  # noqa: SLF001
    path = jvm.org.apache.hadoop.fs.Path(url)
    system = path.getFileSystem(settings)
    waiting = list(system.globStatus(path) or ())
    while waiting:
        one = waiting.pop()
        if one.getPath().getName().startswith(("_", ".")):
            continue  # what Spark keeps beside data, and does not read as such
        if one.isDirectory():
            waiting += system.listStatus(one.getPath())
        else:
            yield one


def _copy(session: SparkSession, path: Any, copy: Path) -> None:
    settings = session._jsc.hadoopConfiguration()  # noqa: SLF001
    stream = path.getFileSystem(settings).open(path)
    try:
        with copy.open("wb") as target:
            while target.tell() < HEAD and (piece := bytes(stream.readNBytes(min(_PIECE, HEAD - target.tell())))):
                target.write(piece)
    finally:
        stream.close()
