"""`journeykit diff`: what changed in meaning between two revisions, with the scores."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import OutputFile, ReportLanguage
from journeykit.cli.project import each_once
from journeykit.cli.revisions import meant, need_documents, need_files
from journeykit.cli.scored import table_width
from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.words import say

if TYPE_CHECKING:
    from journeykit.history import Diff
    from journeykit.workspace import Workspace


class DiffFormat(StrEnum):
    """How a difference is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    GITHUB = "github-comment"


class FailOn(StrEnum):
    """What makes the exit code 1."""

    WORSE = "worse"
    REPAIR = "repair"
    REMOVED = "removed"


_ENDINGS = {".md": DiffFormat.MARKDOWN, ".json": DiffFormat.JSON, ".html": DiffFormat.HTML, ".htm": DiffFormat.HTML}


def command(
    revisions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV [REV]]", help="Revisions, A..B, A...B, or two folders; by default HEAD and the files."
        ),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="Compare with what is staged for the next commit.")] = False,
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option("--fail-on", help="Exit 1 when figures got worse, something is to be repaired, or was removed."),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept", metavar="FINGERPRINT", help="A change that is known and meant; --fail-on lets it pass."
        ),
    ] = None,
    wanted: Annotated[
        DiffFormat | None, typer.Option("--format", help="How it is written; by default as FILE ends, else text.")
    ] = None,
    language: ReportLanguage = None,
    output: OutputFile = None,
) -> int:
    """Show what changed in meaning, and what that does to figures, choices and plans.

    What was added, removed, renamed, moved and changed; the index split into what figures did, what weights did and what
    came or went; plans that slipped and figures that became old. A change within its noise is called so. --fail-on worse: a
    touchpoint whose figures changed falls clearly or turns to repair, or the index falls by the changed figures alone.
    """
    from journeykit.history import diff
    from journeykit.reports.diff.report import diff_report

    old, new, before, after = _sides(revisions or [], staged=staged)
    need_documents(old, new)
    form = wanted or _ENDINGS.get(output.suffix if output is not None else "", DiffFormat.TEXT)
    tongue = language.value if language else new.project.language
    called = (
        say(after.text, after.args, "en" if form is DiffFormat.JSON else tongue)
        if isinstance(after, Message)
        else after
    )
    found = diff(each_once(old), each_once(new), before, called)
    write_result(diff_report(found, form.value, tongue, table_width(output)), output)
    return _verdict(found, fail_on or [], frozenset(accept or ()))


def _verdict(found: Diff, fail_on: list[FailOn], accepted: frozenset[str]) -> int:
    failed = {one.fingerprint for level in fail_on for one in found.failures(level.value, accepted)}
    if failed:
        console.note(console.t("--fail-on: {fingerprints}", fingerprints=", ".join(sorted(failed))))  # fmt: skip
    return Exit.FINDINGS if failed else Exit.CLEAN


def _sides(revisions: list[str], *, staged: bool) -> tuple[Workspace, Workspace, str, str | Message]:
    """The two states, and what they are called."""
    from journeykit.history import at
    from journeykit.history import staged as staged_now
    from journeykit.workspace import load

    here = Path.cwd()
    if len(revisions) > 2:
        raise JourneykitError(message("name two revisions at most"))
    if len(revisions) == 2 and all(Path(one).is_dir() for one in revisions):
        _not_staged(staged=staged)
        return load([Path(revisions[0])]), load([Path(revisions[1])]), revisions[0], revisions[1]
    before, after = meant(revisions, here)
    old = at(here, before)
    named = revisions[0].split("...")[0] or "HEAD" if revisions and "..." in revisions[0] else before
    if after is not None:
        _not_staged(staged=staged)
        return old, at(here, after), named, after
    need_files(here)
    if staged:
        return old, staged_now(here), named, message("what is staged")
    return old, load([here]), named, message("the files as they are")


def _not_staged(*, staged: bool) -> None:
    if staged:
        raise JourneykitError(message("--staged compares with one revision at most"))
