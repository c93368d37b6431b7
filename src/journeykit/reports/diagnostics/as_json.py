"""Findings for programs, as JSON of version 1 (docs/reference/validate-json.md): always English, never reshaped."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Severity

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic, Located, Span

VERSION = 1


def diagnostics_json(report: Report, shown: Callable[[PurePosixPath], str] = PurePosixPath.as_posix) -> str:
    """Return a report as JSON; `shown` turns a file of the project into the path that the reader knows."""
    data = {
        "version": VERSION,
        "files": report.files,
        "diagnostics": [_diagnostic(diagnostic, shown) for diagnostic in report.diagnostics],
        "summary": {
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "suppressed": report.suppressed + report.baselined,
            "fixable": report.fixable,
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, shown: Callable[[PurePosixPath], str]) -> dict[str, Any]:
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.english,
        "file": shown(diagnostic.file),
        **_span(diagnostic.span),
        "path": list(diagnostic.path),
        "hint": diagnostic.hint.english if diagnostic.hint else None,
        "related": [_related(related, shown) for related in diagnostic.related],
        "fix": {"title": fix.title.english, "safe": fix.safe} if fix else None,
        "url": None if diagnostic.code.startswith("JK9") else f"docs/rules/{diagnostic.code}.md",
        "fingerprint": diagnostic.fingerprint,
    }


def _span(span: Span | None) -> dict[str, int | None]:
    return {
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


def _related(related: Located, shown: Callable[[PurePosixPath], str]) -> dict[str, Any]:
    return {
        "file": shown(related.file),
        "line": related.span.line if related.span else None,
        "column": related.span.column if related.span else None,
        "message": related.message.english,
    }
