"""The flow in plain text: from each touchpoint where customers go, and who drops out."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent
from journeykit.maps.flow.cards import percent
from journeykit.maps.flow.finding import finding
from journeykit.maps.flow.routes import Kind, Route, make_routes
from journeykit.maps.plain import clean, headline, joined, wrapped
from journeykit.maps.speaking import figure, speaker
from journeykit.words import Sentence

_KINDS: dict[Kind, str] = {
    "main": "main route", "side": "side route", "back": "way back", "indirect": "indirect route"
}  # fmt: skip


def tell_flow(content: MapContent) -> str:
    """Return how customers go through a journey, as text.

    Raises:
        NothingToDoError: no touchpoint leads to another.
    """
    routes = make_routes(content)
    if not routes:
        raise NothingToDoError(message("{journey} has no flow: no touchpoint leads to another", journey=content.id))
    t = speaker(content.language)
    lines = headline(finding(content, t) or content.title, content.subject, *content.left_out)
    names = {point.id: point.name for point in content.touchpoints}
    for phase in content.phases:
        if phase.touchpoints:
            lines += ["", *wrapped(f"{phase.number}. {clean(phase.name)}".upper())]
        for point in phase.touchpoints:
            known = point.performance
            score = f" ({t('score {value}', value=figure(known.value, known.low, known.high))})" if known else ""
            lines += ["", *wrapped(f"{point.number}. {clean(point.name)}{score}", "  ")]
            own = sorted((route for route in routes if route.start == point.id), key=lambda route: -(route.share or 0))
            lines += [line for route in own for line in _told(t, route, names[route.end])]
            if point.drop:
                lines += wrapped(t("{share} drops out", share=percent(point.drop)), "       ")
    return joined(lines)


def _told(t: Sentence, route: Route, end: str) -> Iterator[str]:
    share = f"{percent(route.share)} " if route.share is not None else ""
    lost = f", {t('the story does not go along')}" if route.lost else ""
    yield from wrapped(f"→ {share}{clean(end)} ({t(_KINDS[route.kind])}{lost})", "     ")
