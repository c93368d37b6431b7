"""How `validate` writes its report: which format, to which stream, and what stands beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.reports.diagnostics.report import Style
    from journeykit.workspace import Workspace


class OutputFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


_FOR_PEOPLE = (OutputFormat.TEXT, OutputFormat.CONCISE)
_STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
# Where build servers put the repository: what they show is named from there.
_REPOSITORY = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@dataclass(frozen=True, slots=True)
class Writing:
    """What was asked for: a format, a file (None: stdout), notes too, counts instead of findings."""

    format: OutputFormat
    output: Path | None = None
    notes: bool = False
    statistics: bool = False

    @property
    def to_file(self) -> bool:
        """Whether the report goes to a file."""
        return self.output is not None and self.output != Path("-")

    def report(self, report: Report, workspace: Workspace) -> None:
        """Write a report: for programs as it is, its words beside it when it goes to a file."""
        style = self._style(workspace.root)
        if self.format is OutputFormat.GITHUB:
            self._annotate(report, workspace, style)
        elif self.format not in _FOR_PEOPLE:
            console.write_result(self._for_programs(report, _shown_in_repository(workspace.root), style), self.output)
            if self.to_file:
                self._words(report, workspace, style, OutputFormat.TEXT)
        elif self.to_file:
            from journeykit.reports.diagnostics.report import summary

            console.write_result(self._text(report, workspace, style, self.format), self.output)
            console.note(summary(report, style))
        else:
            self._words(report, workspace, style, self.format)

    @contextmanager
    def for_programs_too(self) -> Iterator[None]:
        """When there is nothing to check, give programs an empty report: they read one whatever happens."""
        try:
            yield
        except NothingToDoError:
            if self.format not in (*_FOR_PEOPLE, OutputFormat.GITHUB):
                from journeykit.check import Report

                empty = self._for_programs(Report((), 0), PurePosixPath.as_posix, self._style(Path()))
                console.write_result(empty, self.output)
            raise

    def _style(self, root: Path) -> Style:
        from journeykit.reports.diagnostics.report import Style
        from journeykit.words import message_language

        return Style(
            message_language(os.environ),
            color=not self.to_file and console.colored(sys.stdout),
            notes=self.notes,
            shown=shown_from(root, Path.cwd()),
            summary=not console.settings.quiet or self.to_file,
        )

    def _words(self, report: Report, workspace: Workspace, style: Style, form: OutputFormat) -> None:
        text = self._text(report, workspace, style, form)
        if text:
            _say(text)

    def _text(self, report: Report, workspace: Workspace, style: Style, form: OutputFormat) -> str:
        from journeykit.reports.diagnostics.concise import diagnostics_concise, statistics
        from journeykit.reports.diagnostics.report import diagnostics_text, summary

        if not self.statistics and form is OutputFormat.TEXT:
            return diagnostics_text(report, workspace, style)
        text = statistics(report, style) if self.statistics else diagnostics_concise(report, style)
        return text + (f"{summary(report, style)}\n" if style.summary else "")

    def _for_programs(self, report: Report, shown: Callable[[PurePosixPath], str], style: Style) -> str:
        if self.format is OutputFormat.SARIF:
            from journeykit.reports.diagnostics.sarif import diagnostics_sarif

            return diagnostics_sarif(report, shown)
        if self.format is OutputFormat.GITLAB:
            from journeykit.reports.diagnostics.gitlab import diagnostics_gitlab

            return diagnostics_gitlab(report, shown)
        if self.format is OutputFormat.JUNIT:
            from journeykit.reports.diagnostics.junit import diagnostics_junit

            return diagnostics_junit(report, shown, notes=self.notes)
        from journeykit.reports.diagnostics.as_json import diagnostics_json

        return diagnostics_json(report, style.shown)

    def _annotate(self, report: Report, workspace: Workspace, style: Style) -> None:
        """Write annotations, then in words what GitHub would drop, and the summary of the step."""
        from journeykit.reports.diagnostics.concise import concise_line
        from journeykit.reports.diagnostics.github import annotated, diagnostics_github, step_summary
        from journeykit.reports.diagnostics.report import summary

        shown, left = annotated(report, notes=self.notes)
        console.write_result(diagnostics_github(shown, _shown_in_repository(workspace.root)), self.output)
        words = [concise_line(diagnostic, style) for diagnostic in left]
        words += [summary(report, style)] if style.summary else []
        if words:
            _say("\n".join(words) + "\n", in_log=True)
        if file := os.environ.get(_STEP_SUMMARY):
            try:
                with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                    stream.write(step_summary(report, style))
            except OSError as error:  # the findings are what counts: they have been said
                console.note(f"{_STEP_SUMMARY}: {error.strerror}")


def chosen_format(given: OutputFormat | None, output: Path | None, *, statistics: bool) -> OutputFormat:
    """Return the format: as given, else what fits where the program runs."""
    if statistics and given not in (None, *_FOR_PEOPLE):
        raise JourneykitError(
            message("--statistics goes with the formats text and concise"),
            message("the other formats hold all findings: count those"),
        )
    if given is not None:
        return given
    automatic = os.environ.get("GITHUB_ACTIONS") == "true" and output is None and not statistics
    return OutputFormat.GITHUB if automatic else OutputFormat.TEXT


def _say(text: str, *, in_log: bool = False) -> None:
    """Print text; a GitHub runner is told that nothing in it is a command."""
    if os.environ.get("GITHUB_ACTIONS") != "true" and not in_log:
        console.out(text, styled=True)
        return
    import secrets

    token = secrets.token_hex(16)
    console.out(f"::stop-commands::{token}\n{text}::{token}::", styled=True)


def write_for_log(text: str, output: Path | None) -> None:
    """Write text that a program may read and that stands in a log too, where nothing in it may act."""
    if not text:
        return
    if os.environ.get("GITHUB_ACTIONS") == "true" and output is None:
        _say(console.safe(text))
    else:
        console.write_result(text, output)


def _shown_in_repository(root: Path) -> Callable[[PurePosixPath], str]:
    """Return how files are called from the top of the repository, as build servers know them."""
    real = Path(os.path.realpath(root))
    for name in _REPOSITORY:
        if os.environ.get(name) and real.is_relative_to(os.path.realpath(os.environ[name])):
            return shown_from(root, Path(os.environ[name]))
    top = next((folder for folder in (real, *real.parents) if (folder / ".git").exists()), Path.cwd())
    return shown_from(root, top)


def shown_from(root: Path, here: Path) -> Callable[[PurePosixPath], str]:
    """Return how files are called from a folder, so that terminals and CI find them."""
    try:
        prefix = os.path.relpath(os.path.realpath(root), os.path.realpath(here)).replace(os.sep, "/")
    except ValueError:  # another drive
        prefix = "."
    return lambda file: file.as_posix() if prefix == "." else os.path.normpath(f"{prefix}/{file}").replace(os.sep, "/")
