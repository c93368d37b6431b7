"""The ids that a project has: of documents that are right, and of what is left of broken ones.

A reference to something that stands in a broken document is no finding: the broken document is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from journeykit.model.errors import did_you_mean
from journeykit.model.slug import slug
from journeykit.model.vocabulary import CHANNELS
from journeykit.workspace.library import id_of

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.diagnostics import Message
    from journeykit.workspace import Document, Workspace

# Comparing a word with names takes time; past these limits there is no hint, so that work stays linear.
_MOST_NAMES, MOST_SEARCHES = 2_000, 200
_NAMED = re.compile(r"""\b(?:id|name|title|text|(use))["']?:[ \t]+["']?([^\s"',{}\[\]#][^\n"',{}\[\]#]*)""")


class Known:
    """The ids of a project, per kind.

    `elsewhere` are the ids of touchpoints, by journey, of journeys that the workspace does not hold.
    """

    def __init__(self, workspace: Workspace, elsewhere: Mapping[str, Collection[str]] | None = None) -> None:
        self._workspace = workspace
        self._elsewhere = elsewhere or {}
        self._searches_left = MOST_SEARCHES

    @property
    def searches(self) -> int:
        """How often a name was searched for."""
        return MOST_SEARCHES - self._searches_left

    def hint(self, word: str, names: frozenset[str]) -> Message | None:
        """Return "did you mean", as long as the search for it stays cheap."""
        if not names or len(names) > _MOST_NAMES or self._searches_left <= 0:
            return None
        self._searches_left -= 1
        return did_you_mean(word, sorted(names))

    @cached_property
    def lost(self) -> frozenset[PurePosixPath]:
        """Files that hold something which could not be read at all."""
        read = {document.file for document in self._workspace.documents if document.model is not None}
        return frozenset(f.place.file for f in self._workspace.findings if f.place.file not in read)

    @cached_property
    def wild(self) -> tuple[frozenset[str], frozenset[str]]:
        """What looks like an id or a name in the files that could not be read, or not as they are meant.

        Apart from these, what a touchpoint has its id from by `use`.
        """
        words: set[str] = set()
        used: set[str] = set()
        unsound = {document.file for document in self._workspace.documents if not document.sound}
        for file in self.lost | unsound:
            text = self._workspace.texts.get(file, b"").decode("utf-8", "replace")
            for by_use, found in _NAMED.findall(text[:4_000_000]):
                (used if by_use else words).update((found.strip(), slug(found)))
            words.add(file.stem)
        return frozenset(words), frozenset(used)

    def may_be_lost(self, word: str, *, by_use: bool = True) -> bool:
        """Tell whether what a word means may stand in a file that could not be read.

        Without `by_use` it is something that a touchpoint cannot have from the library, as when it is the library's.
        """
        named, used = self.wild
        journey, slash, _ = word.partition("/")
        return word in named or (by_use and word in used) or bool(slash and journey in named)

    @cached_property
    def hollow(self) -> frozenset[str]:
        """Ids of broken journeys whose touchpoints cannot even be listed, as when `phases` is a text."""
        return frozenset(
            _id(document, "title") for document in self._of("journey") if not document.sound and _is_hollow(document)
        )

    @property
    def project_is_lost(self) -> bool:
        """Whether there is a project file that could not be read."""
        return self._workspace.project_file in self.lost

    @property
    def project_is_unsure(self) -> bool:
        """Whether something is wrong in the project file, so that what it says may not be all that it means."""
        file = self._workspace.project_file
        document = self._workspace.document(file) if file is not None else None
        return self.project_is_lost or (document is not None and not document.sound)

    @cached_property
    def personas(self) -> frozenset[str]:
        """Ids of personas with a document of their own."""
        return self._ids_of("persona", "name")

    @cached_property
    def research(self) -> frozenset[str]:
        """Ids of research."""
        return self._ids_of("research", "id")

    @cached_property
    def verifying(self) -> frozenset[str]:
        """What can confirm a finding: research, or a document of measurements by its id or the name of its file."""
        measured = {
            name
            for document in self._workspace.documents
            if document.kind == "measurements"
            for name in (document.file.stem, document.file.as_posix())
        }
        return self.research | self._ids_of("measurements", "id") | measured

    @cached_property
    def journeys(self) -> frozenset[str]:
        """Ids of journeys."""
        return self._ids_of("journey", "title").union(self._elsewhere)

    @cached_property
    def touchpoints(self) -> dict[str, frozenset[str]]:
        """Ids of touchpoints, per journey."""
        found: dict[str, set[str]] = {journey: set(ids) for journey, ids in self._elsewhere.items()}
        for document in self._of("journey"):
            ids = found.setdefault(_id(document, "title"), set())
            if document.model is not None:
                touchpoints = document.model.touchpoints
                ids.update(touchpoint.id for touchpoint in touchpoints)
                # What the library would have lent its id to, if it could be read.
                ids.update(one.use for one in touchpoints if one.use and one.use not in self.library)
            if not document.sound:
                ids.update(id_ for node in _raw_touchpoints(document) if (id_ := id_of(node)))
        return {journey: frozenset(ids) for journey, ids in found.items()}

    @cached_property
    def library(self) -> frozenset[str]:
        """Ids of the library's touchpoints."""
        return frozenset(
            id_ for document in self._of("touchpoints") for node in _raw_touchpoints(document) if (id_ := id_of(node))
        )

    @cached_property
    def all_touchpoints(self) -> frozenset[str]:
        """Ids of all touchpoints, of journeys and library, plain and as `journey/touchpoint`."""
        plain = {id_ for ids in self.touchpoints.values() for id_ in ids}
        full = {f"{journey}/{id_}" for journey, ids in self.touchpoints.items() for id_ in ids}
        return frozenset(plain | full | self.library)

    @cached_property
    def improvements(self) -> dict[str, frozenset[str]]:
        """Ids of improvements, per journey; those of the project under the empty text, the library's under `=`."""
        found: dict[str, set[str]] = {"": set(), "=": set()}
        for document in self._workspace.documents:
            if document.kind == "journey":
                ids = found.setdefault(_id(document, "title"), set())
            elif document.kind in ("project", "touchpoints"):
                ids = found["" if document.kind == "project" else "="]
            else:
                continue
            ids.update(_improvements(document))
        return {journey: frozenset(ids) for journey, ids in found.items()}

    @cached_property
    def channels(self) -> frozenset[str]:
        """The built-in channels and the project's."""
        return frozenset(CHANNELS) | self.of_project("channels")

    @cached_property
    def values(self) -> frozenset[str]:
        """Ids of brand values."""
        return self.of_project("brand", "values")

    @cached_property
    def brand_rules(self) -> frozenset[str]:
        """Ids of the brand's rules."""
        nodes = self._raw_of_project("brand", "values")
        own = {rule.id for value in self._workspace.project.brand.values for rule in value.rules}
        raw = {id_ for node in nodes if isinstance(node, dict) for id_ in _ids(node.get("rules"), "text")}
        return frozenset(own | raw)

    def of_project(self, *path: str) -> frozenset[str]:
        """Return the ids of a list in the project file; empty when it declares none."""
        model: Any = self._workspace.project
        for step in path:
            model = getattr(model, step)
        named_by = "text" if path == ("basics",) else "name"
        return frozenset({item.id for item in model} | set(_ids(self._raw_of_project(*path), named_by)))

    def declares(self, *path: str) -> bool:
        """Tell whether the project file has a list; its ids must then be kept to."""
        return bool(self.of_project(*path)) and not self.project_is_lost

    def _raw_of_project(self, *path: str) -> list[Any]:
        file = self._workspace.project_file
        document = self._workspace.document(file) if file is not None else None
        if document is None or document.sound:
            return []
        found = document.tree.get(path)
        return found if isinstance(found, list) else []

    def _of(self, kind: str) -> Iterator[Document]:
        return (document for document in self._workspace.documents if document.kind == kind)

    def _ids_of(self, kind: str, named_by: str) -> frozenset[str]:
        broken = (document.file.stem for document in self._of(kind) if not document.sound)
        # The id itself may be what is wrong; files are mostly named after it.
        return frozenset({_id(document, named_by) for document in self._of(kind)}.union(broken))


def _id(document: Document, named_by: str) -> str:
    if document.model is not None:
        return str(document.model.id)
    return next(iter(_ids([document.tree.data], named_by)), "")


def _ids(nodes: Any, named_by: str) -> Iterator[str]:
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, str):
            yield slug(node)
        elif isinstance(node, dict):
            for key in ("id", named_by):
                if isinstance(node.get(key), str):
                    yield node[key] if key == "id" else slug(node[key])
                    break


def _raw_touchpoints(document: Document) -> Iterator[Any]:
    data: Any = document.tree.data
    if not isinstance(data, dict):
        return
    phases = [data] if document.kind == "touchpoints" else data.get("phases")
    for phase in phases if isinstance(phases, list) else ():
        touchpoints = phase.get("touchpoints") if isinstance(phase, dict) else None
        yield from touchpoints if isinstance(touchpoints, list) else ()


def _is_hollow(document: Document) -> bool:
    data: Any = document.tree.data
    phases = data.get("phases") if isinstance(data, dict) else None
    if not isinstance(phases, list):
        return True
    return not all(isinstance(phase, dict) and isinstance(phase.get("touchpoints"), list) for phase in phases)


def _improvements(document: Document) -> Iterator[str]:
    model = document.model
    if model is not None:
        yield from (improvement.id for improvement in getattr(model, "improvements", ()))
        yield from (i.id for touchpoint in getattr(model, "touchpoints", ()) for i in touchpoint.improvements)
    if not document.sound:
        data = document.tree.data
        for node in [data, *_raw_touchpoints(document)]:
            if isinstance(node, dict):
                yield from _ids(node.get("improvements"), "title")
