"""Texts to a workspace: each text is read once, libraries before the journeys that use them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit import text
from journeykit.diagnostics import Finding, Fix, Place, Span, TextEdit, message
from journeykit.model import Project
from journeykit.process.collecting import without_collecting
from journeykit.workspace.documents import Document, build, kind_of
from journeykit.workspace.letting_in import lets_in, matches
from journeykit.workspace.library import Shelf, id_of, with_library
from journeykit.workspace.sources import may_be_document
from journeykit.workspace.values import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.text import Tree
    from journeykit.workspace.sources import Sources

# From here on the places of all values would take more memory than a build server may have.
_MANY = 500
# Libraries stand first: journeys borrow from them.
_ORDER = ("project", "touchpoints", "persona", "research", "measurements", "mapping", "journey")


def read(sources: Sources) -> Workspace:
    """Read all texts of a project into a workspace; nothing raises for what people wrote."""
    with without_collecting():
        return _read(sources)


def _read(sources: Sources) -> Workspace:
    project_document, findings = _project(sources)
    project = project_document.model if project_document else None
    project = project or Project.model_construct(kind="project", name="")  # nothing to validate: all defaults
    findings += [found for found in sources.findings if _is_missed(found.place.file, project, sources)]
    trees: dict[str, list[tuple[PurePosixPath, Tree]]] = {kind: [] for kind in _ORDER}
    for file, data in sources.files.items():
        if file == sources.project or not _is_wanted(file, project, sources):
            continue
        expected = file in sources.asked or _is_included(file, project)
        if not expected and not may_be_document(data):
            continue
        tree, problems = text.read(data, file)
        findings += problems
        if tree is None:
            continue
        if len(sources.files) >= _MANY:
            tree.fold(data)
        kind, problem = kind_of(tree, file, expected=expected)
        if problem is not None:
            findings.append(problem)
        if kind == "project":
            findings.append(_second_project(file, sources))
        elif kind is not None:
            trees[kind].append((file, tree))
    documents = [project_document] if project_document else []
    shelves = _shelves(trees["touchpoints"])
    for kind in _ORDER:
        for file, tree in trees[kind]:
            document, found = _document(file, tree, kind, shelves)
            documents.append(document)
            findings += found
    unsound = {found.place.file for found in findings if found.code != "JK012"}
    return Workspace(
        root=sources.root,
        project=project,
        documents=tuple(sorted((_marked(d, unsound) for d in documents), key=_by_path)),
        findings=tuple(findings),
        project_file=sources.project,
        focus=sources.focus,
        texts=sources.files,
    )


def with_outlines(
    workspace: Workspace, outlines: Mapping[PurePosixPath, bytes], texts: Mapping[PurePosixPath, bytes]
) -> Workspace | None:
    """Return a workspace with journeys beside its own of which only a part is known; None when a part is no journey."""
    shelves = _shelves(
        (document.file, document.tree) for document in workspace.documents if document.kind == "touchpoints"
    )
    documents = list(workspace.documents)
    for file, said in outlines.items():
        document, found = _document(file, text.Sketch(texts[file], said), "journey", shelves)
        if found or document.model is None:
            return None
        documents.append(document)
    return replace(workspace, documents=tuple(sorted(documents, key=_by_path)), texts=texts)


def _by_path(document: Document) -> str:
    return document.file.as_posix()


def _marked(document: Document, unsound: Iterable[PurePosixPath]) -> Document:
    """Mark a document as broken when its text had something wrong too (a duplicate key)."""
    if document.file not in unsound or not document.sound:
        return document
    return Document(document.file, document.kind, document.tree, document.model, sound=False, kept=document.kept)


def _project(sources: Sources) -> tuple[Document | None, list[Finding]]:
    if sources.project is None or sources.project not in sources.files:
        return None, []
    file = sources.project
    tree, problems = text.read(sources.files[file], file)
    findings = list(problems)
    if tree is None:
        return None, findings
    kind, problem = kind_of(tree, file, expected=True)
    if problem is not None:
        return None, [*findings, problem]
    if kind != "project":
        wrong = Finding(
            Place(file, ("kind",)),
            message("the project file has the kind project, not {kind}", kind=str(kind)),
            code="JK005",
        )
        return None, [*findings, wrong]
    document, found = build(file, tree, "project", tree.data, ())
    if isinstance(tree.data, dict) and "format" not in tree.data:
        findings.append(_no_version(file, tree))
    return document, [*findings, *found]


def _no_version(file: PurePosixPath, tree: Tree) -> Finding:
    """A project that says no version of the format; the mend goes below `kind:`."""
    line, margin, rest = _line_of_kind(tree)
    fix = None
    if not rest.strip() or rest.lstrip().startswith("#"):  # in a document on one line nothing can go below
        end = Span(line, len(margin) + 1, line, len(margin) + 1)
        lead = margin[: len(margin) - len(margin.lstrip(" "))]
        fix = Fix(message('add "{line}"', line="format: 1"), file, (TextEdit(end, f"\n{lead}format: 1"),))
    text_ = message("the project does not say which version of the format it has")
    return Finding(
        Place(file, ("kind",), at_key=True),
        text_,
        hint=message('add "{line}"', line="format: 1"),
        fix=fix,
        code="JK012",
    )


def _line_of_kind(tree: Tree) -> tuple[int, str, str]:
    """Return the number and text of the line that `kind:` ends in, and what stands there behind its value."""
    after = tree.span(("kind",))
    start = tree.offset(after.end_line, 1)
    whole = tree.text[start:].splitlines()[0] if tree.text[start:] else ""
    return after.end_line, whole, whole[after.end_column - 1 :]


def _second_project(file: PurePosixPath, sources: Sources) -> Finding:
    if sources.project is None:
        text_ = message("a project file is called journeykit.yaml and stands at the top of the project")
    else:
        text_ = message("the project has its project file already: {file}", file=sources.project.as_posix())
    return Finding(Place(file, ("kind",)), text_, code="JK005")


def _is_included(file: PurePosixPath, project: Project) -> bool:
    return bool(project.include) and matches(file.as_posix(), project.include)


def _is_wanted(file: PurePosixPath, project: Project, sources: Sources) -> bool:
    return file in sources.asked or lets_in(file.as_posix(), project.include, project.exclude)


def _is_missed(unread: PurePosixPath, project: Project, sources: Sources) -> bool:
    """Tell whether what could not be read is wanted; of a folder, whether what stands in it is."""
    is_file = unread in sources.asked or unread.suffix in (".yaml", ".yml")
    return _is_wanted(unread if is_file else unread / "any.yaml", project, sources)


def _shelves(libraries: Iterable[tuple[PurePosixPath, Tree]]) -> dict[str, Shelf]:
    """Return the library's touchpoints by id, as written; the first of an id counts."""
    shelves: dict[str, Shelf] = {}
    for file, tree in libraries:
        touchpoints = tree.get(("touchpoints",))
        for i, data in enumerate(touchpoints if isinstance(touchpoints, list) else ()):
            id_ = id_of(data)
            if id_ is not None:
                whole: dict[str, Any] = data if isinstance(data, dict) else {"name": data}
                shelves.setdefault(id_, Shelf(whole, Place(file, ("touchpoints", i))))
    return shelves


def _document(file: PurePosixPath, tree: Tree, kind: str, shelves: dict[str, Shelf]) -> tuple[Document, list[Finding]]:
    if kind == "journey" and isinstance(tree.data, dict):
        data, borrowed = with_library(tree.data, shelves)
        return build(file, tree, kind, data, borrowed)
    if kind == "touchpoints" and isinstance(tree.data, dict):
        phases, borrowed = with_library({"phases": [tree.data]}, shelves)
        shelf = phases["phases"][0]
        return build(file, tree, kind, shelf, [path[2:] for path in borrowed])
    return build(file, tree, kind, tree.data, ())
