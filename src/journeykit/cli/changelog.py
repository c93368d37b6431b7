"""`journeykit changelog`: what changed for the customer between two revisions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import OutputFile, ReportLanguage
from journeykit.cli.project import each_once
from journeykit.cli.revisions import meant, need_documents

if TYPE_CHECKING:
    from journeykit.git.revisions import Commit
    from journeykit.workspace import Workspace


def command(
    before: Annotated[str, typer.Argument(metavar="A", help="The revision before: a tag, a branch, a commit.")],
    after: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="The revision after; by default HEAD. A..B and A...B work as in diff."),
    ] = None,
    language: ReportLanguage = None,
    output: OutputFile = None,
) -> int:
    """Tell what changed for the customer between two revisions, as Markdown for a client.

    What came, went, moved or is called otherwise; promises, channels, waiting and opening hours; what was improved or
    tried; satisfaction that clearly rose or fell, with its interval. What customers do not notice is only counted.
    """
    from journeykit.history import commit_of, diff
    from journeykit.reports.changelog.report import changelog_report

    before, later = meant([one for one in (before, after) if one is not None], Path.cwd())
    after = later or "HEAD"
    old, new = (each_once(_at(revision)) for revision in (before, after))
    need_documents(old, new)
    spoken = language.value if language else new.project.language
    begin, end = (commit_of(Path.cwd(), revision) for revision in (before, after))
    if end.when < begin.when:
        console.note(console.t("{before} is later than {after}: this is told backwards", before=before, after=after))
    found = diff(old, new, _named(before, begin, spoken), _named(after, end, spoken))
    write_result(changelog_report(found, old, new, spoken), output)
    return Exit.CLEAN


def _at(revision: str) -> Workspace:
    from journeykit.history import at

    return at(Path.cwd(), revision)


def _named(revision: str, commit: Commit, language: str) -> str:
    """A revision with its day, as a client knows it: what git calls HEAD is just that day."""
    from journeykit.words import date

    day = date(commit.when.date(), language)
    if revision.startswith("HEAD"):
        return day
    return f"{commit.id[:8] if commit.id.startswith(revision) else revision} ({day})"
