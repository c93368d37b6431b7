"""One function a rule, grouped by family; `ALL_RULES` can be read from top to bottom.

A rule is `Case -> Iterator[Finding]`: it looks at the workspace and says what is wrong, where, and what would help.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.rules.all_rules import ALL_RULES
    from journeykit.rules.case import Case, Spot
    from journeykit.rules.ignoring import Ignore, ignores
    from journeykit.rules.rule import Rule
    from journeykit.rules.settings import hint_for, is_known
    from journeykit.rules.team import installed_rules, rules_of, team_rules

# Measuring asks what personal data looks like (`privacy`); it is not to load a hundred rules for that.
_HOMES = {
    "ALL_RULES": "all_rules",
    "Case": "case",
    "Ignore": "ignoring",
    "Rule": "rule",
    "Spot": "case",
    "hint_for": "settings",
    "ignores": "ignoring",
    "installed_rules": "team",
    "is_known": "settings",
    "rules_of": "team",
    "team_rules": "team",
}

__all__ = [
    "ALL_RULES", "Case", "Ignore", "Rule", "Spot", "hint_for", "ignores", "installed_rules", "is_known", "rules_of", "team_rules",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.rules.{_HOMES[name]}"), name)
