"""One more journey, persona, touchpoint or improvement: a new file, or lines spliced into one that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, NothingToDoError, Place, message
from journeykit.model.slug import slug
from journeykit.starting.changes import NewFile
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.model import Journey
    from journeykit.text import Value
    from journeykit.workspace import TouchpointAt, Workspace

_SCHEMA = "journeykit.schema.json"


def add_journey(workspace: Workspace, name: str, phases: Sequence[Value] = ()) -> NewFile:
    """Return a new journey document with some phases; without any, with a first touchpoint to rename."""
    if phases:
        content: dict[str, Value] = {"title": name, "state": "current", "phases": list(phases)}
        return _document(workspace, "journey", "journeys", content, name)
    t = translator(workspace.project.language)
    touchpoint: Value = {"id": slug(t("First touchpoint")), "name": t("First touchpoint")}
    phase: Value = {"id": slug(t("First phase")), "name": t("First phase"), "touchpoints": [touchpoint]}
    return _document(workspace, "journey", "journeys", {"title": name, "state": "current", "phases": [phase]}, name)


def add_persona(workspace: Workspace, name: str) -> NewFile:
    """Return a new persona document; what is not yet known from customers is called a hypothesis."""
    return _document(workspace, "persona", "personas", {"name": name, "evidence": "hypothesis"}, name)


def add_touchpoint(workspace: Workspace, journey: Journey, name: str, phase: str | None = None) -> NewFile:
    """Return the journey's document with a touchpoint at the end of a phase (the only one, if there is one)."""
    phases = {at.id: i for i, at in enumerate(journey.phases)}
    if phase is None and len(phases) > 1:
        raise JourneykitError(message("say in which phase: --phase {ids}", ids="|".join(phases)))
    index = phases[_known(phase, phases, message("the journey has no phase")) if phase else next(iter(phases))]
    id_ = _fresh(
        name,
        ((at.touchpoint.id, workspace.place(journey, *at.path)) for at in workspace.touchpoints(journey)),
        workspace,
    )
    place = workspace.place(journey, "phases", index, "touchpoints")
    return _appended(workspace, place.file, place.path, {"id": id_, "name": name})


def add_improvement(workspace: Workspace, at: TouchpointAt, name: str) -> NewFile:
    """Return the document of a touchpoint with one more improvement for it.

    A touchpoint that a journey takes from the library gets it in the library: a list beside `use` would hide the
    library's own.
    """
    taken = (
        (known.improvement.id, known.place)
        for known in workspace.improvements
        if known.journey is not None and known.journey.id == at.journey.id
    )
    id_ = _fresh(name, taken, workspace)
    place = _improvements_of(workspace, at)
    return _appended(workspace, place.file, place.path, {"id": id_, "title": name, "status": "idea"})


def find_touchpoint(workspace: Workspace, journeys: Sequence[Journey], id_: str) -> TouchpointAt:
    """Return the touchpoint of an id in one of some journeys; several of them are refused."""
    found = [at for journey in journeys for at in workspace.touchpoints(journey) if at.touchpoint.id == id_]
    if len(found) > 1:
        ids = ", ".join(at.journey.id for at in found)
        raise JourneykitError(
            message('the touchpoint "{id}" stands in several journeys: {journeys}', id=id_, journeys=ids),
            message("say in which one: --journey ID"),
        )
    if not found:
        known = [at.touchpoint.id for journey in journeys for at in workspace.touchpoints(journey)]
        _known(id_, known, message("there are no touchpoints"))
    return found[0]


def _improvements_of(workspace: Workspace, at: TouchpointAt) -> Place:
    document = workspace.document_of(at.journey)
    own = document.place(*at.path, "improvements")
    if at.touchpoint.use is None or document.tree.has(own.path):
        return own
    for shelf in workspace.documents_of("touchpoints"):
        for i, touchpoint in enumerate(shelf.model.touchpoints):
            if touchpoint.id == at.touchpoint.use:
                place: Place = shelf.place("touchpoints", i, "improvements")
                return place
    return own


def _document(workspace: Workspace, kind: str, folder: str, content: dict[str, Value], name: str) -> NewFile:
    from journeykit.text import dump

    documents = workspace.documents_of(kind)
    id_ = _fresh(name, ((document.model.id, document.place("id")) for document in documents), workspace)
    where = _usual_folder([document.file for document in documents], folder)
    file = where / f"{id_}.yaml"
    if (workspace.root / file).exists():
        raise JourneykitError(message("{file} is there already", file=str(file)))
    header = []
    if (workspace.root / _SCHEMA).is_file():
        header = [f"yaml-language-server: $schema={'../' * len(where.parts) or './'}{_SCHEMA}"]
    return NewFile(file, dump({"kind": kind, "id": id_, **content}, header=header).encode())


def _usual_folder(files: Iterable[PurePosixPath], folder: str) -> PurePosixPath:
    """Return where the project keeps such documents: where most of them are."""
    used = Counter(file.parent for file in files if file.parent != PurePosixPath())
    return used.most_common(1)[0][0] if used else PurePosixPath(folder)


def _appended(workspace: Workspace, file: PurePosixPath, path: KeyPath, item: dict[str, Value]) -> NewFile:
    from journeykit.text import with_item, with_value

    before = (workspace.root / file).read_bytes()
    document = workspace.document(file)
    assert document is not None
    if document.tree.has(path):
        return NewFile(file, with_item(before, path, item, file), before)
    return NewFile(file, with_value(before, path, [item], file), before)


def _fresh(name: str, taken: Iterable[tuple[str, Place]], workspace: Workspace) -> str:
    """Return the id of a name; one that is taken is refused, with the place that has it."""
    id_ = slug(name)
    for known, place in taken:
        if known == id_:
            span = workspace.span(place)
            where = f"{place.file}:{span.line}" if span else str(place.file)
            raise JourneykitError(
                message('the id "{id}" is taken: {place}', id=id_, place=where),
                message("choose another name"),
            )
    return id_


def _known(id_: str, ids: Iterable[str], none: Message) -> str:
    """Return an id that is among those known, or say which ones there are."""
    known = list(ids)
    if id_ in known:
        return id_
    if not known:
        raise NothingToDoError(none)
    near = get_close_matches(id_, known, n=1)
    hint = message('did you mean "{word}"?', word=near[0]) if near else message("known: {ids}", ids=", ".join(known))
    raise NothingToDoError(message('there is no "{id}"', id=id_), hint)
