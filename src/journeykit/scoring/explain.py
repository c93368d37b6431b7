"""How each figure of a touchpoint comes about: the formula, the same with its figures, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.brand import FITS_FROM
from journeykit.scoring.reach import ANYWHERE
from journeykit.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journeykit.model import Touchpoint
    from journeykit.scoring.measured import Measured
    from journeykit.scoring.values import JourneyScore, RestsOn, Scores, TouchpointScore


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure: its name as in the JSON, its value, the formula, and the formula with its figures filled in.

    `detail` is a key word that says more (a source such as `stated`, a metric, a certainty).
    """

    figure: str
    value: float | str | None
    formula: str
    filled: str = ""
    detail: str = ""
    rests_on: tuple[RestsOn, ...] = ()


def explain(
    scores: Scores, journey: JourneyScore, score: TouchpointScore, touchpoint: Touchpoint, language: str
) -> list[Explained]:
    """Explain every figure of a touchpoint, in the order in which one follows from the other."""

    def show(value: float | None) -> str:
        if value is None:
            return "?"
        size = abs(value)
        digits = 0 if value == int(value) else 3 if size < 1 else 2 if size < 10 else 1
        return number(value, language, digits)

    return [
        *_performance(scores, journey, score, show),
        _importance(score, show),
        _reach(journey, score, show),
        *_impact(journey, score, show),
        *_brand(score, touchpoint, scores, show),
        _choice(score),
        *_priority(scores, journey, score, show),
    ]


def _on(score: TouchpointScore, *fields: str) -> tuple[RestsOn, ...]:
    return tuple(one for one in score.rests_on if one.field in fields)


def _performance(
    scores: Scores, journey: JourneyScore, score: TouchpointScore, show: Callable[[float | None], str]
) -> Iterator[Explained]:
    p = score.performance
    for metric in p.metrics:
        yield from _metric(metric, show, score)
    if p.is_hypothesis:
        yield Explained(
            "raw", p.raw, "P = line(emotion), se = 10", detail="hypothesis", rests_on=_on(score, "customer.emotion")
        )
    elif p.value is not None:
        used = [(one, scores.settings.metric_weights.get(one.metric, 0.0)) for one in p.metrics]
        above = " + ".join(f"{show(w)} × {show(one.figure.p)}" for one, w in used if w > 0)
        below = " + ".join(show(w) for _, w in used if w > 0)
        yield Explained("raw", p.raw, "sum(w P) / sum(w)", f"({above}) / ({below})")
    towards = journey.shrinkage
    if p.value is None:
        yield Explained("performance", None, "")
    elif towards is None or p.is_hypothesis or not p.n or p.low is None:
        yield Explained("performance", p.value, "P = raw", detail="not-shrunk")
    else:
        n, k = show(p.n), show(towards.k)
        filled = f"({n} × {show(p.raw)} + {k} × {show(towards.mean)}) / ({n} + {k})"
        yield Explained("performance", p.value, "(n P + k m) / (n + k)", filled)


def _metric(metric: Measured, show: Callable[[float | None], str], score: TouchpointScore) -> Iterator[Explained]:
    places = {placed.place for placed in metric.records}
    rests_on = tuple(one for one in score.rests_on if one.field == "measurements" and one.place in places)
    for estimate, scale in metric.estimates:
        ends = f" [{show(estimate.low)}, {show(estimate.high)}]" if estimate.low is not None else ""
        corners = " ".join(
            f"({show(x)}, {p})"
            for x, p in zip(
                (scale.worst, scale.floor, scale.good, scale.excel, scale.best), (0, 55, 65, 85, 100), strict=True
            )
        )
        detail = "stale" if metric.stale else "widest" if estimate.widest else ""
        yield Explained(
            metric.metric,
            metric.figure.p,
            f"P = line(x), {corners}",
            f"x = {show(estimate.value)}{ends}, n = {show(estimate.n)}",
            detail,
            rests_on,
        )


def _importance(score: TouchpointScore, show: Callable[[float | None], str]) -> Explained:
    importance = score.importance
    rests_on = _on(score, "derived_importance" if importance.source == "derived" else "importance")
    if importance.value is None:
        return Explained("importance", None, "", detail=importance.source, rests_on=rests_on)
    total = importance.basis / importance.value if importance.value else None
    filled = f"{show(importance.basis)} / {show(total)}"
    return Explained("importance", importance.value, "w = own / sum", filled, importance.source, rests_on)


