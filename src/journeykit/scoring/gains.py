"""What improvements are expected to bring at a touchpoint: not its room, which is what could be won at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ASSUMED_CONFIDENCE = 0.5
OVER = frozenset({"done", "dropped"})


@dataclass(frozen=True, slots=True)
class Effect:
    """What one improvement is expected to do to P, and how sure that is (0-1; .5 when nobody says)."""

    performance: float
    confidence: float | None = None
    status: str = "idea"

    @property
    def expected(self) -> float:
        """Points of P to be expected; nothing more from what is done or dropped."""
        if self.status in OVER:
            return 0.0
        return self.performance * (ASSUMED_CONFIDENCE if self.confidence is None else self.confidence)


def expected_rise(p: float, effects: Iterable[Effect]) -> float:
    """The rise of P that improvements together are expected to bring; P stays within 0-100."""
    return max(-p, min(100 - p, joint_effect(effects)))


def joint_effect(effects: Iterable[Effect]) -> float:
    """The points of P that improvements together are good for, where there is room for them.

    The largest counts in full, the next for a half, then a quarter, …: they mend the same thing. An effect below 0
    is taken as it is.
    """
    expected = [effect.expected for effect in effects]
    rise = sum(value for value in expected if value < 0)
    part = 1.0
    for value in sorted((value for value in expected if value > 0), reverse=True):
        rise += part * value
        part /= 2
    return rise


def gain_of(p: float, mass: float, total: float, effects: Iterable[Effect]) -> float | None:
    """The index points that improvements at one touchpoint are expected to bring: `w r rise / sum(w r)`."""
    return None if total <= 0 else mass / total * expected_rise(p, effects)
