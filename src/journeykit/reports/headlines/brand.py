"""The headlines on the brand: where it can make the difference, and where it is contradicted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.headlines.values import Headline
from journeykit.scoring.brand import Rating, orphan_values

if TYPE_CHECKING:
    from journeykit.reports.headlines.telling import Told

MOST_NAMES = 3


def excel_finding(told: Told) -> Headline | None:
    """The touchpoint at which the brand has most to win, of those where one may excel."""
    # What another journey must repair first is no place to shine yet.
    broken = {one.touchpoint.use for _, one in told.touchpoints if one.score.choice.take == "repair"} - {None}
    able = [
        (journey, one)
        for journey, one in told.touchpoints
        if one.score.choice.take == "excel" and one.touchpoint.use not in broken
    ]
    if not able:
        return None
    t, phrases = told.t, told.phrases
    journey, one = max(
        able,
        key=lambda at: told.shares[at[0].journey.id] * (at[1].score.brand.gap or 0.0) * (at[1].score.importance.value or 0.0),
    )  # fmt: skip
    fit = one.score.brand
    if fit.expression is None or fit.potential is None:  # somebody chose it by hand, without rating the brand
        return None
    text = t("Here we can make the difference: {touchpoint} shows the brand values for {now} out of 100, and {possible} is possible.",
             touchpoint=told.named(one, journey), now=phrases.number(fit.expression, 0),
             possible=phrases.number(fit.potential, 0))  # fmt: skip
    if one.values:
        text += " " + t("Most is to be won in “{value}”.", value=one.values[0].name)
    rest = len(able) - 1
    if rest:
        text += " " + phrases.count(
            rest, "{count} other touchpoint can excel as well.", "{count} other touchpoints can excel as well."
        )
    return Headline(
        kind="excel", label=t("Excel"), subject=one.score.name, text=text, sure="guess",
        how_sure=t("our own judgement: the brand is rated by people, not asked of customers"),
        figure=phrases.number(fit.expression, 0), unit=t("of 100"), rests_on=t("our own ratings of the brand values"),
        sources=told.sources([one]),
        at=((journey.journey.id, one.score.id), *((place.journey.id, at.score.id) for place, at in able if at is not one)),
    )  # fmt: skip


def brand_findings(told: Told) -> list[Headline]:
    """That touchpoints contradict a brand value, else that no touchpoint shows one."""
    contradicted = [(journey, one) for journey, one in told.touchpoints if one.score.brand.contradictions]
    if not contradicted:
        return _orphans(told)
    contradicted.sort(
        key=lambda at: (not at[1].score.moment_of_truth, -told.shares[at[0].journey.id] * (at[1].score.importance.value or 0.0))
    )  # fmt: skip
    t, phrases = told.t, told.phrases
    journey, one = contradicted[0]
    values = {value.id: value.name for value in told.plan.project.brand.values}
    named = phrases.listed(f"“{values.get(id_, id_)}”" for id_ in one.score.brand.contradictions)
    text = t(
        "{touchpoint} contradicts what the brand promises: {values}.", touchpoint=told.named(one, journey), values=named
    )
    if one.score.moment_of_truth:
        text += " " + t("It is a moment of truth.")
    if len(contradicted) > 1:
        others = len(contradicted) - 1
        text += " " + phrases.count(
            others, "{count} other touchpoint does so too.", "{count} other touchpoints do so too."
        )
    return [_told(told, one.score.name, text, len(contradicted), told.sources([one]),
                  tuple((place.journey.id, at.score.id) for place, at in contradicted))]  # fmt: skip


def _orphans(told: Told) -> list[Headline]:
    fits = [(journey, touchpoint) for journey in told.plan.journeys for touchpoint in journey.journey.touchpoints]
    rated = [
        [Rating(value, fit.now, fit.potential) for value, fit in one.brand_fit.items()]
        for _, one in fits
        if one.brand_fit
    ]
    values = told.plan.project.brand.values
    missing = orphan_values([value.id for value in values], rated) if rated else []
    if not missing:
        return []
    names = {value.id: value.name for value in values}
    listed = told.phrases.listed(f"“{names[id_]}”" for id_ in missing[:MOST_NAMES])
    text = told.t("No touchpoint shows the brand value {values}.", values=listed)
    return [_told(told, names[missing[0]], text, len(missing), (), ())]


def _told(
    told: Told, subject: str, text: str, count: int, sources: tuple[str, ...], at: tuple[tuple[str, str], ...]
) -> Headline:
    t = told.t
    return Headline(
        kind="brand", label=t("The brand"), subject=subject, text=text, sure="guess",
        how_sure=t("our own judgement: the brand is rated by people, not asked of customers"),
        figure=str(count), unit=t("touchpoints") if at else t("brand values"),
        rests_on=t("our own ratings of the brand values"), sources=sources, at=at,
    )  # fmt: skip
