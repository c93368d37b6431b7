"""What one check leaves behind for the next: per file what it was, what others may see of it, and what was found in it.

A ledger is plain values, written by `marshal`: nothing in it is ever executed. It speaks of one project, one way of
asking and one day; who keeps it sees to that, and that it comes back as it was. What it says of a file holds as long as
the file, the documents that are no journeys and the outlines of all journeys are the same (`sight`).
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from journeykit.check.packing import packed
from journeykit.check.sight import BY_OUTLINE, outline
from journeykit.scoring.records import newest_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import PurePosixPath

    from journeykit.check.judging import Judged
    from journeykit.diagnostics import Diagnostic
    from journeykit.rules import Case
    from journeykit.workspace import Document, PlacedRecord, Workspace

_VERSION = 1
_DIGEST = 20


@dataclass(frozen=True, slots=True)
class Text:
    """One file as it was: the digest of its bytes, and that of its outline when it is a sound journey.

    `surrounds` tells that findings in other files may rest on more than its outline and the ids of its touchpoints, so
    that it has to be there when they are looked for. A file without a finding that is no document does not.
    """

    content: bytes
    outline: bytes | None
    surrounds: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found in one file, packed: what is reported, what is silenced of rules by outline, and how much is."""

    shown: list[Any]
    silenced: list[Any]
    count: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one check has found, by file; `files` is what its report counts, `searches` what "did you mean" has spent.

    `touchpoints` are the ids of all touchpoints by journey.
    """

    files: int
    searches: int
    texts: Mapping[str, Text]
    touchpoints: Mapping[str, tuple[str, ...]]
    entries: Mapping[str, Entry]

    def written(self) -> bytes:
        """Return the ledger as bytes."""
        texts = {file: (one.content, one.outline, one.surrounds) for file, one in self.texts.items()}
        entries = {file: (one.shown, one.silenced, one.count) for file, one in self.entries.items()}
        return marshal.dumps((_VERSION, self.files, self.searches, texts, dict(self.touchpoints), entries))


def read_ledger(data: bytes) -> Ledger | None:
    """Return the ledger of some bytes; None when it is of another version."""
    try:
        version, files, searches, texts, touchpoints, entries = marshal.loads(data)  # noqa: S302 - from our own cache
        if version != _VERSION:
            return None
        return Ledger(
            files,
            searches,
            {file: Text(*one) for file, one in texts.items()},
            touchpoints,
            {file: Entry(*one) for file, one in entries.items()},
        )
    except (EOFError, ValueError, TypeError):
        return None


def content_of(data: bytes) -> bytes:
    """Return the digest of what a file holds."""
    return blake2b(data, digest_size=_DIGEST).digest()


def ledger_of(case: Case, judged: Judged, files: int, searches: int, *, words: bool) -> Ledger | None:
    """Return what a check leaves behind; None when some finding may rest on anything."""
    workspace = case.workspace
    # What the library has planned stands where it is used first: that depends on all who use it.
    if any(at.key[0].startswith("=") for at in workspace.improvements):
        return None
    return Ledger(
        files,
        searches,
        _texts(workspace, words=words),
        {journey: tuple(sorted(ids)) for journey, ids in case.known.touchpoints.items()},
        dict(_entries(workspace, judged)),
    )


def _entries(workspace: Workspace, judged: Judged) -> Iterator[tuple[str, Entry]]:
    shown = _by_file(judged.shown)
    silenced = _by_file(judged.silenced)
    for file in sorted(shown.keys() | silenced.keys()):
        silent = silenced.get(file, [])
        yield (
            file.as_posix(),
            Entry(
                [packed(one) for one in shown.get(file, ())],
                [packed(one) for one in silent if one.code in BY_OUTLINE],
                len(silent) if workspace.in_focus(file) else 0,
            ),
        )


def _by_file(diagnostics: Collection[Diagnostic]) -> dict[PurePosixPath, list[Diagnostic]]:
    found: dict[PurePosixPath, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.file, []).append(diagnostic)
    return found


def _texts(workspace: Workspace, *, words: bool) -> dict[str, Text]:
    around = set(surrounding(workspace))
    texts: dict[str, Text] = {}
    for file, data in workspace.texts.items():
        document = workspace.document(file)
        seen = outline(document, words=words) if document is not None else None
        digest = content_of(seen) if seen is not None else None
        texts[file.as_posix()] = Text(content_of(data), digest, file in around)
    return texts


def surrounding(workspace: Workspace) -> Iterator[PurePosixPath]:
    """Yield the files that must be there when findings are looked for in another."""
    yield from (finding.place.file for finding in workspace.findings)
    journeys = workspace.documents_of("journey", sound=True)
    sound = {document.file for document in journeys}
    yield from (document.file for document in workspace.documents if document.file not in sound)
    homes: dict[str, list[PurePosixPath]] = {}
    for document in journeys:
        homes.setdefault(document.model.id, []).append(document.file)
        if _reaches_out(document):
            yield document.file
    yield from (file for files in homes.values() if len(files) > 1 for file in files)
    yield from _newest(workspace, sound)


def _reaches_out(document: Document) -> bool:
    """Tell whether a journey plans something for another one, or has personas that others may know."""
    journey = document.model
    if not all(isinstance(persona, str) for persona in journey.personas):
        return True
    planned = (*journey.improvements, *(one for touchpoint in journey.touchpoints for one in touchpoint.improvements))
    return any("/" in affected.id for improvement in planned for affected in improvement.touchpoints)


def _newest(workspace: Workspace, journeys: Collection[PurePosixPath]) -> Iterator[PurePosixPath]:
    """Yield a journey that has the newest figure: how old the others are depends on it."""
    records: dict[PurePosixPath, list[PlacedRecord]] = {}
    for placed in workspace.records:
        if placed.place.file in journeys:
            records.setdefault(placed.place.file, []).append(placed)
    newest = {file: day for file, placed in records.items() if (day := newest_day(placed))}
    if newest:
        yield max(newest, key=lambda file: (newest[file], file))
