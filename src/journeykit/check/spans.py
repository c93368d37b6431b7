"""From a key path to a stretch of text, also in files that are no document."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit import text

if TYPE_CHECKING:
    from journeykit.diagnostics import Place, Span
    from journeykit.text import Tree
    from journeykit.workspace import Workspace


class Spans:
    """Turns places into spans. A file without a known kind is no document, so its text is read once more."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._trees: dict[PurePosixPath, Tree | None] = {}

    def of(self, place: Place) -> Span | None:
        """Return where a place stands; None when the file has no text that can be read."""
        if place.span is not None:
            return place.span
        tree = self.tree(place.file)
        return tree.span(place.path, at_key=place.at_key) if tree is not None else None

    def done_with(self, file: PurePosixPath) -> None:
        """Give back the memory that placing findings in a file has taken."""
        tree = self.tree(file)
        if tree is not None:
            tree.fold_again()

    def tree(self, file: PurePosixPath) -> Tree | None:
        """Return the tree of a file."""
        document = self._workspace.document(file)
        if document is not None:
            return document.tree
        if file not in self._trees:
            data = self._workspace.texts.get(file)
            self._trees[file] = text.read(data, file)[0] if data is not None else None
        return self._trees[file]
