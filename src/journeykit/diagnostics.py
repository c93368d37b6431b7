"""What is wrong, where, and how it is mended: plain values. Nothing here prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeAlias

Argument: TypeAlias = "str | int | float"
KeyPath: TypeAlias = "tuple[str | int, ...]"


class JourneykitError(Exception):
    """Wrong usage or a machine that lacks something: the sentence is for the user, the exit code is 2.

    Problems inside people's files are never raised: they are `Finding` values.
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.english)
        self.message = message
        self.hint = hint


class NothingToDoError(JourneykitError):
    """There is nothing to work on: no document, no journey of that id. The exit code is 3."""


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return {"note": 0, "warning": 1, "error": 2}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: lines and columns count from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with named gaps, and what fills them.

    The English text is the key under which `words` finds the Dutch one.
    """

    text: str
    args: tuple[tuple[str, Argument], ...] = ()

    @property
    def english(self) -> str:
        """The sentence, filled in."""
        return self.text.format(**dict(self.args)) if self.args else self.text.format()

    def __lt__(self, other: Message) -> bool:
        """Sentences are in the order of their English words."""
        return self.english < other.english


def message(text: str, /, **args: Argument) -> Message:
    """Make a `Message`; `text` is English with `{named}` gaps."""
    return Message(text, tuple(sorted(args.items())))


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file and a path of keys and list indices in it.

    `span` is given only when there is no tree to ask, as with broken YAML. `at_key` points at the key
    rather than at its value.
    """

    file: PurePosixPath
    path: KeyPath = ()
    span: Span | None = None
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding, with what it has to do with it."""

    place: Place
    message: Message


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace the text of one span."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """An automatic mend of one file. `safe`: it cannot change what the author meant."""

    title: Message
    file: PurePosixPath
    edits: tuple[TextEdit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What reading or a rule has to say, at a place that is still a path of keys.

    Reading fills in `code`; for rules, `check` does.
    """

    place: Place
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A related place, resolved to a span.

    `path` and `at_key` are what it was resolved from, as in `Diagnostic`.
    """

    file: PurePosixPath
    span: Span | None
    message: Message
    path: KeyPath = field(default=(), compare=False, repr=False)
    at_key: bool | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """A finding with everything that a reader needs: code, severity, exact place, hint.

    `at_key` tells whether the span is that of the key at `path` or of its value; None when the span was not found by
    the path, so that it cannot be found again.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    file: PurePosixPath
    span: Span | None
    path: KeyPath
    fingerprint: str
    hint: Message | None = None
    related: tuple[Located, ...] = field(default=())
    fix: Fix | None = None
    at_key: bool | None = field(default=None, compare=False, repr=False)

    def __hash__(self) -> int:
        """Return what the fingerprint gives: it says nearly all that a finding is."""
        return hash(self.fingerprint)
