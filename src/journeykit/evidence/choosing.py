"""Which mapping a file is read by: the one that was named, else one of the project that fits, else what headers say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.binding import Names
from journeykit.evidence.logs.binding import fits_log, log_by_itself
from journeykit.evidence.values import Export, refuse
from journeykit.model import Mapping

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
            raise refuse(
                export.file,
                message("no mapping says which column is what"),
                message("journeykit measure {file} --suggest writes a first one", file=str(export.file)),
            )
        self.said[export.file] = message("read without a mapping: the headers say enough")
        return own, export.file


def fits(mapping: Mapping, export: Export) -> bool:
    """Tell whether a file has every column that a mapping names."""
    names = Names(export)
    if mapping.case is not None:
        return fits_log(mapping, names)
    if mapping.score is None and not mapping.questions and not mapping.kano:
        return False
    tidy = [mapping.score, mapping.touchpoint, mapping.weight, mapping.n, mapping.respondent]
    wanted = [
        *(name for name in tidy if name),
        *(question.column for question in mapping.questions),
        *(column for pair in mapping.kano for column in (pair.present, pair.absent)),
        *mapping.segments.values(),
        *([mapping.date.column] if mapping.date else []),
        *([mapping.outcome.column] if mapping.outcome else []),
    ]
    return all(names.find(name) is not None for name in wanted)


def by_itself(export: Export) -> Mapping | None:
    """Return the mapping that the headers of a file are, None when they do not say enough."""
    if export.kind.name == "event-log":
        return log_by_itself(export)
    if export.kind.name == "customergauge":
        touchpoint = Names(export).find("Touchpoint")
        return Mapping.model_validate(
            {"kind": "mapping", "date": "Response Date", "score": "NPS Score", "metric": "nps",
             **({"touchpoint": touchpoint.name} if touchpoint else {})}
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
