"""Comments that silence a rule in one place, and what is wrong with them (JK009, JK011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, Span, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case
    from journeykit.workspace import Workspace

_COMMENT = re.compile(r"#\s*journeykit:\s*(?P<verb>ignore-file|ignore)\b(?:\[(?P<words>[^\]]*)\])?(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: `# journeykit: ignore[JK304] reason`, or `ignore-file[…]` for the whole file.

    It speaks of its own line, and of the next one when it stands on a line of its own.
    """

    file: PurePosixPath
    line: int
    column: int
    words: tuple[str, ...]
    whole_file: bool
    alone: bool
    text: str

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that it speaks of; none when it is about the whole file."""
        if self.whole_file:
            return ()
        return (self.line, self.line + 1) if self.alone else (self.line,)

    def place(self, word: str = "") -> Place:
        """Return the place of the comment, or of one code in it."""
        start = self.column + (self.text.index(word) if word else 0)
        span = Span(self.line, start, self.line, start + len(word or self.text.rstrip()))
        return Place(self.file, (), span)


def ignores(workspace: Workspace) -> tuple[Ignore, ...]:
    """Return every ignore comment of the project, also those without a code."""
    return tuple(_ignores(workspace))


def _ignores(workspace: Workspace) -> Iterator[Ignore]:
    for document in workspace.documents:
        tree = document.tree
        # The bytes are at hand, and hardly any text has such a comment.
        if b"journeykit:" not in (workspace.texts.get(document.file) or tree.text.encode()):
            continue
        for line, comment in tree.comment_lines("journeykit:"):
            found = _COMMENT.match(comment)
            if found is None:
                continue
            start = tree.line_starts[line - 1]
            column = tree.text.index(comment, start) - start + 1
            words = tuple(word.strip() for word in (found["words"] or "").split(",") if word.strip())
            alone = not tree.text[start : start + column - 1].strip()
            yield Ignore(document.file, line, column, words, found["verb"] == "ignore-file", alone, comment)


def unused_ignore(case: Case) -> Iterator[Finding]:
    """An ignore comment silences something.

    When what it was for has been mended, a comment that stays behind hides the next mistake in the same place.

    Fails:
        kind: journey
        title: A night at the hotel
        # journeykit: ignore[JK203] the pigeon post is new
        phases: [{name: Arrival, touchpoints: [{name: Check-in, channels: [reception]}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, channels: [reception]}]}]
    """
    yield from case.stored("JK009")


def ignore_without_code(case: Case) -> Iterator[Finding]:
    """An ignore comment names the rules that it silences.

    A comment without a code would silence everything in its place, also what nobody has thought of; so it silences
    nothing. A reason after the code helps whoever reads it later.

    Fails:
        kind: journey
        title: A night at the hotel
        # journeykit: ignore
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        # journeykit: ignore[JK203] the pigeon post is new
        phases: [{name: Arrival, touchpoints: [{name: Check-in, channels: [pigeon-post]}]}]
    """
    for ignore in ignores(case.workspace):
        if not ignore.words:
            hint = message("write the code: {sample}", sample="# journeykit: ignore[JK304] why")
            yield Finding(ignore.place(), message("this comment names no rule, so it silences nothing"), hint=hint)
