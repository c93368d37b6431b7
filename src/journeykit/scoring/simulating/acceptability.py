"""How sure a place in an order is, from the places that it takes over many draws (SMAA-2 rank acceptability)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from journeykit.scoring.simulating.together import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeykit.scoring.simulating.drawing import Floats

Ranks: TypeAlias = "NDArray[np.uint16] | NDArray[np.uint32]"

_Cell = TypeVar("_Cell", bound=np.generic)

UNLIKELY = 0.05
TOP = 5

_BLOCK = 500_000  # cells that are worked on at once: they stay in the cache
_TOGETHER = 2_000  # rows of several lists that are sorted together
_TILE = 256  # rows and columns that are turned at once
_MOST = 1 << 16
_SHUFFLES = 40  # orders of what is equal
_ONE = np.uint64(0x3F800000)  # the bits of 1.0: those of smaller positive numbers are smaller


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """One order that is to be found in each draw, in the order of the files.

    `value` is 0-1 and comes highest first within its `group` (0 stands above 1); where it is `unknown`, it is last.
    """

    value: Floats
    group: NDArray[np.uint8]
    unknown: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Places:
    """Between which places something stands in 90 % of the draws, and in which share of them among the first five."""

    low: int
    high: int
    top5: float


def places(lists: Iterable[Candidates]) -> list[list[Places]]:
    """The places of each row of some lists, list by list."""
    found: list[list[Places]] = []
    for together in _blocks(lists):
        every = _acceptabilities([one for one in together if len(one.value)])
        for one in together:
            found.append(every[: len(one.value)])
            every = every[len(one.value) :]
    return found


def _acceptabilities(lists: Sequence[Candidates]) -> list[Places]:
    """The places of all rows of some lists, one after the other."""
    if not lists:
        return []
    return [row for rows in side_by_side(_sure, _parts(_ranks(lists))) for row in rows]


def _parts(ranks: Ranks) -> list[Ranks]:
    step = max(1, _BLOCK // ranks.shape[1])
    return [ranks[start : start + step] for start in range(0, len(ranks), step)]


def _sure(ranks: Ranks) -> list[Places]:
    """How sure the places of some rows are."""
    ranks.sort(axis=1)
    draws = ranks.shape[1]
    low, high = ranks[:, floor(UNLIKELY * (draws - 1))], ranks[:, ceil((1 - UNLIKELY) * (draws - 1))]
    top = np.count_nonzero(ranks <= TOP, axis=1) / draws
    return [Places(*row) for row in zip(low.tolist(), high.tolist(), top.tolist(), strict=True)]


def _blocks(lists: Iterable[Candidates]) -> Iterator[list[Candidates]]:
    """Lists that are sorted together: one sort of many rows is faster than many sorts of a few."""
    block: list[Candidates] = []
    size = 0
    for one in lists:
        if block and size + len(one.value) > _TOGETHER:
            yield block
            block, size = [], 0
        block.append(one)
        size += len(one.value)
    if block:
        yield block


def _ranks(lists: Sequence[Candidates]) -> Ranks:
    """The place of each row in its list, draw by draw.

    Everything that decides goes into one whole number, so that plain sorting does: list, group, value, and chance
    for what is equal: the order of the file would make a tie look sure.
    """
    sizes = [len(one.value) for one in lists]
    rows, draws = sum(sizes), lists[0].value.shape[1]
    kind = np.uint16 if max(sizes) < _MOST else np.uint32
    bits = np.uint64(max(1, (rows - 1).bit_length()))
    number = np.repeat(np.arange(len(lists), dtype=np.uint64), sizes)
    begin = np.repeat(np.cumsum([0, *sizes[:-1]]), sizes)
    place = (np.arange(1, rows + 1) - begin).astype(kind)
    chance = np.concatenate([_shuffled(size) for size in sizes], axis=1) + begin
    base = (number << np.uint64(32)) << bits | chance.astype(np.uint64)
    row_of = np.argsort(chance, axis=1)
    value, group, unknown = _joined(lists)
    some_unknown = bool(unknown.any())
    ranks = np.empty((rows, draws), kind)

    def fill(some: slice) -> None:
        keys = np.subtract(_ONE, _turned(value[:, some]).view(np.uint32), dtype=np.uint64)
        if some_unknown:
            keys[:, unknown] = _ONE + np.uint64(1)
        keys |= _turned(group[:, some]).astype(np.uint32) << np.uint32(30)
        keys <<= bits
        shuffle = np.arange(some.start, some.start + len(keys)) % _SHUFFLES
        keys |= base[shuffle]
        keys.sort(axis=1)
        keys &= (np.uint64(1) << bits) - np.uint64(1)
        # Looked up and scattered as one flat row: many times faster than two indices.
        found = row_of.ravel()[(keys.view(np.int64) + (shuffle * rows)[:, None]).ravel()].reshape(keys.shape)
        found += (np.arange(len(keys)) * rows)[:, None]
        block = np.empty(keys.size, kind)
        block[found.ravel()] = np.tile(place, len(keys))
        _turn(block.reshape(keys.shape), ranks[:, some])

    step = max(1, _BLOCK // rows)
    side_by_side(fill, [slice(start, start + step) for start in range(0, draws, step)])
    return ranks


def _joined(lists: Sequence[Candidates]) -> tuple[Floats, NDArray[np.uint8], NDArray[np.bool_]]:
    if len(lists) == 1:  # a large one is not copied
        return lists[0].value, lists[0].group, lists[0].unknown
    return (
        np.concatenate([one.value for one in lists]),
        np.concatenate([one.group for one in lists]),
        np.concatenate([one.unknown for one in lists]),
    )


def _turned(cells: NDArray[_Cell]) -> NDArray[_Cell]:
    """Rows as columns, in memory too."""
    turned = np.empty(cells.shape[::-1], cells.dtype)
    _turn(cells, turned)
    return turned


def _turn(cells: NDArray[_Cell], out: NDArray[_Cell]) -> None:
    """Write rows as columns, in tiles that stay in the cache: five times as fast as all at once."""
    high, wide = cells.shape
    for row in range(0, high, _TILE):
        for column in range(0, wide, _TILE):
            tile = cells[row : row + _TILE, column : column + _TILE]
            out[column : column + _TILE, row : row + _TILE] = tile.T


@lru_cache(maxsize=64)
def _shuffled(size: int) -> NDArray[np.int64]:
    """Some orders of so many equal rows, always the same: a list keeps its places whatever stands beside it."""
    numbers = np.random.Generator(np.random.PCG64(size))
    return np.stack([numbers.permutation(size) for _ in range(_SHUFFLES)])
