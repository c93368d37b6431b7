"""The ten-point scan: the customer's five items against the organisation's five."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.model.vocabulary import CUSTOMER_POINTS, ORGANISATION_POINTS, TEN_POINTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GAP_BELOW = 3.0
DISAGREE_FROM = 2.0
"""From so many points apart raters do not mean the same: talk first. A judgement."""
UNBALANCED_FROM = 1.0
"""From so many points between the two sides one of them pays for the other. A judgement."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The means of a scan; None where no item of that side was answered."""

    customer: float | None
    organisation: float | None
    gaps: tuple[str, ...]

    @property
    def balance(self) -> float | None:
        """The organisation's mean minus the customer's: above 0, the organisation gains more than the customer."""
        if self.customer is None or self.organisation is None:
            return None
        return self.organisation - self.customer


def item_score(ratings: Sequence[float | None]) -> float | None:
    """The mean of what raters gave one item; None stands for "not applicable"."""
    given = [rating for rating in ratings if rating is not None]
    return sum(given) / len(given) if given else None


def spread(ratings: Sequence[float | None]) -> float | None:
    """How far the raters of one item are apart; None for fewer than two."""
    given = [rating for rating in ratings if rating is not None]
    return max(given) - min(given) if len(given) > 1 else None


def scan_result(scores: Mapping[str, float | None]) -> ScanResult:
    """The two means over the answered items, and the items below 3, in the order of the scan."""
    return ScanResult(
        customer=item_score([scores.get(item) for item in CUSTOMER_POINTS]),
        organisation=item_score([scores.get(item) for item in ORGANISATION_POINTS]),
        gaps=scan_gaps(scores),
    )


def scan_gaps(scores: Mapping[str, float | None]) -> tuple[str, ...]:
    """The items of a scan below 3."""
    return tuple(item for item in TEN_POINTS if (score := scores.get(item)) is not None and score < GAP_BELOW)
