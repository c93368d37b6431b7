"""The scan for programs: JSON and CSV, the same in every language. What nobody rated is null."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from journeykit.reports.scores.as_json import rounded
from journeykit.scoring.scan_questions import QUESTIONS
from journeykit.sheets import guarded
from journeykit.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.diagnostics import Place
    from journeykit.reports.scan.findings import ScanFinding
    from journeykit.scoring.scan_values import FoundMismatch, Item, Scan, Subject
    from journeykit.workspace import Workspace

VERSION = 1


def scan_json(scan: Scan, findings: Sequence[ScanFinding], workspace: Workspace) -> str:
    """Return a scan as JSON, version 1."""
    data = {
        "version": VERSION,
        "client": scan.client,
        "touchpoints": {"all": scan.touchpoints, "scanned": scan.touchpoints_scanned},
        "subjects": [_subject(subject, workspace) for subject in scan.subjects],
        "findings": [
            {
                "name": finding.name,
                "message": finding.message.english,
                "hint": finding.hint.english if finding.hint else None,
                "journey": finding.subject.journey if finding.subject else None,
                "touchpoint": finding.subject.touchpoint if finding.subject else None,
                "point": finding.point,
                **_at(finding.place, workspace),
            }
            for finding in findings
        ],
    }
    return _dumped(data)


def _subject(subject: Subject, workspace: Workspace) -> dict[str, Any]:
    return {
        "level": subject.level,
        "journey": subject.journey,
        "touchpoint": subject.touchpoint,
        "persona": subject.persona,
        "name": subject.name,
        **_at(subject.place, workspace),
        "customer": rounded(subject.result.customer),
        "organisation": rounded(subject.result.organisation),
        "balance": rounded(subject.result.balance),
        "items": [_item(item, subject, workspace) for item in subject.items],
        "mismatches": [_mismatch(found, workspace) for found in subject.mismatches],
        "improvements": [
            {"id": one.id, "title": one.title, "status": one.status, **_at(one.place, workspace)}
            for one in subject.improvements
        ],
    }


def _item(item: Item, subject: Subject, workspace: Workspace) -> dict[str, Any]:
    return {
        "point": item.point,
        "side": item.side,
        "value": rounded(item.mean),
        "applies": item.applies,
        "spread": rounded(item.spread),
        "gap": item.is_gap,
        "answered_by": [one.id for one in subject.improvements] if item.is_gap else [],
        "raters": [
            {"by": one.by, "score": one.score, "why": one.why, "checks": dict(sorted(one.checks.items()))}
            for one in item.opinions
        ],
        **_at(item.place, workspace),
    }


def _mismatch(found: FoundMismatch, workspace: Workspace) -> dict[str, Any]:
    one = found.mismatch
    return {
        "customer_wants": one.customer_wants,
        "we_want": one.we_want,
        "reason": one.reason,
        "explained": one.explained,
        "perspective": one.perspective,
        "frequent": one.frequent,
        "directed": found.directed,
        "remedy": one.remedy,
        "helps": list(found.helps),
        **_at(found.place, workspace),
    }


def _at(place: Place, workspace: Workspace) -> dict[str, Any]:
    span = workspace.span(place)
    return {"file": place.file.as_posix(), "line": span.line if span else None}


def scan_csv(scan: Scan) -> str:
    """Return a scan as CSV: a row each rated item."""
    columns = (
        "level", "journey", "touchpoint", "persona", "name", "point", "side", "value", "raters", "spread", "gap",
        "answered_by",
    )  # fmt: skip
    return _csv(columns, (_row(subject, item) for subject in scan.scanned for item in subject.items if item.opinions))


def _row(subject: Subject, item: Item) -> list[Any]:
    return [
        subject.level, subject.journey, subject.touchpoint, subject.persona, subject.name, item.point, item.side,
        rounded(item.mean), len(item.scores), rounded(item.spread), "yes" if item.is_gap else "no",
        " ".join(one.id for one in subject.improvements) if item.is_gap else None,
    ]  # fmt: skip


def questions_json() -> str:
    """Return the questions as JSON, version 1, each in both languages."""
    asked = [
        {"id": one.id, "point": one.point, "en": one.asked.english, "nl": say(one.asked.text, one.asked.args, "nl")}
        for one in QUESTIONS
    ]
    return _dumped({"version": VERSION, "answers": ["yes", "no", "na"], "questions": asked})


def questions_csv() -> str:
    """Return the questions as CSV, each in both languages."""
    rows = ([one.id, one.point, one.asked.english, say(one.asked.text, one.asked.args, "nl")] for one in QUESTIONS)
    return _csv(("id", "point", "en", "nl"), rows)


def _dumped(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _csv(columns: Iterable[str], rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_unarmed(cell) for cell in row] for row in rows)
    return text.getvalue()


def _unarmed(cell: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets a `'` before it, also where a cell may begin inside it."""
    return guarded(cell) if isinstance(cell, str) else cell
