"""Open answers that could be quotes: listed for a person to choose from, and never written."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding
from journeykit.evidence.binding import Plan, bind
from journeykit.evidence.cells import Unread, answer_of
from journeykit.evidence.engine import Engine, start_engine
from journeykit.evidence.opening import open_export
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.text_file import rows_of
from journeykit.evidence.values import Export, RefusedError, Role, Settings
from journeykit.rules import privacy
from journeykit.words import one_line

if TYPE_CHECKING:
    from journeykit.evidence.choosing import Chosen
    from journeykit.evidence.measured import Source
    from journeykit.model import Mapping
    from journeykit.workspace import Workspace

_SHORTEST, _LONGEST, _WORDS = 20, 240, 4
_PER_SUBJECT = 6
NAMING = "!"
"""Marks a quote with a capital within a sentence: it may name a person, or a place where few people are."""
_NAME = re.compile(r"(?<=[\w,;:)] )(?!I\b)[^\W\d_a-zà-ÿ][^\W\d_]+")
_MOST_KEPT = 200

Quote = tuple[float, str, int, str, str]
"""How far its answer is from the middle (the furthest first), its file, its line, its text, and the answer."""


def quotes(
    sources: Sequence[Source], workspace: Workspace, chosen: Chosen, settings: Settings
) -> tuple[list[str], tuple[Finding, ...]]:
    """Return lines that name quotes by touchpoint, or by the question where no column says the touchpoint.

    What looks like somebody's e-mail address, telephone number or account is left out; so are names, which nobody can
    recognise for certain: a person reads each quote before it is used, and asks whether it may be.
    """
    subjects = Subjects(workspace)
    found: dict[str, list[Quote]] = {}
    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        engine = start_engine(settings.engine, Path(folder))
        try:
            for source in sources:
                export = open_export(source.path, source.file, Path(folder), engine, kind=settings.kind)
                mapping, file = chosen.mapping_for(export)
                for subject, quote in _quotes(export, bind(export, mapping, file), mapping, engine, subjects):
                    kept = found.setdefault(subject, [])
                    if all(quote[3] != other[3] for other in kept):
                        kept.append(quote)
                    if len(kept) > _MOST_KEPT:
                        found[subject] = nsmallest(_PER_SUBJECT, kept)
        except RefusedError as refused:
            return [], refused.findings
        finally:
            engine.close()
    lines = []
    for subject in sorted(found):
        lines.append(one_line(f"- {subject}"))  # a build server takes a line that a stranger begins for a command
        for _, file_name, line, text, answer in nsmallest(_PER_SUBJECT, found[subject]):
            given = f" ({answer})" if not isinstance(answer_of(answer), Unread) else ""
            mark = f" {NAMING}" if _NAME.search(text) else ""
            lines.append(one_line(f"  {file_name}:{line}{given}{mark}  {text}"))
    return lines, ()


def _quotes(
    export: Export, plan: Plan, mapping: Mapping, engine: Engine, subjects: Subjects
) -> Iterator[tuple[str, Quote]]:
    columns = _open_columns(export, plan, mapping)
    beside = [index for index in (plan.touchpoint_column, _score(plan)) if index is not None]
    wanted = sorted({*columns, *beside})
    for line, cells in _rows(export, wanted, engine):
        row = dict(zip(wanted, cells, strict=True))
        score = _score(plan)
        answer = row.get(score, "") if score is not None else ""
        number = answer_of(answer)
        far = 0.0 if isinstance(number, Unread) else -abs(float(number) - _middle(plan))
        for column in columns:
            text = " ".join(row[column].split()).removeprefix("'")
            if not _could_be(text):
                continue
            word = row.get(plan.touchpoint_column, "") if plan.touchpoint_column is not None else ""
            subject = subjects.touchpoint(word, plan.journey) if word.strip() else None
            name = subject.touchpoint if subject and subject.touchpoint else export.columns[column].label
            yield name or export.columns[column].name, (far, str(export.file), line, text, answer.strip())


def _score(plan: Plan) -> int | None:
    """Return the column of the answer beside an open one, when it is certain which."""
    asked = [reading.column for reading in plan.readings if not reading.overall]
    return asked[0] if len(asked) == 1 else None


def _middle(plan: Plan) -> float:
    from journeykit.model.mapping_checks import answer_ends

    reading = next(one for one in plan.readings if not one.overall)
    ends = answer_ends(reading.metric or "csat", reading.scale) or (0.0, 0.0)
    return (ends[0] + ends[1]) / 2


def _open_columns(export: Export, plan: Plan, mapping: Mapping) -> list[int]:
    used = {*plan.columns}
    made = []
    for column in export.columns:
        if column.index in used or column.role is not Role.ANSWER or column.name in mapping.drop:
            continue
        cells = [row[column.index] for row in export.sample if column.index < len(row) and row[column.index].strip()]
        if any(_could_be(" ".join(cell.split())) for cell in cells):
            made.append(column.index)
    return made


def _could_be(text: str) -> bool:
    if not _SHORTEST <= len(text) <= _LONGEST or len(text.split()) < _WORDS:
        return False
    return next(privacy._found_in(text), None) is None  # noqa: SLF001 - the one place that knows personal data


def _rows(export: Export, columns: Sequence[int], engine: Engine) -> Iterator[tuple[int, list[str]]]:
    if export.form == "parquet":
        yield from engine.numbered(export, columns)
        return
    for line, row in rows_of(export.path, export.separator, export.skip):
        if row:
            yield export.line(line), [row[i] if i < len(row) else "" for i in columns]
