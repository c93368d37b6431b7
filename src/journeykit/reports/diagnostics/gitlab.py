"""Findings as GitLab's code quality report: always English, an empty list when all is well."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Severity
from journeykit.words import one_line

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def diagnostics_gitlab(report: Report, shown: Callable[[PurePosixPath], str] = PurePosixPath.as_posix) -> str:
    """Return a report as the JSON that GitLab reads as artefact `codequality`."""
    seen: Counter[str] = Counter()
    entries = []
    for diagnostic in report.diagnostics:
        seen[diagnostic.fingerprint] += 1
        entries.append(_entry(diagnostic, shown, seen[diagnostic.fingerprint]))
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(diagnostic: Diagnostic, shown: Callable[[PurePosixPath], str], time: int) -> dict[str, Any]:
    span = diagnostic.span
    # GitLab drops entries of one fingerprint; the first keeps the one that all our formats have.
    again = hashlib.sha256(f"{diagnostic.fingerprint}:{time}".encode()).hexdigest()
    positions = {
        "begin": {"line": span.line if span else 1, "column": span.column if span else 1},
        "end": {"line": span.end_line if span else 1, "column": span.end_column if span else 1},
    }
    return {
        "check_name": diagnostic.code,
        "description": f"{diagnostic.code} {diagnostic.name}: {one_line(diagnostic.message.english)}",
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": diagnostic.fingerprint if time == 1 else again,
        "location": {"path": shown(diagnostic.file), "positions": positions},
    }
