"""What the brand promises, and how far touchpoints live up to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.maps.content import BrandValue, MapTouchpoint
from journeykit.model import Project, Touchpoint
from journeykit.scoring.brand import Brand, Rating, RuleKeeping, brand


def brand_figures(project: Project, touchpoint: Touchpoint) -> Brand:
    """Weigh the ratings of a touchpoint; unlike its scores these are known of future and planned ones too."""
    ratings = [Rating(id_, fit.now, fit.potential) for id_, fit in touchpoint.brand_fit.items()]
    return brand(ratings, _weights(project), RuleKeeping())


def brand_values(project: Project, touchpoints: Sequence[MapTouchpoint]) -> Iterator[BrandValue]:
    """Yield the values of the project, and those that only touchpoints name."""
    declared = project.brand.values if project.brand else ()
    for value in declared:
        yield BrandValue(value.id, value.name, value.means or "")
    known = {value.id for value in declared}
    for id_ in dict.fromkeys(fit.value for touchpoint in touchpoints for fit in touchpoint.fits):
        if id_ not in known:
            yield BrandValue(id_, id_)


def _weights(project: Project) -> dict[str, float]:
    return {value.id: value.weight for value in project.brand.values} if project.brand else {}
