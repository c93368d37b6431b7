"""Which actions are left out of the plan, and why: dropped, the lesser of two alternatives, nobody's, impossible."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.planning.action_values import Action, NotChosen

Key = tuple[str, str]
_HOW_FAR = ("dropped", "idea", "chosen", "redesign", "pilot", "implementing", "done")


def not_chosen(actions: Sequence[Action]) -> list[Action]:
    """Mark the actions that are not to be done, and turn the keys of alternatives into titles.

    Of alternatives at most one is done: the one that is furthest on stays, then the one with an owner, then the one
    that brings more for each day.
    """
    by_key = {action.key: action for action in actions}
    rivals = _rivals(actions, by_key)
    judged = []
    for action in actions:
        others = [by_key[key] for key in rivals.get(action.key, ())]
        mark = _mark(action, others)
        made = replace(action, alternatives=tuple(other.title for other in others))
        judged.append(replace(made, not_chosen=mark[0], because=mark[1]) if mark else made)
    return judged


def _rivals(actions: Sequence[Action], by_key: dict[Key, Action]) -> dict[Key, list[Key]]:
    """Each action's alternatives, whichever of the two names the other."""
    found: dict[Key, list[Key]] = {}
    for action in actions:
        for joined in action.alternatives:
            where, _, id_ = joined.partition("\n")
            other = (where, id_)
            if other not in by_key or other == action.key:
                continue
            for one, two in ((action.key, other), (other, action.key)):
                if two not in found.setdefault(one, []):
                    found[one].append(two)
    return found


def _mark(action: Action, others: Sequence[Action]) -> tuple[NotChosen, Message] | None:
    if action.status == "dropped":
        return "dropped", message("dropped")
    if action.is_done:
        return None
    better = max((other for other in others if other.status != "dropped"), key=_standing, default=None)
    if better is not None and _standing(better) >= _standing(action) and not _first(action, better):
        return "alternative", message('"{title}" takes its place', title=better.title)
    gone = next((one for one in action.requires if one.status == "dropped"), None)
    if gone is not None:
        return "impossible", message('it needs "{title}", which was dropped', title=gone.title)
    if action.status == "idea" and action.owner is None:
        return "no-owner", message("an idea that nobody owns yet")
    return None


def _standing(action: Action) -> tuple[int, bool, float]:
    gain = sum(touched.gain or 0 for touched in action.touches)
    return _HOW_FAR.index(action.status), action.owner is not None, gain / (action.improvement.effort_days or 0.5)


def _first(action: Action, other: Action) -> bool:
    """Of two that stand alike, the one that is written first stays."""
    return _standing(action) == _standing(other) and (action.source, action.key) < (other.source, other.key)
