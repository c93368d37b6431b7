"""What a client repository holds, resolved: journeys, records, improvements, ids, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from journeykit.diagnostics import Finding, KeyPath, Place, Span
from journeykit.model import Journey, Persona, Project

if TYPE_CHECKING:
    from journeykit.model import Improvement, PerPersona, Record, Touchpoint
    from journeykit.workspace.documents import Document


class TouchpointAt(NamedTuple):  # thousands are made in each run: a third of the time of a frozen dataclass
    """A touchpoint where it stands: its journey, its phase's index, and the key path in the journey's model."""

    journey: Journey
    phase: int
    touchpoint: Touchpoint
    path: KeyPath


@dataclass(frozen=True, slots=True)
class PlacedRecord:
    """A measured figure with what it speaks of and where it stands.

    `journey` and `touchpoint` are ids as written (None: not given); `source` the record's, else its document's.
    """

    record: Record
    place: Place
    journey: str | None
    touchpoint: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class ImprovementAt:
    """An improvement where it stands: on a touchpoint, a journey, or the project (both None).

    One that a library touchpoint brings along is one improvement wherever it is used: `key` is the same.
    """

    improvement: Improvement
    journey: Journey | None
    touchpoint: Touchpoint | None
    place: Place
    key: tuple[str, str]


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Through whose eyes a workspace is looked at: a group of customers, and the workspace as all customers see it.

    `dimension` is `persona`, or the name of a segment in which answers were given; `records` are the figures that
    speak of this group, `own` the places of those that speak of it alone, `said` what the documents say of it alone,
    by journey and touchpoint.
    """

    dimension: str
    group: str
    name: str
    records: tuple[PlacedRecord, ...]
    own: frozenset[Place]
    said: Mapping[tuple[str, str], PerPersona]
    whole: Workspace


@dataclass(frozen=True)
class Workspace:
    """A client repository as a whole.

    `documents` are all files that say what kind they are, in the order of their paths; `findings` what reading has
    to say (rules of families 0xx and 1xx, with their codes). Journeys, personas and so on are those of sound
    documents; rules look at `documents_of`, which also has what could be understood of broken ones. `seen_by` says
    through whose eyes it is looked at (`scoring.personas` makes such a look); None: as all customers together.
    """

    root: Path
    project: Project
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    project_file: PurePosixPath | None = None
    focus: tuple[PurePosixPath, ...] = ()
    texts: Mapping[PurePosixPath, bytes] = field(default_factory=dict, repr=False)
    seen_by: SeenBy | None = field(default=None, repr=False)

    def documents_of(self, kind: str, *, sound: bool = False) -> tuple[Document, ...]:
        """Return the documents of a kind that have a model; with `sound`, only those with nothing wrong."""
        return tuple(d for d in self._by_kind.get(kind, ()) if d.model is not None and (d.sound or not sound))

    @cached_property
    def _by_kind(self) -> dict[str, list[Document]]:
        kinds: dict[str, list[Document]] = {}
        for document in self.documents:
            kinds.setdefault(document.kind, []).append(document)
        return kinds

    @cached_property
    def _by_file(self) -> dict[PurePosixPath, Document]:
        return {document.file: document for document in self.documents}

    def document(self, file: PurePosixPath) -> Document | None:
        """Return the document of a file."""
        return self._by_file.get(file)

    def in_focus(self, file: PurePosixPath) -> bool:
        """Tell whether a file lies in the paths that were asked for."""
        focus = self._focus
        return not focus or file in focus or not focus.isdisjoint(file.parents)

    @cached_property
    def _focus(self) -> frozenset[PurePosixPath]:
        return frozenset(self.focus)

    @cached_property
    def broken(self) -> tuple[PurePosixPath, ...]:
        """Files with 0xx or 1xx errors, which commands other than `validate` leave out."""
        files = {d.file for d in self.documents if not d.sound} | {
            f.place.file for f in self.findings if f.code and f.code not in _NO_ERRORS
        }
        return tuple(sorted(files))

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The sound journeys, in the order of their files."""
        return tuple(d.model for d in self.documents_of("journey", sound=True))

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The personas of the project's own documents."""
        return tuple(d.model for d in self.documents_of("persona", sound=True))

    def journey(self, id_: str) -> Journey | None:
        """Return the sound journey of an id."""
        return self._journey_by_id.get(id_)

    @cached_property
    def _journey_by_id(self) -> dict[str, Journey]:
        return {journey.id: journey for journey in reversed(self.journeys)}

    def document_of(self, model: Any) -> Document:
        """Return the document that a journey, persona or other whole model comes from."""
        found = self._by_model.get(id(model))
        if found is None:
            raise KeyError(model)
        return found

    @cached_property
    def _by_model(self) -> dict[int, Document]:
        # By identity: equal models may stand in several files. All of them live as long as this dictionary.
        return {id(document.model): document for document in self.documents if document.model is not None}

    def personas_of(self, journey: Journey) -> tuple[Persona, ...]:
        """Return the personas of a journey: those written in it, and those it names."""
        known = self._persona_by_id
        return tuple(
            persona if isinstance(persona, Persona) else known[persona]
            for persona in journey.personas
            if isinstance(persona, Persona) or persona in known
        )

    @cached_property
    def _persona_by_id(self) -> dict[str, Persona]:
        return {persona.id: persona for persona in self.personas}

    def touchpoints(self, journey: Journey) -> tuple[TouchpointAt, ...]:
        """Return the touchpoints of a journey in order, with their key paths."""
        known = self._touchpoints.get(id(journey))
        if known is not None and known[0] is journey:
            return known[1]
        found = tuple(
            TouchpointAt(journey, i, touchpoint, ("phases", i, "touchpoints", j))
            for i, phase in enumerate(journey.phases)
            for j, touchpoint in enumerate(phase.touchpoints)
        )
        self._touchpoints[id(journey)] = journey, found
        return found

    @cached_property
    def _touchpoints(self) -> dict[int, tuple[Journey, tuple[TouchpointAt, ...]]]:
        # By identity: equal models may stand in several files. The journey beside it keeps its number from being given away.
        return {}

    def place(self, journey: Journey, *path: str | int, at_key: bool = False) -> Place:
        """Return the place of a key path of a journey's model."""
        return self.document_of(journey).place(*path, at_key=at_key)

    def span(self, place: Place) -> Span | None:
        """Return where a place stands in its file; the nearest known ancestor when the key is missing."""
        if place.span is not None:
            return place.span
        document = self.document(place.file)
        return document.tree.span(place.path, at_key=place.at_key) if document else None

    @cached_property
    def records(self) -> tuple[PlacedRecord, ...]:
        """All measured figures: measurement documents first, then those by hand inside touchpoints."""
        return self.seen_by.records if self.seen_by is not None else tuple(_records(self))

    @cached_property
    def _records_by_subject(self) -> dict[tuple[str | None, str | None], dict[int, PlacedRecord]]:
        """The figures by journey and touchpoint as written, each with its number in `records`."""
        found: dict[tuple[str | None, str | None], dict[int, PlacedRecord]] = {}
        for number, placed in enumerate(self.records):
            found.setdefault((placed.journey, placed.touchpoint), {})[number] = placed
        return found

    def records_of(self, journey: str, touchpoint: str | None) -> tuple[PlacedRecord, ...]:
        """Return the figures that speak of a touchpoint of a journey; of the journey itself with None.

        A record without a journey speaks of the touchpoint of that id wherever it stands.
        """
        own = self._records_by_subject.get((journey, touchpoint), {})
        anywhere = self._records_by_subject.get((None, touchpoint), {}) if touchpoint is not None else {}
        if not (own and anywhere):
            return tuple((own or anywhere).values())
        return tuple(placed for _, placed in sorted((own | anywhere).items()))

    @cached_property
    def improvements(self) -> tuple[ImprovementAt, ...]:
        """All improvements of sound journeys and the project; an inherited one stands at each use."""
        return tuple(_improvements(self))


