"""The first rows of an export, as they can be compared with what tools are known to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from journeykit.sheets import folded

Heads = Sequence[Sequence[str]]
_ADDRESS = re.compile(r"[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>]+")


def shown(heads: Heads) -> Heads:
    """Return headers without what nobody sees and so nobody can write in a mapping: control signs, marks of direction.

    Nor with an e-mail address: what a column is called is said aloud.
    """
    return [[" ".join(_ADDRESS.sub("…@…", "".join(filter(_is_seen, cell))).split()) for cell in row] for row in heads]


def row_of(heads: Heads, number: int) -> Sequence[str]:
    """Return a row of headers, an empty one when there are fewer."""
    return heads[number] if number < len(heads) else ()


def low(heads: Heads, number: int = 0) -> list[str]:
    """Return a row of headers as they are compared."""
    return [bare(cell) for cell in row_of(heads, number)]


def bare(cell: str) -> str:
    """Return a header without what differs between versions of a tool: capitals, underscores, hyphens."""
    return folded(cell.replace("_", " ").replace("-", " "))


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
