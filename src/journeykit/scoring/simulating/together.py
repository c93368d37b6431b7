"""Working on parts of the draws at the same time: numpy and the solver let other threads go on while they compute."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Part = TypeVar("_Part")
_Found = TypeVar("_Found")

_MOST_THREADS = 4
_WORTHWHILE = 2


def side_by_side(work: Callable[[_Part], _Found], parts: Sequence[_Part]) -> list[_Found]:
    """Do the same with each part, and return what came of it in their order."""
    threads = min(_MOST_THREADS, os.cpu_count() or 1, len(parts))
    if threads < _WORTHWHILE:
        return [work(part) for part in parts]
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(work, parts))
