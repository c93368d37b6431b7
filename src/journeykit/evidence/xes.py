"""XES (IEEE 1849), the XML of event logs, as a plain table: a row an event, its case and its own attributes as columns."""

from __future__ import annotations

import csv
import gzip
import zlib
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.text_file import LONGEST_CELL
from journeykit.evidence.values import refuse
from journeykit.text.xml import End, Limits, NotXmlError, Start, events

LIMITS = Limits(deepest=32, most_elements=2_000_000_000, longest_text=LONGEST_CELL, largest=8 << 30)
"""A log is as long as it is: only its depth, its texts and what a packed one becomes are held small."""
_PIECE = 1 << 18
_MOST_COLUMNS = 400
_RATIO, _ANYWAY = 200, 64 << 20
_VALUES = frozenset(("string", "date", "int", "float", "boolean", "id"))
_CASE = "case:"


def plain_of_xes(path: Path, copy: Path, file: PurePosixPath, *, packed: bool) -> tuple[list[Message], Sequence[int]]:
    """Write the events of a log as CSV; return what there is to say, and the line of each row.

    Raises:
        RefusedError: It is no log, holds what could do harm, or is too much.
    """
    numbers = array("L", [0])
    columns: dict[str, int] = {}
    raw = copy.with_suffix(".rows")
    traces = 0
    nested = False
    try:
        with raw.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            for log in _logs(path, file, packed=packed):
                traces, nested = log.traces, log.nested
                for key in log.event:
                    if key not in columns:
                        columns[key] = len(columns)
                        if len(columns) > _MOST_COLUMNS:
                            said = message(
                                "the events have more than {limit} different attributes", limit=_MOST_COLUMNS
                            )
                            raise refuse(file, said, line=log.line)
                row = [""] * len(columns)
                for key, value in log.event.items():
                    row[columns[key]] = value
                writer.writerow(row)
                numbers.append(log.line)
    except NotXmlError as error:
        raise refuse(file, error.message, error.hint, line=error.line) from None
    except (OSError, EOFError, zlib.error):
        raise refuse(
            file,
            message("the file is packed, and cannot be unpacked"),
            message("it may have been cut off: get it again"),
        ) from None
    if len(numbers) == 1:
        raise refuse(file, message("there is no event in the log"))
    if f"{_CASE}concept:name" not in columns:
        raise refuse(file, message("no trace has a name (concept:name), so nobody can tell customers apart"))
    _with_header(raw, copy, list(columns))
    told = [message("XES"), message("{count} cases", count=traces)]
    if nested:
        told.append(message("attributes of attributes are not read"))
    return told, numbers


def _with_header(raw: Path, copy: Path, columns: list[str]) -> None:
    """Write the rows once more below their header, all as wide as it: what comes first does not know what comes last."""
    from journeykit.evidence.text_file import roomy_cells

    with (
        raw.open(encoding="utf-8", newline="") as source,
        copy.open("w", encoding="utf-8", newline="") as target,
        roomy_cells(),
    ):
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(columns)
        for row in csv.reader(source):
            writer.writerow(row + [""] * (len(columns) - len(row)))
    raw.unlink()


class _Log:
    """Where the reading is: the attributes of the trace, and of the event that has just ended."""

    def __init__(self) -> None:
        self.traces = 0
        self.line = 1
        self.nested = False
        self.trace: dict[str, str] = {}
        self.event: dict[str, str] = {}


def _logs(path: Path, file: PurePosixPath, *, packed: bool) -> Iterator[_Log]:
    """Yield the log at the end of each of its events."""
    log, depth = _Log(), 0
    inside: list[str] = []
    for one in events(_pieces(path, file, packed=packed), LIMITS):
        if isinstance(one, Start):
            name = one.name.rpartition("}")[2]
            depth += 1
            if depth == 1 and name != "log":
                raise refuse(
                    file,
                    message("this is XML, and no event log: it begins with <{name}>", name=name[:40]),
                    line=one.line,
                )
            if name in ("trace", "event"):
                inside.append(name)
                if name == "trace":
                    log.traces += 1
                    log.trace = {}
                else:
                    log.event, log.line = {}, one.line
            elif name in _VALUES and inside:
                _take(log, inside[-1], depth - len(inside) - 1, one)
        elif isinstance(one, End):
            name = one.name.rpartition("}")[2]
            depth -= 1
            if name in ("trace", "event") and inside:
                inside.pop()
                if name == "event":
                    log.event = {f"{_CASE}{key}": value for key, value in log.trace.items()} | log.event
                    yield log


def _take(log: _Log, of: str, depth: int, one: Start) -> None:
    key, value = one.attributes.get("key", "").strip(), one.attributes.get("value", "")
    if depth != 1:
        log.nested = True
    elif key:
        (log.trace if of == "trace" else log.event)[key] = " ".join(value.split())


def _pieces(path: Path, file: PurePosixPath, *, packed: bool) -> Iterator[bytes]:
    with path.open("rb") as source:
        stream: Any = gzip.GzipFile(fileobj=source) if packed else source
        read = 0
        while piece := stream.read(_PIECE):
            read += len(piece)
            if packed and read > _ANYWAY and read > _RATIO * source.tell():
                raise refuse(
                    file, message("the file becomes more than {ratio} times as large when it is unpacked", ratio=_RATIO)
                )
            yield piece
