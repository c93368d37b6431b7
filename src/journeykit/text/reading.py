"""Read one YAML document: never raises on what people write, and reports all that it can at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Finding, Message, Place, Related, Span, message
from journeykit.text import events
from journeykit.text.building import DEEPEST, MOST_ALIASED, Built, Trouble, build
from journeykit.text.characters import BOM, FORBIDDEN, MOST_FINDINGS, readable, unreadable
from journeykit.text.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

_DIRECTIVE = r"(?m)^%[^\r\n]*"
LARGEST: Final = 4 * 1024 * 1024


def read(data: bytes, file: PurePosixPath) -> tuple[Tree | None, tuple[Finding, ...]]:
    """Read the bytes of one file into a tree, with findings for all that is wrong with the text itself.

    There is a tree when nothing is wrong, or nothing worse than keys that are given twice (the first counts).
    """
    return read_with(events.events, data, file)


def read_with(
    source: Callable[[bytes], tuple[Callable[[], object], events.Kinds]], data: bytes, file: PurePosixPath
) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The same by a parser of choice."""
    if len(data) > LARGEST:
        return None, (_too_large(len(data), file),)
    data = data.removeprefix(BOM)
    text, findings = readable(data, file)
    if findings:
        return None, findings
    built = Built()
    failed: tuple[Finding, ...] = ()
    try:
        build(*source(data), text, built)
    except Exception as error:  # noqa: BLE001 - whatever a parser raises on a text is a finding about the text
        from journeykit.text.syntax import syntax_finding

        failed = (syntax_finding(error, text, file),)
    if not built.troubles and not failed:
        return Tree(text, built.data, built.root), ()
    grave = [trouble for trouble in built.troubles if trouble.what != "twice"]
    twice = [trouble for trouble in built.troubles if trouble.what == "twice"]
    where = Tree(text, None)
    findings = (*(_finding(trouble, where, file) for trouble in [*grave, *twice][:MOST_FINDINGS]), *failed)
    return (None if grave or failed else Tree(text, built.data, built.root)), findings


def _too_large(size: int, file: PurePosixPath) -> Finding:
    said = message("the file is {size} MiB; at most 4 MiB is read", size=f"{size / 1024 / 1024:.1f}")
    return Finding(Place(file, span=Span(1, 1, 1, 1)), said, message("split it"), code="JK003")


def _finding(trouble: Trouble, where: Tree, file: PurePosixPath) -> Finding:
    span = where.between(trouble.start, trouble.end)
    if trouble.what == "escape":
        found = FORBIDDEN.search(trouble.about)
        return unreadable(file, span, found.group() if found else "\0", trouble.path)
    if trouble.what == "directive" and (line := re.search(_DIRECTIVE, where.text)):
        span = where.between(line.start(), line.end())  # a parser may place it at the `---` below
    code, said, hint = _WORDS[trouble.what]
    if "{about}" in said.text:
        said = message(said.text, about=trouble.about)
    related: tuple[Related, ...] = ()
    if trouble.first is not None:
        place = Place(file, trouble.path, where.between(*trouble.first))
        related = (Related(place, message("first given here")),)
    at_key = trouble.what in ("twice", "merge")
    return Finding(Place(file, trouble.path, span, at_key=at_key), said, hint, related, code=code)


_WORDS: dict[str, tuple[str, Message, Message | None]] = {
    "twice": (
        "JK002",
        message("the key `{about}` is given twice; the first counts", about=""),
        message("take one of them out, or bring them together"),
    ),
    "key": ("JK001", message("a key must be a text, not a list or a mapping"), message("put the text in quotes")),
    "merge": ("JK001", message("`<<` takes over a mapping or a list of mappings, and this is neither"), None),
    "unknown alias": (
        "JK001",
        message("nothing above is marked with `&{about}`", about=""),
        message("put the text in quotes when it is to start with `*`"),
    ),
    "self": ("JK004", message("`*{about}` stands inside what it stands for", about=""), message("write the value out")),
    "aliases": (
        "JK004",
        message("the aliases (`*`) expand to more than {most} values", most=MOST_ALIASED),
        message("write the values out, or split the file"),
    ),
    "deep": (
        "JK004",
        message("lists and mappings are nested deeper than {deepest} levels", deepest=DEEPEST),
        None,
    ),
    "tag": ("JK004", message("tags (`!`) are not allowed"), message("take the tag out, or put the text in quotes")),
    "directive": ("JK004", message("directives (`%`) are not allowed"), message("take the line out")),
    "documents": (
        "JK006",
        message("a second document starts here; a file holds one"),
        message("give each document a file of its own, or take the `---` out"),
    ),
}
