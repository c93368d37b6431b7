"""Segments of two dimensions held against each other: no few people are what one has more than the other.

Each dimension cuts the whole into the segments that are written and one block of all that is not, which is the whole
minus the others. Where blocks of one dimension are nearly the same people as blocks of another (a region and its
shops, but for the one small shop that was left out), the difference between the two is a few people. Such sets are
found by looking past small overlaps, first all below the minimum, then ever fewer: what still hangs together is a set
in both dimensions.

Two dimensions at a time; differences that ask for three at once are not looked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from journeykit.evidence.judging import Segments

_Block = tuple[int, str | None]
"""A dimension, and one of its segments; None for all that is left out of it."""


def apart(cells: Mapping[Segments, int], shown: Sequence[set[str]], minimum: int) -> list[set[str]]:
    """Return the segments that may stand beside each other.

    Args:
        cells: How many answers each combination of segments has.
        shown: The segments of each dimension that are large enough by themselves.
        minimum: The smallest number of answers that stands for nobody.
    """
    left = [set(one) for one in shown]
    pairs = [pair for pair in combinations(range(len(left)), 2) if all(left[i] for i in pair)]
    changed = bool(pairs)
    while changed:
        changed = False
        for pair in pairs:
            hidden = _giving_away(cells, left, pair, minimum)
            for dimension, value in hidden:
                left[dimension].discard(value)
            changed = changed or bool(hidden)
    return left


def _giving_away(
    cells: Mapping[Segments, int], left: Sequence[set[str]], pair: tuple[int, int], minimum: int
) -> set[tuple[int, str]]:
    """Return segments to leave out, since with the others they would tell a few people apart."""
    overlaps = Counter[tuple[_Block, _Block]]()
    for segments, n in cells.items():
        one, other = ((i, segments[i] if segments[i] in left[i] else None) for i in pair)
        overlaps[one, other] += n
    for least in sorted({minimum, *(n for n in overlaps.values() if n < minimum)}, reverse=True):
        home = _components(overlaps, least)
        outside: Counter[tuple[_Block, int]] = Counter()
        for (one, other), n in overlaps.items():
            if home[one] != home[other]:
                outside[home[one], pair[0]] += n
                outside[home[other], pair[1]] += n
        told = {component for component, _ in outside if all(outside[component, i] < minimum for i in pair)}
        if told:
            return {one for component in told for one in _to_hide(overlaps, home, component, left, pair)}
    return set()


def _components(overlaps: Mapping[tuple[_Block, _Block], int], least: int) -> dict[_Block, _Block]:
    """Return the set that each block is in, when smaller overlaps are looked past."""
    home = {block: block for pair in overlaps for block in pair}

    def top(block: _Block) -> _Block:
        while home[block] != block:
            home[block] = home[home[block]]
            block = home[block]
        return block

    for (one, other), n in overlaps.items():
        if n >= least:
            home[top(one)] = top(other)
    return {block: top(block) for block in home}


def _to_hide(
    overlaps: Mapping[tuple[_Block, _Block], int],
    home: Mapping[_Block, _Block],
    component: _Block,
    left: Sequence[set[str]],
    pair: tuple[int, int],
) -> set[tuple[int, str]]:
    """Return the smallest segment within a set and the smallest without, of the dimension that has more of them.

    Together they are in what is left out, so that it is no longer on one side only.
    """
    finer = max(pair, key=lambda i: (len(left[i]), i))
    sizes = Counter[str]()
    for blocks, n in overlaps.items():
        value = blocks[pair.index(finer)][1]
        if value is not None:
            sizes[value] += n
    order = sorted(sizes, key=lambda value: (sizes[value], value))
    inside = [value for value in order if home[finer, value] == component]
    without = [value for value in order if home[finer, value] != component]
    return {(finer, several[0]) for several in (inside, without) if several}
