"""Brand fit: how well a touchpoint expresses what the brand promises, and how well it could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FITS_FROM = (5, 6)
_POINTS = 25.0
_MOST = 1e300


@dataclass(frozen=True, slots=True)
class Rating:
    """How far a touchpoint expresses one brand value: `now` -2..4, `potential` 0..4."""

    value: str
    now: float | None
    potential: float | None


@dataclass(frozen=True, slots=True)
class RuleKeeping:
    """How many of the brand's rules a touchpoint keeps and breaks; `fits` is None when none was judged."""

    kept: int = 0
    broken: int = 0

    @property
    def fits(self) -> bool | None:
        """Whether enough is kept: at least 5 of 6."""
        judged = self.kept + self.broken
        return FITS_FROM[1] * self.kept >= FITS_FROM[0] * judged if judged else None


@dataclass(frozen=True, slots=True)
class Brand:
    """Expression E, potential Q and gap G (0-100; None is not rated), with what they rest on."""

    expression: float | None = None
    potential: float | None = None
    gap: float | None = None
    coverage: float | None = None
    contradictions: tuple[str, ...] = ()
    rules: RuleKeeping = RuleKeeping()


def brand(ratings: Sequence[Rating], weights: Mapping[str, float], rules: RuleKeeping) -> Brand:
    """The brand figures of one touchpoint; `weights` holds every value of the brand.

    Values that nobody declared weigh 1. Without a declared brand the coverage is unknown.
    """
    now = [(weights.get(r.value, 1.0), max(0.0, r.now)) for r in ratings if r.now is not None]
    potential = [(weights.get(r.value, 1.0), r.potential) for r in ratings if r.potential is not None]
    rated = sum(1 for r in ratings if r.value in weights and (r.now is not None or r.potential is not None))
    expression, possible = _mean(now), _mean(potential)
    return Brand(
        expression=expression,
        potential=possible,
        gap=None if expression is None or possible is None else max(0.0, possible - expression),
        coverage=rated / len(weights) if weights else None,
        contradictions=tuple(r.value for r in ratings if r.now is not None and r.now < 0),
        rules=rules,
    )


def orphan_values(values: Sequence[str], touchpoints: Sequence[Sequence[Rating]]) -> list[str]:
    """The brand values that no touchpoint expresses (`now` above 0)."""
    expressed = {r.value for ratings in touchpoints for r in ratings if r.now is not None and r.now > 0}
    return [value for value in values if value not in expressed]


def _mean(weighted: Sequence[tuple[float, float]]) -> float | None:
    total = sum(weight for weight, _ in weighted)
    if total > _MOST:
        return _mean([(weight / _MOST, points) for weight, points in weighted])
    return _POINTS * sum(weight * points for weight, points in weighted) / total if total > 0 else None
