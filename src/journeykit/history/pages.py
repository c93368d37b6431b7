"""The texts of a history, each read once for as long as it is still in use."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from journeykit.model import Project
from journeykit.workspace import Document, Sources, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeykit.git.objects import Objects

Content = tuple[str, str]
"""A path, and the id of what stands there."""

_Key = TypeVar("_Key")
_Kept = TypeVar("_Kept")
_MOST = 512


class Page(NamedTuple):
    """One text: its document (None: it is none, or cannot be read) and whether that is because it is broken."""

    document: Document | None
    broken: bool = False


class Pages:
    """Reads the texts of one repository."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._pages: OrderedDict[tuple[Content, tuple[Content, ...]], Page] = OrderedDict()
        self._projects: OrderedDict[Content | None, Project] = OrderedDict()
        self._texts: OrderedDict[str, bytes | None] = OrderedDict()

    def text(self, id_: str) -> bytes | None:
        """Return what stands in a file; None when this clone has not got it."""
        return _kept(self._texts, id_, lambda: self._objects.blob(id_))

    def page(self, content: Content, libraries: tuple[Content, ...] = ()) -> Page:
        """Read one text, with the libraries that it may borrow from."""

        def made() -> Page:
            data = self.text(content[1])
            if data is None:
                return Page(None, broken=True)
            file = PurePosixPath(content[0])
            borrowed = {PurePosixPath(path): self.text(id_) or b"" for path, id_ in libraries}
            workspace = read(Sources(Path(), {**borrowed, file: data}))
            document = workspace.document(file)
            return Page(document, document is None and any(found.place.file == file for found in workspace.findings))

        return _kept(self._pages, (content, libraries), made)

    def project(self, content: Content | None) -> Project:
        """Return what a project file says; without one, the defaults."""

        def made() -> Project:
            if content is None:
                return Project.model_construct(kind="project", name="")
            file = PurePosixPath("journeykit.yaml")
            return read(Sources(Path(), {file: self.text(content[1]) or b""}, file)).project

        return _kept(self._projects, content, made)


def may_borrow(data: bytes) -> bool:
    """Tell whether a text may say `use:`; rather once too often than once too little."""
    return b"use" in data


def _kept(shelf: OrderedDict[_Key, _Kept], key: _Key, make: Callable[[], _Kept]) -> _Kept:
    """Return what stands on a shelf, made when it does not; what has not been used for long makes room."""
    if key not in shelf:
        shelf[key] = make()
        if len(shelf) > _MOST:
            shelf.popitem(last=False)
    shelf.move_to_end(key)
    return shelf[key]
