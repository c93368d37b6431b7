"""When to do what: now, next and later, so that nothing stands before what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journeykit.planning.action_values import Action

Stage = Literal["now", "next", "later"]
Reason = Literal["under-way", "late", "due", "agreed", "quick-win", "waits", "nobody-does", "circular", "undecided"]

STAGES: tuple[Stage, ...] = get_args(Stage)
NOW, NEXT = timedelta(days=92), timedelta(days=275)
"""Up to a quarter ahead is now, up to three quarters is next. A judgement."""

_UNDER_WAY = ("redesign", "pilot", "implementing")
_Key = tuple[str, str]
_Own = tuple[int, Reason]
_LAST = len(STAGES) - 1


@dataclass(frozen=True, slots=True)
class Planned:
    """An action with its stage and the reason; `first` are the actions of the plan that must be done before it."""

    action: Action
    stage: Stage
    reason: Reason
    first: tuple[Action, ...] = ()
    too_early: bool = False
    """Whether it is due before something that it waits for."""


def roadmap(actions: Sequence[Action], day: date | None) -> tuple[Planned, ...]:
    """Put actions into stages: those of now first, and in a stage nothing before what it waits for.

    Args:
        actions: The selected actions of a plan, the most pressing first.
        day: The day from which "now" counts; without it dates say nothing.

    Returns:
        Every action once. What waits for something of its own stage is itself under way, or as late as can be.
    """
    by_key = {action.key: action for action in actions}
    waits = {
        action.key: [one.key for one in action.waits_for if one.key in by_key and one.key is not None]
        for action in actions
    }
    sorted_, circling = _in_order(waits)
    stages: dict[_Key, _Own] = {}
    depths: dict[_Key, int] = {}
    for key in sorted_:
        stages[key] = _stage(by_key[key], waits[key], stages, circling, day)
        depths[key] = max((depths.get(other, 0) + 1 for other in waits[key]), default=0)
    order = {action.key: number for number, action in enumerate(actions)}
    placed = [_planned(action, by_key, stages) for action in actions]
    return tuple(sorted(placed, key=lambda one: _order(one, stages, depths, order)))


def _in_order(waits: Mapping[_Key, Sequence[_Key]]) -> tuple[list[_Key], set[_Key]]:
    """Return the keys, each after what it waits for, and those that wait for themselves in the end."""
    behind: dict[_Key, list[_Key]] = {key: [] for key in waits}
    for key, others in waits.items():
        for other in others:
            behind[other].append(key)
    found = _peeled({key: len(others) for key, others in waits.items()}, behind)
    done = set(found)
    left = [key for key in waits if key not in done]
    # What is left waits for a circle; what nothing in the rest waits for is only behind one.
    outside = _peeled(
        {key: sum(other not in done for other in behind[key]) for key in left},
        {key: [other for other in waits[key] if other not in done] for key in left},
    )
    only_behind = set(outside)
    circling = [key for key in left if key not in only_behind]
    return [*found, *circling, *reversed(outside)], set(circling)


def _peeled(counts: dict[_Key, int], next_: Mapping[_Key, Sequence[_Key]]) -> list[_Key]:
    """Take away what counts nothing any more, again and again; return it in that order."""
    ready = [key for key, count in counts.items() if not count]
    for key in ready:
        for other in next_[key]:
            counts[other] -= 1
            if not counts[other]:
                ready.append(other)
    return ready


def _order(
    one: Planned, stages: Mapping[_Key, _Own], depths: Mapping[_Key, int], order: Mapping[_Key, int]
) -> tuple[int, int, str, int]:
    due = one.action.improvement.due
    key = one.action.key
    return stages[key][0], depths[key], due.isoformat() if due else "~", order[key]


def _planned(action: Action, by_key: Mapping[_Key, Action], stages: Mapping[_Key, _Own]) -> Planned:
    first = tuple(
        by_key[key] for one in action.waits_for if (key := one.key) is not None and key in by_key and key != action.key
    )
    due = action.improvement.due
    early = due is not None and any(other.improvement.due and other.improvement.due > due for other in first)
    stage, reason = stages[action.key]
    return Planned(action, STAGES[stage], reason, first, early)


def _stage(
    action: Action, waits: Sequence[_Key], stages: Mapping[_Key, _Own], circling: set[_Key], day: date | None
) -> _Own:
    """The stage of an action, after those of what it waits for."""
    if action.key in circling:
        return _LAST, "circular"
    own = _own(action, day)
    for key in waits:
        stage = stages[key][0] if key in stages else _LAST
        after = stage if action.status in _UNDER_WAY else min(stage + 1, _LAST)
        if after > own[0]:
            own = (after, "waits")
    if len(waits) < len(action.waits_for):  # something of it is in no plan
        return _LAST, "nobody-does"
    return own


def _own(action: Action, day: date | None) -> _Own:
    """The stage of an action by itself."""
    if action.status in _UNDER_WAY:
        return 0, "under-way"
    due = action.improvement.due
    if due is not None and day is not None:
        if due < day:
            return 0, "late"
        return (0 if due <= day + NOW else 1 if due <= day + NEXT else _LAST), "due"
    if action.status == "chosen":
        return 1, "agreed"
    return (1, "quick-win") if action.quick_win else (_LAST, "undecided")
