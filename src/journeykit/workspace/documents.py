"""One text to one document: its tree, its model, and what is wrong with both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, KeyPath, Place, message
from journeykit.model import KINDS
from journeykit.model.base import TEXT_LIMIT
from journeykit.model.checks import check_content
from journeykit.model.core import ValidationError
from journeykit.model.errors import did_you_mean, findings, real_path
from journeykit.text import Node, Tree
from journeykit.text.characters import MOST_FINDINGS
from journeykit.workspace.sources import one_edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.model import Document as Model

_OURS = ("phases", "touchpoints", "records")
# Each round takes away what the last one found wrong; more rounds find nothing more in practice.
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the project.

    `model` is what could be understood: all of it, or, in a broken document, what is left without the wrong parts
    (None when nothing is). `sound` is True when nothing was wrong. `kept` tells, per list that lost wrong items,
    the indices in the file of those that are left.
    """

    file: PurePosixPath
    kind: str
    tree: Tree
    model: Any = None
    sound: bool = True
    kept: Mapping[KeyPath, tuple[int, ...]] = field(default_factory=dict)

    def place(self, *path: str | int, at_key: bool = False) -> Place:
        """Return the place of a key path of the model in the file."""
        return Place(self.file, self.in_file(path), at_key=at_key)

    def in_file(self, path: KeyPath) -> KeyPath:
        """Return the path in the file of a path in the model: wrong list items were left out of the model."""
        if not self.kept:
            return path
        real: list[str | int] = []
        for key in path:
            indices = self.kept.get(tuple(real)) if isinstance(key, int) else None
            real.append(indices[key] if indices is not None and isinstance(key, int) and key < len(indices) else key)
        return tuple(real)


def kind_of(tree: Tree, file: PurePosixPath, *, expected: bool) -> tuple[str | None, Finding | None]:
    """Return the kind of a text; None, with a finding when it should have had one.

    Args:
        tree: The text.
        file: Its path.
        expected: The file was named, or stands in an included folder: it must be a document.
    """
    data = tree.data
    if not isinstance(data, dict):
        if not expected:
            return None, None
        text = "the file is empty" if data is None else "a document is a mapping: keys with values, `kind:` first"
        return None, Finding(Place(file), message(text), hint=_kinds_hint(), code="JK005")
    kind = data.get("kind")
    if isinstance(kind, str) and kind in KINDS:
        return kind, None
    if "kind" in data:
        if "apiVersion" in data and not expected:
            return None, None
        word = kind if isinstance(kind, str) else ""
        known = sorted(KINDS)
        return None, Finding(
            Place(file, ("kind",)),
            message('the kind "{word}" is not known', word=word) if word else message("`kind:` must be one word"),
            hint=did_you_mean(word, known) or _kinds_hint(),
            code="JK005",
        )
    typo = next((key for key in data if one_edit(key.lower(), "kind")), None)
    ours = next((key for key in _OURS if key in data), None)
    if typo is None and ours is None and not expected:
        return None, None
    shown = typo or ours
    place = Place(file, (shown,), at_key=True) if shown else Place(file)
    hint = message('did you mean "{word}"?', word="kind") if typo else _kinds_hint()
    return None, Finding(place, message("the document does not say what kind it is"), hint=hint, code="JK005")


def _kinds_hint() -> Any:
    return message("write one of these at the top: {kinds}", kinds=", ".join(f"kind: {kind}" for kind in KINDS))


def build(
    file: PurePosixPath, tree: Tree, kind: str, data: Node, borrowed: Sequence[KeyPath]
) -> tuple[Document, list[Finding]]:
    """Build the model of a document from its data.

    Args:
        file: Its path.
        tree: The text.
        kind: A key of `KINDS`.
        data: The data of the tree, with what `use` borrows from the library already in it.
        borrowed: Paths of touchpoints with borrowed parts: what is wrong there but not in this file is reported
            at the library, not here.
    """
    model = KINDS[kind]
    problems: list[Finding] = []
    kept: dict[KeyPath, tuple[int, ...]] = {}
    built: Model | None = None
    for _ in range(_ROUNDS):
        try:
            built = model.model_validate(data)
            break
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
            document = Document(file, kind, tree, kept=kept)
            moved = [{**one, "loc": document.in_file(real_path(one["loc"]))} for one in errors[:MOST_FINDINGS]]
            known = {(problem.code, problem.place.path) for problem in problems}
            problems += [
                found
                for found in findings(file, tree, model, moved, problems)
                if (found.code, found.place.path) not in known and not _is_elsewhere(found, tree, borrowed)
            ]
            data = _without(data, [real_path(one["loc"]) for one in errors], [one["type"] for one in errors], kept)
            if data is None:
                break
    document = Document(file, kind, tree, built, sound=True, kept=kept)
    if built is not None:
        problems += [
            found for found in check_content(built, document.place) if not _is_elsewhere(found, tree, borrowed)
        ]
    if len(tree.text) > TEXT_LIMIT and "meta" in tree.text:
        problems += _long_texts(file, tree.data)
    sound = not problems and built is not None
    return Document(file, kind, tree, built, sound, kept), problems


def _long_texts(file: PurePosixPath, data: Node) -> Iterator[Finding]:
    """Yield what is too long in a team's own fields, which no model looks into."""
    waiting: list[tuple[KeyPath, Node]] = [((), data)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, dict):
            waiting += [((*path, key), value) for key, value in node.items()]
        elif isinstance(node, list):
            waiting += [((*path, index), value) for index, value in enumerate(node)]
        elif isinstance(node, str) and len(node) > TEXT_LIMIT and "meta" in path:
            yield Finding(
                Place(file, path), message("this is too long: at most {limit}", limit=TEXT_LIMIT), code="JK107"
            )


def _is_elsewhere(found: Finding, tree: Tree, borrowed: Sequence[KeyPath]) -> bool:
    path = found.place.path
    return any(path[: len(start)] == start and not tree.has(path) for start in borrowed)


def _without(data: Any, paths: Sequence[KeyPath], kinds: Sequence[str], kept: dict[KeyPath, tuple[int, ...]]) -> Any:
    """Return a copy of the data without the wrong parts, None when the root itself is wrong.

    What lacks a required field goes as a whole. The original stays as it is: other documents may share it.
    """
    gone: set[KeyPath] = set()
    for path, kind in zip(paths, kinds, strict=True):
        target = path[:-1] if kind == "missing" else path
        while target and not _stands(data, target):
            target = target[:-1]
        if not target:
            return None
        gone.add(target)
    return _copy(data, (), (), gone, kept)


def _stands(data: Any, path: KeyPath) -> bool:
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _copy(node: Any, path: KeyPath, real: KeyPath, gone: set[KeyPath], kept: dict[KeyPath, tuple[int, ...]]) -> Any:
    """Copy without what is gone; `path` counts in this copy's original, `real` in the file."""
    if isinstance(node, dict):
        return {
            key: _copy(value, (*path, key), (*real, key), gone, kept)
            for key, value in node.items()
            if (*path, key) not in gone
        }
    if not isinstance(node, list):
        return node
    before = kept.get(real, tuple(range(len(node))))
    left = [index for index in range(len(node)) if (*path, index) not in gone]
    copied = [_copy(node[i], (*path, i), (*real, before[i]), gone, kept) for i in left]
    if len(left) < len(node):
        kept[real] = tuple(before[i] for i in left)
    return copied
