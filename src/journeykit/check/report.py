"""What checking a project comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import Diagnostic, Severity
from journeykit.rules import Rule, team_rules

if TYPE_CHECKING:
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    """All findings in the order of files, lines and columns.

    `files` counts the documents that were looked at, also those that could not be read; `suppressed` the findings
    that an ignore comment silenced; `baselined` those that the baseline has; `team` are the team's own rules,
    of which only their package knows the pages.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    suppressed: int = 0
    baselined: int = 0
    team: tuple[Rule, ...] = ()

    @classmethod
    def of(cls, workspace: Workspace, shown: tuple[Diagnostic, ...], suppressed: int) -> Report:
        """Return the report of a whole workspace."""
        files = {document.file for document in workspace.documents} | {f.place.file for f in workspace.findings}
        looked_at = sum(1 for file in files if workspace.in_focus(file))
        return cls(shown, looked_at, suppressed, team=team_rules(workspace.project))

    def count(self, severity: Severity) -> int:
        """Return how many findings are this bad."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.severity is severity)

    @property
    def fixable(self) -> int:
        """How many findings can be mended automatically."""
        return sum(1 for diagnostic in self.diagnostics if diagnostic.fix is not None)

    def has(self, at_least: Severity) -> bool:
        """Tell whether something is at least this bad."""
        return any(diagnostic.severity.weight >= at_least.weight for diagnostic in self.diagnostics)
