"""What a portfolio says: its title, the line below it, and its description for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.maps.content import FLOOR, MapContent
from journeykit.maps.portfolio.content import MapJourney, Portfolio, SharedTouchpoint
from journeykit.maps.speaking import figure, listed
from journeykit.words import Sentence, number


def finding(t: Sentence, content: MapContent, portfolio: Portfolio) -> str:
    """Say what stands out most: a shared touchpoint that fails in several journeys, else failing journeys."""
    failing = max(portfolio.shared, key=_weight, default=None)
    if failing and failing.insufficient:
        return _failing(t, content.language, failing)
    low = [journey for journey, _ in portfolio.walk() if is_low(journey)]
    if len(low) == 1:
        return t("{journey} is the only journey below the norm", journey=low[0].title)
    if low:
        return t(
            "{count} journeys are below the norm, {journey} most of all", count=len(low), journey=_lowest(low).title
        )
    if len(portfolio.shared) > 1:
        return t("{count} touchpoints stand in more than one journey", count=len(portfolio.shared))
    if portfolio.shared:
        return t("{name} stands in more than one journey", name=portfolio.shared[0].name)
    only = [journey for journey, _ in portfolio.walk()]
    return only[0].title if len(only) == 1 else t("The journeys of {client}", client=content.subject)


def is_low(journey: MapJourney) -> bool:
    """Tell whether a journey was measured to do insufficiently as a whole."""
    return bool(journey.index and not journey.index.guessed and journey.index.value < FLOOR)


def _weight(one: SharedTouchpoint) -> tuple[int, float, float]:
    """Sort by in how many journeys it fails, but one that hardly anybody meets is not the finding."""
    return (min(2, len(one.insufficient)), one.below or 0.0, one.impact or 0.0)


def _lowest(low: list[MapJourney]) -> MapJourney:
    return min(low, key=lambda journey: journey.index.value if journey.index else 101)


def _failing(t: Sentence, language: str, one: SharedTouchpoint) -> str:
    count = len(one.insufficient)
    if count == 1:
        return t("{name} stands in {count} journeys and fails in one", name=one.name, count=len(one.places))
    if one.below:
        return t(
            "{name} is below the norm in {count} journeys, for {customers} customers a year",
            name=one.name,
            count=count,
            customers=written(one.below, language),
        )
    return t("{name} is below the norm in {count} journeys", name=one.name, count=count)


def written(customers: float, language: str) -> str:
    """Write out how many customers, without false precision: reach is a share that somebody stated or counted."""
    if customers >= 1000:
        customers = round(customers, -2)
    elif customers >= 100:
        customers = round(customers, -1)
    return number(round(customers), language)


def subtitle(t: Sentence, portfolio: Portfolio, hidden: int) -> Iterator[str]:
    """Yield the parts of the line below the title."""
    if portfolio.shared:
        yield t("Row: a journey; column: a touchpoint that several journeys share, with its score there")
        if any(one.impact is not None for one in portfolio.shared):
            yield t("room: points that the index of all customers gains when it does well everywhere")
    elif len(list(portfolio.walk())) > 1:
        yield t("No touchpoint stands in more than one journey")
    if hidden:
        yield t("the {count} shared touchpoints with the least room are named below", count=hidden)


def description(t: Sentence, content: MapContent, portfolio: Portfolio) -> str:
    """Describe the picture: each journey with its figures, then what they share."""
    sentences = [t("The customer journeys of {client}.", client=content.subject)]
    for journey, depth in portfolio.walk():
        said = [journey.title, *facts(t, content.language, journey)]
        if depth and not journey.future:
            said.append(t("part of a larger journey"))
        sentences.append(f"{', '.join(said)}.")
    titles = {journey.id: journey.title for journey, _ in portfolio.walk()}
    for one in portfolio.shared:
        sharing = listed(t, [titles.get(id_, id_) for id_ in one.places])
        sentences.append(t("{name} is shared by {journeys}.", name=one.name, journeys=sharing))
        low = listed(t, [titles.get(spot.journey, spot.journey) for spot in one.insufficient])
        if low:
            sentences.append(t("There it is below the norm: {journeys}.", journeys=low))
    return " ".join(sentences)


def facts(t: Sentence, language: str, journey: MapJourney) -> list[str]:
    """Write out the figures of a journey."""
    parts = [t("desired journey")] if journey.future else []
    parts += journey.tags
    if journey.customers is not None:
        parts.append(t("{count} customers a year", count=number(journey.customers, language)))
    if journey.index:
        known = journey.index
        index = figure(known.value, known.low, known.high)
        parts.append(t("index {index} (assumed)", index=index) if known.guessed else t("index {index}", index=index))
    if journey.low:
        parts.append(t("{count} below the norm", count=journey.low))
    return parts
