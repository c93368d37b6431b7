"""A difference written out: for a terminal, as Markdown, as a comment, as a page, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit.reports.diff.as_json import diff_json
from journeykit.reports.diff.markdown import as_comment, as_markdown
from journeykit.reports.diff.words import account
from journeykit.reports.text_layout import Column, Table, as_text
from journeykit.words import one_line, translator

if TYPE_CHECKING:
    from journeykit.history.diff_values import Diff
    from journeykit.reports.diff.said import Told
    from journeykit.reports.diff.words import Account

Form = Literal["text", "markdown", "json", "html", "github-comment"]


def diff_report(diff: Diff, form: Form, language: str, width: int = 80) -> str:
    """Write a difference.

    Args:
        diff: The difference.
        form: `text` for a terminal, `markdown`, `html` and `github-comment` to read, `json` for programs.
        language: The language of all but JSON.
        width: The columns of the terminal.
    """
    if form == "json":
        return diff_json(diff)
    told = account(diff, language)
    match form:
        case "markdown":
            return as_markdown(told)
        case "github-comment":
            return as_comment(told, language)
        case "html":
            from journeykit.reports.diff.page import as_page

            return as_page(told, language)
        case _:
            return _text(told, language, width)


def _text(told: Account, language: str, width: int) -> str:
    from journeykit.reports.text_layout import wrapped

    blocks = ["\n".join((*wrapped(told.title, width), *wrapped(told.headline, width)))]
    if told.rows:
        columns = tuple(
            Column(name, right=i > 0, flexible=i == 0, spare=i == len(told.header) - 1)
            for i, name in enumerate(told.header)
        )
        blocks.append(as_text([Table((), columns, told.rows)], width).rstrip("\n"))
    for section in told.sections:
        lines = [section.title, *(part for line in section.lines for part in _line(line, width))]
        blocks.append("\n".join(lines))
    if any(line.fingerprint for section in told.sections for line in section.lines if line.sign == "!"):
        blocks.append(translator(language)("--accept FINGERPRINT lets a change pass that is known and meant."))
    return "\n\n".join(blocks) + "\n"


def _line(line: Told, width: int) -> list[str]:
    from journeykit.reports.text_layout import wrapped

    mark = f" [{line.fingerprint}]" if line.sign == "!" and line.fingerprint else ""
    first, *rest = wrapped(one_line(line.text) + mark, width - 2)
    below = [part for one in line.below for part in _indented(wrapped(one_line(one), width - 6))]
    return [f"{line.sign} {first}", *(f"  {part}" for part in rest), *below]


def _indented(parts: list[str]) -> list[str]:
    return [f"    {part}" if i == 0 else f"      {part}" for i, part in enumerate(parts)]
