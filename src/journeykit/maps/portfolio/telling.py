"""The portfolio in plain text: the journeys as a tree, then what they share."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent
from journeykit.maps.plain import clean, headline, joined, wrapped
from journeykit.maps.portfolio.columns import most_urgent, room, said, tell_spot
from journeykit.maps.portfolio.content import SharedTouchpoint
from journeykit.maps.portfolio.finding import facts, finding, written
from journeykit.maps.speaking import figure, speaker
from journeykit.words import Sentence


def tell_portfolio(content: MapContent) -> str:
    """Return the journeys of a project as text.

    Raises:
        NothingToDoError: there is no journey.
    """
    portfolio = content.portfolio
    if portfolio is None or not portfolio.journeys:
        raise NothingToDoError(message("the project has no journey"))
    t = speaker(content.language)
    title = finding(t, content, portfolio)
    lines = [*headline(title, content.client if content.client != title else ""), ""]
    for journey, depth in portfolio.walk():
        told = facts(t, content.language, journey)
        if journey.together:
            known = journey.together
            told.append(t("parts together {index}", index=figure(known.value, known.low, known.high)))
        if journey.lowest:
            told.append(t("lowest: {name}", name=journey.lowest))
        lines += wrapped(clean(f"{'- ' if depth else ''}{journey.title}"), "    " * min(depth, 6))
        lines += wrapped(clean(", ".join(told)), "    " * min(depth, 6) + "    ") if told else []
    titles = {journey.id: journey.title for journey, _ in portfolio.walk()}
    for one in portfolio.shared:
        lines += ["", *_shared(t, content.language, titles, one)]
    return joined(lines)


def _shared(t: Sentence, language: str, titles: dict[str, str], one: SharedTouchpoint) -> list[str]:
    spot = most_urgent(one)
    parts = [
        f"{t('journeys')}: {len(one.places)}",
        f"{t('customers a year')}: {'?' if one.customers is None else written(one.customers, language)}",
        f"{t('room, all together')}: {room(one, language)}",
        f"{t('what to do')}: {said(t, spot)}" if spot else "",
    ]
    lines = wrapped(clean(one.name))
    lines += wrapped(clean(", ".join(filter(None, parts))), "    ")
    for here in one.spots:
        told = tell_spot(t, here)
        lines += wrapped(clean(f"- {titles.get(here.journey, here.journey)}: {', '.join(told)}"), "    ")
    return lines
