"""Two people have changed one document: what each did to which part of the journey, put together.

Entries are known by their ids, so that a touchpoint moved by one and filled in by the other is one touchpoint. What
both changed differently stays, whole and between git's own markers, for people to decide; nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, TypeAlias

from journeykit import text
from journeykit.history.merging.moving import Moves, moves_of
from journeykit.history.merging.ordering import in_order
from journeykit.history.merging.pieces import Piece, Pieces, inside, whole

if TYPE_CHECKING:
    from journeykit.history.merging.identity import Key

_FILE: Final = PurePosixPath("document.yaml")
_LINE_ENDS: Final = ("\n", "\r\n")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both changed differently, as whole lines."""

    ours: str
    theirs: str


Parts: TypeAlias = "list[str | Conflict]"


@dataclass(frozen=True, slots=True)
class Merged:
    """The bytes of a merged document, and how many places people must decide."""

    data: bytes
    conflicts: int


class _TogetherError(Exception):
    """The parts cannot be told apart here: whatever holds them is decided as a whole."""


def merge(base: bytes, ours: bytes, theirs: bytes, *, marker_size: int = 7) -> Merged | None:
    """Return the document with the changes of both sides since `base`; None when it must be merged as plain lines.

    A document that cannot be read, or is not written as lines of keys, is left to git.
    """
    texts = [_plain(data) for data in (base, ours, theirs)]
    ending = _ending(base, ours, theirs)
    if ending is None or any(one is None for one in texts):
        return None
    sides = [whole(tree) if one and (tree := _tree(one)) else None for one in texts]
    before, mine, yours = sides
    if (
        mine is None
        or yours is None
        or not mine.fits(yours)
        or (texts[0] and (before is None or not mine.fits(before)))
    ):
        return None
    try:
        head = _agreed(before.head if before else None, mine.head, yours.head)
        moves = moves_of(before, mine, yours)
        parts = [head, *_Merging(moves).collection(before, mine, yours)]
        if not moves.all_met:  # what was moved lies in what people must decide: it stays where each side has it
            parts = [head, *_Merging(Moves()).collection(before, mine, yours)]
    except _TogetherError:
        return None
    if any(_tree(_chosen(parts, side)) is None for side in ("ours", "theirs")):
        return None
    conflicts = sum(isinstance(part, Conflict) for part in parts)
    merged = _with_markers(parts, marker_size)
    if not (ours.endswith(b"\n") or theirs.endswith(b"\n")):
        merged = merged.removesuffix("\n")
    return Merged(text.encode(merged.replace("\n", ending), like=ours), conflicts)


def _plain(data: bytes) -> str | None:
    """Return a text with one kind of line ending and an end to its last line; None when it cannot be read."""
    try:
        words = text.decode(data)
    except UnicodeDecodeError:
        return None
    words = words.replace("\r\n", "\n")
    if "\r" in words:
        return None
    return words if words.endswith("\n") or not words else words + "\n"


def _tree(words: str) -> text.Tree | None:
    tree, findings = text.read(text.encode(words), _FILE)
    return None if findings else tree  # a key given twice has no one place either


def _ending(base: bytes, ours: bytes, theirs: bytes) -> str | None:
    """Return the line ending of the merged text: what one side has made it, or as it was; None when it is mixed."""
    found = [_only_ending(data) for data in (base, ours, theirs)]
    if None in found:
        return None
    was, mine, yours = found
    return yours if mine == was else mine


def _only_ending(data: bytes) -> str | None:
    carriage = data.count(b"\r\n")
    return _LINE_ENDS[carriage > 0] if carriage in (0, data.count(b"\n")) else None


