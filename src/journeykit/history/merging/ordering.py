"""In which order the entries of two versions follow each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.history.merging.identity import Key


def in_order(old: Sequence[Key], mine: Sequence[Key], yours: Sequence[Key], *, matters: bool) -> list[Key] | None:
    """Return all entries of both sides in order; None when the order matters and each side chose another one.

    The side that moved something says the order; what only the other has stands behind what it stands behind there.
    """
    leading, following = mine, yours
    both = set(mine) & set(yours)
    if _only(mine, both) != _only(yours, both):
        known = both & set(old)
        was = _only(old, known)
        if _only(mine, known) == was:
            leading, following = yours, mine
        elif _only(yours, known) != was and matters:
            return None
    return _woven(leading, following)


def _woven(leading: Sequence[Key], following: Sequence[Key]) -> list[Key]:
    order, shared = list(leading), set(following)
    behind: Key | None = None
    for key in following:
        if key not in order:
            at = order.index(behind) + 1 if behind is not None else 0
            while at < len(order) and order[at] not in shared:  # what the leading side put there comes first
                at += 1
            order.insert(at, key)
        behind = key
    return order


def _only(keys: Sequence[Key], wanted: set[Key]) -> list[Key]:
    return [key for key in keys if key in wanted]
