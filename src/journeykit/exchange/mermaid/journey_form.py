"""A journey as mermaid's user journey: phases are sections, touchpoints tasks, how customers feel their scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.exchange.mermaid.safely import actor, described, safely
from journeykit.maps import MapContent, MapTouchpoint
from journeykit.words import Sentence

_UNKNOWN = 3
ACTORS = 6
"""Mermaid has that many colours."""


def journey_lines(t: Sentence, content: MapContent, personas: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a journey diagram; a comment says what the scores mean."""
    points = content.touchpoints
    felt = any(point.emotion is not None for point in points)
    yield "journey"
    yield f"    title {safely(content.title)}"
    yield f"    accTitle: {safely(content.subject)}"
    yield f"    accDescr: {described(content.description)}"
    if felt:
        yield f"    %% {t('score 1 to 5: the emotion, from very negative (1) by neutral (3) to very positive (5)')}"
    else:
        yield f"    %% {t('score 1 to 5: the performance, from 0 (1) by 50 (3) to 100 (5)')}"
    if any(_score(point, felt=felt) is None for point in points):
        yield f"    %% {t('(?) behind a name: nobody knows; drawn as 3')}"
    actors = ", ".join(actor(name) for name in personas[:ACTORS])
    for phase in content.phases:
        yield f"    section {safely(phase.name)}"
        for point in phase.touchpoints:
            score = _score(point, felt=felt)
            name = safely(point.name if score is not None else f"{point.name} (?)")
            written = f"{_UNKNOWN if score is None else score:g}"
            yield f"      {name}: {written}: {actors}" if actors else f"      {name}: {written}"


def _score(point: MapTouchpoint, *, felt: bool) -> float | None:
    """Return a score of 1 to 5 for what is known of a touchpoint."""
    if felt:
        return None if point.emotion is None else round(min(5.0, max(1.0, point.emotion + 3)), 1)
    return None if point.performance is None else round(1 + point.performance.value / 25, 1)
