"""How much each touchpoint weighs for the customer: derived from answers, stated, or assumed."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Source = Literal["derived", "stated", "assumed"]
ASSUMED = 3.0
_LARGE = 1e30


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of one touchpoint's importance, before the journey weighs them together.

    `stated` and `organisation` are on 1-5, `derived` is a share of explained variance. `counts` says that the
    touchpoint has a P: only those share the weight of the journey.
    """

    stated: float | None = None
    organisation: float | None = None
    derived: float | None = None
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of a touchpoint in its journey (they sum to 1), where it comes from, and what was filled in."""

    w: float | None
    source: Source
    basis: float


def stated_basis(said: Said, organisation_share: float) -> tuple[float, Source]:
    """The stated importance on 1-5 with the organisation's share in it; 3, marked as assumed, when nobody said any."""
    share = organisation_share if said.organisation is not None else 0.0
    customer = ASSUMED if said.stated is None else said.stated
    basis = (1 - share) * customer + share * (said.organisation or 0.0)
    return basis, "assumed" if said.stated is None and share < 1 else "stated"


def weights(touchpoints: Sequence[Said], organisation_share: float = 0.0) -> list[Weight]:
    """Weigh the touchpoints of one journey: derived importance when every one with a P has it, else stated."""
    counting = [said for said in touchpoints if said.counts]
    derived = bool(counting) and all(said.derived is not None for said in counting)
    based: list[tuple[float, Source]] = [
        (said.derived, "derived") if derived and said.derived is not None else stated_basis(said, organisation_share)
        for said in touchpoints
    ]
    total = sum(basis for said, (basis, _) in zip(touchpoints, based, strict=True) if said.counts)
    if isinf(total):  # figures as large as a computer writes: only their ratios matter
        based = [(basis / _LARGE, source) for basis, source in based]
        total = sum(basis for said, (basis, _) in zip(touchpoints, based, strict=True) if said.counts)
    return [
        Weight(_share(basis, total) if said.counts else None, source, basis)
        for said, (basis, source) in zip(touchpoints, based, strict=True)
    ]


def _share(basis: float, total: float) -> float:
    # All derived importances can be 0; then none of them weighs anything, and the index is unknown.
    return basis / total if total > 0 else 0.0
