"""What `journeykit validate` does, once it is known what was asked."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.checking import Checking, words
from journeykit.cli.exits import Exit
from journeykit.cli.mending import Mending
from journeykit.cli.reading import Reading
from journeykit.cli.reporting import OutputFormat, Writing, chosen_format
from journeykit.diagnostics import Severity

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.cli.asked import Asked
    from journeykit.cli.remembering import Memory
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Validating:
    """One run: what is read, how it is checked and mended, how the report is written, and when that is a failure."""

    reading: Reading
    checking: Checking
    writing: Writing
    mending: Mending = field(default_factory=Mending)
    fail_on: Severity | None = None
    exit_zero: bool = False

    def run(self) -> Exit:
        """Check, and say what was found."""
        began = time.perf_counter()
        with self.writing.for_programs_too():
            if not (self.mending.write or self.mending.diff or self.checking.write_baseline):
                return self._say(*self.checking.of(self.reading.sources(), None), began)
            workspace = self.mending.workspace(self.reading, self.checking)
            if self.mending.diff:
                shown = self.mending.show(self.reading, self.checking, self.writing.output)
                return Exit.FINDINGS if shown else Exit.CLEAN
            report = self.checking.report(workspace)
        return self._say(workspace, report, began)

    def run_remembering(self, memory: Memory) -> Exit:
        """The same with what is remembered of the last run; nothing is mended. What is said is remembered."""
        from journeykit.cli.remembering import Heard

        began = time.perf_counter()
        with Heard() as heard:
            with self.writing.for_programs_too():
                workspace, report = self.checking.of(self.reading.sources(), memory)
            code = self._say(workspace, report, began)
        memory.keep(code, heard, workspace)
        return code

    def _say(self, workspace: Workspace, report: Report, began: float) -> Exit:
        self.writing.report(report, workspace)
        if console.settings.verbose:
            _say_more(workspace, report, time.perf_counter() - began)
        # Who reads SARIF decides on what is in it: a step that fails would keep it from being uploaded.
        lenient = self.exit_zero or (self.writing.format is OutputFormat.SARIF and self.fail_on is None)
        return Exit.FINDINGS if report.has(self.fail_on or Severity.ERROR) and not lenient else Exit.CLEAN


def _say_more(workspace: Workspace, report: Report, seconds: float) -> None:
    """Say what `--verbose` adds: whose settings hold, and how long it took."""
    file = workspace.project_file
    whose = console.t("no project file, so the defaults hold")
    if file is not None:
        whose = console.t("settings of {file}", file=console.one_line((workspace.root / file).as_posix()))
    took = console.t("documents: {n}, in {seconds} s", n=report.files, seconds=f"{seconds:.2f}")
    console.note(f"{took}; {whose}")


def run_plainly(asked: Asked, memory: Memory | None) -> Exit:
    """Run what was asked without the parser, and remember what is said."""
    console.settings.quiet = asked.quiet
    form = chosen_format(
        OutputFormat(asked.output_format) if asked.output_format else None, None, statistics=asked.statistics
    )
    fail_on = Severity(asked.fail_on) if asked.fail_on else None
    validating = Validating(
        Reading(tuple(Path(path) for path in asked.paths)),
        Checking(
            dt.date.fromisoformat(asked.as_of) if asked.as_of else None,
            words(asked.select),
            words(asked.ignore),
            asked.profile or None,
        ),
        Writing(form, None, asked.notes or fail_on is Severity.NOTE, asked.statistics),
        fail_on=fail_on,
        exit_zero=asked.exit_zero,
    )
    return validating.run() if memory is None else validating.run_remembering(memory)
