"""From what a file of another format says to documents of ours: proven, with ids of their own, and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import Diagnostic, Finding, KeyPath, Message, Place, message
from journeykit.exchange.foreign.sources import Foreign
from journeykit.exchange.formats import Imported, NewDocument, Options, Remark, Source
from journeykit.exchange.naming import free_id
from journeykit.exchange.proving import new_document
from journeykit.model.slug import slug

# What may stand in other documents: a document that comes in may name it, and `validate` says whether it is there.
_ELSEWHERE: Final = frozenset(f"JK{n}" for n in (201, 202, 203, 204, 205, 206, 207, 208, 209, 215, 216, 217, 218))
_MET: Final = frozenset({"JK201", "JK206", "JK208"})


@dataclass(slots=True)
class Draft:
    """The data of a document, mostly a journey, and where in the file its parts come from."""

    data: dict[str, Any]
    origins: dict[KeyPath, KeyPath] = field(default_factory=dict)

    def origin(self, path: KeyPath) -> KeyPath:
        """Return where in the file the part at a path comes from; of one that is not known, its nearest ancestor."""
        return next((self.origins[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.origins), ())


@dataclass(slots=True)
class Report:
    """What is said about one file: how it was read, and what did not fit."""

    foreign: Foreign
    remarks: list[Remark] = field(default_factory=list)

    def read(self, path: KeyPath | None, said: Message) -> None:
        """Say how something was read."""
        self._add(path, said, lost=False)

    def lost(self, path: KeyPath | None, said: Message) -> None:
        """Say what did not fit."""
        self._add(path, said, lost=True)

    def _add(self, path: KeyPath | None, said: Message, *, lost: bool) -> None:
        line = None if path is None else self.foreign.line(path)
        remark = Remark(self.foreign.file, line, said, lost)
        if remark not in self.remarks:
            self.remarks.append(remark)


@dataclass(slots=True)
class Taken:
    """Ids that the project has, or that documents before this one took.

    `options` tells which of them the project had before.
    """

    journeys: set[str]
    personas: set[str]
    options: Options

    def copy(self) -> Taken:
        """Return the same, to add to."""
        return Taken(set(self.journeys), set(self.personas), self.options)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What one file gave: drafts of documents, and the report so far."""

    drafts: Sequence[Draft]
    report: Report


Drafting = Callable[[Source, Options, Taken], Drafted | tuple[Finding, ...]]


def read_all(sources: Sequence[Source], options: Options, drafting: Drafting) -> Imported:
    """Make documents of some files; a file with anything wrong gives none, the others go on."""
    documents: list[NewDocument] = []
    findings: list[Finding] = []
    remarks: list[Remark] = []
    taken = Taken(set(options.journeys), set(options.personas), options)
    for source in sources:
        own = taken.copy()
        drafted = drafting(source, options, own)
        imported = Imported(findings=drafted) if isinstance(drafted, tuple) else _proven(drafted, options, own)
        findings += imported.findings
        if not imported.findings:
            documents += imported.documents
            remarks += imported.remarks
            taken = own
    return Imported(tuple(documents), tuple(findings), tuple(remarks))


def identify(draft: Draft, taken: Taken, wish: str | None, report: Report) -> str:
    """Give a new journey an id that is free, written in its data when the title does not give it."""
    data = draft.data
    natural = slug(str(data["title"]))
    wanted = wish or natural
    id_ = free_id(wanted, taken.journeys)
    taken.journeys.add(id_)
    if id_ != wanted:
        said = message(
            'another journey is called "{title}": this one got the id {id}', title=str(data["title"]), id=id_
        )
        report.read(draft.origin(()), said)
    data.pop("id", None)
    if id_ != natural:
        draft.data = {"kind": "journey", "id": id_, **{key: value for key, value in data.items() if key != "kind"}}
    return id_


def _proven(drafted: Drafted, options: Options, taken: Taken) -> Imported:
    documents: list[NewDocument] = []
    findings: list[Finding] = []
    report = drafted.report
    foreign = report.foreign
    drafts = [one for draft in drafted.drafts for one in (_apart(draft) if options.apart else [draft])]
    for draft in drafts:
        written, wrong = new_document(draft.data, options.schemas.get(draft.data["kind"], options.schema))
        id_ = draft.data.get("id") or slug(str(draft.data["title"]))
        documents.append(NewDocument(id_, written, draft.data["kind"]))
        outside = [one for one in wrong if one.code in _ELSEWHERE and not _comes_along(one, taken)]
        findings += [_finding(one, foreign, draft.origin(one.path)) for one in wrong if one.code not in _ELSEWHERE]
        if outside:
            said = message(
                "names of things outside the document: {count}; `journeykit validate` says whether they are there",
                count=len({one.message for one in outside}),
            )
            report.read(draft.origin(outside[0].path), said)
    return Imported(tuple(documents) if not findings else (), tuple(findings), tuple(report.remarks))


def _apart(draft: Draft) -> list[Draft]:
    """Return the drafts of the personas of a journey, and then its own, which only names them."""
    personas = draft.data.get("personas")
    whole = {
        i: one
        for i, one in enumerate(personas if isinstance(personas, list) else ())
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    }
    if not whole:
        return [draft]
    named = [one["id"] if i in whole else one for i, one in enumerate(draft.data["personas"])]
    drafts = [Draft({"kind": "persona", **one}, {(): draft.origin(("personas", i))}) for i, one in whole.items()]
    return [*drafts, Draft({**draft.data, "personas": named}, draft.origins)]


def _comes_along(found: Diagnostic, taken: Taken) -> bool:
    """Tell whether the journey or persona that is missing comes in beside the document, or is there already."""
    named = {str(word) for _, word in found.message.args}
    return found.code in _MET and bool(named & (taken.journeys | taken.personas))


def _finding(found: Diagnostic, foreign: Foreign, path: KeyPath) -> Finding:
    return Finding(Place(foreign.file, path, foreign.where(path)), found.message, hint=found.hint, code=found.code)
