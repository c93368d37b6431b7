"""The diagrams inside a Markdown file: what stands between its fences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

_MARKDOWN = frozenset({".md", ".markdown", ".mdx", ".mkd", ".qmd", ".rmd"})
_OPENING = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,}|:{3,})\s*\{?\.?mermaid\b[^\n`]*", re.IGNORECASE)
_ANY_OPENING = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*\s*")


@dataclass(frozen=True)
class Fenced:
    """One diagram: its text, the line before it, what is cut off each line, and the heading above it."""

    text: str
    lines_above: int = 0
    indent: int = 0
    heading: str | None = None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]


def is_markdown(file: PurePosixPath, text: str) -> bool:
    """Whether a file is Markdown: by its name, or because a mermaid fence stands in it."""
    return file.suffix.lower() in _MARKDOWN or any(_OPENING.fullmatch(line) for line in text.split("\n"))


def diagrams(text: str) -> Iterator[Fenced]:
    """Yield the mermaid diagrams of a Markdown text, whatever they are diagrams of."""
    lines = text.split("\n")
    heading: str | None = None
    at = 0
    while at < len(lines):
        opening = _ANY_OPENING.fullmatch(lines[at]) or _OPENING.fullmatch(lines[at])
        if opening is None:
            title = _HEADING.fullmatch(lines[at])
            heading = title["text"] if title else heading
            at += 1
            continue
        end = _end(lines, at + 1, opening["fence"])
        mermaid = _OPENING.fullmatch(lines[at])
        if mermaid:
            indent = len(mermaid["indent"])
            inside = [line[_margin(line, indent) :] for line in lines[at + 1 : end]]
            yield Fenced("\n".join(inside) + "\n", at + 1, indent, heading)
        at = end + 1


def _end(lines: list[str], start: int, fence: str) -> int:
    """The line that closes a fence; the end of the file when none does, as Markdown has it."""
    closing = re.compile(rf"[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}\s*")
    return next((i for i in range(start, len(lines)) if closing.fullmatch(lines[i])), len(lines))


def _margin(line: str, indent: int) -> int:
    """How much of a line belongs to the margin of its fence."""
    head = line[:indent]
    return len(head) - len(head.lstrip(" \t>"))
