"""The language server: answers an editor over standard input and output, by pygls (an extra).

What it answers is made by the other files of this room, from the last look at the project. After each change the project
is read and checked again in a thread, once typing pauses; an answer that came too late is thrown away.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from journeykit import __version__, text
from journeykit.check import check
from journeykit.diagnostics import Diagnostic, JourneykitError, Severity, TextEdit
from journeykit.live.completing import proposals
from journeykit.live.hovering import hover
from journeykit.live.names import Given, Used
from journeykit.live.positions import Positions
from journeykit.live.renaming import home_of, renamed
from journeykit.live.seeing import Seen, look, place_of
from journeykit.words import message_language, say

# Seconds without a key before the project is read again.
_PAUSE = 0.15
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_DOCUMENT = "**/*.{yaml,yml}"


class Server(LanguageServer):
    """Holds the unsaved texts, the last look at each project, and what was last published."""

    def __init__(self, as_of: date | None = None) -> None:
        super().__init__("journeykit", __version__)
        self.day = as_of
        self.language = message_language(os.environ)
        self.seen: dict[Path, Seen] = {}
        self.waiting: dict[Path, asyncio.Task[None]] = {}
        self.published: dict[Path, set[str]] = {}

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.day or date.today()  # noqa: DTZ011 - the day on the wall of whoever types

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
        self.seen[place] = look(place, self.buffers, self.today)
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
            seen = await asyncio.to_thread(look, place, self.buffers, self.today)
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
            found = [self._diagnostic(seen, path, diagnostic) for diagnostic in by_file.get(path, [])]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(_uri(path), found))
        self.published[place] = {_uri(path) for path in by_file}

    def _diagnostic(self, seen: Seen, path: Path, one: Diagnostic) -> types.Diagnostic:
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
        return types.Location(_uri(path), self.positions(seen, path).range(span))

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


def _uri(path: Path) -> str:
    return uris.from_fs_path(str(path)) or ""


def serve(as_of: date | None = None) -> None:
    """Answer an editor over standard input and output until it says goodbye."""
    # pygls closes what it is given; the program's own streams stay, and nothing else may speak on standard output.
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as answered, redirect_stdout(sys.stderr):
        server(as_of).start_io(asked, answered)


def server(as_of: date | None = None) -> Server:
    """Return a server with everything it can do; nothing runs yet."""
    made = Server(as_of)
    for name, feature, options in _FEATURES:
        made.feature(name, options)(feature)
    return made


async def _opened(ls: Server, params: Any) -> None:
    path = path_of(params.text_document.uri)
    if path is not None:
        ls.changed(path)


async def _on_disk(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    for change in params.changes:
        path = path_of(change.uri)
        if path is not None:
            ls.changed(path)


async def _ready(ls: Server, _: types.InitializedParams) -> None:
    """Ask to be told when a file changes outside the editor, as on a git checkout."""
    able = ls.client_capabilities.workspace
    watching = able.did_change_watched_files if able else None
    if watching and watching.dynamic_registration:
        watcher = types.FileSystemWatcher(glob_pattern=_DOCUMENT)
        options = types.DidChangeWatchedFilesRegistrationOptions([watcher])
        asked = types.Registration("journeykit-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await ls.client_register_capability_async(types.RegistrationParams([asked]))


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    at = ls.at(params.text_document.uri, params.position)
    if at is None:
        return None
    seen, path, line, column = at
    said = hover(seen, seen.file(path), line, column, ls.language)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None


async def _definition(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    at = ls.at(params.text_document.uri, params.position)
    if at is None:
        return []
    seen, path, line, column = at
    one = seen.names.at(seen.file(path), line, column)
    if one is None:
        return []
    givers = (one,) if isinstance(one, Given) else seen.names.meant(one)
    homes = dict.fromkeys(home for giver in givers for home in seen.names.homes(giver))
    return [ls.location(seen, home) for home in homes]


async def _references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    at = ls.at(params.text_document.uri, params.position)
    one = at and at[0].names.at(at[0].file(at[1]), at[2], at[3])
    if at is None or one is None:
        return []
    seen = at[0]
    try:
        home = home_of(seen.names, one)
    except JourneykitError:
        return []
    uses: list[Given | Used] = [home] if params.context.include_declaration else []
    for use in seen.names.used:
        if use.what == home.what and use.id == home.id:
            uses += [use] if any(home in seen.names.homes(giver) for giver in seen.names.meant(use)) else []
    return [ls.location(seen, use) for use in uses]


async def _completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
    at = ls.at(params.text_document.uri, params.position)
    if at is None:
        return []
    seen, path, line, column = at
    source = ls.workspace.get_text_document(params.text_document.uri).source
    found = proposals(seen.workspace, seen.file(path), source, line, column)
    if found is None:
        return []
    positions = Positions(source, ls.workspace.position_encoding)
    where = types.Range(positions.position(line, found.column), positions.position(line, found.end))
    return [
        types.CompletionItem(
            one.id,
            kind=types.CompletionItemKind.Reference,
            detail=one.name or None,
            text_edit=types.TextEdit(where, one.id),
        )
        for one in found.proposals
    ]


async def _prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    at = ls.at(params.text_document.uri, params.position, fresh=True)
    one = at and at[0].names.at(at[0].file(at[1]), at[2], at[3])
    if at is None or one is None:
        return None
    _refused(ls, lambda: home_of(at[0].names, one))
    return types.PrepareRenamePlaceholder(ls.location(at[0], one).range, one.id)


async def _rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    at = ls.at(params.text_document.uri, params.position, fresh=True)
    one = at and at[0].names.at(at[0].file(at[1]), at[2], at[3])
    if at is None or one is None:
        return None
    seen, path = at[0], at[1]

    def changes() -> Any:
        return renamed(
            seen.workspace, one, params.new_name, lambda workspace: check(workspace, seen.as_of),
            lambda texts: seen.again(texts, ls.buffers, place_of(path)),
        )  # fmt: skip

    edits = _refused(ls, changes)
    return _workspace_edit(ls, seen, {seen.path(file): found for file, found in edits.items()})


def _refused(ls: Server, ask: Any) -> Any:
    """Answer a refusal with its reason: the editor shows it."""
    from pygls.exceptions import JsonRpcInvalidParams

    try:
        return ask()
    except JourneykitError as error:
        raise JsonRpcInvalidParams(say(error.message.text, error.message.args, ls.language)) from error


def _workspace_edit(ls: Server, seen: Seen, edits: dict[Path, tuple[TextEdit, ...]]) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(changes={_uri(path): ls.edits(seen, path, found) for path, found in edits.items()})


async def _code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    at = ls.at(params.text_document.uri, params.range.start, fresh=True)
    if at is None:
        return []
    seen, path = at[0], at[1]
    found = []
    for one in seen.report.diagnostics:
        if one.fix is None or one.file != seen.file(path):
            continue
        shown = ls._diagnostic(seen, path, one)  # noqa: SLF001 - one room, one subject
        if shown.range.start.line > params.range.end.line or shown.range.end.line < params.range.start.line:
            continue
        edit = _workspace_edit(ls, seen, {seen.path(one.fix.file): one.fix.edits})
        title = say(one.fix.title.text, one.fix.title.args, ls.language)
        kind = types.CodeActionKind.QuickFix
        found.append(types.CodeAction(title, kind, [shown], is_preferred=one.fix.safe, edit=edit))
    return found


_FEATURES: tuple[tuple[str, Any, Any], ...] = (
    (types.INITIALIZED, _ready, None),
    (types.TEXT_DOCUMENT_DID_OPEN, _opened, None),
    (types.TEXT_DOCUMENT_DID_CHANGE, _opened, None),
    (types.TEXT_DOCUMENT_DID_SAVE, _opened, None),
    (types.TEXT_DOCUMENT_DID_CLOSE, _opened, None),
    (types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _on_disk, None),
    (types.TEXT_DOCUMENT_HOVER, _hover, None),
    (types.TEXT_DOCUMENT_DEFINITION, _definition, None),
    (types.TEXT_DOCUMENT_REFERENCES, _references, None),
    (
        types.TEXT_DOCUMENT_COMPLETION,
        _completion,
        types.CompletionOptions(trigger_characters=[" ", "[", "{", ",", "/"]),
    ),
    (types.TEXT_DOCUMENT_PREPARE_RENAME, _prepare_rename, None),
    (types.TEXT_DOCUMENT_RENAME, _rename, types.RenameOptions(prepare_provider=True)),
    (types.TEXT_DOCUMENT_CODE_ACTION, _code_action, types.CodeActionOptions([types.CodeActionKind.QuickFix])),
)
