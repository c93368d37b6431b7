"""What journeys have to do with each other, in sentences: parts of a larger one, and touchpoints in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import JourneyScore, Ranking
    from journeykit.scoring.shared import Parent, Shared

_MOST_SHARED = 3


class Families:
    """Which journeys are parts of which."""

    def __init__(self, larger: Sequence[Parent]) -> None:
        self._by_part = {part.file: parent for parent in larger for part in parent.parts}
        self._by_id = {parent.id: parent for parent in larger}

    def of(self, speech: Speech, journey: JourneyScore) -> Iterator[str]:
        """Of which journey this one is a part, and which are parts of it."""
        t = speech.t
        above, own = self._by_part.get(journey.file), self._by_id.get(journey.id)
        if above is not None:
            yield t("part of {parent}", parent=above.journey.title if above.journey else above.id)
        if own is None:
            return
        parts, index = ", ".join(f"{part.title} {speech.number(part.index.value)}" for part in own.parts), own.index
        if index.value is None:
            yield t("contains {parts}", parts=parts)
        else:
            together = speech.interval(index.value, index.low, index.high)
            yield t("contains {parts}; by their customers together {index}", parts=parts, index=together)


def in_several(speech: Speech, ranking: Ranking, common: Sequence[Shared]) -> Iterator[str]:
    """Touchpoints that stand in several journeys: what they lift in all."""
    shown = {(row.journey.file, row.touchpoint.id) for row in ranking.rows}
    several = [
        one
        for one in common
        if (one.impact.value or 0.0) > 0 and all((spot.journey.file, spot.touchpoint.id) in shown for spot in one.spots)
    ]
    for one in several[:_MOST_SHARED]:
        yield speech.t(
            '"{name}" stands in {count} journeys and lifts the index of all customers by {impact}.',
            name=one.name,
            count=len(one.spots),
            impact=speech.interval(one.impact.value, one.impact.low, one.impact.high, 1),
        )
