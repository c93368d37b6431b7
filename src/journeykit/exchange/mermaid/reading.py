"""Journey diagrams to journey documents: sections are phases, tasks touchpoints, actors personas, scores ratings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from journeykit.diagnostics import Diagnostic, Finding, Message, Place, Span, message
from journeykit.exchange.formats import Imported, NewDocument, Options, Remark, Source
from journeykit.exchange.mermaid.diagram import Trouble
from journeykit.exchange.mermaid.document import Drafted, draft
from journeykit.exchange.mermaid.fences import Fenced, diagrams, is_markdown
from journeykit.exchange.mermaid.parsing import is_journey, parse
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
    taken: set[str] = set()
    for source in sources:
        imported, ids = _read_file(source, options, taken)
        documents += imported.documents
        findings += imported.findings
        if not imported.findings:
            remarks += imported.remarks
            taken |= ids
    return Imported(tuple(documents), tuple(findings), tuple(remarks))


def _read_file(source: Source, options: Options, taken: set[str]) -> tuple[Imported, set[str]]:
    """Read one file; `taken` are the ids of journeys that this import made before."""
    file = source.file
    if len(source.data) > LARGEST:
        return _refused(file, message("the file is larger than {limit} MiB", limit=LARGEST >> 20)), set()
    text, unreadable = readable(source.data.removeprefix(BOM), file)
    if unreadable:
        return Imported(findings=tuple(unreadable)), set()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    markdown = is_markdown(file, text)
    found = [one for one in diagrams(text) if is_journey(one.text)] if markdown else [Fenced(text)]
    if not found:
        hint = message("a diagram stands between fences with the word `mermaid`, and starts with `journey`")
        return _refused(file, message("there is no journey diagram in this Markdown file"), hint), set()
    documents: list[NewDocument] = []
    findings: list[Finding] = []
    remarks: list[Remark] = []
    ids = set(taken)
    for fenced in found:
        drafted, problems = _read_diagram(fenced, file, options)
        findings += problems
        if drafted is None:
            continue
        id_ = free_id(slug(drafted.data["title"]), ids)
        data = drafted.data if id_ == slug(drafted.data["title"]) else _with_id(drafted.data, id_)
        ids.add(id_)
        written, wrong = new_document(data)
        findings += [_at_source(one, drafted, fenced, file) for one in wrong]
        documents.append(NewDocument(id_, written))
        remarks += [Remark(file, _line(fenced, at), text_, lost) for at, text_, lost in drafted.remarks]
    imported = Imported(tuple(documents) if not findings else (), tuple(findings), tuple(remarks))
    return imported, ids


def _with_id(data: dict[str, object], id_: str) -> dict[str, object]:
    return {"kind": data["kind"], "id": id_, **data}


def _read_diagram(fenced: Fenced, file: PurePosixPath, options: Options) -> tuple[Drafted | None, list[Finding]]:
    diagram = parse(fenced.text)
    title = fenced.heading or file.stem or "journey"
    drafted = draft(diagram, title, options)
    troubles = sorted([*diagram.troubles, *drafted.troubles], key=lambda trouble: trouble.start)
    return (None if troubles else drafted), [_finding(one, fenced, file) for one in troubles]


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
    before = fenced.text[:offset]
    line = before.count("\n")
    return line + 1 + fenced.lines_above, offset - (before.rfind("\n") + 1) + 1 + fenced.indent


def _line(fenced: Fenced, offset: int | None) -> int | None:
    return None if offset is None else _position(fenced, offset)[0]


def _refused(file: PurePosixPath, said: Message, hint: Message | None = None) -> Imported:
    place = Place(file, span=Span(1, 1, 1, 1))
    return Imported(findings=(Finding(place, said, hint=hint, code=_CODE),))
