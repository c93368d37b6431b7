"""What would move, written out: as a table, as Markdown, and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit.reports.text_layout import Column, Table, as_markdown, as_text, without_empty, wrapped
from journeykit.reports.whatif.words import Words

if TYPE_CHECKING:
    from journeykit.planning.whatif.values import JourneyMove, Move, WhatIf
    from journeykit.workspace import Workspace

Form = Literal["table", "json", "markdown"]
WIDTH = 80


def whatif_report(found: WhatIf, workspace: Workspace, form: Form, language: str, width: int = WIDTH) -> str:
    """Write what would move.

    Args:
        found: What would move.
        workspace: Where it comes from: it knows the names of brand values.
        form: `table` for people, `markdown` for a page, `json` for programs.
        language: The language of table and Markdown; JSON has none.
        width: The columns of the terminal that a table is for.
    """
    if form == "json":
        from journeykit.reports.whatif.as_json import json_text

        return json_text(found, workspace.seen_by.group if workspace.seen_by is not None else None)
    if form == "markdown":
        return _markdown(found, Words(language, workspace, " → "), workspace)
    return _text(found, Words(language, workspace), workspace, width)


def _asked(words: Words, workspace: Workspace) -> str:
    """What was asked, and for whom when it was for one persona."""
    seen = workspace.seen_by
    return words.t("What if") if seen is None else words.t("What if, for {name}", name=seen.name)


def _text(found: WhatIf, words: Words, workspace: Workspace, width: int) -> str:
    assumed = [f"  {line}" for said in words.assumed(found) for line in _hanging(said, width - 2)]
    blocks = ["\n".join([f"{_asked(words, workspace)}:", *assumed])]
    for move in found.journeys:
        blocks.append(as_text([_table(move, words)], width).rstrip("\n"))
        reasons = [line for said in words.reasons(move) for line in _hanging(said, width)]
        if reasons:
            blocks.append("\n".join(reasons))
    blocks += ["\n".join(wrapped(said, width)) for said in words.closing(found)]
    return "\n\n".join(blocks) + "\n"


def _hanging(text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width - 2)
    return [first, *(f"  {line}" for line in rest)]


def _markdown(found: WhatIf, words: Words, workspace: Workspace) -> str:
    from journeykit.reports.templating import escape

    blocks = [f"# {escape(_asked(words, workspace))}", "\n".join(f"- {escape(said)}" for said in words.assumed(found))]
    for move in found.journeys:
        table = _table(move, words)
        title, *figures = table.above
        blocks.append(f"## {escape(title)}")
        blocks.append("\n".join(f"- {escape(line)}" for line in figures))
        blocks.append(as_markdown([Table((), table.columns, table.rows)]).rstrip("\n"))
        reasons = words.reasons(move)
        if reasons:
            blocks.append("\n".join(f"- {escape(line)}" for line in reasons))
    blocks += [escape(said) for said in words.closing(found)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _table(move: JourneyMove, words: Words) -> Table:
    t = words.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("satisfaction"), right=True),
        Column(t("choice")),
        Column("#", right=True),
        Column(t("brand"), right=True),
    )
    rows = tuple(_row(one, words) for one in move.touchpoints)
    return without_empty(Table(words.journey(move), columns, rows))


def _row(one: Move, words: Words) -> tuple[str, ...]:
    before, after = one.before, one.after
    return (
        after.name,
        words.arrow(words.figure(before.performance.value), words.figure(after.performance.value)),
        words.arrow(words.speech.choice(before), words.speech.choice(after)),
        words.arrow(words.place(before), words.place(after)),
        words.arrow(words.figure(before.brand.expression), words.figure(after.brand.expression)),
    )
