"""JSON lines (an object a line) as a plain table."""

from __future__ import annotations

import csv
import json
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from journeykit.diagnostics import Finding, Message, message
from journeykit.evidence.text_file import MOST_COLUMNS
from journeykit.evidence.values import RefusedError, refuse, wrong

LONGEST_LINE = 1 << 20
_MOST_FINDINGS = 20


def plain_of_json(path: Path, copy: Path, file: PurePosixPath) -> tuple[list[Message], Sequence[int]]:
    """Write the objects of a file as CSV, a column a key; return what there is to say, and the line of each row.

    Raises:
        RefusedError: A line is no object, or there are too many keys.
    """
    keys: dict[str, None] = {}
    nested: dict[str, None] = {}
    findings: list[Finding] = []
    for number, line in _lines(path, file):
        found = _object(line)
        if found is None:
            findings.append(wrong(file, message("this line is no JSON object"), line=number))
            if len(findings) == _MOST_FINDINGS:
                break
            continue
        keys.update(dict.fromkeys(found))
        nested.update(dict.fromkeys(key for key, value in found.items() if isinstance(value, dict | list)))
        if len(keys) > MOST_COLUMNS:
            said = message(
                "the file has {count} columns, and at most {most} are read", count=len(keys), most=MOST_COLUMNS
            )
            raise refuse(file, said, line=number)
    if findings:
        raise RefusedError(*findings)
    if not keys:
        raise refuse(file, message("the file is empty"))
    numbers = array("I", [0])
    with copy.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(keys)
        for number, line in _lines(path, file):
            row = _object(line) or {}
            numbers.append(number)
            writer.writerow([_shown(row.get(key)) for key in keys])
    told = [message("JSON lines")]
    if nested:
        told.append(message("lists and mappings are not read: {columns}", columns=", ".join(nested)))
    return told, numbers


def _lines(path: Path, file: PurePosixPath) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise refuse(file, message("a line is longer than {limit} bytes", limit=LONGEST_LINE), line=number)
            if line.strip():
                yield number, line


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _shown(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)