_NO_ERRORS = frozenset({"JK009", "JK010", "JK011", "JK012"})


def _records(workspace: Workspace) -> Iterator[PlacedRecord]:
    for document in workspace.documents_of("measurements", sound=True):
        for i, record in enumerate(document.model.records):
            journey, touchpoint = record.journey, record.touchpoint
            if touchpoint and journey is None and "/" in touchpoint:
                journey, touchpoint = touchpoint.split("/", 1)
            yield PlacedRecord(
                record, document.place("records", i), journey, touchpoint, record.source or document.model.source
            )
    for document in workspace.documents_of("journey", sound=True):
        for at in workspace.touchpoints(document.model):
            for i, record in enumerate(at.touchpoint.measurements):
                place = document.place(*at.path, "measurements", i)
                yield PlacedRecord(record, place, at.journey.id, at.touchpoint.id, record.source)


def _improvements(workspace: Workspace) -> Iterator[ImprovementAt]:
    for document in workspace.documents_of("journey", sound=True):
        journey = document.model
        for at in workspace.touchpoints(journey):
            if not at.touchpoint.improvements:
                continue
            use = at.touchpoint.use
            own = use is None or document.tree.has(document.in_file((*at.path, "improvements")))
            where = journey.id if own else f"={use}"
            for i, improvement in enumerate(at.touchpoint.improvements):
                place = document.place(*at.path, "improvements", i)
                yield ImprovementAt(improvement, journey, at.touchpoint, place, (where, improvement.id))
        yield from (
            ImprovementAt(improvement, journey, None, document.place("improvements", i), (journey.id, improvement.id))
            for i, improvement in enumerate(journey.improvements)
        )
    if workspace.project_file is not None:
        document_of_project = workspace.document(workspace.project_file)
        if document_of_project is not None and document_of_project.model is not None:
            yield from (
                ImprovementAt(
                    improvement, None, None, document_of_project.place("improvements", i), ("", improvement.id)
                )
                for i, improvement in enumerate(workspace.project.improvements)
            )
