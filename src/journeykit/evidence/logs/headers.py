"""Columns of event logs that speak for themselves: those of pm4py and XES, and the plain words for them."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.sheets import folded

_KNOWN = {
    "case": ("case:concept:name", "case_id", "caseid", "case id", "case", "zaak", "zaaknummer", "zaak_id"),
    "activity": ("concept:name", "activity", "activiteit", "activity_name", "activity name"),
    "time": ("time:timestamp", "timestamp", "time", "tijd", "tijdstip"),
    "lifecycle": ("lifecycle:transition", "lifecycle", "transition"),
    "channel": ("channel", "kanaal"),
    "outcome": ("outcome", "case:outcome", "uitkomst", "case:uitkomst"),
}
_NEEDED = ("case", "activity", "time")
STAFF = frozenset("org:resource org:role org:group resource medewerker employee user gebruiker agent".split())
"""Who did it: names of people who work there, which nobody needs to compare a plan with what customers did."""


def spoken_for(names: Sequence[str]) -> dict[str, str] | None:
    """Return which columns of a header are those of an event log; None when case, activity or time is not among them."""
    low = {folded(name): name for name in reversed(names)}
    found = {
        field: next(low[word] for word in words if word in low)
        for field, words in _KNOWN.items()
        if any(word in low for word in words)
    }
    return found if all(field in found for field in _NEEDED) else None
