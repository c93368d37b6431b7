"""What one side has moved into another list, as a touchpoint into another phase: there both sides are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from journeykit.history.merging.pieces import inside
from journeykit.text.layout import line_start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.merging.identity import Key
    from journeykit.history.merging.pieces import Piece, Pieces

_NAMES = ("id", "name", "title")

_Kind: TypeAlias = "tuple[tuple[str, ...], Key]"
"""Which lists an item stands in, by their fields (a touchpoint in `phases touchpoints`), and what it calls itself."""
_Spot: TypeAlias = "tuple[int, int]"
"""A version of the document, and where the piece begins in it."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing in three versions; `apart`: each side has taken it somewhere else."""

    old: Piece
    mine: Piece
    yours: Piece
    apart: bool = False


class Moves:
    """What has moved, and what the other side has changed in it meanwhile; what nobody else touched needs no care."""

    def __init__(self, *moves: tuple[Move, Piece]) -> None:
        self._here = {_spot(piece): move for move, piece in moves}
        self._gone = {_spot(one): one for move, _ in moves for one in (move.old, move.mine, move.yours)}
        self._met: set[_Spot] = set()

    @property
    def all_met(self) -> bool:
        """Whether everything that has moved was put together where it went."""
        return self._met == self._here.keys()

    @property
    def met(self) -> frozenset[_Spot]:
        """What was put together so far."""
        return frozenset(self._met)

    def only_met(self, spots: frozenset[_Spot]) -> None:
        """Go back to what was put together before: what came after it was given up."""
        self._met = set(spots)

    def to(self, *pieces: Piece | None) -> Move | None:
        """Return the move that brought something here."""
        found = [_spot(piece) for piece in pieces if piece is not None and _spot(piece) in self._here]
        self._met.update(found)
        return self._here[found[0]] if found else None

    def within(self, piece: Piece) -> bool:
        """Whether something was moved into a piece."""
        return any(tree == id(piece.tree) and piece.start < start < piece.stop for tree, start in self._here)

    def left_alone(self, left: Piece, old: Piece) -> bool:
        """Whether a side has changed nothing in a piece but in what stands elsewhere now."""
        return _spot(left) in self._gone or (left.lead, self._rest(left)) == (old.lead, self._rest(old))

    def _rest(self, piece: Piece) -> str:
        text, rest, at = piece.tree.text, "", piece.start
        for tree, start in sorted(self._gone):
            if tree == id(piece.tree) and max(piece.start, at - 1) < start < piece.stop:
                gone = self._gone[tree, start]
                rest += text[at : line_start(text, start) - len(gone.lead)]
                at = gone.stop
        return rest + text[at : piece.stop]


def moves_of(before: Pieces | None, mine: Pieces, yours: Pieces) -> Moves:
    """Find what a side has moved, and the other has changed or moved too."""
    old, here, there = (dict(_alone(one)) if one else {} for one in (before, mine, yours))
    moves = []
    for kind, (was, place) in old.items():
        if kind not in here or kind not in there:
            continue
        (one, to), (other, away) = here[kind], there[kind]
        if len({was.tree.column(was.start), one.tree.column(one.start), other.tree.column(other.start)}) > 1:
            continue  # its lines would not fit
        move = Move(was, one, other, apart=place not in (to, away) and to != away)
        if to != place and (away != place or not other.says(was)):
            moves.append((move, one))
        if away != place and (to != place or not one.says(was)):
            moves.append((move, other))
    return Moves(*moves)


def _alone(pieces: Pieces) -> Iterator[tuple[_Kind, tuple[Piece, Key]]]:
    """Yield the items whose name stands once in lists of their kind, each with what its list belongs to."""
    found: dict[_Kind, list[tuple[Piece, Key]]] = {}
    for kind, piece, place in _items(pieces, (), ()):
        found.setdefault(kind, []).append((piece, place))
    return ((kind, several[0]) for kind, several in found.items() if len(several) == 1)


def _items(pieces: Pieces, fields: tuple[str, ...], owner: Key) -> Iterator[tuple[_Kind, Piece, Key]]:
    for key, piece in pieces.entries.items():
        if pieces.is_list and key[0] in _NAMES:
            yield (fields, key), piece, owner
        within = inside(piece)
        if within is not None:
            yield from _items(within, fields if pieces.is_list else (*fields, key[0]), key if pieces.is_list else owner)


def _spot(piece: Piece) -> _Spot:
    return id(piece.tree), piece.start
