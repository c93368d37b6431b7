"""Where ids are given and where they are used, read from the texts as they stand, also from unfinished ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.live.key_paths import GIVEN, MAPPINGS, USED, USED_KEYS, Pattern
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, Span
    from journeykit.workspace import Document

_LABELS = ("id", "name", "title", "text")
# What stands in several journeys under one id, each of them on its own.
SCOPED = frozenset({"touchpoint", "improvement"})


@dataclass(frozen=True, slots=True)
class Given:
    """Where something gets its id: by the key `id`, or made of its name (`by` is then that key, or "" for a bare word).

    `journey` is the journey that it stands in, None for what belongs to the whole project. `borrowed` is a
    touchpoint that takes its id from the library by `use`.
    """

    what: str
    id: str
    file: PurePosixPath
    path: KeyPath
    by: str
    journey: str | None = None
    borrowed: bool = False

    @property
    def place(self) -> KeyPath:
        """The path of the word that gives the id."""
        return (*self.path, self.by) if self.by else self.path


@dataclass(frozen=True, slots=True)
class Used:
    """Where an id is used: a value, or the key of a mapping (`is_key`).

    `journey` is the journey in which it is looked up, None for anywhere; `prefix` what stands before the id in the
    same word, such as `moving/`.
    """

    what: str
    id: str
    file: PurePosixPath
    path: KeyPath
    is_key: bool = False
    journey: str | None = None
    prefix: str = ""


class Names:
    """All ids of a project: where they are given, and where they are used."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.file: document for document in documents}

    @cached_property
    def given(self) -> tuple[Given, ...]:
        """Every id where it is given."""
        return tuple(one for document in self._documents.values() for one in _given(document))

    @cached_property
    def used(self) -> tuple[Used, ...]:
        """Every id where it is used."""
        return tuple(one for document in self._documents.values() for one in used_in(document))

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], list[Given]]:
        found: dict[tuple[str, str], list[Given]] = {}
        for one in self.given:
            found.setdefault((one.what, one.id), []).append(one)
        return found

    def meant(self, used: Used) -> tuple[Given, ...]:
        """Return what an id may mean: in its own journey, else what belongs to all, else in any journey."""
        there = self._by_id.get((used.what, used.id), [])
        if used.what not in SCOPED or used.journey is None:
            return tuple(there)
        own = tuple(one for one in there if one.journey == used.journey)
        return own or tuple(one for one in there if one.journey is None) or tuple(there)

    def homes(self, given: Given) -> tuple[Given, ...]:
        """Return where the id of a borrowed touchpoint is really given: in the library."""
        if not given.borrowed:
            return (given,)
        library = (one for one in self._by_id.get((given.what, given.id), ()) if one.journey is None)
        return tuple(library) or (given,)

    def at(self, file: PurePosixPath, line: int, column: int) -> Given | Used | None:
        """Return the id at a position of a text (both from 1), given or used."""
        document = self._documents.get(file)
        if document is None:
            return None
        tree = document.tree
        path = tree.path_at(line, column)
        on_key = bool(tree.key_at(line, column))
        used = next((one for one in self.used if (one.file, one.path, one.is_key) == (file, path, on_key)), None)
        if used is not None:
            return used
        return next((one for one in self.given if one.file == file and one.place == path and not on_key), None)

    def node(self, given: Given) -> Any:
        """Return what has an id, as it is written."""
        return self._documents[given.file].tree.get(given.path)

    def name(self, given: Given) -> str:
        """Return what people call it; the id when it has no name of its own."""
        node = self.node(given)
        if isinstance(node, str):
            return node
        home = self.homes(given)[0]
        if home != given:
            return self.name(home)
        labels = (*_LABELS[1:], "question")
        return next((str(node[key]) for key in labels if isinstance(node.get(key), str)), given.id)

    def span(self, one: Given | Used) -> Span:
        """Return where the word of an id stands."""
        path = one.path if isinstance(one, Used) else one.place
        return self._documents[one.file].tree.span(path, at_key=isinstance(one, Used) and one.is_key)


