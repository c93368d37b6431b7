"""A client repository: found, read, resolved. Everything above starts here.

`find` gathers texts, `read` makes a `Workspace` of them, `load` does both.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike
    from pathlib import Path

    from journeykit.workspace.documents import Document
    from journeykit.workspace.reading import read
    from journeykit.workspace.sources import Sources, find
    from journeykit.workspace.values import ImprovementAt, PlacedRecord, SeenBy, TouchpointAt, Workspace

# When nothing has changed since the last run, `validate` only asks for a listing (`listing`): the models stay away.
_HOMES = {
    "Document": "documents",
    "ImprovementAt": "values",
    "PlacedRecord": "values",
    "SeenBy": "values",
    "Sources": "sources",
    "TouchpointAt": "values",
    "Workspace": "values",
    "find": "sources",
    "read": "reading",
}

__all__ = [
    "Document", "ImprovementAt", "PlacedRecord", "SeenBy", "Sources", "TouchpointAt", "Workspace", "find", "load", "read",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.workspace.{_HOMES[name]}"), name)


def load(
    paths: str | PathLike[str] | Sequence[str | PathLike[str]] = (), buffers: Mapping[Path, bytes] | None = None
) -> Workspace:
    """Find and read the project around some paths.

    Args:
        paths: A file, a folder, or several; none means the current folder. With a project file (`journeykit.yaml`)
            in a folder above, the whole project is read; without one the paths together are the project.
        buffers: Texts to take instead of what is on disk, by path.

    Returns:
        The workspace with every document that could be understood and every finding of reading.

    Raises:
        NothingToDoError: A path does not exist.
        JourneykitError: The paths belong to different projects.
    """
    from os import PathLike as AnyPath
    from pathlib import Path as Real

    from journeykit.workspace.reading import read
    from journeykit.workspace.sources import find

    several = [paths] if isinstance(paths, str | AnyPath) else list(paths)
    return read(find([Real(path) for path in several], buffers))