def _reach(journey: JourneyScore, score: TouchpointScore, show: Callable[[float | None], str]) -> Explained:
    reach = score.reach
    if not reach.flows:
        return Explained("reach", reach.value, "r", detail=reach.source, rests_on=_on(score, "reach"))
    if reach.flows[0].origin == ANYWHERE:
        counted = f"{show(reach.flows[0].customers)} / {show(reach.flows[0].of)}"
        return Explained("reach", reach.value, "r = customers / of", counted, reach.source, _on(score, "transitions"))
    origins = {one.id: one.reach.value for one in journey.touchpoints}
    flows = " + ".join(
        f"{show(origins.get(flow.origin))} × {show(flow.customers)}/{show(flow.of)}" for flow in reach.flows
    )
    formula = "r = min(1, sum(r(from) × customers / of))"
    return Explained("reach", reach.value, formula, f"min(1, {flows})", reach.source, _on(score, "transitions"))


def _impact(journey: JourneyScore, score: TouchpointScore, show: Callable[[float | None], str]) -> Iterator[Explained]:
    p, w = score.performance.value, score.importance.value
    if p is None or w is None:
        yield Explained("impact", None, "")
        return
    mass, total = f"{show(w)} × {show(score.reach.value)}", show(journey.total_mass)
    for figure, value, formula, room in (
        (
            "impact",
            score.impact.value,
            "w r max(0, target - P) / sum(w r)",
            f"max(0, {show(score.target)} - {show(p)})",
        ),
        ("harm", score.harm, "w r max(0, 55 - P) / sum(w r)", f"max(0, 55 - {show(p)})"),
        ("strength", score.strength, "w r max(0, P - 85) / sum(w r)", f"max(0, {show(p)} - 85)"),
    ):
        yield Explained(figure, value, formula, f"{mass} × {room} / {total}")


def _brand(
    score: TouchpointScore, touchpoint: Touchpoint, scores: Scores, show: Callable[[float | None], str]
) -> Iterator[Explained]:
    brand, weights = score.brand, scores.settings.brand_values
    fits = touchpoint.brand_fit.items()
    now = [(weights.get(value, 1.0), max(0.0, fit.now)) for value, fit in fits if fit.now is not None]
    potential = [(weights.get(value, 1.0), fit.potential) for value, fit in fits if fit.potential is not None]
    rests_on = _on(score, "brand_fit")
    for figure, value, formula, rated in (
        ("expression", brand.expression, "E = 25 sum(w max(0, now)) / sum(w)", now),
        ("potential", brand.potential, "Q = 25 sum(w potential) / sum(w)", potential),
    ):
        filled = ""
        if rated:
            above = " + ".join(f"{show(w)} × {show(points)}" for w, points in rated)
            filled = f"25 × ({above}) / ({' + '.join(show(w) for w, _ in rated)})"
        yield Explained(figure, value, formula if rated else "", filled, rests_on=rests_on)
    if brand.gap is not None:
        yield Explained(
            "gap", brand.gap, "max(0, Q - E)", f"max(0, {show(brand.potential)} - {show(brand.expression)})"
        )
    if brand.coverage is not None:
        yield Explained("coverage", brand.coverage, "rated values / all values")
    if brand.rules.fits is not None:
        kept, judged = brand.rules.kept, brand.rules.kept + brand.rules.broken
        formula = f"kept / (kept + broken) >= {FITS_FROM[0]}/{FITS_FROM[1]}"
        yield Explained("rules", kept / judged, formula, f"{kept} / {judged}", rests_on=_on(score, "brand_rules"))


def _choice(score: TouchpointScore) -> Explained:
    fields = ("basics", "moment_of_truth", "choice")
    return Explained("choice", score.choice.take, "", detail=score.choice.certainty or "", rests_on=_on(score, *fields))


def _priority(
    scores: Scores, journey: JourneyScore, score: TouchpointScore, show: Callable[[float | None], str]
) -> Iterator[Explained]:
    a, w, p = scores.settings.balance, score.importance.value, score.performance.value
    if score.priority is None or w is None or p is None:
        yield Explained("priority", None, "")
        return
    most = max(one.importance.value or 0.0 for one in journey.touchpoints)
    target, gap = show(score.target), score.brand.gap or 0.0
    room = f"{show(a)} × {show(score.reach.value)} × max(0, {target} - {show(p)}) / {target}"
    filled = f"{show(w)} / {show(most)} × ({room} + {show(1 - a)} × {show(gap)} / 100)"
    yield Explained("priority", score.priority, "w/max(w) × (a r max(0, target - P)/target + (1 - a) G/100)", filled)
    yield Explained("rank", float(score.rank.value or 0), "")
