"""What gives people a first page: a client repository to begin with, and one more document or entry in it.

Nothing here writes by itself except `write`: what would change is a value that can be shown first.
"""

from __future__ import annotations

from journeykit.starting.additions import add_improvement, add_journey, add_persona, add_touchpoint
from journeykit.starting.changes import NewFile, write
from journeykit.starting.inventory import inventory, inventory_groups
from journeykit.starting.starters import plan_start, starters

__all__ = [
    "NewFile",
    "add_improvement",
    "add_journey",
    "add_persona",
    "add_touchpoint",
    "inventory",
    "inventory_groups",
    "plan_start",
    "starters",
    "write",
]
