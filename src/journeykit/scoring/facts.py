"""What the documents and records say of one touchpoint, before the journey weighs its touchpoints together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.model.metrics import IMPORTANCE, IMPORTANCE_SCALE
from journeykit.scoring.brand import Brand, Rating, RuleKeeping, brand
from journeykit.scoring.measured import Measured, measured
from journeykit.scoring.performance import Figure, combined, hypothesis, p_of
from journeykit.scoring.records import counting, latest
from journeykit.scoring.samples import Moments, joined_moments, moments_of
from journeykit.scoring.values import RestsOn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.model import Touchpoint
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import Basis
    from journeykit.workspace import PlacedRecord, TouchpointAt

BROKEN, KEPT = "broken", "kept"
_UNRATED, _NO_BRAND = Brand(coverage=0.0), Brand()


@dataclass(frozen=True, slots=True)
class Facts:
    """One touchpoint with its raw figure (None: unknown), its importance and brand, and what these rest on.

    `instead` and `reach` are for what-ifs and personas: a P (after shrinkage) and a reach that take the place of what
    is known of everybody. `basis` says what the figure of one group of customers rests on.
    """

    at: TouchpointAt
    figure: Figure | None
    is_hypothesis: bool
    metrics: tuple[Measured, ...]
    stated: float | None
    derived: float | None
    brand: Brand
    broken_basics: tuple[str, ...]
    rests_on: tuple[RestsOn, ...]
    instead: Figure | None = None
    reach: float | None = None
    basis: Basis | None = None

    @property
    def touchpoint(self) -> Touchpoint:
        """The touchpoint itself."""
        return self.at.touchpoint


def facts(
    place: Callable[..., Place],
    at: TouchpointAt,
    records: Sequence[PlacedRecord],
    settings: Settings,
    now: date | None,
) -> Facts:
    """Gather the facts of one touchpoint; `place` tells where a field of it stands."""
    touchpoint = at.touchpoint
    metrics = tuple(measured(records, settings, now)) if records else ()
    figure, is_hypothesis = performance_of(touchpoint, metrics, settings)
    stated, stated_by = stated_importance(touchpoint, records)
    derived, derived_by = derived_importance(records) if records else (None, [])
    rests_on = [RestsOn(placed.place, "measurements") for metric in metrics for placed in metric.records]
    rests_on += [RestsOn(placed.place, "importance") for placed in stated_by]
    rests_on += [RestsOn(placed.place, "derived_importance") for placed in derived_by]
    rests_on += [
        RestsOn(place(*path), ".".join(path))
        for path in _fields(touchpoint, is_hypothesis=is_hypothesis, importance=not stated_by)
    ]
    return Facts(
        at=at,
        figure=figure,
        is_hypothesis=is_hypothesis,
        metrics=metrics,
        stated=stated,
        derived=derived,
        brand=brand_of(touchpoint, settings),
        broken_basics=tuple(basic for basic, answer in touchpoint.basics.items() if answer == BROKEN),
        rests_on=tuple(rests_on),
    )


def performance_of(
    touchpoint: Touchpoint, metrics: Sequence[Measured], settings: Settings
) -> tuple[Figure | None, bool]:
    """The raw figure of a touchpoint and whether it is a hypothesis: the measured metrics, else its emotion."""
    weighed = [
        (metric.figure, weight) for metric in metrics if (weight := settings.metric_weights.get(metric.metric, 0)) > 0
    ]
    if weighed:
        return combined(weighed), False
    emotion = touchpoint.customer.emotion if touchpoint.customer else None
    scale = settings.scale("emotion")
    if emotion is None or scale is None:
        return None, False
    return hypothesis(p_of(emotion, scale), settings.confidence), True


def stated_importance(
    touchpoint: Touchpoint, records: Sequence[PlacedRecord]
) -> tuple[float | None, list[PlacedRecord]]:
    """The importance that customers state, 1-5: as asked in a survey, else as written at the touchpoint."""
    asked = [placed for placed in records if placed.record.metric == IMPORTANCE]
    used = counting(asked) if asked else []
    parts: list[Moments] = []
    for placed in used:
        record = placed.record
        mean = record.mean if record.mean is not None else record.value
        if record.distribution is not None:
            found = moments_of(record.distribution)
            parts += [found] if found else []
        elif mean is not None:
            parts.append(Moments(mean, record.n, record.sd))
    if parts:
        return joined_moments(parts, (IMPORTANCE_SCALE.low, IMPORTANCE_SCALE.high)).mean, used
    return (touchpoint.importance.customer if touchpoint.importance else None), []


def derived_importance(records: Sequence[PlacedRecord]) -> tuple[float | None, list[PlacedRecord]]:
    """The importance that was derived from answers, of the latest period; several are joined by n."""
    used = latest([p for p in records if p.record.derived_importance is not None and not p.record.segment])
    if not used:
        return None, []
    sizes = [float(placed.record.n or 0) for placed in used]
    if not all(sizes):
        sizes = [1.0] * len(used)
    values = [placed.record.derived_importance or 0.0 for placed in used]
    total = sum(sizes)
    return sum(n / total * value for n, value in zip(sizes, values, strict=True)), used


def brand_of(touchpoint: Touchpoint, settings: Settings) -> Brand:
    """The brand figures of a touchpoint."""
    if not touchpoint.brand_fit and not touchpoint.brand_rules:
        return _UNRATED if settings.brand_values else _NO_BRAND
    ratings = [Rating(value, fit.now, fit.potential) for value, fit in touchpoint.brand_fit.items()]
    answers: list[str] = list(touchpoint.brand_rules.values())
    return brand(ratings, settings.brand_values, RuleKeeping(answers.count(KEPT), answers.count(BROKEN)))


def _fields(touchpoint: Touchpoint, *, is_hypothesis: bool, importance: bool) -> list[tuple[str, ...]]:
    """The fields of the document itself that the scores of a touchpoint rest on, as far as they are given."""
    given: list[tuple[bool, tuple[str, ...]]] = [
        (is_hypothesis, ("customer", "emotion")),
        (importance and touchpoint.importance is not None, ("importance",)),
        (touchpoint.reach is not None, ("reach",)),
        (bool(touchpoint.brand_fit), ("brand_fit",)),
        (bool(touchpoint.brand_rules), ("brand_rules",)),
        (bool(touchpoint.basics), ("basics",)),
        (touchpoint.moment_of_truth is not None, ("moment_of_truth",)),
        (touchpoint.choice is not None, ("choice",)),
    ]
    return [path for known, path in given if known]
