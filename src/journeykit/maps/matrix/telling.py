"""The matrix in plain text: the touchpoints by choice, in the order of work, with their figures."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent
from journeykit.maps.matrix.finding import finding, subtitle
from journeykit.maps.matrix.side import figures
from journeykit.maps.plain import clean, headline, joined, wrapped
from journeykit.maps.speaking import CHOICES, listed, speaker


def tell_matrix(content: MapContent) -> str:
    """Return importance and performance as text.

    Raises:
        NothingToDoError: nothing has a performance.
    """
    shown = [point for point in content.touchpoints if point.performance and point.importance]
    if not shown:
        raise NothingToDoError(message("{journey} has no matrix: nothing there has a performance", journey=content.id))
    t = speaker(content.language)
    lines = headline(finding(content, t), content.subject, *subtitle(t, shown), *content.left_out)
    for take, name in CHOICES.items():
        chosen = [point for point in shown if (point.choice or "measure") == take]
        chosen.sort(key=lambda point: (point.order or 999, -(point.importance.value if point.importance else 0)))
        if chosen:
            lines += ["", t(name).upper()]
        for point in chosen:
            lines += wrapped(f"{point.number}. {clean(point.name)}: {figures(t, content.language, point)}", "  ")
    unknown = [point.name for point in content.touchpoints if not point.performance]
    if unknown:
        words = t("Not in the picture, performance unknown: {names}", names=listed(t, unknown))
        lines += ["", *wrapped(clean(words))]
    return joined(lines)
