"""From improvements to numbers: the problem that a choice under a budget is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.planning.budget.problem import Problem, Spot
from journeykit.planning.budget.values import Ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journeykit.planning.budget.offers import Offer
    from journeykit.scoring.expectations import Expectations, Key
    from journeykit.scoring.gains import Effect


@dataclass(frozen=True, slots=True)
class Table:
    """The improvements that can be chosen, by their numbers, and the problem that they make.

    `places` are the journeys and touchpoints of the problem's spots.
    """

    keys: tuple[Key, ...]
    problem: Problem
    places: tuple[tuple[str, str], ...] = ()

    def named(self, chosen: Iterable[int]) -> list[Key]:
        """The improvements of some numbers, in the order of the files."""
        return [self.keys[number] for number in sorted(chosen)]


def ask_of(offers: Sequence[Offer], horizon: float) -> Ask:
    """What improvements ask together. What nobody said counts as nothing: under a limit such are not chosen."""
    costs = [offer.improvement.cost for offer in offers if offer.improvement.cost is not None]
    once, yearly = sum(cost.once for cost in costs), sum(cost.yearly for cost in costs)
    return Ask(once, yearly, once + yearly * horizon, sum(offer.improvement.effort_days or 0 for offer in offers))


def table_of(
    offers: Mapping[Key, Offer],
    expected: Expectations,
    shares: Mapping[str, float],
    horizon: float,
    budget: float | None,
    days: float | None,
) -> Table:
    """Number the improvements that can be judged and bring something, and those that these need."""
    able = {key: offer for key, offer in offers.items() if offer.can_be_done}
    helping = {
        one.key for one in expected.effects if one.journey in shares and one.effect.expected > 0 and one.key in able
    }
    helping = {key for key in helping if able[key].gain is not None}
    wanted, queue = set(helping), list(helping)
    while queue:
        more = [need for need in able[queue.pop()].requires if need not in wanted]
        wanted.update(more)
        queue += more
    keys = [key for key in able if key in wanted]
    number = {key: i for i, key in enumerate(keys)}
    asks = [ask_of([able[key]], horizon) for key in keys]
    users: dict[int, list[int]] = {}
    for key in keys:
        for need in able[key].requires:
            users.setdefault(number[need], []).append(number[key])
    spots = dict(_spots(expected, shares, number))
    problem = Problem(
        costs=tuple(ask.total for ask in asks),
        days=tuple(ask.days for ask in asks),
        spots=tuple(spots.values()),
        requires=tuple((number[key], number[need]) for key in keys for need in able[key].requires),
        excludes=tuple((number[key], number[other]) for key in keys for other in able[key].excludes if other in number),
        helpers=tuple((number[key], tuple(users[number[key]])) for key in keys if key not in helping),
        budget=budget,
        most_days=days,
    )
    return Table(tuple(keys), problem, tuple(spots))


def _spots(
    expected: Expectations, shares: Mapping[str, float], number: Mapping[Key, int]
) -> Iterator[tuple[tuple[str, str], Spot]]:
    """The touchpoints with a figure at which something that can be chosen has an effect."""
    effects: dict[tuple[str, str], list[tuple[int, Effect]]] = {}
    for one in expected.effects:
        if one.key in number and one.journey in shares:
            effects.setdefault((one.journey, one.touchpoint), []).append((number[one.key], one.effect))
    for (journey, touchpoint), found in effects.items():
        score, whole = expected.scores.touchpoint(journey, touchpoint), expected.scores.journey(journey)
        if score is None or whole is None or score.performance.value is None or score.mass is None:
            continue
        if whole.total_mass > 0:
            worth = shares[journey] * score.mass / whole.total_mass
            yield (journey, touchpoint), Spot(score.performance.value, worth, tuple(found))
