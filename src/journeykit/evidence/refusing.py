"""Why a file that could be read is refused all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.text_file import is_utf8
from journeykit.evidence.values import RefusedError, refuse, wrong

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan
    from journeykit.evidence.judging import Judged
    from journeykit.evidence.reading import Found
    from journeykit.evidence.values import Export

_ENOUGH = 20
_SHOWN = 5
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")
_MISFITS = 10
"""Off its scale is dirt in one answer of a hundred; in one of ten it is another scale."""


def refuse_mixed(export: Export) -> None:
    """Refuse a text of which some lines are UTF-8 and others are not: one of the two would be read wrongly."""
    if is_utf8(export.original)[1]:
        raise refuse(
            export.file,
            message("the file is in two encodings: some of its lines are UTF-8, others are not"),
            message("save it once more, as CSV UTF-8"),
        )


def refuse_twice(own: PurePosixPath, sha256: str, others: Iterable[tuple[PurePosixPath, str]]) -> None:
    """Refuse what was read already: its answers would count twice."""
    for file, other in others:
        if file == own and other == sha256 and (isinstance(file, Table) or not sha256):
            raise refuse(own, message("this was named twice"))
        if other == sha256 != "" and not isinstance(file, Table):
            raise refuse(own, message("this is the same file as {file}, byte for byte", file=str(file)))


def refuse_misfits(export: Export, own: Judged) -> None:
    """Refuse answers of which too many are none: the mapping means another column, or another scale."""
    findings = []
    for column, count in own.misfits.items():
        if own.offered[column] >= _ENOUGH and count * _MISFITS > own.offered[column]:
            said = message(
                '{count} of {total} answers in "{column}" are no answers to this question', count=count,
                total=own.offered[column], column=column,
            )  # fmt: skip
            hint = message("another column, another metric, or a scale of its own: scale: [min, max]")
            findings.append(wrong(export.file, said, hint))
    if findings:
        wrong_ones = [loss for loss in own.losses.values() if loss.reason == "not-an-answer"]
        first = sorted(wrong_ones, key=lambda loss: min(loss.lines, default=0))[:_SHOWN]
        findings += [wrong(export.file, loss.said, line=min(loss.lines, default=None)) for loss in first]
        raise RefusedError(*findings)


def refuse_bad_dates(export: Export, plan: Plan, found: Found) -> None:
    """Refuse a file of which too many dates are none: what is left would be of other days than it seems."""
    count = found.dropped["bad-date"]
    if plan.date is None or found.rows < _ENOUGH or count * _MISFITS <= found.rows:
        return
    bad = sorted(
        (loss for loss in found.losses if loss.reason == "bad-date"), key=lambda loss: min(loss.lines, default=0)
    )
    said = message(
        '{count} of {total} dates in "{column}" are none', count=count, total=found.rows,
        column=export.columns[plan.date].name,
    )  # fmt: skip
    hint = message("another column, or a way to write dates that is not known: 2026-09-30, 30-9-2026 or 9/30/2026 are")
    if all(_SERIAL.fullmatch(text) for loss in bad for _, text in loss.cells):
        hint = message("these are the numbers behind dates in a spreadsheet: give their cells the format of a date")
    first = [wrong(export.file, loss.said, line=min(loss.lines, default=None)) for loss in bad[:_SHOWN]]
    raise RefusedError(wrong(export.file, said, hint), *first)
