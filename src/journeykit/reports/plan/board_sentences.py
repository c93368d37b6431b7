"""Sentences for the board: what if we do nothing, what can go wrong, how and when we measure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeykit.reports.plan.words import OUTCOMES
from journeykit.words import date, money, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Day  # noqa: N812 - `date` writes one here

    from journeykit.planning.values import JourneyPlan, Plan
    from journeykit.reports.plan.words import Phrases

MOST_GOALS, MOST_TRIALS, MOST_RESISTANCE, MOST_COSTS, UNSURE = 2, 1, 2, 2, 0.5
_CHOICES = ("repair", "improve")


def nothing(phrases: Phrases, plan: Plan) -> list[str]:
    """Say what goes on when nothing is done, as far as figures tell."""
    found = []
    if plan.totals.benefit:
        amount = money(plan.totals.benefit, phrases.language)
        found.append(phrases.t("{amount} a year that the actions are to bring does not come.", amount=amount))
    found += [sentence for journey in plan.journeys for sentence in _unchanged(phrases, journey)]
    found += _costs(phrases, plan)
    return [*found, *(sentence for journey in plan.journeys for sentence in _not_reached(phrases, journey))]


def _unchanged(phrases: Phrases, journey: JourneyPlan) -> Iterator[str]:
    t, score = phrases.t, journey.score
    worst = score.touchpoint(score.minimum.touchpoint) if score.minimum else None
    if worst is not None and worst.performance.value is not None and worst.choice.take in _CHOICES:
        figure = phrases.figure(worst.performance.value)
        if score.customers_per_year and worst.reach.source != "assumed":
            met = _about(score.customers_per_year * worst.reach.value, phrases.language)
            text = "About {count} customers a year go on meeting “{touchpoint}” as it is: {figure} of 100."
            yield t(text, count=met, touchpoint=worst.name, figure=figure)
        else:
            yield t("“{touchpoint}” stays as it is: {figure} of 100.", touchpoint=worst.name, figure=figure)


def _not_reached(phrases: Phrases, journey: JourneyPlan) -> Iterator[str]:
    t = phrases.t
    for goal in journey.journey.objectives:
        if goal.metric and goal.target is not None and goal.baseline is not None:
            yield t(
                "Nothing then brings {metric} from {start} to {target}.",
                metric=phrases.subject(goal.metric), start=phrases.raw(goal.baseline), target=phrases.measured(goal.metric, goal.target),
            )  # fmt: skip


def _costs(phrases: Phrases, plan: Plan) -> Iterator[str]:
    """What the dearest touchpoints that ask for work cost a year; one that several journeys share counts once."""
    found: dict[tuple[str, int], tuple[str, float]] = {}
    for journey in plan.journeys:
        for one in journey.touchpoints:
            volume = one.touchpoint.volume
            if volume and volume.per_year and volume.cost_each and one.score.choice.take in _CHOICES:
                key = (one.touchpoint.use or one.score.name, volume.per_year)
                found.setdefault(key, (one.score.name, volume.per_year * volume.cost_each))
    dearest = sorted(found.items(), key=lambda pair: -pair[1][1])[:MOST_COSTS]
    for (_, contacts), (name, cost) in dearest:
        yield phrases.t(
            "“{touchpoint}” goes on costing {cost} a year ({contacts} contacts).",
            touchpoint=name, cost=money(round(cost), phrases.language), contacts=number(contacts, phrases.language),
        )  # fmt: skip


def _about(count: float, language: str) -> str:
    """Two figures are enough: the reach is no more exact than that."""
    digits = max(0, len(str(int(count))) - 2)
    return number(int(round(count, -digits)), language)


def risks(phrases: Phrases, plan: Plan) -> list[str]:
    """Say what can go wrong: what others wait for, what has no owner, what is a guess, who is against."""
    return [*_against(phrases, plan), *_waiting(phrases, plan), *_uncertain(phrases, plan)]


def _waiting(phrases: Phrases, plan: Plan) -> Iterator[str]:
    t = phrases.t
    circular = [one.action for one in plan.roadmap if one.reason == "circular"]
    if circular:
        titles = phrases.listed(f"“{action.title}”" for action in circular[:3])
        yield t(
            "{titles} waits for itself: nobody can begin." if len(circular) == 1
            else "{titles} wait for each other, or for themselves: nobody can begin.",
            titles=titles,
        )  # fmt: skip
    keys = {action.key for action in circular}
    waits = Counter(one.title for action in plan.selected if action.key not in keys for one in action.waits_for)
    for title, count in waits.most_common(1):
        behind = phrases.count(count, "{count} action waits", "{count} actions wait")
        yield t("{behind} for “{title}”: late there is late everywhere.", behind=behind, title=title)
    ownerless = [action.title for action in plan.selected if action.owner is None]
    if ownerless:
        yield t("Nobody owns {titles} yet.", titles=phrases.listed(f"“{title}”" for title in ownerless[:3]))
    late = [action.title for action in plan.selected if action.late]
    if late:
        yield t("Late already: {titles}.", titles=phrases.listed(f"“{title}”" for title in late[:3]))


def _uncertain(phrases: Phrases, plan: Plan) -> Iterator[str]:
    t = phrases.t
    for action in plan.selected:
        if action.pilot and action.pilot.verdict == "worse":
            yield t("The trial of “{title}” came out worse than without it.", title=action.title)
        elif action.pilot and action.pilot.verdict == "not-clear":
            yield t("The trial of “{title}” has not shown a clear difference.", title=action.title)
    effects = [action.improvement.effect for action in plan.selected]
    unsure = sum(1 for one in effects if one and one.confidence is not None and one.confidence < UNSURE)
    if unsure:
        text = phrases.count(unsure, "The gain of {count} action is", "The gains of {count} actions are")
        yield t("{gains} a guess: whoever estimated it was less than half sure.", gains=text)
    guesses = sum(1 for journey in plan.journeys for one in journey.touchpoints if one.score.performance.is_hypothesis)
    if guesses:
        text = phrases.count(guesses, "{count} touchpoint rests", "{count} touchpoints rest")
        yield t("{touchpoints} on what we think ourselves: customers were not asked.", touchpoints=text)


def _against(phrases: Phrases, plan: Plan) -> Iterator[str]:
    for one in plan.project.support.resistance[:MOST_RESISTANCE] if plan.project.support else ():
        name = plan.names.get(one.department or "", one.department or phrases.t("Somebody inside"))
        about = one.about.rstrip(".")
        if one.answer:
            text = "{department} says: “{about}”. Our answer: {answer}."
            yield phrases.t(text, department=name, about=about, answer=one.answer.rstrip("."))
        else:
            yield phrases.t("{department} says: “{about}”. There is no answer yet.", department=name, about=about)


def measuring(phrases: Phrases, plan: Plan) -> list[str]:
    """Say how and when we measure: the first goals and the first trial with their days, what was not measured yet."""
    t = phrases.t
    dated = [*_goals(phrases, plan)[:MOST_GOALS], *_trials(phrases, plan)[:MOST_TRIALS]]
    found = [said for _, said in sorted(dated)]
    unknown = sum(len(journey.to_measure) for journey in plan.journeys)
    if unknown:
        found.append(
            phrases.count(
                unknown,
                "{count} touchpoint has too few answers, or none: measure there first.",
                "{count} touchpoints have too few answers, or none: measure there first.",
            )
        )
    found.append(t("After every action: the same question as before, until there are 30 answers."))
    return found


def _goals(phrases: Phrases, plan: Plan) -> list[tuple[Day, str]]:
    """The goals with a day and a figure, the first to come on top."""
    t, found = phrases.t, []
    for journey in plan.journeys:
        for goal in journey.journey.objectives:
            if goal.metric and goal.target is not None and goal.by is not None:
                outcome, target = t(OUTCOMES[goal.outcome]), phrases.measured(goal.metric, goal.target)
                said = t(
                    "{date}: {outcome}, measured by {metric}; the target is {target}.",
                    date=date(goal.by, phrases.language), outcome=outcome, metric=phrases.subject(goal.metric),
                    target=target,
                )  # fmt: skip
                found.append((goal.by, said))
    return sorted(found)


def _trials(phrases: Phrases, plan: Plan) -> list[tuple[Day, str]]:
    """The trials without a result, the first to end on top."""
    running = [
        (pilot.ends, action.title)
        for action in plan.selected
        if (pilot := action.improvement.pilot) and pilot.ends and pilot.result is None
    ]
    text = "{date}: the result of the trial “{title}”."
    return [(ends, phrases.t(text, date=date(ends, phrases.language), title=title)) for ends, title in sorted(running)]
