"""What one text says, and exactly where it says it."""

from __future__ import annotations

import marshal
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Span
from journeykit.text import characters, events
from journeykit.text.building import Entry
from journeykit.text.values import Node, unpacked_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.diagnostics import KeyPath

# Compiled (and kept by `re`) on first use, which most runs never come to.
_COMMENT = r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*"
_FIRST_LINE_END = r"[ \t]*[\r\n]"


class Tree:
    """The data of one document and the place of every key and value in its text."""

    __slots__ = ("_bytes", "_entry", "_folded", "_lines", "_text", "data")

    def __init__(self, text: str, data: Node, entry: Entry = ()) -> None:
        """Take what the builder made: `entry` is the place of the whole document."""
        self._text: str | None = text
        self.data = data
        self._entry: Entry | None = entry
        self._bytes = self._folded = b""
        self._lines: list[int] | None = None

    def fold(self, data: bytes) -> None:
        """Keep the places, which take ten times the memory of the text, in a tenth of that until somebody asks for one.

        Args:
            data: The bytes that the tree was read from, which somebody keeps anyway.
        """
        self._bytes, self._folded = data, marshal.dumps(self._entry)
        self.fold_again()

    def fold_again(self) -> None:
        """Give back the memory that somebody's asking has taken, if the tree was folded before."""
        if self._folded:
            self._text = self._entry = self._lines = None

    def _unfold(self) -> Entry:
        self._text = characters.decode(self._bytes)
        entry: Entry = marshal.loads(self._folded)  # noqa: S302 - what this tree has folded itself
        self._entry = entry
        return entry

    @property
    def text(self) -> str:
        """The text, line endings as found."""
        return self._text if self._text is not None else characters.decode(self._bytes)

    @property
    def _places(self) -> Entry:
        return self._entry if self._entry is not None else self._unfold()

    def get(self, path: KeyPath, default: Node = None) -> Node:
        """The node at a path of keys and list indices, or the default when there is none."""
        node = self.data
        for step in path:
            try:
                # A model may call the key `1` of a mapping a number: here keys are always text.
                node = node[str(step) if isinstance(node, dict) else step]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return default
        return node

    def has(self, path: KeyPath) -> bool:
        """Whether there is a node at the path, also an empty one."""
        missing: Any = _MISSING
        return self.get(path, missing) is not missing

    def span(self, path: KeyPath, *, at_key: bool = False) -> Span:
        """Where the value (or key) at the path stands; the nearest known ancestor when the path is missing.

        Steps that start with `=` name a case of a union, not a key, and are passed over.
        """
        entry, missing = self._places, False
        for step in path:
            found = self._step(entry, step)
            if found is None:
                if isinstance(step, str) and step.startswith("="):
                    continue
                missing = True
                break
            entry = found
        if not entry:
            return Span(1, 1, 1, 1)
        # Of something that is missing, the best that one can show is the key of what it misses in; a bare word is the
        # short form of the whole thing.
        bare = not isinstance(entry[-2], list) and entry[-2] < entry[-1]
        return self._shown(entry, at_key=at_key or (missing and len(entry) == 4 and not bare))

    def path_at(self, line: int, column: int) -> KeyPath:
        """The path of the deepest key or value at a position, as an editor asks for it."""
        return self._find(line, column)[0]

    def key_at(self, line: int, column: int) -> KeyPath:
        """The path of the key at a position; the empty path when there stands no key."""
        path, on_key = self._find(line, column)
        return path if on_key else ()

    def comment_lines(self, containing: str = "") -> Iterator[tuple[int, str]]:
        """The line number and text of every comment, `#` included; only those that hold the given text."""
        candidates = [found for found in re.finditer(_COMMENT, self.text) if containing in found.group()]
        if not candidates:
            return
        taken = iter(_opaque(self.text))
        start, end = next(taken, (len(self.text), len(self.text)))
        for found in candidates:
            while end <= found.start():
                start, end = next(taken, (len(self.text), len(self.text) + 1))
            if not start <= found.start() < end:
                yield self.position(found.start())[0], found.group()

    def offset(self, line: int, column: int) -> int:
        """The index in `text` of a position."""
        return self.line_starts[line - 1] + column - 1

    @property
    def line_starts(self) -> list[int]:
        """The index in `text` of the first character of each line."""
        if self._lines is None:
            self._lines = characters.line_starts(self.text)
        return self._lines

    def entry(self, path: KeyPath) -> Entry:
        """The indices of what stands at a path, for editing; KeyError when it is missing."""
        entry = self._places
        for step in path:
            found = self._step(entry, step)
            if found is None:
                raise KeyError(path)
            entry = found
        return entry

    @staticmethod
    def _step(entry: Entry, step: str | int) -> Entry | None:
        branch = entry[-2] if entry else None
        if not isinstance(branch, list):
            return None
        try:
            found: Entry = branch[0][str(step) if isinstance(branch[0], dict) else step]
        except (KeyError, IndexError, TypeError):
            return None
        return found

    def _shown(self, entry: Entry, *, at_key: bool) -> Span:
        keyed = len(entry) == 4
        if at_key and keyed:
            return self.between(entry[0], entry[1])
        value, end = entry[-2], entry[-1]
        if isinstance(value, list):
            if end is not None:  # an alias: where it stands, not where its anchor does
                return self.between(*end)
            return self._first_line(value[1], value[2])
        if value == end:
            return self.between(entry[0], entry[1]) if keyed else self._empty_item(value)
        if self.text[end - 1] in "\r\n":  # a block of text: its place ends where the next line begins
            return self.between(value, max(len(self.text[:end].rstrip()), value + 1))
        return self.between(value, end)

    def _first_line(self, start: int, end: int) -> Span:
        """A mapping or sequence of several lines is shown by its first one."""
        found = re.compile(_FIRST_LINE_END).search(self.text, start, end)
        return self.between(start, found.start() if found else end)

    def _empty_item(self, start: int) -> Span:
        """An empty item is shown by the dash or bracket before it."""
        stop = max(len(self.text[:start].rstrip()), 1)
        return self.between(stop - 1, stop)

    def between(self, start: int, end: int) -> Span:
        """The span of the characters from `start` up to `end`."""
        return Span(*self.position(start), *self.position(end))

    def column(self, offset: int) -> int:
        """How many characters stand before this one in its line."""
        return self.position(offset)[1] - 1

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an index in `text`."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def _find(self, line: int, column: int) -> tuple[KeyPath, bool]:
        starts = self.line_starts
        at = starts[line - 1] + column - 1 if 0 < line <= len(starts) else -1
        path: list[str | int] = []
        entry = self._places
        while entry:
            inside = self._child_at(entry, at)
            if inside is None:
                break
            step, entry, on_key = inside
            path.append(step)
            if on_key:
                return tuple(path), True
        return tuple(path), False

    @staticmethod
    def _child_at(entry: Entry, at: int) -> tuple[str | int, Entry, bool] | None:
        branch = entry[-2]
        if not isinstance(branch, list) or entry[-1] is not None:
            return None
        entries: Any = branch[0]
        behind = None  # what ends just here, as for a cursor behind the last letter
        for step, child in entries.items() if isinstance(entries, dict) else enumerate(entries):
            places = [(*_outer(child), False)]
            if len(child) == 4:
                places.append((child[0], child[1], True))
            for start, end, on_key in places:
                if start <= at < end:
                    return step, child, on_key
                if at == end:
                    behind = step, child, on_key
        return behind


