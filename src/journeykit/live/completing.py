"""Which ids may stand where somebody is typing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit import text
from journeykit.live.names import SCOPED, Given, Names, Used, used_in
from journeykit.model.vocabulary import CHANNELS
from journeykit.workspace.documents import Document

if TYPE_CHECKING:
    from journeykit.text import Tree
    from journeykit.workspace import Workspace

# A word that nobody has in a project: it marks the place of the cursor in a text that is made whole for reading.
_MARK = "x-journeykit-cursor-x"
_WORD = re.compile(r"[\w/-]*$")
_REST = re.compile(r"^[\w/-]*")
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An id that may stand there, and what has it."""

    id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """What may stand at a place, instead of the word from `column` to `end` (from 1) of the line."""

    column: int
    end: int
    proposals: tuple[Proposal, ...]


def proposals(workspace: Workspace, file: PurePosixPath, source: str, line: int, column: int) -> Proposals | None:
    """Return the ids that may stand at a position (from 1) of a text; None where no id belongs."""
    lines = source.split("\n")
    if not 0 < line <= len(lines):
        return None
    before, after = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
    typed = _WORD.search(before)
    rest = _REST.match(after)
    start = typed.start() if typed else len(before)
    behind = after[rest.end() :] if rest else after
    use = document = None
    for middle in _made_whole(before[:start], behind):
        whole = "\n".join((*lines[: line - 1], middle, *lines[line:]))
        document, use = _use_at_mark(whole, file)
        if use is not None:
            break
    if document is None or use is None:
        return None
    # What is being typed may not be readable as it stands: what was made whole takes its place.
    others = (other for other in workspace.documents if other.file != file)
    found = tuple(_candidates(Names((*others, document)), use))
    return Proposals(start + 1, column + (rest.end() if rest else 0), found)


def _made_whole(before: str, behind: str) -> tuple[str, ...]:
    """Return the line with the mark in it, in the ways in which it may become readable: first as it stands."""
    open_ = [sign for sign in before if sign in _CLOSING]
    for sign in before:
        if sign in _CLOSING.values() and open_:
            open_.pop()
    closing = "".join(_CLOSING[sign] for sign in reversed(open_))
    value, key = f"{before}{_MARK}", f"{before}{_MARK}: 1"
    return (f"{value}{behind}", f"{value}{closing}", f"{before} {_MARK}{closing}", f"{key}{behind}", f"{key}{closing}")


def _use_at_mark(whole: str, file: PurePosixPath) -> tuple[Document | None, Used | None]:
    tree: Tree | None = text.read(whole.encode("utf-8", "replace"), file)[0]
    if tree is None or not isinstance(tree.data, dict):
        return None, None
    kind = tree.data.get("kind")
    if not isinstance(kind, str):
        return None, None
    document = Document(file, kind, tree)
    return document, next((use for use in used_in(document) if use.id == _MARK), None)


def _candidates(names: Names, use: Used) -> list[Proposal]:
    found: dict[str, Proposal] = {}
    for one in names.given:
        if one.id == _MARK or one.what != use.what or not _fits(one, use):
            continue
        id_ = one.id
        if one.what in SCOPED and use.journey is None and use.path[-1] != "use" and _is_ambiguous(names, one):
            id_ = f"{one.journey}/{one.id}"
        found.setdefault(id_, Proposal(id_, names.name(one), one.what))
    if use.what == "channel":
        found |= {word: Proposal(word, "", "channel") for word in CHANNELS if word not in found}
    return [found[id_] for id_ in sorted(found)]


def _fits(one: Given, use: Used) -> bool:
    if one.what not in SCOPED:
        return True
    if use.path[-1] == "use":
        return one.journey is None
    return use.journey is None or one.journey in {use.journey, None if one.what == "improvement" else use.journey}


def _is_ambiguous(names: Names, one: Given) -> bool:
    return (
        one.journey is not None
        and len({other.journey for other in names.given if (other.what, other.id) == (one.what, one.id)}) > 1
    )
