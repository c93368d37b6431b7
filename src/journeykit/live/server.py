"""The language server: answers an editor over standard input and output, by pygls (an extra).

What it answers stands in `answers`, made from the last look at the project. After each change the project
is read and checked again in a thread, once typing pauses; an answer that came too late is thrown away.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from journeykit import __version__, text
from journeykit.diagnostics import Diagnostic, JourneykitError, Severity, TextEdit
from journeykit.live.names import Given, Used
from journeykit.live.positions import Positions
from journeykit.live.seeing import Seen, look, place_of
from journeykit.words import message_language, say

# Seconds without a key before the project is read again.
_PAUSE = 0.15
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """Holds the unsaved texts, the last look at each project, and what was last published."""

    def __init__(self, clock: Callable[[], date]) -> None:
        super().__init__("journeykit", __version__)
        self.clock = clock
        self.language = message_language(os.environ)
        self.seen: dict[Path, Seen] = {}
        self.waiting: dict[Path, asyncio.Task[None]] = {}
        self.published: dict[Path, set[str]] = {}

    @property
    def buffers(self) -> dict[Path, bytes]:
        """The texts of the open documents, by path."""
        found = {path_of(uri): document for uri, document in self.workspace.text_documents.items()}
        return {path: document.source.encode("utf-8", "replace") for path, document in found.items() if path}

    def positions(self, seen: Seen, path: Path) -> Positions:
        """Return how positions of a file are counted: of its open text, else of what is on disk."""
        data = self.buffers.get(path) or seen.workspace.texts.get(seen.file(path), b"")
        return Positions(text.decode(data), self.workspace.position_encoding)

    def look_now(self, path: Path) -> Seen:
        """Return a fresh look at the project of a file."""
        place = place_of(path)
        self.seen[place] = look(place, self.buffers, self.clock())
        return self.seen[place]

    def last(self, path: Path) -> Seen:
        """Return the last look at the project of a file."""
        return self.seen.get(place_of(path)) or self.look_now(path)

    def changed(self, path: Path) -> None:
        """Look again when typing pauses."""
        place = place_of(path)
        before = self.waiting.pop(place, None)
        if before is not None:
            before.cancel()
        self.waiting[place] = asyncio.ensure_future(self._look_soon(place))

    async def _look_soon(self, place: Path) -> None:
        await asyncio.sleep(_PAUSE)
        try:
            seen = await asyncio.to_thread(look, place, self.buffers, self.clock())
        except JourneykitError as error:
            self.window_log_message(types.LogMessageParams(types.MessageType.Warning, error.message.english))
            return
        self.seen[place] = seen
        self.publish(place, seen)

    def publish(self, place: Path, seen: Seen) -> None:
        """Send the findings of every file, and take back those of files that are right now."""
        by_file: dict[Path, list[Diagnostic]] = {}
        for diagnostic in seen.report.diagnostics:
            by_file.setdefault(seen.path(diagnostic.file), []).append(diagnostic)
        clean = {Path(uris.to_fs_path(uri) or "") for uri in self.published.get(place, set())} - set(by_file)
        for path in sorted({*by_file, *clean}):
            found = [self.diagnostic(seen, path, diagnostic) for diagnostic in by_file.get(path, [])]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri_of(path), found))
        self.published[place] = {uri_of(path) for path in by_file}

    def diagnostic(self, seen: Seen, path: Path, one: Diagnostic) -> types.Diagnostic:
        """Return a finding as the editor shows it."""
        said = say(one.message.text, one.message.args, self.language)
        if one.hint is not None:
            said += f"\n{say(one.hint.text, one.hint.args, self.language)}"
        related = [
            types.DiagnosticRelatedInformation(
                self._location(seen, seen.path(other.file), other.span),
                say(other.message.text, other.message.args, self.language),
            )
            for other in one.related
        ]
        where = self.positions(seen, path).range(one.span)
        return types.Diagnostic(
            where, said, _SEVERITY[one.severity], one.code, source="journeykit", related_information=related or None,
            data={"fingerprint": one.fingerprint},
        )  # fmt: skip

    def _location(self, seen: Seen, path: Path, span: Any) -> types.Location:
        return types.Location(uri_of(path), self.positions(seen, path).range(span))

    def location(self, seen: Seen, one: Given | Used) -> types.Location:
        """Return where an id stands."""
        return self._location(seen, seen.path(one.file), seen.names.span(one))

    def edits(self, seen: Seen, path: Path, edits: tuple[TextEdit, ...]) -> list[types.TextEdit]:
        """Return edits as the editor counts."""
        positions = self.positions(seen, path)
        return [types.TextEdit(positions.range(edit.span), edit.text) for edit in edits]

    def at(self, uri: str, position: types.Position, *, fresh: bool = False) -> tuple[Seen, Path, int, int] | None:
        """Return the project, the file, line and column (from 1) that an editor asks about."""
        path = path_of(uri)
        if path is None:
            return None
        try:
            seen = self.look_now(path) if fresh else self.last(path)
        except JourneykitError:
            return None
        return seen, path, position.line + 1, self.positions(seen, path).column(position)


def path_of(uri: str) -> Path | None:
    """Return the path of a document on disk; None for what an editor keeps elsewhere."""
    if not uri.startswith("file:"):
        return None
    found = uris.to_fs_path(uri)
    return Path(found) if found else None


def uri_of(path: Path) -> str:
    """Return what an editor calls a file."""
    return uris.from_fs_path(str(path)) or ""
