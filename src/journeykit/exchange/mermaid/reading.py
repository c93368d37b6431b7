"""Journey diagrams to journey documents: sections are phases, tasks touchpoints, actors personas, scores ratings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from journeykit.diagnostics import Diagnostic, Finding, Message, Place, Span, message
from journeykit.exchange.formats import Imported, NewDocument, Options, Remark, Source
from journeykit.exchange.mermaid.diagram import Trouble
from journeykit.exchange.mermaid.document import Drafted, draft
from journeykit.exchange.mermaid.fences import Fenced, diagrams, is_markdown
from journeykit.exchange.mermaid.parsing import is_journey, parse
from journeykit.exchange.mermaid.report import notes
from journeykit.exchange.naming import free_id
from journeykit.exchange.proving import new_document
from journeykit.model.slug import slug
from journeykit.text.characters import BOM, readable

LARGEST = 4 * 1024 * 1024
_CODE = "mermaid"


def read(sources: Sequence[Source], options: Options) -> Imported:
    """Make journey documents of the journey diagrams in some files; a file with anything wrong gives none."""
    documents: list[NewDocument] = []
    findings: list[Finding] = []
    remarks: list[Remark] = []
    taken = Taken(set(options.journeys), set(options.personas))
    for source in sources:
        own = Taken(set(taken.journeys), set(taken.personas))
        imported = _read_file(source, options, own)
        findings += imported.findings
        if not imported.findings:
            documents += imported.documents
            remarks += imported.remarks
            taken = own
    return Imported(tuple(documents), tuple(findings), tuple(remarks))


@dataclass(slots=True)
class Taken:
    """The ids of journeys and personas that a document may not have any more; what a document takes is added."""

    journeys: set[str]
    personas: set[str]


def _read_file(source: Source, options: Options, taken: Taken) -> Imported:
    file = source.file
    if len(source.data) > LARGEST:
        return _refused(file, message("the file is larger than {limit} MiB", limit=LARGEST >> 20))
    text, unreadable = readable(source.data.removeprefix(BOM), file)
    if unreadable:
        return Imported(findings=tuple(unreadable))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    markdown = is_markdown(file, text)
    found = [one for one in diagrams(text) if is_journey(one.text)] if markdown else [Fenced(text)]
    if not found:
        hint = message("a diagram stands between fences with the word `mermaid`, and starts with `journey`")
        return _refused(file, message("there is no journey diagram in this Markdown file"), hint)
    documents: list[NewDocument] = []
    findings: list[Finding] = []
    remarks: list[Remark] = []
    for fenced in found:
        diagram = parse(fenced.text)
        drafted = draft(diagram, fenced.heading or (file.stem.strip("-") or "journey"), options, taken.personas)
        troubles = sorted([*diagram.troubles, *drafted.troubles], key=lambda trouble: trouble.start)
        if troubles:
            findings += [_finding(one, fenced, file) for one in troubles]
            continue
        said = [*notes(diagram, drafted, options, taken.personas)]
        id_, data = _identified(drafted, taken)
        written, wrong = new_document(data, options.schema)
        findings += [_at_source(one, drafted, fenced, file) for one in wrong]
        documents.append(NewDocument(id_, written))
        if "id" in data:
            renamed = message(
                'another journey is called "{title}": this one got the id {id}', title=data["title"], id=id_
            )
            remarks.append(Remark(file, _line(fenced, 0), renamed))
        remarks += [Remark(file, _line(fenced, at), text_, lost) for at, text_, lost in said]
    return Imported(tuple(documents) if not findings else (), tuple(findings), tuple(remarks))


def _identified(drafted: Drafted, taken: Taken) -> tuple[str, dict[str, Any]]:
    """Return the id of a new journey, written in its data when the title does not give it."""
    natural = slug(drafted.data["title"])
    id_ = free_id(natural, taken.journeys)
    taken.journeys.add(id_)
    taken.personas |= {persona["id"] for persona in drafted.data.get("personas", ())}
    return id_, drafted.data if id_ == natural else {"kind": drafted.data["kind"], "id": id_, **drafted.data}


def _finding(trouble: Trouble, fenced: Fenced, file: PurePosixPath) -> Finding:
    span = Span(*_position(fenced, trouble.start), *_position(fenced, trouble.end))
    return Finding(Place(file, span=span), trouble.message, hint=trouble.hint, code=_CODE)


def _at_source(found: Diagnostic, drafted: Drafted, fenced: Fenced, file: PurePosixPath) -> Finding:
    """Point what is wrong with the document at the line of the diagram that it comes from."""
    lengths = range(len(found.path), -1, -1)
    at = next((drafted.origins[found.path[:n]] for n in lengths if found.path[:n] in drafted.origins), 0)
    line, column = _position(fenced, at)
    return Finding(Place(file, span=Span(line, column, line, column)), found.message, hint=found.hint, code=found.code)


def _position(fenced: Fenced, offset: int) -> tuple[int, int]:
    starts = fenced.line_starts
    line = bisect_right(starts, offset)
    return line + fenced.lines_above, offset - starts[line - 1] + 1 + fenced.indent


def _line(fenced: Fenced, offset: int | None) -> int | None:
    return None if offset is None else _position(fenced, offset)[0]


def _refused(file: PurePosixPath, said: Message, hint: Message | None = None) -> Imported:
    place = Place(file, span=Span(1, 1, 1, 1))
    return Imported(findings=(Finding(place, said, hint=hint, code=_CODE),))
