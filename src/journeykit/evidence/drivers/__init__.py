"""Derived importance: how much of an overall outcome hangs together with each touchpoint; Kano; penalty and reward.

`collect` takes from one file what is needed, `report` makes records and sentences of all files together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from journeykit.evidence.drivers.values import Together

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.evidence.drivers.collecting import Opened
    from journeykit.evidence.drivers.deriving import Derived
    from journeykit.evidence.drivers.records import KanoCounts, Record
    from journeykit.evidence.drivers.values import Method
    from journeykit.evidence.subjects import Subjects
    from journeykit.evidence.values import Settings

__all__ = ["Report", "Together", "collect", "report"]


@dataclass(slots=True)
class Report:
    """What came of it: records, and what there is to say beside them."""

    records: list[Record] = field(default_factory=list)
    derived: list[Derived] = field(default_factory=list)
    kano: list[KanoCounts] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)
    minimum_n: int = 10


def collect(opened: Opened, settings: Settings) -> Together:
    """Return what one file has for it."""
    from journeykit.evidence.drivers.collecting import collect as collected

    return collected(opened, importance=settings.importance != "none")


def report(together: Together, subjects: Subjects, settings: Settings) -> Report:
    """Return the records and sentences of all files together."""
    if not (together.answers or together.pairs or together.said):
        return Report(minimum_n=settings.minimum_n)
    from journeykit.evidence.drivers.deriving import derive
    from journeykit.evidence.drivers.records import derived_records, kano_counts
    from journeykit.evidence.subjects import Subject

    method: Method = "lmg" if settings.importance == "lmg" else "relative-weights"

    def place(one: Derived) -> Any:
        # In the order of the project: engines find journeys in any order.
        return subjects.order(Subject(one.asked.journey, None)), one.asked.outcome, one.period or ""

    derived = sorted(derive(together, method, settings.minimum_n), key=place)
    kano = list(kano_counts(together, subjects, settings.minimum_n))
    records = [*derived_records(derived, subjects), *(one.record for one in kano if not one.few)]
    return Report(records, derived, kano, list(together.said), settings.minimum_n)
