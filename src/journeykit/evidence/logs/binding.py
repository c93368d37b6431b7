"""A mapping held against an event log: which column of it is what."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from journeykit.diagnostics import Message, Place, message
from journeykit.evidence.logs.headers import spoken_for
from journeykit.evidence.logs.values import LogColumns
from journeykit.evidence.names import Names
from journeykit.evidence.values import Export, RefusedError, wrong
from journeykit.model import Mapping


def log_by_itself(export: Export) -> Mapping | None:
    """Return the mapping that the header of an event log is; None when it does not say enough."""
    found: dict[str, Any] | None = spoken_for([column.name for column in export.columns])
    return None if found is None else Mapping.model_validate({"kind": "mapping", **found})


def fits_log(mapping: Mapping, names: Names) -> bool:
    """Tell whether a file has every column that the mapping of an event log names."""
    wanted = [mapping.case, mapping.activity, mapping.lifecycle, mapping.channel]
    wanted.append(mapping.time.column if mapping.time else None)
    return all(names.find(name) is not None for name in wanted if name)


def bind_log(export: Export, mapping: Mapping, file: PurePosixPath) -> LogColumns:
    """Find the columns that the mapping of an event log names.

    Raises:
        RefusedError: A column is missing.
    """
    assert mapping.case is not None
    names = Names(export)

    def need(name: str | None, *path: str | int) -> int | None:
        return None if name is None else names.need(name, Place(file, path))

    said: list[Message] = []
    if mapping.segments:
        said.append(message("segments are not told apart in an event log"))
    if mapping.activity is None or mapping.time is None:  # what a mapping lacks is a finding of `validate` too
        missing = "activity" if mapping.activity is None else "time"
        said_so = message('the mapping of an event log needs "{field}"', field=missing)
        raise RefusedError(*names.findings, wrong(file, said_so))
    columns = LogColumns(
        case=names.need(mapping.case, Place(file, ("case",))),
        activity=names.need(mapping.activity, Place(file, ("activity",))),
        time=names.need(mapping.time.column, Place(file, ("time",))),
        order=mapping.time.order,
        lifecycle=need(mapping.lifecycle, "lifecycle"),
        channel=need(mapping.channel, "channel"),
        outcome=need(mapping.outcome.column if mapping.outcome else None, "outcome", "column"),
        outcome_name=mapping.outcome.column if mapping.outcome else None,
        activities=mapping.activities,
        said=tuple(said),
    )
    if names.findings:
        raise RefusedError(*names.findings)
    return columns
