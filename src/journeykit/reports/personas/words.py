"""Through whose eyes figures are seen: the name of the persona, and how much of them is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.scoring import Scores, TouchpointScore
    from journeykit.workspace import Workspace

_MOST_NAMES = 6


def seen_through(scores: Scores, workspace: Workspace, language: str) -> list[str]:
    """Say whose figures these are, and which are its own; nothing when they are everybody's."""
    seen, t = workspace.seen_by, translator(language)
    if seen is None:
        return []
    known = [one for _, one in scores.all() if one.performance.value is not None]
    own = list(dict.fromkeys(one.name for one in known if one.performance.basis is not None))
    lines = [t('As "{name}" goes through it.', name=seen.name)]
    if not own:
        return [*lines, t("Nobody asked this persona apart: satisfaction is that of all customers.")]
    shown = "; ".join(own[:_MOST_NAMES])
    if len(own) > _MOST_NAMES:
        shown = t("{names}; and {count} more", names=shown, count=len(own) - _MOST_NAMES)
    if own_count(known) == len(known):
        return [*lines, t("All figures are of this persona itself.")]
    return [*lines, t("Its own figures: {names}. The others are measured for all customers.", names=shown)]


def own_count(touchpoints: Iterable[TouchpointScore]) -> int:
    """How many touchpoints have a figure of the persona's own."""
    return sum(one.performance.basis is not None for one in touchpoints)
