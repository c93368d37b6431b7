"""How `validate` checks: the day, the rules that were chosen, and the baseline."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.clock import today
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.check import Baseline, Report
    from journeykit.cli.remembering import Memory
    from journeykit.workspace import Sources, Workspace


@dataclass(frozen=True, slots=True)
class Checking:
    """What was asked for: the day that counts as today (None: today), rules, a profile, a baseline."""

    as_of: dt.date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    baseline: Path | None = None
    write_baseline: bool = False

    def report(self, workspace: Workspace) -> Report:
        """Check a workspace; write its baseline first when that was asked for."""
        known = self._write_baseline(workspace) if self.write_baseline else self.known(workspace)
        return _of_something(self.check(workspace, known))

    def of(self, sources: Sources, memory: Memory | None) -> tuple[Workspace, Report]:
        """Read and check a project, with the help of what the last check of it has left behind."""
        from journeykit.check import Asking, check_again, check_noting

        day = today(self.as_of)
        asking = Asking(day, self.select, self.ignore, self.profile, self.known(sources))
        key = memory.ledger_key(day.isoformat()) if memory is not None else ""
        before = memory.noted(key) if memory is not None else None
        found = check_again(sources, before, asking) if before is not None else None
        if found is not None:
            return found[0], _of_something(found[1])
        workspace, report, noted = check_noting(sources, asking, noting=memory is not None)
        if memory is not None and noted is not None:
            memory.note(key, noted)
        return workspace, _of_something(report)

    def check(self, workspace: Workspace, baseline: Baseline | None) -> Report:
        """Check a workspace with or without a baseline."""
        from journeykit.check import check

        day = today(self.as_of)
        return check(
            workspace, day, select=self.select, ignore=self.ignore, profile=self.profile, baseline=baseline, processes=2
        )

    def known(self, workspace: Workspace | Sources) -> Baseline | None:
        """Return the baseline that was named, else that of the project when it has one."""
        from journeykit.check import read_baseline

        path = self._path(workspace)
        if path.is_file():
            return read_baseline(path, _from_root(path, workspace.root))
        if self.baseline is not None:
            raise JourneykitError(
                message("there is no baseline {file}", file=path.name), message("--write-baseline writes it")
            )
        return None

    def _write_baseline(self, workspace: Workspace) -> Baseline:
        from journeykit.check import Baseline, chosen_rules, read_baseline, renewed
        from journeykit.text import write_file

        path = self._path(workspace)
        shown = _from_root(path, workspace.root)
        before = read_baseline(path, shown) if path.is_file() else Baseline(shown, {})
        report = self.check(workspace, None)
        some = bool(workspace.focus) or workspace.project_file is None
        asked = {file.as_posix() for file in workspace.texts if _is_below(file, workspace.focus)}
        rules = chosen_rules(workspace.project, self.select, self.ignore, self.profile)
        after = renewed(report, before, rules, asked if some else None)
        write_file(path, after.text.encode("utf-8"))
        console.wrote(path)
        return after

    def _path(self, workspace: Workspace | Sources) -> Path:
        from journeykit.check.baseline import NAME

        return self.baseline or workspace.root / NAME


def _of_something(report: Report) -> Report:
    if not report.files:
        raise NothingToDoError(
            message("there is no journeykit document here"),
            message("journeykit init starts a project; -C DIR works in another folder"),
        )
    return report


def words(given: list[str] | None) -> tuple[str, ...]:
    """Return the words of an option that may be given several times, and several at once."""
    return tuple(word.strip() for part in given or () for word in part.split(",") if word.strip())


def _is_below(file: PurePosixPath, focus: tuple[PurePosixPath, ...]) -> bool:
    return not focus or any(file == path or path in file.parents for path in focus)


def _from_root(path: Path, root: Path) -> PurePosixPath:
    try:
        return PurePosixPath(os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/"))
    except ValueError:  # another drive
        return PurePosixPath(path.name)