class Sketch(Tree):
    """A text of which somebody has told what it says, or a part of that: it is read when a place in it is asked for."""

    __slots__ = ()

    def __init__(self, data: bytes, said: bytes) -> None:
        """Take the bytes of the text, and what `marshal` made of what it says in plain values."""
        super().__init__("", None)
        self._bytes, self._folded = data, said
        self.fold_again()

    def _unfold(self) -> Entry:
        from pathlib import PurePosixPath

        from journeykit.text.reading import read

        tree, _ = read(self._bytes, PurePosixPath())
        assert tree is not None
        self._entry = tree.entry(())
        return self._entry

    @property
    def data(self) -> Node:
        """What was told; made anew each time, because hardly anybody asks."""
        return unpacked_tree(marshal.loads(self._folded))  # noqa: S302 - from our own copy

    @data.setter
    def data(self, _: Node) -> None:
        """Stay with what was told."""


_MISSING: Any = object()


def _outer(entry: Entry) -> tuple[int, int]:
    value, end = entry[-2], entry[-1]
    if not isinstance(value, list):
        return value, end
    return end if end is not None else (value[1], value[2])


def _opaque(text: str) -> Sequence[tuple[int, int]]:
    """Where quoted texts and the lines of block texts stand: a `#` there starts no comment."""
    next_event, kinds = events.events(text.encode("utf-8"))
    taken: list[tuple[int, int]] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is kinds.stream_end:
            return taken
        if kind is kinds.scalar and event.style:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in "|>":  # its first line may end in a comment
                start = min((i for i in (text.find("\n", start), text.find("\r", start)) if i >= 0), default=end)
            taken.append((start, end))
