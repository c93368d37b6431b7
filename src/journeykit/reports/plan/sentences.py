"""Sentences of the plan about a touchpoint: what customers say, what weighs, what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.plan.words import OUTCOMES, TAKES
from journeykit.scoring.mismatches import is_directed
from journeykit.words import date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.model.journey import Objective
    from journeykit.model.shared import Mismatch
    from journeykit.planning.values import TouchpointPlan
    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring.measured import Headline, Measured

MOST_QUOTES = 2
ALL_CUSTOMERS = 0.995


def goal(phrases: Phrases, goal: Objective) -> str:
    """Say what a journey is to bring, and by which figure one will see it."""
    t = phrases.t
    outcome = t(OUTCOMES[goal.outcome])
    if goal.metric is None or goal.target is None:
        return outcome
    metric, target = phrases.subject(goal.metric), phrases.measured(goal.metric, goal.target)
    by = date(goal.by, phrases.language) if goal.by else ""
    if goal.baseline is None:
        if not by:
            return t("{outcome} ({metric} to {target})", outcome=outcome, metric=metric, target=target)
        return t("{outcome} ({metric} to {target} by {date})", outcome=outcome, metric=metric, target=target, date=by)
    start = phrases.raw(goal.baseline)
    if not by:
        return t(
            "{outcome} ({metric} from {start} to {target})", outcome=outcome, metric=metric, start=start, target=target
        )
    return t(
        "{outcome} ({metric} from {start} to {target} by {date})",
        outcome=outcome, metric=metric, start=start, target=target, date=by,
    )  # fmt: skip


def says(phrases: Phrases, plan: TouchpointPlan) -> list[str]:
    """Say what customers say: the headline of each metric with its answers, and how far to trust it."""
    t, figure = phrases.t, plan.score.performance
    if figure.value is None:
        return [t("Nobody has asked customers here yet.")]
    if figure.is_hypothesis:
        return [t("This figure is what we think ourselves; customers were not asked.")]
    sentences = headlines(phrases, plan)
    if figure.small:
        sentences.append(t("Those are few answers: do not build on it yet."))
    if figure.stale:
        sentences.append(t("The figure is old."))
    return sentences


def headlines(phrases: Phrases, plan: TouchpointPlan) -> list[str]:
    """Say the headline of each metric with its answers."""
    metrics = plan.score.performance.metrics
    return [_headline(phrases, metric, headline) for metric in metrics for headline in metric.headlines]


def _headline(phrases: Phrases, metric: Measured, headline: Headline) -> str:
    t, answers = phrases.t, phrases.answers(headline.n)
    if headline.metric == "csat-percent":
        return t(
            "{percent} % of customers are satisfied ({answers}).", percent=f"{headline.value:.0f}", answers=answers
        )
    value, scale = phrases.number(headline.value, 1), metric.estimates[0][1]
    top = phrases.raw(scale.high)
    if scale.better == "low" and headline.metric not in ("ces1", "nps"):
        return t(
            "Customers answer {value} on a scale of {low} to {top}, where less is better ({answers}).",
            value=value, low=phrases.raw(scale.low), top=top, answers=answers,
        )  # fmt: skip
    match headline.metric:
        case "ces":
            return t("Customers rate the ease {value} out of {top} ({answers}).", value=value, top=top, answers=answers)
        case "ces1":
            return t(
                "Customers rate the effort {value} out of {top}, where less is better ({answers}).",
                value=value, top=top, answers=answers,
            )  # fmt: skip
        case "csat":
            return t(
                "Customers rate their satisfaction {value} out of {top} ({answers}).",
                value=value,
                top=top,
                answers=answers,
            )
        case "nps":
            value = phrases.number(headline.value, 0)
            return t("Recommendation stands at an NPS of {value} ({answers}).", value=value, answers=answers)
        case "rating" if scale.high != 10:
            return t("Customers give it {value} out of {top} ({answers}).", value=value, top=top, answers=answers)
        case "rating":
            return t("Customers give it {value} out of 10 ({answers}).", value=value, answers=answers)
        case _:
            return t("Customers rate their feeling {value}, from −2 to +2 ({answers}).", value=value, answers=answers)


def quotes(plan: TouchpointPlan) -> list[str]:
    """Return what customers said and agreed to be quoted with."""
    customer = plan.touchpoint.customer
    return [quote.text for quote in customer.quotes if quote.consent][:MOST_QUOTES] if customer else []


def feelings(phrases: Phrases, plan: TouchpointPlan) -> list[str]:
    """Say what annoys customers and what they expect; what they think only where no quote says it."""
    t, customer = phrases.t, plan.touchpoint.customer
    if customer is None:
        return []
    sentences = []
    if customer.thinks and not quotes(plan):
        said = t("What customers think, in our words: “{text}”", text=customer.thinks)
        sentences.append(said if customer.thinks.rstrip()[-1:] in set(".?!…") else f"{said}.")
    if customer.annoyances:
        sentences.append(t("What annoys them: {list}.", list="; ".join(customer.annoyances)))
    if customer.expectation == "missed" and customer.expects:
        sentences.append(t("They expect this, and do not get it: {list}.", list="; ".join(customer.expects)))
    return sentences


def importance(phrases: Phrases, plan: TouchpointPlan, of: int) -> str:
    """Say how much a touchpoint weighs for customers, and how we know."""
    t, weight = phrases.t, plan.score.importance
    if weight.value is None or plan.weight_rank is None:
        if weight.stated is None:
            return t("not known: nobody asked.")
        return t(
            "customers give it {stated} out of 5; it counts once it is measured.", stated=phrases.raw(weight.stated)
        )
    place = _place(phrases, plan.weight_rank, of)
    return t(
        "{place} ({share} of the whole, {source}).",
        place=place,
        share=phrases.share(weight.value),
        source=_source(phrases, plan),
    )


def reach(phrases: Phrases, plan: TouchpointPlan) -> str | None:
    """Say which part of the customers comes here; None when nobody knows."""
    known = plan.score.reach
    if known.source == "assumed":
        return None
    if known.value > ALL_CUSTOMERS:
        return phrases.t("All customers come here.")
    return phrases.t("{share} of customers come here.", share=phrases.share(known.value))


def _place(phrases: Phrases, rank: int, of: int) -> str:
    t = phrases.t
    if rank == 1:
        return t("nothing weighs more") if of > 1 else t("the only touchpoint with a figure")
    if 3 * rank <= of:
        return t("weighs more than most")
    if 3 * rank <= 2 * of:
        return t("weighs about average")
    return t("weighs less than most")


def _source(phrases: Phrases, plan: TouchpointPlan) -> str:
    t, weight = phrases.t, plan.score.importance
    if weight.source == "derived":
        behind = plan.answers_behind_weight
        return t("derived from {answers}", answers=phrases.answers(behind)) if behind else t("derived from answers")
    if weight.source == "stated" and weight.stated is not None:
        return t("customers give it {stated} out of 5", stated=phrases.raw(weight.stated))
    return t("assumed: nobody asked")


def needed(phrases: Phrases, plan: TouchpointPlan) -> list[str]:
    """Say what is needed: basics first, then what customers want, then what is to be explained."""
    t, touchpoint = phrases.t, plan.touchpoint
    sentences = [t("Put the basics in order: {basics}.", basics="; ".join(plan.basics))] if plan.basics else []
    customer, desired = touchpoint.customer, touchpoint.desired
    if customer and customer.wants:
        sentences.append(t("Customers want: {wants}.", wants=_open_ended(customer.wants)))
    if desired and (desired.thinks or desired.feels):
        sentences.append(_desired(phrases, desired.thinks, desired.feels))
    sentences += [
        t(
            "Solve or explain: customers want “{they}”, we want “{we}”.",
            they=mismatch.customer_wants,
            we=mismatch.we_want,
        )
        for mismatch in touchpoint.mismatches
        if mismatch.customer_wants and mismatch.we_want and undirected(mismatch)
    ]
    if plan.score.run_by_others:
        sentences.append(t("Others run this: influence them, we cannot repair it ourselves."))
    return sentences


def undirected(mismatch: Mismatch) -> bool:
    """Whether customers are told no reason and offered no view."""
    return not is_directed(reason=mismatch.reason, explained=mismatch.explained, perspective=mismatch.perspective)


def mismatches(phrases: Phrases, found: Iterable[Mismatch]) -> list[str]:
    """Say where customers and the organisation want different things, and nobody says why."""
    return [
        phrases.t("Customers want “{they}”, we want “{we}”.", they=one.customer_wants, we=one.we_want)
        for one in found
        if one.customer_wants and one.we_want and undirected(one)
    ]


def _desired(phrases: Phrases, thinks: str | None, feels: str | None) -> str:
    t = phrases.t
    if thinks and feels:
        return t("Afterwards they think “{thinks}” and feel “{feels}”.", thinks=thinks, feels=feels)
    return (
        t("Afterwards they think “{thinks}”.", thinks=thinks)
        if thinks
        else t("Afterwards they feel “{feels}”.", feels=feels or "")
    )


def _open_ended(text: str) -> str:
    """Leave out a full stop that the sentence around it has already."""
    return text.rstrip().rstrip(".")


def to_tell(phrases: Phrases, plan: TouchpointPlan) -> str | None:
    """Say which customers are to hear what was done; None when nothing is done, or they heard."""
    if not plan.to_do or any(action.improvement.told_customers for action in plan.to_do):
        return None
    t = phrases.t
    if plan.heard_in:
        return t(
            "Customers hear what was done with their experience, first of all those who took part in {research}",
            research=phrases.listed(plan.heard_in),
        )
    if plan.score.performance.n:
        answers = phrases.answers(plan.score.performance.n)
        return t(
            "Customers hear what was done with their experience, first of all those who answered ({answers})",
            answers=answers,
        )
    return t("Customers hear what was done with their experience")


def brand(phrases: Phrases, plan: TouchpointPlan) -> list[str]:
    """Say per brand value how far it is shown and how far it could be."""
    return [
        phrases.t(
            "{value}: contradicted now, possible {potential} of 4" if value.now < 0
            else "{value}: now {now} of 4, possible {potential}",
            value=value.name, now=phrases.raw(value.now), potential=phrases.raw(value.potential),
        )
        for value in plan.values
    ]  # fmt: skip


def others(phrases: Phrases, plan: TouchpointPlan, competitors: dict[str, str]) -> list[str]:
    """Say what a competitor scores, and what to learn from it."""
    sentences = []
    for one in plan.touchpoint.benchmarks:
        name = competitors.get(one.competitor, one.competitor)
        text = phrases.t(
            "{competitor} scores {value} on {metric} ({answers})",
            competitor=name, value=phrases.raw(one.value), metric=phrases.metric(one.metric), answers=phrases.answers(one.n),
        )  # fmt: skip
        sentences.append(f"{text}: {_open_ended(one.learn)}." if one.learn else f"{text}.")
    return sentences


def choice(phrases: Phrases, plan: TouchpointPlan) -> str:
    """Say what was chosen, and why; an overruled choice stays visible."""
    t, made = phrases.t, plan.score.choice
    word = t(TAKES[made.take])
    overruling = plan.touchpoint.choice
    if made.overruled and overruling:
        text = t("{word}, chosen by people; the figures say {computed}", word=word, computed=t(TAKES[made.overruled]))
        return f"{text} ({overruling.because})" if overruling.because else text
    # The score names a basic by its id; people know it by its text.
    why = (
        t("a basic is not in order: {basics}", basics="; ".join(plan.basics))
        if plan.basics
        else phrases.said(made.because)
    )
    return f"{word} ({why})"
