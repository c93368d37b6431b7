"""Findings as SARIF 2.1.0, for code scanning: always English, with a page for each rule that speaks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from journeykit import __version__
from journeykit.rules import ALL_RULES
from journeykit.rules.pages import markdown, page_of

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic, Fix, Located, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

Shown = Callable[[PurePosixPath], str]


def diagnostics_sarif(report: Report, shown: Shown = PurePosixPath.as_posix) -> str:
    """Return a report as SARIF; `shown` gives paths from the root of the repository."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    rules = [_rule(rule) for rule in (*ALL_RULES, *report.team) if rule.code in codes]
    driver = {
        "name": "journeykit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in report.diagnostics:
        seen[diagnostic.fingerprint] += 1
        results.append(_result(diagnostic, shown, index, seen[diagnostic.fingerprint]))
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Any) -> dict[str, Any]:
    page = page_of(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": page.claim},
        "fullDescription": {"text": " ".join(page.why.split()) or page.claim},
        "help": {"text": f"journeykit explain {rule.code}", "markdown": markdown(page).partition("\n\n")[2]},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(diagnostic: Diagnostic, shown: Shown, index: dict[str, int], time: int) -> dict[str, Any]:
    text = diagnostic.message.english
    if diagnostic.hint is not None:
        text += f" ({diagnostic.hint.english})"
    result = {
        "ruleId": diagnostic.code,
        **({"ruleIndex": index[diagnostic.code]} if diagnostic.code in index else {}),
        "level": diagnostic.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": _place(diagnostic.file, diagnostic.span, shown)}],
        # GitHub takes this name over its own hash of the line, so an alert stays one when lines move.
        "partialFingerprints": {"primaryLocationLineHash": f"{diagnostic.fingerprint}:{time}"},
    }
    if diagnostic.related:
        result["relatedLocations"] = [_related(n, related, shown) for n, related in enumerate(diagnostic.related, 1)]
    if diagnostic.fix is not None:
        result["fixes"] = [_fix(diagnostic.fix, shown)]
    return result


def _related(number: int, related: Located, shown: Shown) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": _place(related.file, related.span, shown),
        "message": {"text": related.message.english},
    }


def _place(file: PurePosixPath, span: Span | None, shown: Shown) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(shown(file), errors="surrogateescape")}}
    if span is not None:
        place["region"] = _region(span)
    return place


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, shown: Shown) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    change = {"artifactLocation": _place(fix.file, None, shown)["artifactLocation"], "replacements": replacements}
    return {"description": {"text": fix.title.english}, "artifactChanges": [change]}
