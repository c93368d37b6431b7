"""What all formats have in common: what goes in, what comes out, and what did not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Finding, Message, TextEdit

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

LARGEST: Final = 16 * 1024 * 1024
"""No source is larger than this; a format may take less."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that somebody wants to bring in: its path as the user gave it, and its bytes."""

    file: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """What is known beside the sources.

    `scale`: the two ends of the scores in them, when the user gave it. `journeys` and `personas`: ids that the project
    has already, where the documents go; `known`: the names of its personas that are documents, by id. `apart`: whether
    documents can stand beside the journey, so that personas get one of their own. `schema`: the path from the documents
    to the project's JSON Schema; `schemas`: the same for kinds that stand elsewhere.
    """

    scale: tuple[float, float] | None = None
    journeys: frozenset[str] = frozenset()
    personas: frozenset[str] = frozenset()
    known: Mapping[str, str] = field(default_factory=dict)
    apart: bool = False
    schema: str = "../journeykit.schema.json"
    schemas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """How something was read or what did not fit: one line of the report with which every import ends.

    `lost` tells the two apart: what did not fit is said under a heading of its own.
    """

    file: PurePosixPath
    line: int | None
    message: Message
    lost: bool = False


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that an import made: its id, for the name of its file, its bytes, and its kind."""

    id: str
    data: bytes
    kind: str = "journey"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the sources: documents, why some were refused, and the report.

    A source with a finding gave no document.
    """

    documents: tuple[NewDocument, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does to one file of the project: the edits, and the bytes before and after."""

    file: PurePosixPath
    before: bytes
    after: bytes
    edits: tuple[TextEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What a filled-in table does to the documents that are there.

    With a finding there are no changes: a table is taken whole or not at all.
    """

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format that journeykit speaks; what it cannot do is None.

    `read` makes new documents of sources; `revise` changes documents that are there after a filled-in table (the
    journey is the one that new rows go to, when it was named), `revise_all` after several; `write` puts journeys in the format, in a language;
    `forms` are its writers by the word that `--format` takes, and `losses` says what did not fit into one.
    """

    name: str
    read: Callable[[Sequence[Source], Options], Imported] | None = None
    revise: Callable[[Source, Workspace, Journey | None], Revision] | None = None
    revise_all: Callable[[Sequence[Source], Workspace, Journey | None], Revision] | None = None
    write: Callable[[Workspace, Sequence[Journey], str], bytes] | None = None
    forms: Mapping[str, Callable[[Workspace, Sequence[Journey], str], bytes]] = field(default_factory=dict)
    losses: Callable[[Workspace, Sequence[Journey], str], tuple[Remark, ...]] | None = None
