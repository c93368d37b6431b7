"""The text of a first mapping, and above it what there is to look at."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding
from journeykit.evidence.databases.opening import found_in, open_source, start_for
from journeykit.evidence.suggesting.looks import look_at
from journeykit.evidence.suggesting.parts import Parts
from journeykit.evidence.suggesting.remarks import remarks_on
from journeykit.evidence.values import Export, RefusedError, Role, Settings
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    from journeykit.evidence.engine import Engine
    from journeykit.evidence.measured import Source
    from journeykit.workspace import Workspace


def suggest(source: Source, workspace: Workspace, settings: Settings) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of a mapping for a file; None, and what is wrong with it, when it cannot be read."""
    from journeykit.text import dump

    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        try:
            engine = start_for([source], settings, Path(folder))
        except RefusedError as refused:
            return None, refused.findings
        try:
            source = found_in(source, engine)
            export = open_source(source.path, source.file, Path(folder), engine, kind=settings.kind)
            mapping, remarks = _log(export, workspace, engine) or _answers(export, workspace)
        except RefusedError as refused:
            return None, refused.findings
        finally:
            engine.close()
    # A header may hold line ends, and a remark with one of those would be half a comment.
    return dump({"kind": "mapping", **mapping}, header=[one_line(remark) for remark in remarks]), ()


def _log(export: Export, workspace: Workspace, engine: Engine) -> tuple[dict[str, Any], list[str]] | None:
    """Return the mapping of an event log; None when the file does not look like one."""
    from journeykit.evidence.logs.suggesting import activities_of, log_columns, suggested_log

    columns = log_columns(export)
    if columns is None:
        return None
    return suggested_log(export, columns, activities_of(export, columns["activity"], engine), workspace)


def _answers(export: Export, workspace: Workspace) -> tuple[dict[str, Any], list[str]]:
    """Return the mapping of a survey."""
    looks = look_at(export)
    parts = Parts(export, looks, workspace)
    made: dict[str, Any] = {}
    if parts.date is not None:
        made["date"] = parts.date.column.name
    made |= {field: look.column.name for field, look in parts.tidy.items()}
    if parts.tidy and "metric" not in parts.tidy:
        made["metric"] = parts.metric_of_all
    if parts.journey is not None and "journey" not in made:
        made["journey"] = parts.journey
    if parts.respondent is not None:
        made["respondent"] = parts.respondent.column.name
    if parts.segments:
        made["segments"] = {name: look.column.name for name, look in parts.segments.items()}
    if parts.weight is not None:
        made["weight"] = parts.weight.column.name
    if parts.outcome is not None:
        look, found = parts.outcome
        told = {name: value for name, value in found.fields.items() if name in ("metric", "scale")}
        made["outcome"] = {"column": look.column.name, **told}
    elif parts.outcome_rows is not None:
        made["outcome"] = {"rows": parts.outcome_rows.word, "metric": parts.outcome_rows.metric}
    if not parts.tidy:
        made["questions"] = [
            {"column": one.look.column.name, **({"touchpoint": one.name} if one.name else {}), **one.guess.fields}
            for one in parts.questions
        ]
    elif parts.words_of_all:
        made["answers"] = parts.words_of_all
    if pairs := [(name, pair) for pair in parts.kano if (name := parts.named(pair)) is not None]:
        made["kano"] = [
            {"touchpoint": name, "present": pair.present.column.name, "absent": pair.absent.column.name}
            for name, pair in pairs
        ]
    dropped = [look.column.name for look in looks if look.column.role is Role.PERSONAL]
    if dropped:
        made["drop"] = dropped
    return made, list(remarks_on(export, parts, translator(workspace.project.language)))
