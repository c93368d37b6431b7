"""Opening the project that a command works on, and choosing journeys in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.diagnostics import NothingToDoError, message
from journeykit.workspace import Sources, Workspace, find, load, read

if TYPE_CHECKING:
    from journeykit.model import Journey


def load_project(paths: Iterable[str | Path] | None = None, sources: Sources | None = None) -> Workspace:
    """Read the project around some paths (around the current folder without any), or what was found there already.

    Documents with errors of form are left out, and stderr says which; `validate`, which shows the errors, reads
    the workspace itself.
    """
    workspace = read(sources) if sources else load(list(paths or ()))
    if not workspace.documents and not workspace.broken:
        raise NothingToDoError(
            message("there is no journeykit document here"),
            message("journeykit init starts a project; -C DIR works in another folder"),
        )
    t = console.t
    for file in workspace.broken:
        console.err(t("left out, because it has errors: {file}", file=console.one_line(str(file))))
    if workspace.broken:
        console.err(t("journeykit validate shows them"))
    return workspace


def sources_of(names: Sequence[str] | None) -> Sources:
    """Find the texts of the project around the paths among some names, without understanding any."""
    return find([Path(name) for name in names or () if Path(name).exists()])


def open_journeys(names: Sequence[str] | None, sources: Sources | None = None) -> tuple[Workspace, tuple[Journey, ...]]:
    """Read the project and choose journeys by id or by path; without names, all of them."""
    workspace = each_once(load_project([name for name in names or () if Path(name).exists()], sources))
    return workspace, pick_journeys(workspace, names)


def each_once(workspace: Workspace) -> Workspace:
    """Leave out journeys whose id another journey has already, and say so: their figures would mix (JK210)."""
    first: dict[str, PurePosixPath] = {}
    doubled = set()
    for document in workspace.documents_of("journey", sound=True):
        if first.setdefault(document.model.id, document.file) != document.file:
            doubled.add(document.file)
            console.err(
                console.t(
                    'left out, because {other} has the id "{id}" too: {file}',
                    file=console.one_line(str(document.file)),
                    other=console.one_line(str(first[document.model.id])),
                    id=document.model.id,
                )
            )
    if not doubled:
        return workspace
    return replace(workspace, documents=tuple(one for one in workspace.documents if one.file not in doubled))


def met_by(
    workspace: Workspace, journeys: Sequence[Journey], persona: str | None
) -> tuple[Workspace, tuple[Journey, ...]]:
    """Return the project and those of some journeys that a persona goes through, as it goes through them.

    Without a persona they stay as they are: those of everybody.
    """
    if persona is None:
        return workspace, tuple(journeys)
    from journeykit.scoring.personas import find_persona, for_persona, meets

    name = find_persona(workspace, persona).name
    seen = for_persona(workspace, persona)
    files = [workspace.document_of(journey).file for journey in journeys if meets(workspace, journey, persona)]
    if not files:
        raise NothingToDoError(
            message('"{name}" goes through none of these journeys', name=name),
            message("name it in `personas:` of a journey"),
        )
    return seen, tuple(document.model for file in files if (document := seen.document(file)) is not None)


def pick_journeys(workspace: Workspace, names: Sequence[str] | None) -> tuple[Journey, ...]:
    """Return the journeys of some ids or existing paths, each once, in the order of the names."""
    chosen = [journey for name in names for journey in _named(workspace, name)] if names else workspace.journeys
    if not chosen and any(document.kind == "journey" for document in workspace.documents):
        raise NothingToDoError(message("every journey has errors"), message("journeykit validate shows them"))
    if not chosen:
        raise NothingToDoError(message("the project has no journey"), message("journeykit new journey NAME adds one"))
    return tuple({journey.id: journey for journey in chosen}.values())


def _named(workspace: Workspace, name: str) -> tuple[Journey, ...]:
    path = Path(name)
    if path.exists():
        return _below(workspace, path)
    journey = workspace.journey(name)
    if journey is None:
        raise _unknown(workspace, name)
    return (journey,)


def _below(workspace: Workspace, path: Path) -> tuple[Journey, ...]:
    """Return the journeys of a file or folder; the project file stands for all of them."""
    within = PurePosixPath(path.resolve().relative_to(workspace.root.resolve()).as_posix())
    if within == workspace.project_file:
        return workspace.journeys
    found = tuple(
        document.model
        for document in workspace.documents_of("journey", sound=True)
        if within == document.file or within in document.file.parents
    )
    if not found:
        raise NothingToDoError(message("there is no sound journey in {path}", path=path.as_posix()))
    return found


def _unknown(workspace: Workspace, name: str) -> NothingToDoError:
    known = [journey.id for journey in workspace.journeys]
    broken = [
        document.file
        for document in workspace.documents
        if document.kind == "journey" and not document.sound and document.tree.get(("id",)) == name
    ]
    if broken:
        return NothingToDoError(
            message('the journey "{name}" has errors ({file})', name=name, file=str(broken[0])),
            message("journeykit validate shows them"),
        )
    near = get_close_matches(name, known, n=1)
    if near:
        hint = message('did you mean "{word}"?', word=near[0])
    else:
        hint = message("the journeys are: {ids}", ids=", ".join(known) or "-")
    return NothingToDoError(message('there is no journey and no file "{name}"', name=name), hint)


def planned(chosen: Sequence[Journey]) -> list[str]:
    """Return the ids of journeys without the future ones."""
    found = [journey.id for journey in chosen if journey.state != "future"]
    if not found:
        raise NothingToDoError(message("future journeys are drawn and compared, never planned"))
    return found