@dataclass(frozen=True, slots=True)
class _Merging:
    """Merges three versions entry by entry; what was moved is put together where it went."""

    moves: Moves

    def collection(self, before: Pieces | None, mine: Pieces, yours: Pieces) -> Parts:
        """Return the merged entries of a mapping or list as text."""
        none: Mapping[Key, Piece] = {}
        old = before.entries if before else none
        order = in_order(tuple(old), tuple(mine.entries), tuple(yours.entries), matters=mine.is_list)
        if order is None:
            raise _TogetherError
        parts: Parts = []
        for key in order:
            first = mine.inline and not parts
            parts += self._piece(old.get(key), mine.entries.get(key), yours.entries.get(key), mine.column, first=first)
        if not parts:
            raise _TogetherError  # both took the rest away: a key without a value would say something else
        return parts

    def _piece(self, old: Piece | None, mine: Piece | None, yours: Piece | None, column: int, *, first: bool) -> Parts:
        """Return one merged entry: nothing when it is gone, a conflict when both changed it and cannot be brought together.

        `first`: it begins behind a dash, where neither a comment above it nor a marker has room.
        """
        met = self.moves.met
        try:
            found = self._without_conflict(old, mine, yours, column, first=first)
        except _TogetherError:
            self.moves.only_met(met)
            found = None
        if found is not None:
            return found
        if first:
            raise _TogetherError
        return [Conflict(_alone(mine, column), _alone(yours, column))]

    def _without_conflict(
        self, old: Piece | None, mine: Piece | None, yours: Piece | None, column: int, *, first: bool
    ) -> Parts | None:
        moved = self.moves.to(mine, yours) if old is None else None
        if moved is not None and moved.apart:
            return None
        if moved is not None:
            old, mine, yours = moved.old, moved.mine, moved.yours
        if mine is not None and yours is not None:
            return self._both(old, mine, yours, column, first=first)
        left = mine or yours
        if left is None or (old is not None and self.moves.left_alone(left, old)):
            return []
        return self._new(left, column, first=first) if old is None else None

    def _both(self, old: Piece | None, mine: Piece, yours: Piece, column: int, *, first: bool) -> Parts:
        """Return an entry that both sides have."""
        lead = _agreed(old.lead if old else None, mine.lead, yours.lead)
        whole = not self.moves.within(mine) and not self.moves.within(yours)
        body = _choice(old.body if old else None, mine.body, yours.body) if whole else None
        parts: Parts = [body] if body is not None else self._deeper(old, mine, yours)
        return _lines(lead, parts, column, first=first)

    def _deeper(self, old: Piece | None, mine: Piece, yours: Piece) -> Parts:
        """Return the value of an entry whose parts both sides have changed."""
        here, there, was = inside(mine), inside(yours), inside(old) if old else None
        if here is None or there is None or not here.fits(there):
            raise _TogetherError
        if was is not None and not here.fits(was):
            was = None
        if old is not None and was is None:
            raise _TogetherError  # it was something else: nobody knows what of it is new
        head = _agreed(was.head if was else None, here.head, there.head)
        return [head, *self.collection(was, here, there)]

    def _new(self, left: Piece, column: int, *, first: bool) -> Parts:
        """Return an entry that only one side has; something that was there before may have been moved into it."""
        parts: Parts = [left.body]
        if self.moves.within(left):
            here = inside(left)
            if here is None:
                raise _TogetherError
            parts = [here.head, *self.collection(None, here, replace(here, entries={}))]
        return _lines(left.lead, parts, column, first=first)


def _choice(old: str | None, mine: str, yours: str) -> str | None:
    """Return the text that one side has made of it; None when both have changed it."""
    if mine in (yours, old):
        return yours
    return mine if yours == old else None


def _agreed(old: str | None, mine: str, yours: str) -> str:
    found = _choice(old, mine, yours)
    if found is None:
        raise _TogetherError
    return found


def _lines(lead: str, parts: Parts, column: int, *, first: bool) -> Parts:
    if first and lead:
        raise _TogetherError
    return parts if first else [lead + " " * column, *parts]


def _alone(piece: Piece | None, column: int) -> str:
    return piece.lead + " " * column + piece.body if piece else ""


def _chosen(parts: Parts, side: str) -> str:
    """Return the text when people decide all for one side."""
    return "".join(part if isinstance(part, str) else getattr(part, side) for part in parts)


def _with_markers(parts: Parts, size: int) -> str:
    opened, between, closed = ("<" * size + " ours\n", "=" * size + "\n", ">" * size + " theirs\n")
    return "".join(
        part if isinstance(part, str) else opened + part.ours + between + part.theirs + closed for part in parts
    )
