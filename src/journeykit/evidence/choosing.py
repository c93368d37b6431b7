"""Which mapping a file is read by: the one that was named, else one of the project that fits, else what headers say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.names import Names
from journeykit.evidence.values import Export, RefusedError, refuse
from journeykit.model import Mapping
from journeykit.model.errors import did_you_mean
from journeykit.sheets import folded

if TYPE_CHECKING:
    from journeykit.workspace import Workspace

TIDY = {
    "date": ("date", "datum", "day", "dag"),
    "touchpoint": ("touchpoint", "contactmoment"),
    "metric": ("metric", "metriek", "maat"),
    "score": ("score", "answer", "antwoord", "value", "waarde"),
    "journey": ("journey", "klantreis"),
    "unit": ("unit", "eenheid"),
    "n": ("n", "aantal", "cases"),
    "weight": ("weight", "gewicht", "weegfactor"),
    "respondent": ("respondent", "respondent_id", "respondent id"),
    "persona": ("persona",),
}
"""Columns of tidy data that speak for themselves."""
_MOST_GONE, _MOST_NAMES = 5, 2_000
_NEEDED = ("touchpoint", "metric", "score")


@dataclass(slots=True)
class Chosen:
    """The mapping for the files of one run; which ones were `used` is known afterwards."""

    workspace: Workspace
    given: tuple[Mapping, PurePosixPath] | None = None
    used: dict[PurePosixPath, None] = field(default_factory=dict)
    said: dict[PurePosixPath, Message] = field(default_factory=dict)

    def mapping_for(self, export: Export) -> tuple[Mapping, PurePosixPath]:
        """Return the mapping for a file, and where it stands.

        Raises:
            RefusedError: None fits, or several do.
        """
        if self.given is not None:
            self.used[self.given[1]] = None
            return self.given
        fitting = [
            document for document in self.workspace.documents_of("mapping", sound=True) if fits(document.model, export)
        ]
        if len(fitting) > 1:
            raise refuse(
                export.file,
                message("several mappings fit: {files}", files=", ".join(str(one.file) for one in fitting)),
                message("say which one: --mapping FILE"),
            )
        if fitting:
            self.used[fitting[0].file] = None
            said = message("read by {mapping}, whose columns are all there", mapping=str(fitting[0].file))
            self.said[export.file] = said
            return fitting[0].model, fitting[0].file
        own = by_itself(export)
        if own is None:
            raise _none_fits(self.workspace, export)
        self.said[export.file] = message("read without a mapping: the headers say enough")
        return own, export.file


def _none_fits(workspace: Workspace, export: Export) -> RefusedError:
    """Return why no mapping reads a file, and what to do: a header that changed since is the likeliest reason."""
    nearest: tuple[int, PurePosixPath, list[str]] | None = None
    for document in workspace.documents_of("mapping"):
        if document.model is None:
            continue
        if not document.sound:
            return refuse(
                export.file,
                message("no sound mapping says which column is what; {mapping} has errors", mapping=str(document.file)),
                message("journeykit validate shows them"),
            )
        wanted = columns_of(document.model)
        gone = [name for name in wanted if Names(export).find(name) is None]
        if 0 < len(gone) * 2 <= len(wanted) and (nearest is None or len(gone) < nearest[0]):
            nearest = len(gone), document.file, gone
    if nearest is not None:
        _, mapping, gone = nearest
        shown = ", ".join(f'"{name}"' for name in gone[:_MOST_GONE]) + (", …" if len(gone) > _MOST_GONE else "")
        said = message(
            "{mapping} nearly fits, but the file has no column {columns}", mapping=str(mapping), columns=shown
        )
        names = [column.name for column in export.columns]
        hint = did_you_mean(gone[0], names[:_MOST_NAMES])
        return refuse(export.file, said, hint or message("has the header changed? Change the mapping as well"))
    named = sum(not column.name.startswith("column ") for column in export.columns)
    hint = message("journeykit measure {file} --suggest writes a first one", file=str(export.file))
    if len(export.columns) == 1:
        hint = message(
            "its first row has one cell: is the header lower, on another sheet, or parted by something else than commas, "
            "semicolons or tabs?"
        )
    elif named * 2 < len(export.columns):
        hint = message("its first line has hardly any names: take out what stands above the header")
    return refuse(export.file, message("no mapping says which column is what"), hint)


def fits(mapping: Mapping, export: Export) -> bool:
    """Tell whether a file has every column that a mapping names."""
    names = Names(export)
    if mapping.case is not None:
        from journeykit.evidence.logs.binding import fits_log

        return fits_log(mapping, names)
    if mapping.score is None and not mapping.questions and not mapping.kano:
        return False
    return all(names.find(name) is not None for name in columns_of(mapping))


def columns_of(mapping: Mapping) -> list[str]:
    """Return every column that a mapping of answers names."""
    tidy = [mapping.score, mapping.touchpoint, mapping.weight, mapping.n, mapping.respondent]
    return [
        *(name for name in tidy if name),
        *(question.column for question in mapping.questions),
        *(column for pair in mapping.kano for column in (pair.present, pair.absent)),
        *mapping.segments.values(),
        *([mapping.date.column] if mapping.date else []),
        *([mapping.outcome.column] if mapping.outcome and mapping.outcome.column is not None else []),
    ]


def by_itself(export: Export) -> Mapping | None:
    """Return the mapping that the headers of a file are, None when they do not say enough."""
    if export.kind.name == "event-log":
        from journeykit.evidence.logs.binding import log_by_itself

        return log_by_itself(export)
    if export.kind.name == "customergauge":
        own = {folded(column.name.replace("_", " ")): column.name for column in export.columns}
        return Mapping.model_validate(
            {"kind": "mapping", "date": own["response date"], "score": own["nps score"], "metric": "nps",
             **({"touchpoint": own["touchpoint"]} if "touchpoint" in own else {})}
        )  # fmt: skip
    low = {column.name.strip().casefold(): column.name for column in export.columns}
    found: dict[str, Any] = {}
    for field_, names in TIDY.items():
        there = [low[name] for name in names if name in low]
        if len(there) > 1:
            return None
        if there:
            found[field_] = there[0]
    if any(one not in found for one in _NEEDED):
        return None
    persona = found.pop("persona", None)
    segments = {"segments": {"persona": persona}} if persona else {}
    return Mapping.model_validate({"kind": "mapping", **found, **segments})
