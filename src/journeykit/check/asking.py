"""How a check is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.check.choosing import chosen_rules

if TYPE_CHECKING:
    from datetime import date

    from journeykit.check.baseline import Baseline
    from journeykit.rules import Rule
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asking:
    """What `check` is asked for, as a value."""

    as_of: date | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    profile: str | None = None
    baseline: Baseline | None = None

    def rules(self, workspace: Workspace) -> tuple[Rule, ...]:
        """Return the rules that speak in a project."""
        return chosen_rules(workspace.project, self.select, self.ignore, self.profile)
