"""One function a rule, grouped by family; `ALL_RULES` can be read from top to bottom.

A rule is `Case -> Iterator[Finding]`: it looks at the workspace and says what is wrong, where, and what would help.
"""

from __future__ import annotations

from journeykit.rules.all_rules import ALL_RULES
from journeykit.rules.case import Case, Spot
from journeykit.rules.ignores import Ignore, ignores
from journeykit.rules.rule import Rule
from journeykit.rules.settings import hint_for, is_known
from journeykit.rules.team import installed_rules, rules_of, team_rules

__all__ = [
    "ALL_RULES", "Case", "Ignore", "Rule", "Spot", "hint_for", "ignores", "installed_rules", "is_known", "rules_of", "team_rules",
]  # fmt: skip