def _shape(path: KeyPath) -> Pattern:
    """Return a path with the indices, and the keys that are people's own words, made alike."""
    return tuple(
        "*" if isinstance(step, int) else "%" if i and path[i - 1] in MAPPINGS else step for i, step in enumerate(path)
    )


def _walk(node: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every node of a document, outer ones first; what a team keeps under `meta` is none of ours."""
    waiting: list[tuple[KeyPath, Any]] = [(path, node)]
    while waiting:
        here, node = waiting.pop()
        yield here, node
        items: Iterable[tuple[str | int, Any]] = (
            node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        )
        waiting += reversed([((*here, step), child) for step, child in items if step != "meta"])


def _given(document: Document) -> Iterator[Given]:
    wanted = dict(GIVEN.get(document.kind, ()))
    journey = _journey_of(document)
    for path, node in _walk(document.tree.data):
        what = wanted.get(_shape(path))
        # A bare word among the personas of a journey names one that stands elsewhere.
        if what is None or (what == "persona" and path and isinstance(node, str)):
            continue
        by, id_, borrowed = _id_of(node)
        if id_:
            inside = journey if what in SCOPED else None
            yield Given(what, id_, document.file, path, by, inside, borrowed)


def _id_of(node: Any) -> tuple[str, str, bool]:
    """Return the key that gives an id, the id, and whether it is borrowed; an empty id when there is none."""
    if isinstance(node, str):
        return "", slug(node) or "", False
    if not isinstance(node, dict):
        return "", "", False
    if isinstance(node.get("id"), str):
        return "id", node["id"], False
    if isinstance(node.get("use"), str):
        return "use", node["use"], True
    by = next((key for key in _LABELS if isinstance(node.get(key), str)), "")
    return by, (slug(node[by]) or "") if by else "", False


def _journey_of(document: Document) -> str | None:
    return _id_of(document.tree.data)[1] or None if document.kind == "journey" else None


def used_in(document: Document) -> Iterator[Used]:
    """Yield every id that one text uses."""
    journey = _journey_of(document)
    for path, node in _walk(document.tree.data):
        shape = _shape(path)
        if isinstance(node, str) and (what := _end(shape, USED)) and not _is_given(document.kind, shape, what):
            yield _use(document, path, node, what, journey)
        if shape and shape[-1] == "%" and (what := _end(shape, USED_KEYS)):
            yield Used(what, str(path[-1]), document.file, path, is_key=True)
    # At the top of a document a key may mean something else than below.
    for kind, key, what in (("mapping", "journey", "journey"), ("research", "at", "competitor")):
        word = document.tree.get((key,)) if document.kind == kind else None
        if isinstance(word, str) and word != "own":
            yield Used(what, word, document.file, (key,))


def _is_given(kind: str, shape: Pattern, what: str) -> bool:
    """Tell whether a bare word is itself what it names, as a channel of the project."""
    if what == "touchpoint" and shape[-1] == "use":
        return False
    return what != "persona" and any(pattern == shape for pattern, _ in GIVEN.get(kind, ()))


def _end(shape: Pattern, table: tuple[tuple[Pattern, str], ...]) -> str | None:
    return next((what for pattern, what in table if shape[-len(pattern) :] == pattern), None)


def _use(document: Document, path: KeyPath, word: str, what: str, journey: str | None) -> Used:
    """Return a use with the journey that it is looked up in: its own, the one it names, or that of its record."""
    if path[-1] == "use":
        return Used(what, word, document.file, path)
    named, slash, id_ = word.partition("/")
    if slash and what in SCOPED:
        return Used(what, id_, document.file, path, journey=named, prefix=f"{named}/")
    inside = journey
    if path[0] == "records":
        record = document.tree.get(path[:2])
        said = record.get("journey") if isinstance(record, dict) else None
        inside = said if isinstance(said, str) else None
    return Used(what, word, document.file, path, journey=inside if what in SCOPED else None)
