"""A difference as Markdown, and as one comment on a pull request that is kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.templating import escape
from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.reports.diff.said import Told
    from journeykit.reports.diff.words import Account, Section

MARKER = "<!-- journeykit diff -->"
"""The first line of the comment: whoever posts it finds the one of before by it, and writes over that."""

LIMIT = 60_000
"""Characters: GitHub takes 65,536."""

_AROUND = 200
_MOST_ROWS = 25
_MOST_LINES = 50
"""So many lines a section: more is read by nobody, and leaves no room for what comes after."""


def as_markdown(told: Account) -> str:
    """Write a difference as a page."""
    blocks = [f"# {escape(told.title)}", escape(told.headline), *_table(told)]
    for section in told.sections:
        blocks.append(f"## {escape(section.title)}")
        blocks.append("\n".join(_lines(section)))
    return "\n\n".join(blocks) + "\n"


def as_comment(told: Account, language: str, limit: int = LIMIT) -> str:
    """Write a difference as a comment: the headline and the table at once, the rest to unfold, the most important first.

    What does not fit is counted.
    """
    t = translator(language)
    signs = _signs(t("added"), t("removed"), t("changed"), t("worse"))
    head = [MARKER, f"**{escape(told.headline)}**", *_table(told, _MOST_ROWS), signs]
    room = limit - len("\n\n".join(head)) - _AROUND
    blocks, left = [], max(0, len(told.rows) - _MOST_ROWS)
    for section in told.sections:
        lines = [_whole(line) for line in section.lines]
        kept = lines[:_MOST_LINES]
        while kept and sum(len(line) + 1 for line in kept) + len(section.title) + _AROUND > room:
            kept.pop()
        left += len(lines) - len(kept)
        if kept:
            opened = "" if section.folded else " open"
            summary = f"<summary>{_html(section.title)} ({len(section.lines)})</summary>"
            blocks.append(f"<details{opened}>\n{summary}\n\n" + "\n".join(kept) + "\n\n</details>")
            room -= len(blocks[-1]) + 2
    if left:
        blocks.append(escape(t("{count} more did not fit; journeykit diff shows them.", count=left)))
    return "\n\n".join([*head, *blocks]) + "\n"


def _signs(added: str, removed: str, changed: str, worse: str) -> str:
    return f"`+` {added} · `-` {removed} · `~` {changed} · `!` {worse}"


def _table(told: Account, most: int | None = None) -> list[str]:
    if not told.rows:
        return []
    rows = [told.header, *told.rows[:most]]
    lines = [f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows]
    lines.insert(1, f"|{'---|' * len(told.header)}")
    return ["\n".join(lines)]


def _lines(section: Section) -> Iterator[str]:
    for line in section.lines:
        yield _whole(line)


def _whole(line: Told) -> str:
    """A line with what stands below it."""
    return "\n".join((_line(line), *(f"  - {escape(one)}" for one in line.below)))


def _line(line: Told) -> str:
    mark = f" `{line.fingerprint}`" if line.sign == "!" and line.fingerprint else ""
    return f"- `{line.sign}` {escape(line.text)}{mark}"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
