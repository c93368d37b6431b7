"""The matrix as mermaid's quadrant chart."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.exchange.mermaid.safely import described, quoted, safely
from journeykit.maps import MapContent
from journeykit.maps.canvas.curve import Box
from journeykit.maps.content import GOOD
from journeykit.maps.matrix.axes import make_axes
from journeykit.words import Sentence

_SQUARE = Box(0, 0, 1, 1)


def quadrant_lines(t: Sentence, content: MapContent) -> Iterator[str]:
    """Yield the lines of a quadrant chart, whose cross always stands in the middle: a comment says where that is."""
    shown = [point for point in content.touchpoints if point.performance and point.importance]
    axes = make_axes(shown, _SQUARE)
    yield "quadrantChart"
    yield f"    title {safely(content.title)}"
    yield f"    accTitle: {safely(content.subject)}"
    yield f"    accDescr: {described(content.description)}"
    yield f"    %% {t('the cross stands at performance 65 and the median importance; each half has its own scale')}"
    yield f"    x-axis {quoted(t('Performance') + ' 0')} --> {quoted('100')}"
    yield f"    y-axis {quoted(t('less important'))} --> {quoted(t('more important'))}"
    quadrants = (t("Protect, excel"), t("Repair, improve"), t("Good enough"), t("Ease off"))
    for place, words in enumerate(quadrants, 1):
        yield f"    quadrant-{place} {quoted(words)}"
    for point in shown:
        assert point.performance
        assert point.importance
        x = _half(point.performance.value, 0.0, GOOD, 100.0)
        y = _half(point.importance.value, axes.low, axes.cross, axes.high)
        yield f"    {quoted(f'{point.number} {point.name}')}: [{_written(x)}, {_written(y)}]"


def _half(value: float, low: float, middle: float, high: float) -> float:
    """Return a place from 0 to 1 at which `middle` is one half."""
    if value < middle:
        return 0.5 * (value - low) / (middle - low) if middle > low else 0.0
    return 0.5 + 0.5 * (value - middle) / (high - middle) if high > middle else 0.5


def _written(place: float) -> str:
    """Write a place as mermaid reads it: 0, 1, or with a point."""
    return "1" if place >= 0.995 else "0" if place < 0.005 else f"{place:.2f}"
