"""What the language server answers: one function a request, and the table that lists them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from journeykit.check import check
from journeykit.diagnostics import JourneykitError, TextEdit
from journeykit.live.completing import proposals
from journeykit.live.hovering import hover
from journeykit.live.names import Given, Used
from journeykit.live.positions import Positions
from journeykit.live.renaming import home_of, renamed
from journeykit.live.seeing import Seen, place_of
from journeykit.live.server import Server, path_of, uri_of
from journeykit.words import say

_DOCUMENT = "**/*.{yaml,yml}"


def serve(clock: Callable[[], date]) -> None:
    """Answer an editor over standard input and output until it says goodbye; `clock` tells the day."""
    # pygls closes what it is given; the program's own streams stay, and nothing else may speak on standard output.
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as answered, redirect_stdout(sys.stderr):
        server(clock).start_io(asked, answered)


def server(clock: Callable[[], date]) -> Server:
    """Return a server with everything it can do; nothing runs yet."""
    made = Server(clock)
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
    try:
        return ask()
    except JourneykitError as error:
        raise JsonRpcInvalidParams(say(error.message.text, error.message.args, ls.language)) from error


def _workspace_edit(ls: Server, seen: Seen, edits: dict[Path, tuple[TextEdit, ...]]) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(changes={uri_of(path): ls.edits(seen, path, found) for path, found in edits.items()})


async def _code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    at = ls.at(params.text_document.uri, params.range.start, fresh=True)
    if at is None:
        return []
    seen, path = at[0], at[1]
    found = []
    for one in seen.report.diagnostics:
        if one.fix is None or one.file != seen.file(path):
            continue
        shown = ls.diagnostic(seen, path, one)
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
