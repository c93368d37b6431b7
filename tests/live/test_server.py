"""The language server, spoken to by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls is missing: pip install 'journeykit[lsp]'")

from lsprotocol import types
from pygls import uris
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

PROJECT = """\
kind: project
format: 1
name: P
departments: [{id: sales, name: Sales}]
"""
JOURNEY = """\
kind: journey
id: moving
title: Verhuizen naar 🏠 elders
phases:
  - name: Before
    touchpoints:
      - {id: letter, name: "📮 De brief", channels: [letter], owner: sales, next: [{to: call}]}
      - {id: call, name: Bellen, channels: [phoone], moment_of_truth: true}
      - use: bill
"""
LIBRARY = "kind: touchpoints\ntouchpoints:\n  - name: Bill\n    channels: [letter]\n"
FIGURES = """\
kind: measurements
records:
  - {journey: moving, touchpoint: call, metric: csat, period: 2026-09, n: 100, mean: 2.1, sd: 1}
  - {journey: moving, touchpoint: bill, metric: csat, period: 2026-09, n: 100, mean: 4.1, sd: 1}
"""
FILES = {"journeykit.yaml": PROJECT, "moving.yaml": JOURNEY, "library.yaml": LIBRARY, "figures.yaml": FIGURES}


class Editor:
    """An editor: keeps what the server tells it."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.folder = folder
        self.client = client
        self.diagnostics: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()
        self.texts: dict[str, str] = {}

    def uri(self, name):
        return uris.from_fs_path(str(self.folder / name))

    def told(self, params):
        self.diagnostics[Path(uris.to_fs_path(params.uri)).name] = list(params.diagnostics)
        self.news.set()

    async def open(self, name):
        self.texts[name] = (self.folder / name).read_text("utf-8")
        item = types.TextDocumentItem(self.uri(name), "yaml", 1, self.texts[name])
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def type(self, name, text):
        self.texts[name] = text
        document = types.VersionedTextDocumentIdentifier(2, self.uri(name))
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def until(self, holds):
        for _ in range(100):
            if holds(self.diagnostics):
                return
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), 30)
            except TimeoutError:
                break
        raise AssertionError(self.diagnostics)

    def at(self, name, needle, offset=0):
        """Return the document and the position of a word, in UTF-16 units."""
        before = self.texts[name].partition(needle)[0]
        line = before.rpartition("\n")[2] + needle[:offset]
        units = len(line.encode("utf-16-le")) // 2
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": types.Position(before.count("\n"), units),
        }

    def word(self, location):
        """Return the text that a location marks."""
        name = Path(uris.to_fs_path(location.uri)).name
        text = self.texts.get(name) or (self.folder / name).read_text("utf-8")
        line = text.split("\n")[location.range.start.line].encode("utf-16-le")
        return name, line[location.range.start.character * 2 : location.range.end.character * 2].decode("utf-16-le")

    def applied(self, edit):
        """Return the texts after an edit of the server."""
        found = {}
        for uri, edits in edit.changes.items():
            name = Path(uris.to_fs_path(uri)).name
            text = self.texts.get(name) or (self.folder / name).read_text("utf-8")
            lines = [line.encode("utf-16-le") for line in text.split("\n")]
            for one in sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
                start, end = one.range.start, one.range.end
                assert start.line == end.line
                line = lines[start.line]
                new = one.new_text.encode("utf-16-le")
                lines[start.line] = line[: start.character * 2] + new + line[end.character * 2 :]
            found[name] = "\n".join(line.decode("utf-16-le") for line in lines)
        return found


def talk(folder, conversation, files=FILES):
    """Start the server as an editor does, hold a conversation, and say goodbye; its errors fail the test."""
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")

    async def run():
        client = LanguageClient("test", "1")
        editor = Editor(folder, client)

        def told(params):  # pygls marks what it is given, and a method of an object cannot be marked
            editor.told(params)

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(told)
        await client.start_io(sys.executable, "-m", "journeykit", "lsp", "--as-of", "2026-11-22")
        try:
            root = uris.from_fs_path(str(folder))
            able = types.ClientCapabilities()
            answer = await client.initialize_async(types.InitializeParams(able, root_uri=root))
            assert answer.server_info.name == "journeykit"
            client.initialized(types.InitializedParams())
            await asyncio.wait_for(conversation(editor), 90)
            await asyncio.wait_for(client.shutdown_async(None), 30)
            client.exit(None)
        finally:
            server = client._server
            try:
                await asyncio.wait_for(server.wait(), 30)
            except TimeoutError:
                server.kill()
            await client.stop()
        assert server.returncode == 0

    asyncio.run(run())


