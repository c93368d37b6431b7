"""The routes of a flow: which is the main one, which are side routes, and which lead back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeykit.maps.content import MapContent, MapTouchpoint, Onward

Kind = Literal["main", "side", "back", "indirect"]


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one touchpoint to another, by their ids."""

    start: str
    end: str
    kind: Kind
    share: float | None = None
    lost: bool = False

    @property
    def width(self) -> float:
        """How thick its line is."""
        if self.kind in ("back", "indirect") or self.share is None:
            return 1.5
        return max(1.0, 6 * self.share)


def make_routes(content: MapContent) -> list[Route]:
    """Return all routes between the touchpoints that are shown."""
    points = {p.id: p for p in content.touchpoints}
    main = set(_main(content, points))
    return [
        Route(point.id, step.to, _kind(point, step, main), step.share, step.lost)
        for point in content.touchpoints
        for step in point.onward
        if step.to in points and step.to != point.id
    ]


def _kind(point: MapTouchpoint, step: Onward, main: set[tuple[str, str]]) -> Kind:
    if step.back:
        return "back"
    if (point.id, step.to) in main:
        return "main"
    return "indirect" if point.indirect else "side"


def _main(content: MapContent, points: dict[str, MapTouchpoint]) -> Iterator[tuple[str, str]]:
    """Follow most customers from the first touchpoint that is our own."""
    here = next((p for p in content.touchpoints if not p.indirect), None)
    while here is not None:
        ahead = [step for step in here.onward if not step.back and step.to in points and step.to != here.id]
        if not ahead:
            return
        step = max(ahead, key=lambda step: -1 if step.share is None else step.share)
        yield here.id, step.to
        here = points[step.to]
