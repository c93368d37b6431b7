"""Which files a project lets in, by the globs of `include` and `exclude`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def lets_in(path: str, include: Collection[str], exclude: Iterable[str]) -> bool:
    """Tell whether a path below the project is let in: without `include` all are, but for what `exclude` names."""
    return (not include or matches(path, include)) and not matches(path, exclude)


def matches(path: str, globs: Iterable[str]) -> bool:
    """Tell whether a path is one of some globs, or lies below a folder that one names; `**/` is also no folder."""
    return any(
        fnmatchcase(path, glob)
        or fnmatchcase(path, glob.removeprefix("**/"))
        or path.startswith(glob.rstrip("/*") + "/")
        for glob in globs
    )