def test_findings_come_while_typing_and_go_when_mended(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        await editor.until(lambda found: found.get("moving.yaml"))
        [wrong] = [one for one in editor.diagnostics["moving.yaml"] if one.code == "JK203"]
        assert wrong.severity == types.DiagnosticSeverity.Error
        assert wrong.source == "journeykit"
        assert wrong.message == 'channel "phoone" is not known\ndid you mean "phone"?'
        assert editor.word(types.Location(editor.uri("moving.yaml"), wrong.range)) == ("moving.yaml", "phoone")
        await editor.type("moving.yaml", JOURNEY.replace("phoone", "phone"))
        await editor.until(lambda found: all(one.code != "JK203" for one in found["moving.yaml"]))
        await editor.type("moving.yaml", JOURNEY.replace("channels: [letter]", "channels: [letter"))
        await editor.until(lambda found: [one.code for one in found["moving.yaml"]] == ["JK001"])

    talk(tmp_path, conversation)


def test_a_word_behind_signs_outside_the_first_plane_is_marked_right(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        await editor.type("moving.yaml", JOURNEY.replace("owner: sales", "owner: sails"))
        await editor.until(lambda found: any(one.code == "JK202" for one in found.get("moving.yaml", ())))
        [wrong] = [one for one in editor.diagnostics["moving.yaml"] if one.code == "JK202"]
        assert editor.word(types.Location(editor.uri("moving.yaml"), wrong.range))[1] == "sails"

    talk(tmp_path, conversation)


def test_pointing_at_a_touchpoint_shows_its_figures_and_at_a_key_its_meaning(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        await editor.open("figures.yaml")
        at_id = await editor.client.text_document_hover_async(
            types.HoverParams(**editor.at("moving.yaml", "call, name"))
        )
        assert at_id.contents.value.startswith("**Bellen** (call)\n\nSatisfaction 26 (22-31) of 100, worth 19.3 points")
        assert at_id.contents.value.endswith("of the index: repair.")
        at_use = await editor.client.text_document_hover_async(types.HoverParams(**editor.at("figures.yaml", "bill,")))
        assert at_use.contents.value.startswith("**Bill** (bill)\n\nSatisfaction 7")
        key = await editor.client.text_document_hover_async(
            types.HoverParams(**editor.at("moving.yaml", "moment_of", 3))
        )
        assert key.contents.value.startswith("**moment of truth**")
        nothing = await editor.client.text_document_hover_async(types.HoverParams(**editor.at("moving.yaml", "Before")))
        assert nothing is None

    talk(tmp_path, conversation)


def test_an_id_leads_to_where_it_is_given(tmp_path):
    uses = [
        ("moving.yaml", "to: call", 5, [("moving.yaml", "call")]),
        ("moving.yaml", "use: bill", 6, [("library.yaml", "Bill")]),
        ("moving.yaml", "owner: sales", 8, [("journeykit.yaml", "sales")]),
        ("figures.yaml", "bill,", 1, [("library.yaml", "Bill")]),
        ("figures.yaml", "journey: moving", 10, [("moving.yaml", "moving")]),
        ("moving.yaml", "Before", 1, []),
    ]

    async def conversation(editor):
        for name in ("moving.yaml", "figures.yaml"):
            await editor.open(name)
        for name, needle, offset, expected in uses:
            asked = types.DefinitionParams(**editor.at(name, needle, offset))
            found = await editor.client.text_document_definition_async(asked)
            assert [editor.word(one) for one in found or []] == expected, needle

    talk(tmp_path, conversation)


def test_all_uses_of_an_id_are_found(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        at = editor.at("moving.yaml", "call, name", 1)
        asked = types.ReferenceParams(types.ReferenceContext(include_declaration=True), **at)
        found = await editor.client.text_document_references_async(asked)
        assert sorted((*editor.word(one), one.range.start.line) for one in found) == [
            ("figures.yaml", "call", 2),
            ("moving.yaml", "call", 6),
            ("moving.yaml", "call", 7),
        ]

    talk(tmp_path, conversation)


def test_ids_that_fit_are_offered_in_an_unfinished_text(tmp_path):
    begun = [
        ("      - use: ", {"bill"}, {"call"}),
        ("      - {name: New, next: [{to: ca", {"call", "letter", "bill"}, {"sales"}),
        ("      - {name: New, channels: [letter, ", {"phone", "letter"}, {"sales", "call"}),
        ("      - {name: New, owner: ", {"sales"}, {"phone"}),
    ]

    async def conversation(editor):
        await editor.open("moving.yaml")
        for typed, some, never in begun:
            await editor.type("moving.yaml", JOURNEY + typed)
            asked = types.CompletionParams(**editor.at("moving.yaml", typed, len(typed)))
            found = await editor.client.text_document_completion_async(asked)
            ids = {one.label for one in found}
            assert some <= ids, typed
            assert not never & ids, typed
            assert all(one.text_edit.new_text == one.label for one in found)

    talk(tmp_path, conversation)


def test_nothing_is_offered_where_no_id_belongs(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        asked = types.CompletionParams(**editor.at("moving.yaml", "Verhuizen", 4))
        assert not await editor.client.text_document_completion_async(asked)

    talk(tmp_path, conversation)


def test_an_id_is_renamed_in_all_files(tmp_path):
    async def conversation(editor):
        await editor.open("figures.yaml")
        at = editor.at("figures.yaml", "call,", 1)
        offered = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(**at))
        assert offered.placeholder == "call"
        edit = await editor.client.text_document_rename_async(types.RenameParams(new_name="phone-call", **at))
        assert editor.applied(edit) == {
            "figures.yaml": FIGURES.replace("touchpoint: call", "touchpoint: phone-call"),
            "moving.yaml": JOURNEY.replace("id: call", "id: phone-call").replace("to: call", "to: phone-call"),
        }

    talk(tmp_path, conversation)


def test_a_rename_that_would_break_something_is_refused_with_the_reason(tmp_path):
    refused = {"letter": 'already something with the id "letter"', "Not An Id": "small letters, digits and hyphens"}

    async def conversation(editor):
        await editor.open("figures.yaml")
        at = editor.at("figures.yaml", "call,", 1)
        for new, why in refused.items():
            with pytest.raises(JsonRpcException, match=why):
                await editor.client.text_document_rename_async(types.RenameParams(new_name=new, **at))

    talk(tmp_path, conversation)


def test_a_fix_is_offered_where_the_finding_is(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        at = editor.at("moving.yaml", "phoone")
        here = types.Range(at["position"], at["position"])
        asked = types.CodeActionParams(at["text_document"], here, types.CodeActionContext([]))
        found = await editor.client.text_document_code_action_async(asked)
        [fix] = [one for one in found if one.diagnostics[0].code == "JK203"]
        assert editor.applied(fix.edit) == {"moving.yaml": JOURNEY.replace("phoone", "phone")}
        assert not fix.is_preferred

    talk(tmp_path, conversation)


def test_what_is_no_journey_and_what_is_nowhere_disturbs_nobody(tmp_path):
    async def conversation(editor):
        await editor.open("notes.yaml")
        item = types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, JOURNEY)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        lost = {"text_document": types.TextDocumentIdentifier(item.uri), "position": types.Position(0, 0)}
        assert await editor.client.text_document_hover_async(types.HoverParams(**lost)) is None
        assert not await editor.client.text_document_completion_async(types.CompletionParams(**lost))
        await editor.open("moving.yaml")
        await editor.until(lambda found: found.get("moving.yaml"))
        assert not editor.diagnostics.get("notes.yaml")

    talk(tmp_path, conversation, FILES | {"notes.yaml": "a: [1, 2]\n"})


def test_a_file_that_changes_on_disk_is_looked_at_again(tmp_path):
    async def conversation(editor):
        await editor.open("moving.yaml")
        await editor.until(lambda found: found.get("moving.yaml"))
        (tmp_path / "library.yaml").write_text(LIBRARY.replace("letter", "lettre"))
        change = types.FileEvent(editor.uri("library.yaml"), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        await editor.until(lambda found: any(one.code == "JK203" for one in found.get("library.yaml", ())))

    talk(tmp_path, conversation)


def test_without_pygls_the_command_says_what_to_install(tmp_path):
    (tmp_path / "pygls.py").write_text("raise ImportError('not here')\n")
    done = subprocess.run(
        [sys.executable, "-m", "journeykit", "lsp"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: the language server needs pygls\n  pip install 'journeykit[lsp]'\n"
