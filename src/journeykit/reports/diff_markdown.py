"""A difference as Markdown, and as one comment on a pull request that is kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.templating import escape
from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.reports.diff_words import Account, Section, Told

MARKER = "<!-- journeykit diff -->"
"""The first line of the comment: whoever posts it finds the one of before by it, and writes over that."""

LIMIT = 60_000
"""Characters: GitHub takes 65,536."""


def as_markdown(told: Account) -> str:
    """Write a difference as a page."""
    blocks = [f"# {escape(told.title)}", escape(told.headline), *_table(told)]
    for section in told.sections:
        blocks.append(f"## {escape(section.title)}")
        blocks.append("\n".join(_lines(section)))
    return "\n\n".join(blocks) + "\n"


def as_comment(told: Account, language: str) -> str:
    """Write a difference as a comment: the headline and the table at once, the rest to unfold, the most important first.

    What does not fit into 60,000 characters is counted.
    """
    t = translator(language)
    head = [
        MARKER,
        f"**{escape(told.headline)}**",
        *_table(told),
        f"{_signs(t('added'), t('removed'), t('changed'), t('worse'))}",
    ]
    room = LIMIT - len("\n\n".join(head)) - 400
    blocks, left = [], 0
    for section in told.sections:
        kept = []
        lines = list(_lines(section))
        around = len(section.title) + 80
        for line in lines:
            if room - around - len(line) - 1 < 0:
                break
            kept.append(line)
            room -= len(line) + 1
        left += len(lines) - len(kept)
        if kept:
            room -= around
            opened = "" if section.folded else " open"
            summary = f"<summary>{_html(section.title)} ({len(section.lines)})</summary>"
            blocks.append(f"<details{opened}>\n{summary}\n\n" + "\n".join(kept) + "\n\n</details>")
    if left:
        blocks.append(escape(t("{count} more lines did not fit; journeykit diff shows them.", count=left)))
    return "\n\n".join([*head, *blocks]) + "\n"


def _signs(added: str, removed: str, changed: str, worse: str) -> str:
    return f"`+` {added} · `-` {removed} · `~` {changed} · `!` {worse}"


def _table(told: Account) -> list[str]:
    if not told.rows:
        return []
    rows = [told.header, *told.rows]
    lines = [f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows]
    lines.insert(1, f"|{'---|' * len(told.header)}")
    return ["\n".join(lines)]


def _lines(section: Section) -> Iterator[str]:
    for line in section.lines:
        yield _line(line)
        yield from (f"  - {escape(one)}" for one in line.below)


def _line(line: Told) -> str:
    mark = f" `{line.fingerprint}`" if line.sign == "!" and line.fingerprint else ""
    return f"- `{line.sign}` {escape(line.text)}{mark}"


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
