"""How long customers wait at a touchpoint, as it was measured last."""

from __future__ import annotations

from journeykit.model import Journey, Touchpoint
from journeykit.scoring.records import counting
from journeykit.words import Sentence, number
from journeykit.workspace import Workspace

UNITS = {"seconds": "{count} seconds", "minutes": "{count} minutes", "hours": "{count} hours", "days": "{count} days"}


def wait(t: Sentence, workspace: Workspace, journey: Journey, touchpoint: Touchpoint, language: str) -> str:
    """Write out the wait of a touchpoint; nothing when none was measured."""
    records = [placed for placed in workspace.records_of(journey.id, touchpoint.id) if placed.record.metric == "wait"]
    for placed in counting(records):
        record = placed.record
        value = record.value if record.value is not None else record.mean
        if value is not None:
            unit = record.unit or ""
            written = number(value, language)
            return t(UNITS[unit], count=written) if unit in UNITS else f"{written} {unit}".strip()
    return ""
