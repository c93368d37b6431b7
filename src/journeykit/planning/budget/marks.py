"""The choice under a budget on the actions of a plan: what is in it is to be done, what is not says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.diagnostics import Message
    from journeykit.planning.action_values import Action, NotChosen
    from journeykit.planning.budget.values import Choice
    from journeykit.scoring.expectations import Key


def marked(actions: Sequence[Action], choice: Choice) -> list[Action]:
    """Mark the actions of a plan by a choice under a budget; what was dropped or is done stays as it is."""
    reasons = dict(_reasons(choice))
    return [_marked(action, choice, reasons) for action in actions]


def _marked(action: Action, choice: Choice, reasons: dict[Key, tuple[NotChosen, Message]]) -> Action:
    if action.is_done or action.status == "dropped":
        return action
    if action.key in choice.keys:
        return replace(action, not_chosen=None, because=None)
    mark, because = reasons.get(action.key, ("unjudged", message("nobody said what it is to bring")))
    return replace(action, not_chosen=mark, because=because)


def _reasons(choice: Choice) -> Iterator[tuple[Key, tuple[NotChosen, Message]]]:
    for left in choice.left_out:
        kept: NotChosen = "impossible" if left.why == "impossible" else "budget"
        yield left.key, ("alternative" if left.why == "alternative" else kept, left.because)
    for unjudged in choice.unjudged:
        yield unjudged.key, ("unjudged", unjudged.because)
