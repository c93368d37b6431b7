"""Run the rules over a workspace, put their findings in their places, apply what people chose to ignore."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from journeykit.check.choosing import chosen_rules
from journeykit.check.judging import found_in, judged, without_old
from journeykit.check.report import Report
from journeykit.check.spans import Spans
from journeykit.process.collecting import without_collecting
from journeykit.rules import Case

if TYPE_CHECKING:
    from journeykit.check.again import check_again, check_noting
    from journeykit.check.asking import Asking
    from journeykit.check.baseline import Baseline, read_baseline, renewed
    from journeykit.check.formatting import Formatted, formatted
    from journeykit.check.mending import Mended, mend
    from journeykit.workspace import Workspace

# Most runs only check: what mends, formats and knows old findings is loaded when it is first asked for.
_LATER = {
    "Asking": "asking",
    "Baseline": "baseline",
    "Formatted": "formatting",
    "Mended": "mending",
    "check_again": "again",
    "check_noting": "again",
    "formatted": "formatting",
    "mend": "mending",
    "read_baseline": "baseline",
    "renewed": "baseline",
}

__all__ = [
    "Asking", "Baseline", "Formatted", "Mended", "Report", "check", "check_again", "check_noting", "chosen_rules", "formatted",
    "mend", "read_baseline", "renewed",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use what most runs go without."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.check.{_LATER[name]}"), name)


def check(
    workspace: Workspace,
    as_of: date | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    baseline: Baseline | None = None,
    processes: int = 1,
) -> Report:
    """Check a workspace.

    Args:
        workspace: What `journeykit.load` gives.
        as_of: The day that counts as today for rules about being late or stale; None keeps those silent.
        select: Codes, beginnings of codes or names of the only rules to run; else the project's choice.
        ignore: The same, of rules to leave out.
        profile: draft, standard or strict; else the project's, else standard.
        baseline: What was wrong already, and is left out (`read_baseline`).
        processes: 2 lets a copy of this process do half of the work of a large project, where that is possible. The
            report is the same.

    Returns:
        All findings in the order of files and lines. Nothing that people wrote raises.

    Raises:
        JourneykitError: `select` or `ignore` names a rule that does not exist.
    """
    rules = chosen_rules(workspace.project, select, ignore, profile)
    with without_collecting():
        case, spans = Case(workspace, as_of), Spans(workspace)
        result = judged(case, rules, found_in(case, rules, spans, processes), spans)
        report = Report.of(workspace, result.shown, result.ignored)
    return without_old(report, baseline, workspace, rules)


class _Room(ModuleType):
    """The room and its front door have one name: `journeykit.check(workspace)` works whichever was imported first."""

    def __call__(self, *args: Any, **options: Any) -> Report:
        """Check a workspace; see `check`."""
        return check(*args, **options)


sys.modules[__name__].__class__ = _Room
