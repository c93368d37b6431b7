"""Flows and systems as mermaid's flowchart. All names of nodes are ours; what users wrote stands in quoted labels."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.exchange.mermaid.safely import described, quoted, safely
from journeykit.maps import MapContent, MapTouchpoint
from journeykit.maps.flow.cards import percent
from journeykit.maps.flow.routes import Kind, Route, make_routes
from journeykit.words import Sentence

_ARROWS: dict[Kind, str] = {"main": "==>", "side": "-->", "back": "-.->", "indirect": "-.->"}


def flow_lines(t: Sentence, content: MapContent) -> Iterator[str]:
    """Yield the lines of a flow: thick is the main route, dotted what leads back or is indirect."""
    number = {point.id: i for i, point in enumerate(content.touchpoints, 1)}
    yield from _head(content)
    yield f"    %% {t('thick: main route; dotted: back or indirect; percentage: of the customers of that touchpoint')}"
    yield from _phases(t, content, number)
    for route in make_routes(content):
        yield f"    t{number[route.start]} {_ARROWS[route.kind]}{_label(route)} t{number[route.end]}"


def _label(route: Route) -> str:
    return "" if route.share is None else f"|{quoted(percent(route.share))}|"


def systems_lines(t: Sentence, content: MapContent) -> Iterator[str]:
    """Yield the lines of the systems: which touchpoint uses which, and which of them are data islands."""
    number = {point.id: i for i, point in enumerate(content.touchpoints, 1)}
    systems = {system.name: system for point in content.touchpoints for system in point.systems}
    named = {name: i for i, name in enumerate(systems, 1)}
    yield from _head(content)
    if any(system.island for system in systems.values()):
        yield f"    %% {t('dashed: data island, no way to the CRM')}"
    yield from _phases(t, content, number, with_systems=True)
    for name, system in systems.items():
        yield f"    s{named[name]}[({quoted(name)})]{':::island' if system.island else ''}"
    for point in content.touchpoints:
        for name in dict.fromkeys(system.name for system in point.systems):
            yield f"    t{number[point.id]} --> s{named[name]}"
    if any(system.island for system in systems.values()):
        yield "    classDef island stroke-dasharray:5 4"


def _head(content: MapContent) -> Iterator[str]:
    yield "flowchart TB"
    yield f"    accTitle: {safely(content.title)}"
    yield f"    accDescr: {described(content.description)}"


def _phases(t: Sentence, content: MapContent, number: dict[str, int], *, with_systems: bool = False) -> Iterator[str]:
    for phase in content.phases:
        shown = [point for point in phase.touchpoints if point.systems or not with_systems]
        if not shown:
            continue
        yield f"    subgraph p{phase.number}[{quoted(f'{phase.number} {phase.name}')}]"
        for point in shown:
            yield f"        t{number[point.id]}{_node(t, point)}"
        yield "    end"


def _node(t: Sentence, point: MapTouchpoint) -> str:
    """Write a node with its name and score, with a "?" when that is a guess. Round is a touchpoint, a moment of truth a hexagon, an indirect one has slanting sides."""
    known = point.performance
    score = f" · {known.value:.0f}{'?' if known.guessed else ''}" if known else ""
    drop = [t("{share} drops out", share=percent(point.drop))] if point.drop else []
    label = quoted(point.name + score, *drop)
    if point.moment:
        return f"{{{{{label}}}}}"
    return f"[/{label}/]" if point.indirect else f"({label})"
