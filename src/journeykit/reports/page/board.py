"""The plan as a board: what is proposed, agreed, under way and done, as a team hangs it on a wall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.plan.words import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.reports.plan.words import Phrases

COLUMNS = ("idea", "chosen", "redesign", "pilot", "implementing", "done")


def board(
    phrases: Phrases, actions: Iterable[Mapping[str, Any]], done: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the columns that hold a card; an action stands in that of its status."""
    everything = [*actions, *done]
    found = []
    for status in COLUMNS:
        cards = [one for one in everything if one["status"] == status]
        if cards:
            name = phrases.t(STATUSES[status])
            found.append({"status": status, "name": f"{name[:1].upper()}{name[1:]}", "cards": cards})
    return found
