"""Actions of a plan for issue trackers: files that Jira, Azure Boards, GitHub and GitLab read.

Every action has a key that never changes (`journey/id`). An action whose `issue:` names a number in the tracker is
never made anew: it stands in a file of its own, for updating, or is left out where a tracker cannot update by file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.exchange.trackers.csv_files import azure, gitlab, jira
from journeykit.exchange.trackers.github import github
from journeykit.exchange.trackers.items import Written, items

if TYPE_CHECKING:
    from journeykit.planning.values import Plan

__all__ = ["FORMATS", "Written", "for_tracker"]

FORMATS = ("jira-csv", "azure-csv", "github-json", "gitlab-csv")


def for_tracker(plan: Plan, form: str, language: str | None = None, item_type: str | None = None) -> Written:
    """Write the actions of a plan for a tracker.

    Args:
        plan: The plan; its selected actions are written, and those that are done when the tracker knows them.
        form: The tracker and the kind of file, one of `FORMATS`.
        language: `nl` or `en`, the language of descriptions; by default the project's.
        item_type: What the tracker calls the kind of item; `Task` unless given.

    Returns:
        The files by name, the new items first, and what is to be said about them.
    """
    found = items(plan, language or plan.project.language)
    kind = item_type or "Task"
    match form:
        case "jira-csv":
            return jira(found, kind)
        case "azure-csv":
            return azure(found, kind)
        case "github-json":
            return github(found)
        case "gitlab-csv":
            return gitlab(found)
        case _:
            raise ValueError(form)
