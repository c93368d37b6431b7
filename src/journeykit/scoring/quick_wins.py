"""Quick wins: much gain for each day of work, soon, and waiting for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.thirds import thirds

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DAYS = 10.0
SHORTEST = 0.5


@dataclass(frozen=True, slots=True)
class Effort:
    """What an improvement brings and asks; None is "not known". `waits`: a requirement of it is still open."""

    gain: float | None
    days: float | None
    waits: bool = False

    @property
    def per_day(self) -> float | None:
        """Gain for each day; not judged when the gain or the days are missing; 0 days count as half a day."""
        if self.gain is None or self.days is None:
            return None
        return self.gain / (self.days or SHORTEST)


def quick_wins(improvements: Sequence[Effort]) -> list[bool | None]:
    """Which improvements are quick wins; None for those that cannot be judged.

    Quick: in the top third of gain per day, at most 10 days, and no open requirement. What brings nothing is none.
    """
    borders = thirds([e.per_day for e in improvements if e.per_day is not None])
    return [_quick(effort, top=borders.in_top(effort.per_day)) for effort in improvements]


def _quick(effort: Effort, *, top: bool) -> bool | None:
    if effort.per_day is None:
        return None
    return top and effort.per_day > 0 and (effort.days or 0.0) <= MOST_DAYS and not effort.waits
