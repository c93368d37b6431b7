"""What a document that is about to be written does beside others: answers that count twice, and what two of them tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.model.measurement import known_by

if TYPE_CHECKING:
    from journeykit.evidence.measured import Measured
    from journeykit.model import Measurements, Record
    from journeykit.workspace import Workspace

_ABOUT = ("journey", "touchpoint", "metric", "from", "to")
_Subject = tuple[str | None, ...]
_Group = tuple[Any, ...]


def beside(workspace: Workspace, target: PurePosixPath | None, measured: Measured, minimum: int) -> Iterator[Message]:
    """Yield what there is to say of other documents of the project, and of the one that stood there before.

    Args:
        workspace: The project as it is before anything is written.
        target: The document that will be written; None: it is not of the project.
        measured: What will be in it.
        minimum: The smallest number of answers that stands for nobody.
    """
    known = {known_by(str(file), sha256 or None) for file, sha256 in measured.sources} - {None}
    subjects = {tuple(record.get(name) for name in _ABOUT) for record in measured.records}
    for document in workspace.documents_of("measurements"):
        if document.file == target:
            few = _few(document.model, measured, minimum)
            if few:
                yield message(
                    "figures that rest on fewer than {minimum} answers more, or less, than in {file} as it was: {count}; who "
                    "has both can read those answers back, so publish whole periods",
                    count=few, minimum=minimum, file=str(document.file),
                )  # fmt: skip
        elif target is not None and _same_file(document.model, known) and subjects & _subjects(document.model):
            yield message(
                "{file} was measured from the same file: what stands in both counts twice, and together they may show what "
                "each of them withholds",
                file=str(document.file),
            )  # fmt: skip


def _same_file(document: Measurements, known: set[str | None]) -> bool:
    return document.made is not None and any(one.known_by in known for one in document.made.files)


def _subjects(document: Measurements) -> set[_Subject]:
    return {(one.journey, one.touchpoint, one.metric, one.origin, one.to) for one in document.records}


def _few(document: Measurements, measured: Measured, minimum: int) -> int:
    """Return how many figures would differ by only a few answers."""
    if document.made is None:
        return 0
    before = {_group(one): one.n for one in document.records if one.metric is not None}
    pairs = [(_new_group(one), one["n"]) for one in measured.records if "metric" in one]
    return sum(0 < abs(n - before[group]) < minimum for group, n in pairs if before.get(group) is not None)


def _group(record: Record) -> _Group:
    scale = record.scale if isinstance(record.scale, str) or record.scale is None else tuple(map(float, record.scale))
    return (record.journey, record.touchpoint, record.metric, scale, record.unit, record.period,
            tuple(record.segment.items()))  # fmt: skip


def _new_group(record: Mapping[str, Any]) -> _Group:
    scale = record.get("scale")
    return (record.get("journey"), record.get("touchpoint"), record["metric"],
            tuple(map(float, scale)) if isinstance(scale, list) else scale, record.get("unit"), record.get("period"),
            tuple(record.get("segment", {}).items()))  # fmt: skip
